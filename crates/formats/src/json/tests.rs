//! The parser against `serde_json`, which must accept and understand the same.

use super::*;
use proptest::prelude::*;

/// The tree as `serde_json` would have it.
fn converted(input: &str, value: &Value) -> serde_json::Value {
    let slice = &input[value.start as usize..value.end as usize];
    match &value.kind {
        Kind::Null => serde_json::Value::Null,
        Kind::Boolean(value) => (*value).into(),
        Kind::Number => serde_json::from_str(slice).unwrap(),
        Kind::Text { escaped } => {
            unescape(&slice[1..slice.len() - 1], *escaped).0.into_owned().into()
        }
        Kind::List(items) => items.iter().map(|item| converted(input, item)).collect(),
        Kind::Object(fields) => {
            let field = |(key, value): &(Key, Value)| {
                let name = &input[key.start as usize + 1..key.end as usize - 1];
                (unescape(name, key.escaped).0.into_owned(), converted(input, value))
            };
            serde_json::Value::Object(fields.iter().map(field).collect())
        }
        Kind::Unread => converted(input, &parse_item(input, value).unwrap()),
    }
}

#[track_caller]
fn check(input: &str) {
    let expected = serde_json::from_str::<serde_json::Value>(input).ok();
    let found = parse(input).ok().map(|value| converted(input, &value));
    assert_eq!(found, expected, "for {input:?}");
}

#[test]
fn the_same_as_serde_json() {
    for input in [
        "",
        " ",
        "null",
        "nul",
        "nulll",
        "true",
        "false",
        "tru",
        "[]",
        "[ ]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{}",
        "{,}",
        "{\"a\":1,}",
        "{\"a\" : 1 , \"b\":[{}]}",
        "{a:1}",
        "{\"a\"}",
        "0",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1.5",
        "1e",
        "1e5",
        "1E+5",
        "1e-5",
        "+1",
        "0x1",
        "12345678901234567890",
        "\"",
        "\"a",
        "\"\\",
        "\"\\q\"",
        "\"\\u12\"",
        "\"\\u00e4\"",
        "\"\\ud83d\\udc9b\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "\u{feff}[]",
        "[\u{a0}1]",
        "[1]]",
        "{\"a\":1}{",
        "\r\n\t [ 1 ] ",
    ] {
        check(input);
    }
}

#[test]
fn half_a_surrogate_pair_becomes_a_replacement() {
    for (raw, expected) in [
        (r"\ud83d", "\u{fffd}"),
        (r"\udc9b", "\u{fffd}"),
        (r"\ud83dx", "\u{fffd}x"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\ud83d\u0041", "\u{fffd}A"),
        (r"\ud83d\ud83d\udc9b", "\u{fffd}💛"),
    ] {
        assert_eq!(unescape(raw, true), (expected.into(), true), "for {raw:?}");
    }
}

#[test]
fn depth_is_bounded() {
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    let error = parse(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!((error.at, error.kind), (MAX_DEPTH, SyntaxErrorKind::TooDeep));
    assert!(parse(&"[{\"a\":".repeat(1_000_000)).is_err());
}

#[test]
fn lines_and_columns_count_from_one() {
    for (at, expected) in [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (6, (2, 2)), (99, (2, 3))] {
        assert_eq!(place("ab\n世c", at), expected, "at {at}");
    }
}

proptest! {
    #[test]
    fn any_value_is_understood(input in "[\\[\\]{},:\"a1 .eE+\\-\\\\untrlfs]{0,24}") {
        check(&input);
    }

    #[test]
    fn any_text_is_understood(text in any::<String>()) {
        check(&serde_json::to_string(&text).unwrap());
        check(&text);
    }
}

proptest! {
    #[test]
    fn parsing_can_stop_anywhere(input in "[\\[\\]{},:\"a1 .eE+\\-\\\\untrlfs]{0,24}", step in 1_usize..9) {
        let mut parsing = Parsing::default();
        let in_steps = loop {
            match parsing.run(&input, parsing.at() + step) {
                Ok(None) => {}
                Ok(Some(value)) => break Ok(format!("{value:?}")),
                Err(error) => break Err(error),
            }
        };
        prop_assert_eq!(in_steps, parse(&input).map(|value| format!("{value:?}")));
    }
}

#[test]
fn the_items_of_a_long_list_are_left_unread_but_checked() {
    let items: Vec<_> = (0..300).map(|idx| format!("{{\"n\":[{idx},[[],\"{idx}\"]]}}")).collect();
    let list = format!("[{}]", items.join(", "));
    check(&list);
    let Kind::List(parsed) = parse(&list).unwrap().kind else { panic!("a list") };
    let n_unread = parsed.iter().filter(|item| matches!(item.kind, Kind::Unread)).count();
    assert_eq!(n_unread, 300 - 64);
    let broken = list.replacen("[[],\"299\"]", "[[,\"299\"]", 1);
    assert_eq!(parse(&broken).unwrap_err().at, broken.find("[,\"299").unwrap() + 1);
    check(&format!("[{}]", vec![list.as_str(); 70].join(",")));
}
