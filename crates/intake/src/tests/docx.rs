//! Word documents: what Word writes, what it would not write, and what is left of a file.

use super::zip::{Packed, pack};
use super::{show_blocks, show_removed};
use crate::archive::{ArchiveError, EntryProblem};
use crate::docx::{DocxError, Parts, read, read_parts};
use crate::html::Page;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The part with the text.
fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

/// Styles as Word has them: by ids of their own, some based on others.
const STYLES: &str = "<w:styles xmlns:w=\"w\">\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"House style\"/><w:basedOn w:val=\"2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Out\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"x\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"R1\"><w:name w:val=\"x\"/><w:basedOn w:val=\"R2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"R2\"><w:name w:val=\"x\"/><w:basedOn w:val=\"R1\"/></w:style>\
    </w:styles>";

fn page(body: &str) -> Page {
    let parts = Parts { document: document(body), styles: STYLES.to_owned(), ..Parts::default() };
    read_parts(&parts).unwrap()
}

/// A paragraph of one run, with properties.
fn paragraph(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

#[track_caller]
fn check(body: &str, blocks: &str, removed: &str) {
    let draft = page(body).draft(&BTreeSet::new()).unwrap();
    assert_eq!(show_blocks(&draft).trim_end(), blocks, "blocks of {body}");
    assert_eq!(show_removed(&draft).trim_end(), removed, "what left of {body}");
}

#[test]
fn styles_tell_what_a_paragraph_is() {
    let cases = [
        ("", "p x"),
        ("<w:pStyle w:val=\"a\"/>", "p x"),
        ("<w:pStyle w:val=\"2\"/>", "h2 x"),
        ("<w:pStyle w:val=\"T\"/>", "h1 x"),
        ("<w:pStyle w:val=\"Own\"/>", "h2 x"),
        ("<w:pStyle w:val=\"Out\"/>", "h3 x"),
        ("<w:pStyle w:val=\"L\"/>", "li x"),
        ("<w:pStyle w:val=\"Q\"/>", "q x"),
        ("<w:pStyle w:val=\"R1\"/>", "p x"),
        // of styles that are not in the part, the id tells
        ("<w:pStyle w:val=\"Heading3\"/>", "h3 x"),
        ("<w:pStyle w:val=\"标题 1\"/>", "h1 x"),
        ("<w:pStyle w:val=\"ListParagraph\"/>", "li x"),
        ("<w:outlineLvl w:val=\"0\"/>", "h1 x"),
        ("<w:pStyle w:val=\"2\"/><w:outlineLvl w:val=\"9\"/>", "p x"),
        ("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "li x"),
        ("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "p x"),
        ("<w:pStyle w:val=\"2\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr>", "h2 x"),
        // how it was before a tracked change does not count
        ("<w:pPrChange><w:pPr><w:pStyle w:val=\"2\"/></w:pPr></w:pPrChange>", "p x"),
        ("<w:rPr><w:b/></w:rPr><w:sectPr/>", "p x"),
    ];
    for (properties, blocks) in cases {
        check(&paragraph(properties, "x"), blocks, "");
    }
}

/// Lists as Word has them: 7 counts 一、 and below it (1), 8 begins the same shape anew, 9 is
/// bullets, 10 is of a form that is not known.
const NUMBERING: &str = "<w:numbering xmlns:w=\"w\">\
    <w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"hindiVowels\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"3\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"8\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"10\"><w:abstractNumId w:val=\"2\"/></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num>\
    </w:numbering>";

#[test]
fn numbers_that_word_counts_become_text() {
    let item = |list: u32, level: u32, text: &str| {
        let properties =
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        paragraph(&properties, text)
    };
    let body = [
        item(7, 0, "甲"),
        item(7, 1, "a"),
        item(7, 1, "b"),
        item(7, 0, ""),
        item(7, 0, "乙"),
        item(7, 1, "c"),
        item(8, 0, "丙"),
        item(9, 0, "d"),
        item(10, 0, "e"),
        item(11, 0, "f"),
        item(0, 0, "g"),
        // by its style, which is in list 3; the second level is reached without the first
        paragraph("<w:pStyle w:val=\"L\"/><w:numPr><w:ilvl w:val=\"1\"/></w:numPr>", "h"),
        paragraph("<w:pStyle w:val=\"L\"/>", "i"),
    ];
    let parts = Parts {
        document: document(&body.concat()),
        styles: STYLES.to_owned(),
        numbering: NUMBERING.to_owned(),
        ..Parts::default()
    };
    let draft = read_parts(&parts).unwrap().draft(&BTreeSet::new()).unwrap();
    let expected = [
        "li 一、甲",
        "li (1) a",
        "li (2) b",
        "li 三、乙",
        "li (1) c",
        "li 一、丙",
        "li • d",
        "li e",
        "li f",
        "p g",
        "li 4.1 h",
        "li 5. i",
    ];
    assert_eq!(show_blocks(&draft).trim_end(), expected.join("\n"));
}

#[test]
fn bold_lines_are_told_as_in_pages() {
    let run = |properties: &str, text: &str| {
        format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    check(&run("<w:b/>", "一、背景"), "h2 一、背景", "");
    check(&run("<w:b w:val=\"0\"/>", "背景"), "p 背景", "");
    check(&run("<w:b w:val=\"true\"/>", "（一）背景"), "h3 （一）背景", "");
}

#[test]
fn text_is_what_is_read_on_the_page() {
    let cases = [
        (
            "<w:p><w:r><w:t>one</w:t></w:r><w:r><w:t xml:space=\"preserve\"> two</w:t></w:r></w:p>",
            "p one two",
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "p a\tb\np c",
        ),
        ("<w:p><w:r><w:t>a&amp;b &#x4e16; &lt;i&gt;</w:t></w:r></w:p>", "p a&b 世 <i>"),
        ("<w:p><w:r><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t></w:r></w:p>", "p x\u{2011}y"),
        ("<w:p/><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p> </w:p>", "p a"),
        ("<w:p><w:hyperlink r:id=\"r\"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "p link"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"x\"\
             </w:instrText></w:r><w:r><w:t>shown</w:t></w:r></w:p>",
            "p shown",
        ),
        (
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>a</w:t>\
             </w:r></w:p></w:sdtContent></w:sdt>",
            "p a",
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:drawing><wp:docPr id=\"1\" name=\"x\" descr=\"图 1\"/>\
             </w:drawing></w:r></w:p>",
            "p a\nfig 图 1",
        ),
        // a text box is said twice, for newer and for older programs
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r>\
             </w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p>\
             </mc:Fallback></mc:AlternateContent><w:t>after</w:t></w:r></w:p>",
            "p box\np after",
        ),
    ];
    for (body, blocks) in cases {
        check(body, blocks, "");
    }
}

#[test]
fn a_row_of_a_table_is_a_line() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph("", text));
    let two = format!("<w:tc>{}{}</w:tc>", paragraph("", "b"), paragraph("", "c"));
    let nested =
        format!("<w:tc><w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/></w:tc>", cell("d"), cell("e"));
    let rows = format!("<w:tr>{}{two}</w:tr><w:tr>{}{nested}</w:tr>", cell("a"), cell(""));
    check(&format!("<w:tbl>{rows}</w:tbl>{}", paragraph("", "f")), "p a\tb c\np \td e\np f", "");
}

#[test]
fn deleted_and_hidden_text_is_left_out_and_told() {
    check(
        "<w:p><w:r><w:t>中方</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>反对</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\"><w:r><w:t>支持</w:t></w:r></w:ins><w:r><w:t>该进程</w:t></w:r></w:p>",
        "p 中方支持该进程",
        "2 Deleted 反对",
    );
    check(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>",
        "p a",
        "2 Hidden b",
    );
    // the mark between the two paragraphs was deleted
    check(
        &format!(
            "{}{}",
            paragraph("<w:rPr><w:del w:id=\"1\"/></w:rPr>", "one "),
            paragraph("", "two")
        ),
        "p one two",
        "",
    );
    check(
        "<w:moveFrom w:id=\"1\"><w:p><w:r><w:t>old</w:t></w:r></w:p></w:moveFrom>\
         <w:moveTo w:id=\"1\"><w:p><w:r><w:t>new</w:t></w:r></w:p></w:moveTo>",
        "p new",
        "1 Deleted old",
    );
}

#[test]
fn what_was_deleted_can_be_taken_back() {
    let body = "<w:p><w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>\
                <w:r><w:t>here</w:t></w:r></w:p>";
    let draft = page(body).draft(&BTreeSet::from([0])).unwrap();
    assert_eq!(draft.text, "here\n\ngone");
}

#[test]
fn notes_follow_the_text_in_its_order() {
    let reference = |kind: &str, id: &str| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r>{}<w:r><w:t>b</w:t></w:r>{}</w:p>",
        reference("endnote", "2"),
        reference("footnote", "2")
    );
    let note = |kind: &str, text: &str| {
        format!(
            "<w:{kind}s xmlns:w=\"w\"><w:{kind} w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>no</w:t>\
             </w:r></w:p></w:{kind}><w:{kind} w:id=\"2\">{}</w:{kind}></w:{kind}s>",
            paragraph("", text)
        )
    };
    let parts = Parts {
        document: document(&body),
        footnotes: note("footnote", " foot"),
        endnotes: note("endnote", "end"),
        ..Parts::default()
    };
    let draft = read_parts(&parts).unwrap().draft(&BTreeSet::new()).unwrap();
    assert_eq!(draft.text, "a[1]b[2]\n\n[1] end\n\n[2] foot");
}

