//! Bytes to text. The decoder handed in knows two characters of each
//! encoding.

use crate::{Damage, DecodeError, Encoding, MAX_BYTES, decode, decode_as, guess, read};

fn tables(encoding: Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut text = String::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (c, len) = match (rest, encoding) {
            ([0xc6, 0xb7, ..], Encoding::Gb18030) => ('品', 2),
            ([0xd6, 0xd0, ..], Encoding::Gb18030) => ('中', 2),
            ([0xa4, 0xa4, ..], Encoding::Big5) => ('中', 2),
            ([0xa5, 0x5f, ..], Encoding::Big5) => ('北', 2),
            ([byte, ..], _) if byte.is_ascii() => (char::from(*byte), 1),
            _ => return Err(at),
        };
        text.push(c);
        at += len;
    }
    Ok(text)
}

#[track_caller]
fn check(bytes: &[u8], expected: Result<(&str, Encoding), DecodeError>) {
    let decoded = decode(bytes, &tables);
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
fn big5_is_told_from_gb18030_by_its_frequent_characters() {
    // “our government supports the proposal of the working group, and calls on all to take part”:
    // traditional in Big5, simplified in GB2312, traditional in GBK
    let big5 =
        b"\xa7\xda\xb0\xea\xac\x46\xa9\xb2\xa4\xe4\xab\xf9\xc1\x70\xa6\x58\xb0\xea\xb8\xea\xb0\x54\
        \xa6\x77\xa5\xfe\xa4\x75\xa7\x40\xb2\xd5\xaa\xba\xb4\xa3\xae\xd7\xa1\x41\xa8\xc3\xa9\x49\
        \xc6\x7e\xa6\x55\xa4\xe8\xb0\xd1\xbb\x50\xbd\xcd\xa7\x50\xa1\x43";
    let simplified =
        b"\xce\xd2\xb9\xfa\xd5\xfe\xb8\xae\xd6\xa7\xb3\xd6\xc1\xaa\xba\xcf\xb9\xfa\xd0\xc5\xcf\xa2\
        \xb0\xb2\xc8\xab\xb9\xa4\xd7\xf7\xd7\xe9\xb5\xc4\xcc\xe1\xb0\xb8\xa3\xac\xb2\xa2\xba\xf4\
        \xd3\xf5\xb8\xf7\xb7\xbd\xb2\xce\xd3\xeb\xcc\xb8\xc5\xd0\xa1\xa3";
    let traditional =
        b"\xce\xd2\x87\xf8\xd5\xfe\xb8\xae\xd6\xa7\xb3\xd6\xc2\x93\xba\xcf\x87\xf8\xd9\x59\xd3\x8d\
        \xb0\xb2\xc8\xab\xb9\xa4\xd7\xf7\xbd\x4d\xb5\xc4\xcc\xe1\xb0\xb8\xa3\xac\x81\x4b\xba\xf4\
        \xbb\x6e\xb8\xf7\xb7\xbd\x85\xa2\xc5\x63\xd5\x84\xc5\xd0\xa1\xa3";
    assert!(guess::is_big5(big5));
    assert!(!guess::is_big5(simplified));
    assert!(!guess::is_big5(traditional));
    // a sample may end within a character
    assert!(guess::is_big5(&big5[..big5.len() - 1]));
    assert!(!guess::is_big5(&simplified[..simplified.len() - 1]));
    check(b"\xa4\xa4\xa5\x5fa\n", Ok(("中北a\n", Encoding::Big5)));
}

#[test]
fn utf16_without_a_mark_is_told_by_its_characters() {
    let text = "中文，UTF-16。\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&little, Ok((text, Encoding::Utf16Le)));
    check(&big, Ok((text, Encoding::Utf16Be)));
    let latin: Vec<u8> = "Latin only.".encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&latin, Ok(("Latin only.", Encoding::Utf16Be)));
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
    assert!(decode(&vec![b'a'; MAX_BYTES], &tables).is_ok());
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
    assert_eq!(decode(&file, &tables).unwrap().text.len(), MAX_BYTES);
}

#[test]
fn a_byte_order_mark_is_dropped_on_reading() {
    let decoded = decode(b"\xfe\xff\x4e\x2d", &tables).unwrap();
    assert_eq!(read(&decoded.text, None).unwrap().text, "中");
}

#[test]
fn a_chosen_encoding_is_followed_and_what_does_not_fit_is_counted() {
    #[track_caller]
    fn check(bytes: &[u8], encoding: Encoding, text: &str, damage: Option<(usize, usize)>) {
        let lossy = |encoding: Encoding, bytes: &[u8]| match tables(encoding, bytes) {
            Ok(text) => text,
            Err(at) => format!("{}\u{fffd}", tables(encoding, &bytes[..at]).unwrap()),
        };
        let decoded = decode_as(bytes, encoding, &tables, &lossy).unwrap();
        let damage = damage.map(|(n_places, offset)| Damage { n_places, offset });
        assert_eq!((decoded.text.as_str(), decoded.damage), (text, damage));
    }
    check("中a".as_bytes(), Encoding::Utf8, "中a", None);
    check(b"a\xd6\xd0b\xff", Encoding::Utf8, "a\u{fffd}\u{fffd}b\u{fffd}", Some((3, 1)));
    check(b"\xd6\xd0a", Encoding::Gb18030, "中a", None);
    check(b"\xa4\xa4\xff", Encoding::Big5, "中\u{fffd}", Some((1, 2)));
    check(b"\x4e\x2d\0a", Encoding::Utf16Be, "中a", None);
    check(b"\x2d\x4ea\0\x3d\xd8b\0c", Encoding::Utf16Le, "中a\u{fffd}b\u{fffd}", Some((2, 4)));
    let long = vec![0xff; MAX_BYTES];
    let limit = MAX_BYTES;
    let outcome = decode_as(&long, Encoding::Utf8, &tables, &|_, _| String::new());
    assert_eq!(outcome, Err(DecodeError::TooLong { bytes: 3 * limit, limit }));
}
