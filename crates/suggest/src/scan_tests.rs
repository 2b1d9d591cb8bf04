//! Scans of whole sentences: tables of cases, and properties over random texts.

use super::*;
use crate::{Entry, RulePattern, RuleSpec};
use model::{EntityId, EntityKind};
use proptest::prelude::*;

fn scan(text: &str, rules: Rules, slice: usize) -> Proposals {
    let article = Rc::new(Article::new(text.to_owned(), Vec::new()));
    thread_local!(static STARTER: Rc<Lexicon> = Rc::new(Lexicon::of_starter_set()));
    let lexicon = STARTER.with(Rc::clone);
    let mut scan = Scan::new(article, lexicon, Rc::new(rules), Options::default());
    loop {
        if let ControlFlow::Break(found) = scan.go_on(slice) {
            return found;
        }
    }
}

fn told(text: &str) -> Vec<String> {
    let found = scan(text, Rules::default(), 1 << 20);
    let tell = |item: &Proposal| {
        let what = match &item.what {
            What::Known(_) if item.kind() == Some(EntityKind::Actor) => "actor",
            What::Known(_) => "process",
            What::NewName { .. } => "name",
            What::Cue { position, .. } => position.as_str(),
            What::Rule(id) => id,
        };
        format!("{what} {}", item.range.slice(text).unwrap())
    };
    found.items.iter().map(tell).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

#[test]
fn known_names_are_the_longest_at_their_place() {
    check("微软和印度尼西亚，印度。", &["actor 微软", "actor 印度尼西亚", "actor 印度"]);
    check("聯合國開放式工作組", &["process 聯合國開放式工作組"]);
    check("ＯＥＷＧ 与印度洋", &["process ＯＥＷＧ"]);
    check("UNESCO, not UNESCOs; the EU’s plan", &["actor UNESCO", "actor UNESCOs", "actor EU"]);
}

#[test]
fn acronyms_and_single_words_need_their_capitals() {
    check("who told us an apple is red", &[]);
    check("WHO told Apple", &["actor WHO", "actor Apple"]);
    check(
        "the first committee of the open-ended working group",
        &["process open-ended working group"],
    );
}

#[test]
fn a_single_character_needs_company() {
    check(
        "中美俄三国，美、英，中心，美丽。",
        &["actor 中", "actor 美", "actor 俄", "actor 美", "actor 英"],
    );
    check("其中美元", &[]);
}

#[test]
fn cues_have_positions() {
    check("法国支持，支持者称。", &["actor 法国", "support 支持"]);
    check(
        "微软不支持。谷歌不反对，但不断呼吁。",
        &["actor 微软", "oppose 不支持", "actor 谷歌", "neutral 不反对", "support 呼吁"],
    );
    check(
        "they refused to support it, not only criticised",
        &["oppose refused to support", "oppose criticised"],
    );
    check("苹果拒绝支持", &["actor 苹果", "oppose 拒绝支持"]);
    check("《反对条约草案》", &["name 反对条约草案"]);
}

#[test]
fn what_stands_before_a_cue_changes_it() {
    // what is merely not signed yet says nothing
    check(
        "他们尚未签署，不肯签署，终于签署。",
        &["neutral 尚未签署", "oppose 不肯签署", "support 签署"],
    );
    check("她有条件支持，审慎欢迎。", &["mixed 有条件支持", "mixed 审慎欢迎"]);
    // the second verb tells what is wanted, also behind a modal verb
    check(
        "他们要求叫停，有意出资，宣布加入。",
        &["oppose 要求叫停", "support 有意出资", "support 宣布加入"],
    );
    check("没有人支持，有人担心，这一要求，“支持”一词。", &[]);
    check(
        "she voiced strong support for it and offered guarded praise",
        &["support voiced strong support for", "mixed offered guarded praise"],
    );
    check("the support of a request", &[]);
}

#[test]
fn two_cues_may_be_one() {
    check("荷兰支持但要求豁免医院。", &["actor 荷兰", "mixed 支持但要求豁免医院"]);
    check(
        "他们既有肯定也有疑虑，既不推动也不阻拦。",
        &["mixed 既有肯定也有疑虑", "neutral 既不推动也不阻拦"],
    );
    // of two that say the same, the first is the stance, and the second what it asks for
    check("他们呼吁支持，敦促加入。", &["support 呼吁", "support 敦促"]);
}

#[test]
fn what_belongs_to_a_cue_and_what_does_not() {
    check("她表示关切，提出质疑，深表赞同。", &["oppose 关切", "oppose 质疑", "support 赞同"]);
    check("对此不满，此反对意见，政策建议。", &["oppose 不满"]);
    check("he was sceptical, in a sceptical mood", &["oppose was sceptical"]);
    check(
        "they agreed to meet and threw their weight behind it",
        &["support agreed", "support threw their weight behind"],
    );
    check(
        "it dropped its objections and expressed no support for it",
        &["support dropped its objections", "oppose expressed no support for"],
    );
}

#[test]
fn english_words_that_are_as_often_nouns_need_a_verb_s_place() {
    check("they question the plan, with awkward questions", &["oppose question"]);
    check("its support for it; support for hospitals", &["support support for"]);
    check("members back it", &["support back"]);
}

#[test]
fn acronyms_come_with_their_expansion() {
    check("全球海事协调机制（GXYM）启动", &["name 全球海事协调机制", "name GXYM"]);
    check("the Harbour Safety Network (HSN) met", &["name Harbour Safety Network", "name HSN"]);
    check("据XYZT（泛太平洋航运网络机制）称", &["name XYZT", "name 泛太平洋航运网络机制"]);
}

#[test]
fn organizations_end_in_their_words() {
    check("他在蓝湖科技公司任职，多家科技公司。", &["name 蓝湖科技公司"]);
    check("由北山数据治理研究院提出", &["name 北山数据治理研究院"]);
    check("该委员会和工作组", &[]);
    check("越发看轻河内公约", &["process 河内公约"]);
}

#[test]
fn names_with_capitals() {
    check("日前Darktrace公布", &["name Darktrace"]);
    check(
        "He met Ann Smith of the Blue Lake Institute.",
        &["name Ann Smith of the Blue Lake Institute"],
    );
}

#[test]
fn statements_link_who_with_what() {
    let text = "中国、俄罗斯支持开放式工作组。微软参加政府专家组。";
    let found = scan(text, Rules::default(), 1 << 20);
    let quote = |nth: usize| found.items[nth].range.slice(text).unwrap();
    let told: Vec<_> = found
        .links
        .iter()
        .map(|link| format!("{} {} {}", quote(link.actor), link.value(), quote(link.process)))
        .collect();
    assert_eq!(
        told,
        ["中国 support 开放式工作组", "俄罗斯 support 开放式工作组", "微软 attendee 政府专家组",]
    );
}

#[test]
fn rules_find_words_and_expressions() {
    let spec = |id: &str, pattern| RuleSpec { id: id.into(), pattern };
    let (rules, errors) = Rules::new([
        spec("w", RulePattern::Words(vec!["主权".into(), "Sovereign".into()])),
        spec("bad", RulePattern::Regex("(".into())),
        spec("r", RulePattern::Regex(r"第\d+条".into())),
    ]);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].fault.unwrap().at, Some(0));
    let text = "第51条，主權 sovereign";
    let found = scan(text, rules, 1);
    let told: Vec<_> = found
        .items
        .iter()
        .map(|item| (item.what.clone(), item.range.slice(text).unwrap()))
        .collect();
    let rule = |id: &str| What::Rule(id.into());
    assert_eq!(told, [(rule("r"), "第51条"), (rule("w"), "主權"), (rule("w"), "sovereign")]);
}

