//! Tables: what is in them, what is wrong with them, and which column is what.

use crate::table::{
    Field, Mapping, ProblemKind, Table, TableError, TableKind, read_csv, read_json, read_json_lines,
};
use proptest::prelude::*;

/// Names and rows, one a line, with bars between the cells.
fn show(table: &Table) -> String {
    let row = |row: usize| {
        let cells = (0..table.columns.len()).map(|column| table.cell(row, column));
        cells.collect::<Vec<_>>().join("|").replace('\n', "⏎")
    };
    let rows: Vec<_> = (0..table.rows.len()).map(row).collect();
    format!("{}\n{}", table.columns.join("|"), rows.join("\n"))
}

fn problems(table: &Table) -> Vec<(usize, ProblemKind)> {
    table.problems.iter().map(|problem| (problem.number, problem.kind)).collect()
}

#[track_caller]
fn check(csv: &str, expected: &str) -> Table {
    let table = read_csv(csv).unwrap();
    assert_eq!(show(&table), expected, "{csv}");
    table
}

#[test]
fn cells_are_told_apart() {
    check("a,b\n1,2\n3,4", "a|b\n1|2\n3|4");
    check("a,b\r\n1,2\r\n", "a|b\n1|2");
    check("\u{feff}a,b\n1,2", "a|b\n1|2");
    check("a;b\n1,5;2\n3,5;4", "a|b\n1,5|2\n3,5|4");
    check("a\tb\n1, 2\t3", "a|b\n1, 2|3");
    check("sep=;\na;b\n1;2", "a|b\n1|2");
    check("标题,正文\n\"甲,乙\",\"他说\"\"好\"\"\"", "标题|正文\n甲,乙|他说\"好\"");
    check("a,b\n\"one\ntwo\",x", "a|b\none⏎two|x");
    check("a,b\n1 \"x\",2", "a|b\n1 \"x\"|2");
    check("a,b\n\"\",\n,\n\n1,2", "a|b\n1|2");
}

#[test]
fn a_first_row_without_names_is_a_row() {
    assert_eq!(check("1,2\n3,4", "|\n1|2\n3|4").has_head(), Some(false));
    assert_eq!(check("x,x\n3,4", "|\nx|x\n3|4").has_head(), Some(false));
    // one known name is enough
    check("text,1\n3,4", "text|1\n3|4");
    check("text", "\ntext");
    let mut table = check("a,b\n1,2", "a|b\n1|2");
    table.set_head(false);
    assert_eq!(show(&table), "|\na|b\n1|2");
    table.set_head(true);
    assert_eq!(show(&table), "a|b\n1|2");
}

#[test]
fn what_is_wrong_with_a_row_is_told_with_its_line() {
    let table = check("a,b\n1,2\n3\n4,5,6\n7,8,\n9,10", "a|b\n1|2\n3|\n7|8\n9|10");
    let (short, long) = (ProblemKind::Short { n_cells: 1 }, ProblemKind::Long { n_cells: 3 });
    assert_eq!(problems(&table), [(3, short), (4, long)]);

    // a mark without its end costs its line its marks, and no other line anything
    let table = check("a,b\n1,\"open\n2,\"fine, here\"\n3,x", "a|b\n1|\"open\n2|fine, here\n3|x");
    assert_eq!(problems(&table), [(2, ProblemKind::Quote)]);
    let table = check("a,b\n1,\"open\n2,x\n3,y", "a|b\n1|\"open\n2|x\n3|y");
    assert_eq!(problems(&table), [(2, ProblemKind::Quote)]);
    let table = check("a,b\n1,\"x\"y\n2,z", "a|b\n1|\"x\"y\n2|z");
    assert_eq!(problems(&table), [(2, ProblemKind::Quote)]);
}

#[test]
fn lines_are_counted_through_cells_of_several() {
    let table = check("a,b\n\"one\ntwo\nthree\",x\n1", "a|b\none⏎two⏎three|x\n1|");
    assert_eq!(table.rows[0].number, 2);
    assert_eq!(problems(&table), [(5, ProblemKind::Short { n_cells: 1 })]);
}

#[test]
fn marks_without_end_take_no_more_than_linear_time() {
    let csv = format!("a,b\n{}", "1,\"x\n".repeat(100_001));
    assert!(read_csv(&csv).unwrap().n_problems >= 50_000);
    let csv = format!("a,b\n{}", "1,\"x\"y\n".repeat(100_000));
    assert_eq!(read_csv(&csv).unwrap().n_problems, 100_000);
}

