//! What pages declare of their encoding.

use crate::{DecodeError, Encoding, decode_page};

/// Takes the characters of either table for those of ASCII and two more: `\xd6\xd0` is 中 in
/// GB18030 and 笢 in Big5.
fn tables(encoding: Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut text = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let (c, length) = match (&bytes[at..], encoding) {
            ([0xd6, 0xd0, ..], Encoding::Gb18030) => ('中', 2),
            ([0xd6, 0xd0, ..], Encoding::Big5) => ('笢', 2),
            ([0xe4, 0xb8, 0xad, 0xe4, 0xb8, 0xad, ..], _) => ('涓', 6),
            ([byte, ..], _) if byte.is_ascii() => (char::from(*byte), 1),
            _ => return Err(at),
        };
        text.push(c);
        at += length;
    }
    Ok(text)
}

#[track_caller]
fn check(head: &str, told: &str, body: &[u8], expected: Encoding) {
    let bytes = [head.as_bytes(), body].concat();
    let decoded = decode_page(&bytes, told, 1 << 20, &tables).unwrap();
    assert_eq!(decoded.encoding, expected, "{head}, told {told:?}: {}", decoded.text);
}

#[test]
fn a_page_tells_its_encoding() {
    let big5 = [
        "<meta charset=\"big5\">",
        "<META CharSet = 'Big5-HKSCS' />",
        "<html><head>\n<meta charset=big5>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\">",
        "<meta name=\"x\" content=\"charset\"><meta charset=\"big5\">",
        "<!-- <meta charset=\"gbk\"> --><meta charset=\"big5\">",
        "<?xml version=\"1.0\" encoding=\"Big5\"?><html>",
    ];
    for head in big5 {
        check(head, "", b"\xd6\xd0", Encoding::Big5);
    }
    check("<meta charset=\"gb2312\">", "", b"\xd6\xd0", Encoding::Gb18030);
    // what it came in comes first, and an unknown name is passed over
    check("<meta charset=\"big5\">", "GBK", b"\xd6\xd0", Encoding::Gb18030);
    check("<meta charset=\"big5\">", "x-klingon", b"\xd6\xd0", Encoding::Big5);
    check("<metadata charset=\"big5\">", "", b"\xd6\xd0", Encoding::Gb18030);
    // without any, the content tells
    check("<p>", "", b"\xd6\xd0", Encoding::Gb18030);
}

#[test]
fn what_does_not_fit_is_not_believed() {
    check("<meta charset=\"utf-8\">", "", b"\xd6\xd0", Encoding::Gb18030);
    check("<meta charset=\"big5\">", "", "世".as_bytes(), Encoding::Utf8);
    // a page cannot say in ASCII that it is UTF-16
    check("<meta charset=\"utf-16\">", "", "中".as_bytes(), Encoding::Utf8);
    // Chinese that is UTF-8 from end to end is not what an old declaration says
    check("<meta charset=\"gbk\">", "", "中中中中中中中中".as_bytes(), Encoding::Utf8);
    let invalid = decode_page(b"<meta charset=\"utf-8\">\xff\xff", "", 1 << 20, &tables);
    assert!(matches!(invalid, Err(DecodeError::Invalid { .. })), "{invalid:?}");
}

#[test]
fn a_byte_order_mark_tells_more() {
    check("\u{feff}<meta charset=\"gbk\">", "gbk", "中".as_bytes(), Encoding::Utf8);
}
