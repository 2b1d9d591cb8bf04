//! Hand-made cases, and what must hold of any revision.

mod generated;
mod revision;
mod truth;

use crate::{Anchor, Comparison};
use std::fmt::Write;
use text::{TextRange, TextSize};

fn span(text: &str, words: &str, nth: usize) -> TextRange {
    let (at, _) = text.match_indices(words).nth(nth).unwrap();
    TextRange::new(TextSize::from_index(at), TextSize::from_index(at + words.len())).unwrap()
}

/// The verdict on the `nth` of `words` in `old`, with what stands at the place, and around it.
fn verdict(old: &str, new: &str, words: &str, nth: usize) -> String {
    let show = |range: &TextRange| {
        let before = new[..range.start().index()].chars().next_back();
        format!("{}[{}]", before.map(String::from).unwrap_or_default(), range.slice(new).unwrap())
    };
    match Comparison::new(old, new).anchor(span(old, words, nth)) {
        Anchor::Exact(range) => format!("exact {}", show(&range)),
        Anchor::Shifted(range) => format!("shifted {}", show(&range)),
        Anchor::Changed(range) => format!("changed {}", show(&range)),
        Anchor::Ambiguous(ranges) => {
            format!("ambiguous {}", ranges.iter().map(show).collect::<Vec<_>>().join(" "))
        }
        Anchor::Lost => "lost".to_owned(),
    }
}

#[track_caller]
fn check(old: &str, new: &str, words: &str, nth: usize, expected: &str) {
    assert_eq!(verdict(old, new, words, nth), expected);
}

const ZH: &str = "联合国信息安全开放式工作组在纽约召开第五次会议。\n\n\
    微软公司代表在会上表示，支持制定新的网络空间行为规范，并愿意参与后续磋商。\n\n\
    俄罗斯代表团反对这一提案，呼吁各国首先落实已有的共识。";

#[test]
fn what_is_untouched_stays() {
    check(ZH, ZH, "微软公司", 0, "exact \n[微软公司]");
    let corrected = ZH.replace("第五次", "第六次");
    check(ZH, &corrected, "微软公司", 0, "exact \n[微软公司]");
    check(ZH, &corrected, "工作组", 0, "exact 式[工作组]");
    check(ZH, &corrected, "会议", 0, "exact 次[会议]");
    check(ZH, &format!("导语一段。\n\n{ZH}"), "俄罗斯", 0, "exact \n[俄罗斯]");
}

#[test]
fn what_moved_is_shifted() {
    let parts: Vec<_> = ZH.split("\n\n").collect();
    let moved = [parts[1], parts[0], parts[2]].join("\n\n");
    let verdicts = [verdict(ZH, &moved, "微软公司", 0), verdict(ZH, &moved, "开放式工作组", 0)];
    assert!(verdicts.iter().any(|verdict| verdict.starts_with("shifted")), "{verdicts:?}");
    let sound = |verdict: &String| verdict.starts_with("exact") || verdict.starts_with("shifted");
    assert!(verdicts.iter().all(sound), "{verdicts:?}");
}

#[test]
fn what_was_replaced_is_told() {
    check(ZH, &ZH.replace("微软公司", "谷歌公司"), "微软公司", 0, "changed \n[谷歌公司]");
    check(ZH, &ZH.replace("反对这一提案", "支持这一提案"), "反对", 0, "changed 团[支持]");
    let longer = ZH.replace("支持制定", "坚决支持尽快制定");
    check(ZH, &longer, "支持制定", 0, "changed ，[坚决支持尽快制定]");
}

#[test]
fn what_is_gone_is_lost() {
    let parts: Vec<_> = ZH.split("\n\n").collect();
    let shorter = [parts[0], parts[2]].join("\n\n");
    check(ZH, &shorter, "微软公司", 0, "lost");
    check(ZH, "", "微软公司", 0, "lost");
    check(ZH, &parts[2].repeat(3), "微软公司", 0, "lost");
}

#[test]
fn of_several_alike_none_is_guessed() {
    let twice = "各国支持这一规范。各国支持这一规范。美国反对。";
    let once = "各国支持这一规范。美国反对。";
    check(twice, once, "规范", 0, "ambiguous 一[规范]");
    let second = verdict(twice, once, "规范", 1);
    assert!(second == "ambiguous 一[规范]" || second == "lost", "{second}");
    let copied = format!("{once}{once}");
    assert!(verdict(once, &copied, "规范", 0).starts_with("ambiguous"));
    // the same name in a sentence that is new, while its own is gone
    let moved = ZH.replace("微软公司代表在会上表示", "会上有人表示") + "会后，微软公司发布了声明。";
    check(ZH, &moved, "微软公司", 0, "ambiguous ，[微软公司]");
}

#[test]
fn alike_but_told_apart_by_what_is_around() {
    let old = "微软支持。谷歌反对。微软公司随后在日内瓦的会议上再次表示支持这一规范。";
    let new = "微软支持。谷歌也反对。微软公司随后在日内瓦的会议上再次表示支持这一规范。";
    check(old, new, "微软", 1, "exact 。[微软]");
}