#[test]
fn objects_are_rows() {
    let table = read_json(r#"[{"b":"x","a":1},{"a":null,"c":[true,{"d":"e"}],"b":"y"}]"#).unwrap();
    assert_eq!(
        (show(&table).as_str(), table.kind),
        ("b|a|c\nx|1|\ny||true, d: e", TableKind::Json)
    );
    assert_eq!(table.has_head(), None);
    let nested = read_json(r#"{"meta":{"n":1},"data":{"x":1},"articles":[{"a":"x"}]}"#).unwrap();
    assert_eq!(show(&nested), "a\nx");
    assert_eq!(show(&read_json(r#"{"a":"x","tags":["y","z"]}"#).unwrap()), "a|tags\nx|y, z");
    // lines, under the name of one value
    assert_eq!(show(&read_json("{\"a\":1}\n{\"a\":2}").unwrap()), "a\n1\n2");
    let mixed = read_json(r#"[{"a":1},7]"#).unwrap();
    assert_eq!(problems(&mixed), [(2, ProblemKind::NoObject)]);
}

#[test]
fn json_that_is_no_table_is_refused() {
    let cases = [
        ("[{\"a\":1,\n\"b\" 2}]", TableError::Json { line: 2, column: 5 }),
        ("[{\"a\":1}", TableError::Json { line: 1, column: 8 }),
        ("", TableError::Json { line: 1, column: 0 }),
        ("[1,2]", TableError::NoRecords),
        ("\"x\"", TableError::NoRecords),
        ("{}", TableError::NoRecords),
        ("[]", TableError::NoRecords),
    ];
    for (json, expected) in cases {
        assert_eq!(read_json(json).unwrap_err(), expected, "{json}");
    }
    assert!(read_json(&"[".repeat(100_000)).is_err());
}

#[test]
fn a_broken_line_costs_only_itself() {
    let table = read_json_lines("{\"a\":1}\n\n{\"a\" 2}\n[3]\n{\"a\":4}\r\n").unwrap();
    assert_eq!(show(&table), "a\n1\n4");
    let expected = [(3, ProblemKind::Json { column: 6 }), (4, ProblemKind::NoObject)];
    assert_eq!(problems(&table), expected);
    assert_eq!(table.rows[1].number, 5);
    let broken = read_json_lines("\n{\"a\"\n{").unwrap_err();
    assert_eq!(broken, TableError::Json { line: 2, column: 4 });
    assert_eq!(read_json_lines(" \n").unwrap_err(), TableError::Empty);
}

#[test]
fn columns_are_guessed_by_their_names() {
    let fields = |csv: &str| {
        let table = read_csv(csv).unwrap();
        let mapping = Mapping::guess(&table);
        let field = |column| mapping.field(column).map_or("-".to_owned(), |it| format!("{it:?}"));
        (0..table.columns.len()).map(field).collect::<Vec<_>>().join(" ")
    };
    let long = "网络空间".repeat(30);
    let cases = [
        (
            "Title,Full Text,Pub_Date,Source,Author,URL,lang\n1,2,3,4,5,6,7",
            "Title Text Date Publisher Author Url Language",
        ),
        (
            "标题,正文,日期,来源,作者,链接,语言\n1,2,3,4,5,6,7",
            "Title Text Date Publisher Author Url Language",
        ),
        ("文章标题,发布时间,媒体,文章内容\n1,2,3,4", "Title Date Publisher Text"),
        ("id,content,body\n1,2,3", "- Text -"),
        ("title,source,text\n1,https://example.org/a,3", "Title Url Text"),
        ("title,address\n1,2", "Title -"),
        (&format!("x,y\n1,{long}\n2,{long}"), "- Text"),
        (&format!("1,{long}\n2,{long}"), "- Text"),
    ];
    for (csv, expected) in cases {
        assert_eq!(fields(csv), expected, "{csv}");
    }
}

#[test]
fn a_column_is_one_thing() {
    let mut mapping = Mapping::default();
    mapping.set(Field::Text, Some(1));
    mapping.set(Field::Title, Some(1));
    assert_eq!((mapping.get(Field::Text), mapping.field(1)), (None, Some(Field::Title)));
    mapping.set(Field::Title, None);
    assert!(!mapping.uses(1));
}

#[test]
fn a_row_is_an_article() {
    let csv =
        "标题,正文,日期,来源,id\n联合国,\"第一段\n\n第二段\",2024年3月5日,新华社,17\n空,,,,\n";
    let table = read_csv(csv).unwrap();
    let mapping = Mapping::guess(&table);
    let draft = table.article(0, &mapping).unwrap();
    assert_eq!(draft.text, "第一段\n\n第二段");
    let metadata = &draft.metadata;
    let told = [&metadata.title, &metadata.date, &metadata.publisher, &metadata.extra["id"]];
    assert_eq!(told, ["联合国", "2024-03-05", "新华社", "17"]);
    assert_eq!(table.article(1, &mapping).unwrap_err(), crate::Refusal::Empty);
}

/// A table of cells that need quotation marks now and then.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell =
        proptest::sample::select(vec!["a", "", "x,y", "\"", "a\nb", "网络", ";", "\t|", " "]);
    let row = proptest::collection::vec(cell.prop_map(str::to_owned), 3);
    proptest::collection::vec(row, 1..8)
}

proptest! {
    #[test]
    fn what_another_program_wrote_is_read(rows in rows()) {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(["text", "title", "x"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let table = read_csv(std::str::from_utf8(&bytes).unwrap());
        let kept = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let kept: Vec<Vec<&str>> =
            kept.map(|row| row.iter().map(String::as_str).collect()).collect();
        if kept.is_empty() {
            // a row of names alone is a row
            prop_assert_eq!(table.unwrap().rows.len(), 1);
        } else {
            let table = table.unwrap();
            prop_assert_eq!(table.kind, TableKind::Csv { delimiter: ',' });
            let read: Vec<Vec<&str>> = (0..table.rows.len())
                .map(|row| (0..3).map(|column| table.cell(row, column)).collect())
                .collect();
            prop_assert_eq!(read, kept);
            prop_assert_eq!(table.n_problems, 0);
        }
    }

    #[test]
    fn no_text_makes_it_panic(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "a", "世", "{", "}", "[", "]", ":",
                "\"a\"", "1", "null", "\\u0000", "sep=", "text",
            ]),
            0..60,
        ),
    ) {
        let raw = pieces.concat();
        for table in [read_csv(&raw), read_json(&raw), read_json_lines(&raw)].into_iter().flatten() {
            let mapping = Mapping::guess(&table);
            for row in 0..table.rows.len() {
                let _ = table.article(row, &mapping);
            }
        }
    }
}
