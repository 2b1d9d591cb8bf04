//! The encoding that a web page, or what it came in, says of itself.

use crate::decode::{ENOUGH_UTF8_CHARS, decode_strictly};
use crate::{DecodeError, Decoded, Encoding, Tables, decode_within};

/// So far into a page a declaration is looked for. Browsers look at 1,024 bytes before they parse,
/// and later believe what they meet on the way.
const HEAD: usize = 8192;

/// What encodings are called in pages, in small letters (after the Encoding Standard).
const LABELS: [(&str, Encoding); 18] = [
    ("utf-8", Encoding::Utf8),
    ("utf8", Encoding::Utf8),
    ("unicode-1-1-utf-8", Encoding::Utf8),
    ("utf-16", Encoding::Utf16Le),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
    ("gb2312", Encoding::Gb18030),
    ("gb_2312", Encoding::Gb18030),
    ("gb_2312-80", Encoding::Gb18030),
    ("gbk", Encoding::Gb18030),
    ("x-gbk", Encoding::Gb18030),
    ("chinese", Encoding::Gb18030),
    ("gb18030", Encoding::Gb18030),
    ("big5", Encoding::Big5),
    ("big5-hkscs", Encoding::Big5),
    ("cn-big5", Encoding::Big5),
    ("x-x-big5", Encoding::Big5),
    ("csbig5", Encoding::Big5),
];

fn of_label(label: &str) -> Option<Encoding> {
    let label = label.trim().to_ascii_lowercase();
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, encoding)| *encoding)
}

/// Decodes a web page: by its byte order mark, else by `told`, which is what it came in says of
/// it, else by what it declares itself, else as [`decode_within`] does.
///
/// What is told counts only if all bytes fit it. Chinese that is well-formed UTF-8 throughout is
/// UTF-8, whatever is declared: pages are saved anew without a change to what they declare.
pub fn decode_page(
    bytes: &[u8],
    told: &str,
    most: usize,
    tables: Tables<'_>,
) -> Result<Decoded, DecodeError> {
    let has_mark = [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"];
    if bytes.len() > 2 * most || has_mark.iter().any(|mark| bytes.starts_with(mark)) {
        return decode_within(bytes, most, tables);
    }
    let declared = || match declared(bytes)? {
        // what could be read to find it is no UTF-16
        Encoding::Utf16Le | Encoding::Utf16Be => Some(Encoding::Utf8),
        encoding => Some(encoding),
    };
    let candidates = [of_label(told), declared()];
    for encoding in candidates.into_iter().flatten().filter(|_| !is_surely_utf8(bytes)) {
        let decoded = decode_strictly(bytes, encoding, tables);
        if let Some(decoded) = decoded.filter(|decoded| decoded.text.len() <= most) {
            return Ok(decoded);
        }
    }
    decode_within(bytes, most, tables)
}

fn is_surely_utf8(bytes: &[u8]) -> bool {
    let n_chars = bytes.iter().filter(|&&byte| byte >= 0xc0).take(ENOUGH_UTF8_CHARS).count();
    n_chars == ENOUGH_UTF8_CHARS && std::str::from_utf8(bytes).is_ok()
}

/// What the head of a page declares: in an element `meta`, or in the declaration of XML.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|&byte| char::from(byte)).collect();
    let head = without_comments(&head.to_ascii_lowercase());
    let of_xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| {
        let (declaration, _) = rest.split_once("?>")?;
        value(declaration, "encoding")
    });
    let of_meta = || {
        head.split("<meta").skip(1).find_map(|rest| {
            let element = rest.split('>').next()?;
            element.starts_with([' ', '\t', '\n', '\r', '/']).then(|| value(element, "charset"))?
        })
    };
    of_xml.or_else(of_meta)
}

fn without_comments(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    let mut rest = head;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
    }
    out + rest
}

/// The known encoding behind `name=`, also inside of another attribute's value.
fn value(element: &str, name: &str) -> Option<Encoding> {
    element.split(name).skip(1).find_map(|rest| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| c.is_whitespace() || "\"';/".contains(c));
        of_label(&rest[..end.unwrap_or(rest.len())])
    })
}