#[test]
fn properties_become_metadata() {
    let properties = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title> 标题 </dc:title>\
        <dc:creator>张三</dc:creator><cp:keywords>网络</cp:keywords>\
        <dcterms:created>2024-03-01T08:00:00Z</dcterms:created><dc:subject/></cp:coreProperties>";
    let parts = Parts {
        document: document(&paragraph("", "x")),
        properties: properties.to_owned(),
        ..Parts::default()
    };
    let metadata = read_parts(&parts).unwrap().metadata;
    assert_eq!((metadata.title.as_str(), metadata.author.as_str()), ("标题", "张三"));
    assert_eq!(metadata.date, "", "when a file was made is not when the article appeared");
    let extra: Vec<_> =
        metadata.extra.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(extra, ["created=2024-03-01T08:00:00Z", "keywords=网络"]);

    let page = page(&paragraph("<w:pStyle w:val=\"T\"/>", "The title"));
    assert_eq!(page.metadata.title, "The title");
}

fn file(parts: &[(&str, &str)]) -> Vec<u8> {
    let packed: Vec<_> = parts.iter().map(|(name, xml)| Packed::new(name, xml)).collect();
    pack(&packed)
}

#[test]
fn a_file_leads_to_its_text() {
    let body = document(&paragraph("", "here"));
    let relations = "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" Target=\"/w2/d.xml\"/>\
        </Relationships>";
    let text = |bytes| read(bytes).unwrap().draft(&BTreeSet::new()).unwrap().text;
    assert_eq!(text(file(&[("word/document.xml", &body)])), "here");
    assert_eq!(text(file(&[("_rels/.rels", relations), ("w2/d.xml", &body)])), "here");
    let with_mark = format!("\u{feff}{body}");
    assert_eq!(text(file(&[("word/document.xml", &with_mark)])), "here");
}

