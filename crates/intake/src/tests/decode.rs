//! Bytes to text. The decoder handed in knows two characters of GB18030.

use crate::{DecodeError, Encoding, MAX_BYTES, decode, read};

fn gb18030(bytes: &[u8]) -> Result<String, usize> {
    let mut text = String::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (c, len) = match rest {
            [0xc6, 0xb7, ..] => ('品', 2),
            [0xd6, 0xd0, ..] => ('中', 2),
            [byte, ..] if byte.is_ascii() => (char::from(*byte), 1),
            _ => return Err(at),
        };
        text.push(c);
        at += len;
    }
    Ok(text)
}

#[track_caller]
fn check(bytes: &[u8], expected: Result<(&str, Encoding), DecodeError>) {
    let decoded = decode(bytes, &gb18030);
    let decoded = decoded.as_ref().map(|d| (d.text.as_str(), d.encoding));
    assert_eq!(decoded, expected.as_ref().copied());
}

#[test]
fn encodings_are_told_apart() {
    check(b"", Ok(("", Encoding::Utf8)));
    check("中a💛".as_bytes(), Ok(("中a💛", Encoding::Utf8)));
    check("\u{feff}中".as_bytes(), Ok(("\u{feff}中", Encoding::Utf8)));
    let little = b"\xff\xfe\x2d\x4e\x61\x00\x3d\xd8\x9b\xdc";
    check(little, Ok(("\u{feff}中a💛", Encoding::Utf16Le)));
    let big = b"\xfe\xff\x4e\x2d\x00\x61\xd8\x3d\xdc\x9b";
    check(big, Ok(("\u{feff}中a💛", Encoding::Utf16Be)));
    check(b"\xd6\xd0a\n", Ok(("中a\n", Encoding::Gb18030)));
    check(b"a\0b is text all the same", Ok(("a\0b is text all the same", Encoding::Utf8)));
}

#[test]
fn what_is_malformed_is_refused_with_its_place() {
    #[track_caller]
    fn invalid(bytes: &[u8], encoding: Encoding, offset: usize) {
        check(bytes, Err(DecodeError::Invalid { encoding, offset }));
    }
    invalid(b"ab\xd6\xd0\xff", Encoding::Gb18030, 4);
    invalid("\u{feff}a\u{e9}".as_bytes().split_last().unwrap().1, Encoding::Utf8, 4);
    // eight Chinese characters in UTF-8, then half of one: not worth a guess
    let cut = &"一二三四五六七八九".as_bytes()[..25];
    invalid(cut, Encoding::Utf8, 24);
    invalid(b"\xff\xfea\0b", Encoding::Utf16Le, 4);
    invalid(b"\xff\xfea\0\x3d\xd8b\0", Encoding::Utf16Le, 4);
    invalid(b"\xfe\xff\x4e\x2d\xdc\x9b\0a", Encoding::Utf16Be, 4);
    invalid(b"\xfe\xff\xd8\x3d\xdc\x9b\xd8\x3d", Encoding::Utf16Be, 6);
}

#[test]
fn what_is_no_text_is_refused() {
    #[track_caller]
    fn binary(bytes: &[u8], offset: usize) {
        check(bytes, Err(DecodeError::Binary { offset }));
    }
    binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 8);
    binary(b"a\0b\0c\0", 1);
    binary(b"PK\x03\x04\x14\x01\x02 text", 2);
}

#[test]
fn what_is_too_long_is_refused() {
    #[track_caller]
    fn too_long(bytes: &[u8], told: usize) {
        let limit = MAX_BYTES;
        check(bytes, Err(DecodeError::TooLong { bytes: told, limit }));
    }
    assert!(decode(&vec![b'a'; MAX_BYTES], &gb18030).is_ok());
    too_long(&vec![b'a'; MAX_BYTES + 1], MAX_BYTES + 1);
    too_long(&vec![b'a'; 2 * MAX_BYTES + 1], 2 * MAX_BYTES + 1);
    // no look is taken at what is too long in any encoding
    too_long(&vec![0xff; 2 * MAX_BYTES + 1], 2 * MAX_BYTES + 1);
    // three bytes a character in UTF-8, two in UTF-16
    let wide = b"\x4e\x2d".repeat(MAX_BYTES / 3);
    too_long(&[b"\xfe\xff", wide.as_slice()].concat(), MAX_BYTES / 3 * 3 + 3);
}

#[test]
fn utf16_may_take_twice_the_bytes() {
    let file = [b"\xff\xfe".as_slice(), &b"a\0".repeat(MAX_BYTES - 3)].concat();
    assert_eq!(decode(&file, &gb18030).unwrap().text.len(), MAX_BYTES);
}

#[test]
fn a_byte_order_mark_is_dropped_on_reading() {
    let decoded = decode(b"\xfe\xff\x4e\x2d", &gb18030).unwrap();
    assert_eq!(read(&decoded.text, None).unwrap().text, "中");
}
