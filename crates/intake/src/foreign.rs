//! What a file is that is not read, by its first bytes or the ending of its name, so that it can
//! be said how to get at its text.

/// Kinds of files that are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Portable documents.
    Pdf,
    /// Documents of Word before 2007, and of other old office programs; also those with a
    /// password.
    OldOffice,
    /// Documents of other programs that can save as `.docx`.
    OtherDocument,
    /// Workbooks, which can be saved as `.csv`.
    Workbook,
    /// Pictures.
    Picture,
    /// Archives that are not zip.
    OtherArchive,
    /// A zip archive, or what is made of one.
    Zip,
    /// Sound and films.
    Media,
    /// Programs and their data.
    Program,
}

/// What files begin with.
const SIGNATURES: [(&[u8], Foreign); 21] = [
    (b"%PDF-", Foreign::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice),
    (b"{\\rtf", Foreign::OtherDocument),
    (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"Rar!\x1a\x07", Foreign::OtherArchive),
    (b"7z\xbc\xaf\x27\x1c", Foreign::OtherArchive),
    (b"\x1f\x8b", Foreign::OtherArchive),
    (b"\xfd7zXZ\0", Foreign::OtherArchive),
    (b"BZh", Foreign::OtherArchive),
    (b"ID3", Foreign::Media),
    (b"OggS", Foreign::Media),
    (b"\x7fELF", Foreign::Program),
    (b"\0asm", Foreign::Program),
    (b"SQLite format 3\0", Foreign::Program),
];

/// What a file is by its first bytes, whatever its name says.
pub fn by_bytes(bytes: &[u8]) -> Option<Foreign> {
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    known.map(|(_, kind)| *kind).or_else(|| {
        let (start, kind) = (bytes.get(..4)?, bytes.get(4..12)?);
        match (start, kind) {
            (b"RIFF", [_, _, _, _, b'W', b'E', b'B', b'P']) => Some(Foreign::Picture),
            (b"RIFF", _) | (_, [b'f', b't', b'y', b'p', ..]) => Some(Foreign::Media),
            _ => None,
        }
    })
}

/// What a file is by its name, if that is of a kind that is not read.
pub fn by_name(name: &str) -> Option<Foreign> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    match ending.as_str() {
        "pdf" => Some(Foreign::Pdf),
        "doc" | "dot" | "ppt" | "wps" => Some(Foreign::OldOffice),
        "rtf" | "odt" | "pages" | "epub" | "pptx" | "docm" => Some(Foreign::OtherDocument),
        "xls" | "xlsx" | "xlsm" | "ods" | "numbers" => Some(Foreign::Workbook),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "tif" | "tiff" | "heic" | "svg" => {
            Some(Foreign::Picture)
        }
        "7z" | "rar" | "tar" | "gz" | "tgz" | "xz" | "bz2" => Some(Foreign::OtherArchive),
        "mp3" | "mp4" | "wav" | "m4a" | "mov" | "avi" | "ogg" => Some(Foreign::Media),
        "exe" | "dll" | "dmg" | "apk" | "js" | "css" | "sqlite" => Some(Foreign::Program),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        let cases: [(&[u8], Option<Foreign>); 10] = [
            (b"%PDF-1.7\n", Some(Foreign::Pdf)),
            (b"PK\x03\x04\x14", Some(Foreign::Zip)),
            (b"\x89PNG\r\n\x1a\n\0", Some(Foreign::Picture)),
            (b"\xff\xd8\xff\xe0", Some(Foreign::Picture)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some(Foreign::OldOffice)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(Foreign::Picture)),
            (b"\0\0\0\x18ftypmp42", Some(Foreign::Media)),
            (b"\xff\xfeP\0D\0", None),
            ("网络空间".as_bytes(), None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(by_bytes(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn the_ending_tells() {
        let cases = [
            ("报告.PDF", Some(Foreign::Pdf)),
            ("a.doc", Some(Foreign::OldOffice)),
            ("a.docx", None),
            ("a.b.jpg", Some(Foreign::Picture)),
            ("a", None),
        ];
        for (name, expected) in cases {
            assert_eq!(by_name(name), expected, "{name}");
        }
    }
}