#[test]
fn what_is_no_document_is_refused() {
    let fault = |xml: &str| read(file(&[("word/document.xml", xml)])).unwrap_err();
    assert_eq!(read(b"text".to_vec()).unwrap_err(), DocxError::Archive(ArchiveError::NotZip));
    assert_eq!(read(file(&[("xl/workbook.xml", "<x/>")])).unwrap_err(), DocxError::NotWord);
    let whole = file(&[("word/document.xml", &document(&paragraph("", "x")))]);
    let truncated = read(whole[..whole.len() / 2].to_vec()).unwrap_err();
    assert_eq!(truncated, DocxError::Archive(ArchiveError::Truncated));
    assert!(matches!(fault("<w:document><w:body>"), DocxError::Xml { .. }));
    assert!(matches!(fault("<w:document></w:body>"), DocxError::Xml { .. }));
    let bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document>&b;</w:document>";
    assert_eq!(fault(bomb), DocxError::Dtd);
    assert!(matches!(fault("<w:document>&b;</w:document>"), DocxError::Xml { .. }));
    assert_eq!(fault(&"<w:p>".repeat(100_000)), DocxError::TooDeep);
    let locked = pack(&[Packed::new("word/document.xml", "x").encrypted()]);
    assert_eq!(read(locked).unwrap_err(), DocxError::Part(EntryProblem::Encrypted));
}

#[test]
fn a_long_document_takes_no_longer_by_the_word() {
    let body = paragraph("<w:pStyle w:val=\"R1\"/>", "word ").repeat(20_000);
    assert_eq!(page(&body).pieces.len(), 20_000);
}

/// Pieces of documents that meet in odd ways.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:rPr>",
    "</w:rPr>",
    "<w:del>",
    "</w:del>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:br/>",
    "<w:b/>",
    "<mc:Fallback>",
    "</mc:Fallback>",
    "<w:pPrChange>",
    "</w:pPrChange>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:footnote w:id=\"1\">",
    "</w:footnote>",
    "<w:pStyle w:val=\"2\"/>",
    "<w:numId w:val=\"1\"/>",
    "<wp:docPr descr=\"x\"/>",
    "x",
    "世",
    "&amp;",
    "&",
    "<",
    "\"",
    "\n",
];

proptest! {
    #[test]
    fn no_xml_makes_it_panic(
        document in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
        notes in proptest::collection::vec(proptest::sample::select(PIECES), 0..20),
    ) {
        let parts = Parts {
            document: document.concat(),
            footnotes: notes.concat(),
            styles: STYLES.to_owned(),
            ..Parts::default()
        };
        if let Ok(page) = read_parts(&parts) {
            let _ = page.draft(&BTreeSet::new());
        }
    }
}
