//! Web pages saved as one file (`.mhtml`, `.mht`): the page's own part is found among its
//! pictures and style sheets, which are left where they are.

use crate::metadata::is_address;

/// Parts of parts are followed so deep.
const MAX_DEPTH: usize = 6;

/// Why a file is no saved page that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MhtmlError {
    /// It has no head that tells of parts.
    NoHead,
    /// No part is a web page.
    NoPage,
}

/// The page in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPage {
    /// Its markup, in the encoding that it was in.
    pub html: Vec<u8>,
    /// Where it was saved from; empty if that is not told.
    pub url: String,
    /// What its part is said to be encoded in; empty if that is not told.
    pub charset: String,
}

/// Finds the page.
pub fn read(bytes: &[u8]) -> Result<SavedPage, MhtmlError> {
    let whole = Part::new(bytes);
    if whole.header("content-type").is_none() {
        return Err(MhtmlError::NoHead);
    }
    let addresses = ["snapshot-content-location", "content-location"];
    let told = |part: &Part<'_>| addresses.iter().find_map(|name| part.header(name));
    let page = find(whole.clone()).ok_or(MhtmlError::NoPage)?;
    let url = told(&whole).or_else(|| told(&page)).filter(|url| is_address(url));
    let kind = page.header("content-type");
    let charset = kind.and_then(|kind| parameter(&kind, "charset")).unwrap_or_default();
    Ok(SavedPage { html: page.content(), url: url.unwrap_or_default(), charset })
}

/// The part that is the page: the one that is named as the start, else the first of its kind.
fn find(whole: Part<'_>) -> Option<Part<'_>> {
    let mut part = whole;
    for _ in 0..MAX_DEPTH {
        let kind = part.header("content-type")?;
        let is = |start: &str| kind.to_ascii_lowercase().starts_with(start);
        if is("text/html") || is("application/xhtml+xml") {
            return Some(part);
        }
        if !is("multipart/") {
            return None;
        }
        let parts = part.parts(&parameter(&kind, "boundary")?);
        let start = parameter(&kind, "start");
        let is_start = |part: &&Part<'_>| start.is_some() && part.header("content-id") == start;
        let may_be = |part: &&Part<'_>| {
            let kind = part.header("content-type").unwrap_or_default().to_ascii_lowercase();
            ["text/html", "application/xhtml+xml", "multipart/"]
                .iter()
                .any(|it| kind.starts_with(it))
        };
        let next = parts.iter().filter(may_be).find(is_start).or_else(|| parts.iter().find(may_be));
        part = next?.clone();
    }
    None
}

/// Lines of a head, and what is behind it.
#[derive(Debug, Clone)]
struct Part<'b> {
    head: Vec<(String, String)>,
    body: &'b [u8],
}

impl<'b> Part<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let mut head: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while let Some((line, behind)) = first_line(rest) {
            rest = behind;
            if line.is_empty() {
                break;
            }
            let line = String::from_utf8_lossy(line);
            match (line.strip_prefix([' ', '\t']), head.last_mut()) {
                (Some(more), Some((_, value))) => {
                    value.push(' ');
                    value.push_str(more.trim());
                }
                _ => {
                    if let Some((name, value)) = line.split_once(':') {
                        head.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                    }
                }
            }
        }
        Self { head, body: rest }
    }

    fn header(&self, name: &str) -> Option<String> {
        self.head.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// The parts between lines that begin with two hyphens and the boundary.
    fn parts(&self, boundary: &str) -> Vec<Self> {
        let mark = format!("--{boundary}");
        let mut parts = Vec::new();
        let mut start = None;
        let mut rest = self.body;
        while let Some((line, behind)) = first_line(rest) {
            let at = self.body.len() - rest.len();
            rest = behind;
            let Some(tail) = line.strip_prefix(mark.as_bytes()) else { continue };
            if let Some(start) = start.take() {
                parts.push(Self::new(&self.body[start..at]));
            }
            if tail.starts_with(b"--") {
                return parts;
            }
            start = Some(self.body.len() - rest.len());
        }
        // the end is missing: what is there is read
        parts.extend(start.map(|start| Self::new(&self.body[start..])));
        parts
    }

    fn content(&self) -> Vec<u8> {
        let encoding = self.header("content-transfer-encoding").unwrap_or_default();
        match encoding.to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(self.body),
            "base64" => base64(self.body),
            _ => self.body.to_vec(),
        }
    }
}

/// The first line, without its end, and what is behind it.
fn first_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|&byte| byte == b'\n');
    let (line, rest) = match end {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[][..]),
    };
    Some((line.strip_suffix(b"\r").unwrap_or(line), rest))
}

/// The value of a parameter behind the kind: `multipart/related; boundary="x"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (known, value) = parameter.split_once('=')?;
        known.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// `=E4=BD=A0` is three bytes, `=` at a line's end joins it with the next (RFC 2045, 6.7). What is
/// neither stays as it is.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |at: usize| char::from(*body.get(at)?).to_digit(16);
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        if body[at] != b'=' {
            bytes.push(body[at]);
            at += 1;
        } else if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
            bytes.extend(u8::try_from(high * 16 + low));
            at += 3;
        } else {
            let rest = &body[at + 1..];
            let n_break = match rest {
                [b'\r', b'\n', ..] => 2,
                [b'\n', ..] => 1,
                _ => 0,
            };
            if n_break == 0 {
                bytes.push(b'=');
            }
            at += 1 + n_break;
        }
    }
    bytes
}

/// Four characters are three bytes (RFC 2045, 6.8); all others are passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0_u32, 0);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.extend(u8::try_from(bits >> n_bits & 0xff));
        }
    }
    bytes
}
