//! Which characters are told as invisible, and where.

use super::*;

/// The signs of all invisible characters of `text`, each with its byte.
fn signs(text: &str) -> Vec<(usize, &'static str)> {
    let Some(whole) = TextRange::new(TextSize::default(), TextSize::of(text)) else {
        return Vec::new();
    };
    invisibles(text, whole).map(|(range, kind)| (range.start().index(), kind.sign())).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(usize, &'static str)]) {
    assert_eq!(signs(text), expected, "in {}", text.escape_unicode());
}

#[test]
fn each_kind_is_told_by_its_sign() {
    let table = [
        ('\u{9}', "→"),
        ('\u{a0}', "NBSP"),
        ('\u{202f}', "NBSP"),
        ('\u{ad}', "SHY"),
        ('\u{200b}', "ZWSP"),
        ('\u{200c}', "ZWNJ"),
        ('\u{200d}', "ZWJ"),
        ('\u{2060}', "WJ"),
        ('\u{feff}', "BOM"),
        ('\u{3000}', "□"),
        ('\u{1680}', "SP"),
        ('\u{2000}', "SP"),
        ('\u{200a}', "SP"),
        ('\u{205f}', "SP"),
        ('\u{2028}', "SEP"),
        ('\u{2029}', "SEP"),
        ('\u{61c}', "ALM"),
        ('\u{200e}', "LRM"),
        ('\u{200f}', "RLM"),
        ('\u{202a}', "LRE"),
        ('\u{202b}', "RLE"),
        ('\u{202c}', "PDF"),
        ('\u{202d}', "LRO"),
        ('\u{202e}', "RLO"),
        ('\u{2066}', "LRI"),
        ('\u{2067}', "RLI"),
        ('\u{2068}', "FSI"),
        ('\u{2069}', "PDI"),
        ('\u{e0041}', "TAG"),
        ('\u{e0001}', "TAG"),
        ('\u{3164}', "FILL"),
        ('\u{115f}', "FILL"),
        ('\u{2800}', "FILL"),
        ('\u{180e}', "FILL"),
        ('\u{0}', "CTRL"),
        ('\u{7}', "CTRL"),
        ('\u{b}', "CTRL"),
        ('\u{c}', "CTRL"),
        ('\u{1b}', "CTRL"),
        ('\u{7f}', "CTRL"),
        ('\u{85}', "CTRL"),
        ('\u{9f}', "CTRL"),
        ('\u{2063}', "CTRL"),
        ('\u{206a}', "CTRL"),
        ('\u{fffa}', "CTRL"),
    ];
    for (character, sign) in table {
        check(&format!("a{character}世"), &[(1, sign)]);
        let bidi =
            ["ALM", "LRM", "RLM", "LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"];
        assert_eq!(Invisible::of(character).unwrap().is_bidi(), bidi.contains(&sign));
    }
}

#[test]
fn what_can_be_seen_is_not_told() {
    for text in
        ["", "a b\nc", "世界。“引”", "ä a\u{308}", "💛", "\u{20bb7}", "العربية", "e\u{301}…—"]
    {
        check(text, &[]);
    }
}

#[test]
fn honest_work_inside_emoji_is_not_told() {
    check("👩\u{200d}👩\u{200d}👧", &[]);
    check("🧑🏽\u{200d}💻", &[]);
    check("❤\u{fe0f}\u{200d}🔥", &[]);
    check("🏃\u{200d}♀\u{fe0f}\u{200d}➡\u{fe0f}", &[]);
    // the flag of Wales
    check("🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}", &[]);
    check("葛\u{e0100}", &[]);
}

#[test]
fn the_same_characters_elsewhere_are_told() {
    check("世\u{200d}界", &[(3, "ZWJ")]);
    check("👩\u{200d}", &[(4, "ZWJ")]);
    check("\u{200d}👩", &[(0, "ZWJ")]);
    check("👩\u{200d}a", &[(4, "ZWJ")]);
    check("👩\u{200d}\u{200d}👧", &[(4, "ZWJ"), (7, "ZWJ")]);
    check("a\u{e0067}", &[(1, "TAG")]);
    check("🏴a\u{e0067}", &[(5, "TAG")]);
    // letters hidden in selectors behind a smiling face
    check("😀\u{fe0f}\u{e0158}\u{e0159}", &[(7, "VS"), (11, "VS")]);
    check("\u{fe0f}", &[(0, "VS")]);
}

#[test]
fn a_part_is_judged_with_what_stands_around_it() {
    let text = "👩\u{200d}👧a\u{200b}";
    let part = |start, end| {
        let range = TextRange::new(TextSize::new(start), TextSize::new(end)).unwrap();
        invisibles(text, range).count()
    };
    assert_eq!(part(4, 7), 0);
    assert_eq!(part(4, 11), 0);
    assert_eq!(part(11, 15), 1);
    assert_eq!(part(0, 12), 0);
}

#[test]
fn controls_of_direction_are_counted_and_found_round_the_end() {
    let text = "“引”\u{202e}txt\u{202c}、ب\u{61c}、\u{2066}";
    assert_eq!(count_bidi(text), 4);
    assert_eq!(count_bidi("“”\u{2028}ث"), 0);
    assert_eq!(count_bidi(""), 0);
    let next = |from| next_bidi(text, TextSize::new(from)).map(|range| range.start().raw());
    let first = u32::try_from(text.find('\u{202e}').unwrap()).unwrap();
    let last = u32::try_from(text.find('\u{2066}').unwrap()).unwrap();
    assert_eq!(next(0), Some(first));
    assert_eq!(next(first), Some(first));
    assert_eq!(next(first + 3), Some(first + 6));
    assert_eq!(next(last), Some(last));
    assert_eq!(next(last + 3), Some(first));
    assert_eq!(next_bidi("a", TextSize::new(0)), None);
}

#[test]
fn the_quick_search_finds_what_the_slow_one_does() {
    let every: String = (0..=0x2ffff).filter_map(char::from_u32).collect();
    let slow: Vec<_> = every.char_indices().filter(|(_, c)| bidi_name(*c).is_some()).collect();
    let quick: Vec<_> = bidi_from(&every, TextSize::default()).collect();
    assert_eq!(quick.len(), 12);
    assert!(quick.iter().map(|range| range.start().index()).eq(slow.iter().map(|(idx, _)| *idx)));
}
