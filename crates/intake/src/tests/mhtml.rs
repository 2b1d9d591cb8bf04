//! Pages saved as one file.

use crate::mhtml::{MhtmlError, SavedPage, read};
use proptest::prelude::*;

fn file(parts: &str) -> String {
    format!(
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/a\nSubject: x\n\
         MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\t\
         boundary=\"----B--x\"\n\n\n{parts}------B--x--\n"
    )
}

fn part(head: &str, body: &str) -> String {
    format!("------B--x\n{head}\n\n{body}\n")
}

#[track_caller]
fn check(file: &str, expected: &str) {
    for file in [file.to_owned(), file.replace('\n', "\r\n")] {
        let SavedPage { html, url, .. } = read(file.as_bytes()).unwrap();
        let html = String::from_utf8(html).unwrap();
        assert_eq!((html.trim_end(), url.as_str()), (expected, "https://example.org/a"), "{file}");
    }
}

#[test]
fn the_page_is_found_among_its_pictures() {
    let picture = part("Content-Type: image/png\nContent-Transfer-Encoding: base64", "iVBORw0K");
    let page = |encoding: &str, body: &str| {
        part(&format!("Content-Type: text/html\nContent-Transfer-Encoding: {encoding}"), body)
    };
    let cases = [
        (page("quoted-printable", "<p>=E7=BD=91=E7=BB=9C a=3Db =\nc=</p>"), "<p>网络 a=b c=</p>"),
        (page("base64", "PHA+572R\n57ucPC9w\nPg=="), "<p>网络</p>"),
        (page("8bit", "<p>网络</p>"), "<p>网络</p>"),
    ];
    for (page, expected) in cases {
        check(&file(&format!("{page}{picture}")), expected);
        check(&file(&format!("{picture}{page}")), expected);
    }
}

#[test]
fn what_the_part_says_of_its_encoding_is_told() {
    let charset = |kind: &str| {
        let whole = file(&part(&format!("Content-Type: {kind}"), "<p>"));
        read(whole.as_bytes()).unwrap().charset
    };
    assert_eq!(charset("text/html; charset=\"GBK\""), "GBK");
    assert_eq!(charset("text/html;\n\tcharset=big5"), "big5");
    assert_eq!(charset("text/html"), "");
}

#[test]
fn the_start_is_the_one_that_is_named() {
    let frame = part("Content-Type: text/html\nContent-ID: <frame@x>", "<p>frame");
    let page = part("Content-Type: text/html\nContent-ID: <page@x>", "<p>page");
    let whole = file(&format!("{frame}{page}"));
    check(&whole, "<p>frame");
    check(&whole.replace("type=\"text/html\"", "start=\"<page@x>\""), "<p>page");
}

#[test]
fn parts_lie_in_parts() {
    let inner = "Content-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\n\
                 x\n--i\nContent-Type: text/html\n\n<p>deep\n--i--";
    check(&file(&format!("------B--x\n{inner}\n")), "<p>deep");
    let endless = "Content-Type: multipart/mixed; boundary=i\n\n--i\n".repeat(50);
    assert_eq!(read(endless.as_bytes()), Err(MhtmlError::NoPage));
}

#[test]
fn a_file_that_was_cut_off_gives_what_is_there() {
    let whole = file(&part("Content-Type: text/html", "<p>here"));
    check(whole.trim_end().trim_end_matches("------B--x--"), "<p>here");
}

#[test]
fn what_is_no_saved_page_is_refused() {
    assert_eq!(read(b"text"), Err(MhtmlError::NoHead));
    assert_eq!(read(b""), Err(MhtmlError::NoHead));
    assert_eq!(read(b"Content-Type: text/plain\n\nx"), Err(MhtmlError::NoPage));
    assert_eq!(read(file("").as_bytes()), Err(MhtmlError::NoPage));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "Content-Type: ", "multipart/related; ", "text/html", "boundary=b", "\n", "\r\n",
                "\n\n", "--b", "--b--", "Content-Transfer-Encoding: ", "base64", "quoted-printable",
                "=E4", "=", "=\n", "YQ==", "\u{fffd}", ":", ";", "\t",
            ]),
            0..40,
        ),
    ) {
        let _ = read(pieces.concat().as_bytes());
    }
}