#[test]
fn a_name_of_two_entities_has_both() {
    let entry = |id: &str| Entry {
        id: EntityId::new(id),
        kind: EntityKind::Actor,
        is_starter: false,
        spellings: vec!["某方".into()],
    };
    let lexicon = Rc::new(Lexicon::new([entry("b"), entry("a")]));
    let article = Rc::new(Article::new("某方".into(), Vec::new()));
    let mut scan = Scan::new(article, lexicon, Rc::default(), Options::default());
    let ControlFlow::Break(found) = scan.go_on(100) else { panic!("not done") };
    assert_eq!(found.items[0].key("某方"), "known|b|a|某方");
}

fn any_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "微软",
        "中",
        "美",
        "UN",
        "EU’s",
        "支持",
        "不",
        "not ",
        "support",
        "（",
        "OEWG",
        "）",
        "《",
        "》",
        "公司",
        "。",
        "\n",
        " ",
        "某",
        "Blue Lake",
        "👩‍👩‍👧",
        "e\u{301}",
        "的",
        "(",
        ")",
        ".",
    ]);
    let piece = prop_oneof![5 => words.prop_map(str::to_owned), 1 => ".{0,3}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn slices_do_not_matter_and_ranges_are_sound(text in any_text(), slice in 0_usize..50) {
        let found = scan(&text, Rules::default(), slice);
        prop_assert_eq!(&found, &scan(&text, Rules::default(), usize::MAX));
        let mut behind = TextSize::default();
        for item in &found.items {
            prop_assert!(item.range.slice(&text).is_some());
            prop_assert!(item.range.start() >= behind);
            behind = item.range.end();
        }
        let n = found.items.len();
        prop_assert!(found.links.iter().all(|link| link.actor < n && link.process < n));
    }
}