#[test]
fn of_a_word_said_twice_nobody_knows_which_is_left() {
    let old = "The chair of the session said that the the delegates of many states left early.";
    for nth in [1, 2] {
        let found = verdict(old, &old.replace("the the", "the"), "the", nth);
        assert!(!found.starts_with("exact"), "{nth}: {found}");
    }
}

#[test]
fn words_whose_surroundings_are_others_are_shown() {
    let old = "经过三天的讨论，与会的专家小组最终认为联合国应当主持谈判并提出新的规则草案。";
    let start =
        "据本报驻日内瓦记者昨日发回的长篇报道说，多数国家的外交官们私下都十分担心联合国应当主持";
    // too little beside it; a little more; enough, but of another sentence
    for end in ["失败的调查。", "谈判并提到别的。", "谈判并提出新的规则草案。"]
    {
        check(old, &[start, end].concat(), "联合国", 0, "ambiguous 心[联合国]");
    }
    // enough, and the change beside it is small
    check(old, &old.replace("最终认为", "最后主张"), "联合国", 0, "exact 张[联合国]");
}

/// Minutes of a meeting, in which sentences differ in a name only.
const TWINS: &str = "会议于周一开幕。微软公司支持新的规范。谷歌公司支持新的规范。\
    中国代表团随后发言，并介绍了本国的立场。";

#[test]
fn almost_the_same_sentences_are_not_mixed_up() {
    let (first, second) = ("微软公司支持新的规范。", "谷歌公司支持新的规范。");
    let swapped = TWINS.replace(&[first, second].concat(), &[second, first].concat());
    for nth in 0..2 {
        let found = verdict(TWINS, &swapped, "支持", nth);
        assert!(found.starts_with("ambiguous") || found == "changed 司[支持]", "{nth}: {found}");
    }
    // the second one is elsewhere now; what stands in its place belongs to the first one
    let moved = TWINS.replace(second, "") + "\n\n" + second;
    let found = verdict(TWINS, &moved, "支持", 1);
    assert!(!found.starts_with("exact"), "{found}");
    check(TWINS, &TWINS.replace("谷歌", "苹果"), "微软", 0, "exact 。[微软]");
}

#[test]
fn a_copy_is_not_taken_for_what_it_is_a_copy_of() {
    let copied = format!(
        "摘要：微软公司支持新的规范。\n\n{}",
        TWINS.replace("微软公司支持", "微软公司曾支持")
    );
    let found = verdict(TWINS, &copied, "支持", 0);
    assert!(found.starts_with("ambiguous"), "{found}");
}

#[test]
fn signs_of_another_width_are_the_same_words() {
    let wide = ZH.replace("第五次会议", "ＯＥＷＧ第５次会议");
    let narrow = ZH.replace("第五次会议", "OEWG第5次会议").replace('，', ",").replace('。', ".");
    check(&wide, &narrow, "微软公司", 0, "exact \n[微软公司]");
    check(&wide, &narrow, "反对这一提案", 0, "exact 团[反对这一提案]");
    check(&wide, &narrow, "ＯＥＷＧ", 0, "changed 开[OEWG]");
    let pieces = Comparison::new("好，是。", "好,是。").pieces();
    let shown: Vec<_> = pieces.iter().map(|piece| (piece.is_same, piece.new.clone())).collect();
    assert_eq!(shown, [(true, 0..3), (false, 3..4), (true, 4..10)]);
}

#[test]
fn characters_stay_whole() {
    let old = "The cafe\u{301} 👩‍👩‍👧 opened near the embassy in Tallinn last spring.";
    let new = "The cafe\u{301}s 👩‍👩‍👧 opened near the embassy in Tallinn last spring.";
    check(old, new, "👩‍👩‍👧", 0, "exact  [👩‍👩‍👧]");
    check(old, new, "cafe\u{301}", 0, "changed  [cafe\u{301}s]");
    check(old, &new.replace("👩‍👩‍👧", "👩‍👩‍👦"), "👩‍👩‍👧", 0, "changed  [👩‍👩‍👦]");
}

#[test]
fn lines_may_be_wrapped_anew() {
    let mut wrapped = String::new();
    for (n, character) in ZH.chars().enumerate() {
        wrapped.push(character);
        if n % 13 == 12 {
            wrapped.push('\n');
        }
    }
    check(ZH, &wrapped, "俄罗斯代表团", 0, "exact \n[俄罗斯代表团]");
    assert!(!verdict(ZH, &wrapped, "网络空间行为规范", 0).starts_with("lost"));
}

#[test]
fn pieces_are_both_texts() {
    let new = ZH.replace("第五次", "第十六次").replace("微软公司代表", "谷歌");
    let (mut old_again, mut new_again) = (String::new(), String::new());
    let mut shown = String::new();
    for piece in Comparison::new(ZH, &new).pieces() {
        old_again += &ZH[piece.old.clone()];
        new_again += &new[piece.new.clone()];
        if !piece.is_same {
            write!(shown, "-{}+{} ", &ZH[piece.old], &new[piece.new]).unwrap();
        }
    }
    assert_eq!((old_again.as_str(), new_again), (ZH, new));
    assert_eq!(shown, "-五+十六 -微软公司代表+谷歌 ");
}
