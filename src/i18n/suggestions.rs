//! What is said about suggestions, and about the project's own rules.

use super::thousands;
use engine::{SuggestionSort, Verdict};
use std::borrow::Cow;

/// Something to say about suggestions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum SuggestionText<'t> {
    Heading,
    /// It is still looking; so many hundredths are done.
    Looking(usize),
    /// So many are offered, and it is still looking; so many hundredths are done.
    FoundSoFar(usize, usize),
    /// So many are offered.
    Found(usize),
    /// So many are offered, and there are more than are kept.
    FoundMany(usize),
    /// Nothing is offered, and why that may be.
    None,
    NoneHow,
    /// So many are offered, but none of a sort that is shown.
    NoneShown(usize),
    Accept,
    Reject,
    /// The scopes in which all are accepted or rejected.
    ScopeLabel,
    ScopeName(usize),
    ScopeSort(usize),
    ScopeNameEverywhere,
    ScopeSortEverywhere,
    AcceptAll,
    RejectAll,
    /// The way through all articles; so many hundredths are done.
    Sweeping(usize),
    Cancel,
    /// The sorts that the list shows.
    Sorts,
    Sort(SuggestionSort),
    /// What a name is taken for.
    Reading,
    /// The name is that of an entity called so.
    NameOf(&'t str),
    /// The name is an alias of an entity called so.
    AliasOf(&'t str),
    /// It is one of the starter set, which the project does not have yet.
    FromStarter,
    Acronym,
    Expansion,
    Capitals,
    Title,
    Organization,
    /// A word for a position.
    Cue {
        word: &'t str,
        position: &'t str,
    },
    /// The same, negated.
    NegatedCue {
        word: &'t str,
        negation: &'t str,
        position: &'t str,
    },
    /// A rule called so.
    Rule(&'t str),
    /// The parts of a statement stand in one sentence.
    OneSentence {
        kind: &'t str,
        value: &'t str,
    },
    /// So many were rejected, and may be offered again.
    OfferAgain(usize),
    /// How to go through them.
    How,
    KeyStep,
    KeyAcceptAll,
    KeyRejectAll,
    /// So many were accepted or rejected in one step.
    Decided(Verdict, usize),
}

/// Something to say about the project's own rules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum RuleText<'t> {
    /// Opens the rules; there are so many.
    Open(usize),
    Heading,
    Intro,
    NoneYet,
    New,
    Edit(&'t str),
    Delete(&'t str),
    /// Uses the rule called so.
    Use(&'t str),
    EditHeading,
    NewHeading,
    Name,
    How,
    Words,
    Regex,
    WordsField,
    RegexField,
    Label,
    NoPosition,
    Entity,
    NoEntity,
    OtherEntity,
    Save,
    Discard,
    Counting,
    /// It is found so often in the open article.
    Hits(usize),
    NoArticle,
    Empty,
    TooLong,
    TooMany,
}

/// Says it in English.
pub(super) fn en(text: SuggestionText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        SuggestionText::Heading => "Suggestions",
        SuggestionText::Looking(done) => return format!("Looking … {done} %").into(),
        SuggestionText::FoundSoFar(n, done) => {
            return format!("{} so far, looking … {done} %", thousands(n)).into();
        }
        SuggestionText::Found(1) => "1 suggestion",
        SuggestionText::Found(n) => return format!("{} suggestions", thousands(n)).into(),
        SuggestionText::FoundMany(n) => {
            return format!("{} suggestions; there is more than is kept", thousands(n)).into();
        }
        SuggestionText::None => "Nothing to suggest.",
        SuggestionText::NoneHow => {
            "Offered here are names of your entities and of the starter set, names that are new, words for a position, and statements that a sentence seems to make. Give an entity more aliases, or write a rule of your own, to find more."
        }
        SuggestionText::NoneShown(n) => {
            return format!("{} more of sorts that are not shown", thousands(n)).into();
        }
        SuggestionText::Accept => "Accept",
        SuggestionText::Reject => "Reject",
        SuggestionText::ScopeLabel => "All like this",
        SuggestionText::ScopeName(n) => {
            return format!("this name here ({})", thousands(n)).into();
        }
        SuggestionText::ScopeSort(n) => {
            return format!("this sort here ({})", thousands(n)).into();
        }
        SuggestionText::ScopeNameEverywhere => "this name anywhere",
        SuggestionText::ScopeSortEverywhere => "this sort anywhere",
        SuggestionText::AcceptAll => "Accept all",
        SuggestionText::RejectAll => "Reject all",
        SuggestionText::Sweeping(done) => {
            return format!("Going through all articles … {done} %").into();
        }
        SuggestionText::Cancel => "Cancel",
        SuggestionText::Sorts => "Sorts shown",
        SuggestionText::Sort(SuggestionSort::Statement) => "Statements",
        SuggestionText::Sort(SuggestionSort::Known) => "Names",
        SuggestionText::Sort(SuggestionSort::NewName) => "New",
        SuggestionText::Sort(SuggestionSort::Cue) => "Stances",
        SuggestionText::Sort(SuggestionSort::Rule) => "Rules",
        SuggestionText::Reading => "Taken for",
        SuggestionText::NameOf(name) => return format!("name of {name}").into(),
        SuggestionText::AliasOf(name) => return format!("alias of {name}").into(),
        SuggestionText::FromStarter => "starter set",
        SuggestionText::Acronym => "new: acronym beside its expansion",
        SuggestionText::Expansion => "new: expansion beside its acronym",
        SuggestionText::Capitals => "new: Latin words with capitals",
        SuggestionText::Title => "new: a title in 《》",
        SuggestionText::Organization => "new: worded like an organisation",
        SuggestionText::Cue { word, position } => {
            return format!("cue “{word}”: {position}").into();
        }
        SuggestionText::NegatedCue { word, negation, position } => {
            return format!("“{word}” negated by “{negation}”: {position}").into();
        }
        SuggestionText::Rule(name) => return format!("your rule “{name}”").into(),
        SuggestionText::OneSentence { kind, value } => {
            return format!("{kind}: {value}; in one sentence").into();
        }
        SuggestionText::OfferAgain(n) => {
            return format!("Offer what was rejected again ({})", thousands(n)).into();
        }
        SuggestionText::How => {
            "Nothing here is in your project until you accept it. O goes to the next one, Y accepts, C rejects."
        }
        SuggestionText::KeyStep => "Next or previous suggestion",
        SuggestionText::KeyAcceptAll => "Accept all suggestions of this name",
        SuggestionText::KeyRejectAll => "Reject all suggestions of this name or word",
        SuggestionText::Decided(Verdict::Accept, n) => {
            return format!("{} suggestions accepted in one step.", thousands(n)).into();
        }
        SuggestionText::Decided(Verdict::Reject, n) => {
            return format!("{} suggestions rejected in one step.", thousands(n)).into();
        }
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: SuggestionText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        SuggestionText::Heading => "建议",
        SuggestionText::Looking(done) => return format!("正在查找…… {done}%").into(),
        SuggestionText::FoundSoFar(n, done) => {
            return format!("目前 {} 条，正在查找…… {done}%", thousands(n)).into();
        }
        SuggestionText::Found(n) => return format!("{} 条建议", thousands(n)).into(),
        SuggestionText::FoundMany(n) => {
            return format!("{} 条建议；更多的未予保留", thousands(n)).into();
        }
        SuggestionText::None => "暂无建议。",
        SuggestionText::NoneHow => {
            "这里列出：您的实体和内置实体的名称、新出现的名称、表明立场的词语，以及一句话可能构成的陈述。为实体补充别名，或自己编写规则，就能找到更多。"
        }
        SuggestionText::NoneShown(n) => {
            return format!("另有 {} 条属于未显示的类别", thousands(n)).into();
        }
        SuggestionText::Accept => "接受",
        SuggestionText::Reject => "拒绝",
        SuggestionText::ScopeLabel => "同类建议",
        SuggestionText::ScopeName(n) => {
            return format!("同一名称，本文（{}）", thousands(n)).into();
        }
        SuggestionText::ScopeSort(n) => {
            return format!("同一类别，本文（{}）", thousands(n)).into();
        }
        SuggestionText::ScopeNameEverywhere => "同一名称，所有文章",
        SuggestionText::ScopeSortEverywhere => "同一类别，所有文章",
        SuggestionText::AcceptAll => "全部接受",
        SuggestionText::RejectAll => "全部拒绝",
        SuggestionText::Sweeping(done) => return format!("正在查看所有文章…… {done}%").into(),
        SuggestionText::Cancel => "取消",
        SuggestionText::Sorts => "显示的类别",
        SuggestionText::Sort(SuggestionSort::Statement) => "陈述",
        SuggestionText::Sort(SuggestionSort::Known) => "名称",
        SuggestionText::Sort(SuggestionSort::NewName) => "新名称",
        SuggestionText::Sort(SuggestionSort::Cue) => "立场",
        SuggestionText::Sort(SuggestionSort::Rule) => "规则",
        SuggestionText::Reading => "视为",
        SuggestionText::NameOf(name) => return format!("“{name}”的名称").into(),
        SuggestionText::AliasOf(name) => return format!("“{name}”的别名").into(),
        SuggestionText::FromStarter => "内置实体",
        SuggestionText::Acronym => "新名称：括号中的缩写及其全称",
        SuggestionText::Expansion => "新名称：缩写旁的全称",
        SuggestionText::Capitals => "新名称：首字母大写的外文词",
        SuggestionText::Title => "新名称：书名号中的标题",
        SuggestionText::Organization => "新名称：用词像机构名称",
        SuggestionText::Cue { word, position } => {
            return format!("立场词“{word}”：{position}").into();
        }
        SuggestionText::NegatedCue { word, negation, position } => {
            return format!("立场词“{word}”，被“{negation}”否定：{position}").into();
        }
        SuggestionText::Rule(name) => return format!("您的规则“{name}”").into(),
        SuggestionText::OneSentence { kind, value } => {
            return format!("{kind}：{value}（同一句中）").into();
        }
        SuggestionText::OfferAgain(n) => {
            return format!("重新提供已拒绝的建议（{}）", thousands(n)).into();
        }
        SuggestionText::How => {
            "接受之前，建议不会进入项目。按 O 转到下一条，按 Y 接受，按 C 拒绝。"
        }
        SuggestionText::KeyStep => "下一条或上一条建议",
        SuggestionText::KeyAcceptAll => "全部接受同一名称的建议",
        SuggestionText::KeyRejectAll => "全部拒绝同一名称或词语的建议",
        SuggestionText::Decided(Verdict::Accept, n) => {
            return format!("已一次接受 {} 条建议。", thousands(n)).into();
        }
        SuggestionText::Decided(Verdict::Reject, n) => {
            return format!("已一次拒绝 {} 条建议。", thousands(n)).into();
        }
    })
}

/// Says it in English.
pub(super) fn rule_en(text: RuleText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        RuleText::Open(0) => "Your rules…",
        RuleText::Open(n) => return format!("Your rules ({})…", thousands(n)).into(),
        RuleText::Heading => "Rules of your own",
        RuleText::Intro => {
            "A rule looks for words or a regular expression, and suggests a label for what it finds. Rules are kept in the project and in its file."
        }
        RuleText::NoneYet => "There are no rules yet.",
        RuleText::New => "New rule",
        RuleText::Edit(name) => return format!("Edit “{name}”").into(),
        RuleText::Delete(name) => return format!("Delete “{name}”").into(),
        RuleText::Use(name) => return format!("Use “{name}”").into(),
        RuleText::EditHeading => "Edit the rule",
        RuleText::NewHeading => "New rule",
        RuleText::Name => "Name",
        RuleText::How => "Looks for",
        RuleText::Words => "Words",
        RuleText::Regex => "Regular expression",
        RuleText::WordsField => "Words, one on each line",
        RuleText::RegexField => "Expression",
        RuleText::Label => "Label",
        RuleText::NoPosition => "none",
        RuleText::Entity => "Entity",
        RuleText::NoEntity => "none",
        RuleText::OtherEntity => "Choose an entity",
        RuleText::Save => "Save the rule",
        RuleText::Discard => "Discard",
        RuleText::Counting => "Trying it out …",
        RuleText::Hits(0) => "Not found in the open article.",
        RuleText::Hits(1) => "Found once in the open article:",
        RuleText::Hits(n) => {
            return format!("Found {} times in the open article:", thousands(n)).into();
        }
        RuleText::NoArticle => "Open an article to try the rule out.",
        RuleText::Empty => "There is nothing to look for yet.",
        RuleText::TooLong => {
            "This is too long for one rule: at most 2,000 words and 20,000 characters."
        }
        RuleText::TooMany => "A project keeps at most 200 rules.",
    })
}

/// Says it in Chinese.
pub(super) fn rule_zh(text: RuleText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        RuleText::Open(0) => "自定义规则…",
        RuleText::Open(n) => return format!("自定义规则（{}）…", thousands(n)).into(),
        RuleText::Heading => "自定义规则",
        RuleText::Intro => {
            "规则查找词语或正则表达式，并为找到的文字建议一个标签。规则保存在项目及其文件中。"
        }
        RuleText::NoneYet => "尚无规则。",
        RuleText::New => "新规则",
        RuleText::Edit(name) => return format!("编辑“{name}”").into(),
        RuleText::Delete(name) => return format!("删除“{name}”").into(),
        RuleText::Use(name) => return format!("使用“{name}”").into(),
        RuleText::EditHeading => "编辑规则",
        RuleText::NewHeading => "新规则",
        RuleText::Name => "名称",
        RuleText::How => "查找",
        RuleText::Words => "词语",
        RuleText::Regex => "正则表达式",
        RuleText::WordsField => "词语，每行一个",
        RuleText::RegexField => "表达式",
        RuleText::Label => "标签",
        RuleText::NoPosition => "无",
        RuleText::Entity => "实体",
        RuleText::NoEntity => "无",
        RuleText::OtherEntity => "选择实体",
        RuleText::Save => "保存规则",
        RuleText::Discard => "放弃",
        RuleText::Counting => "正在试用……",
        RuleText::Hits(0) => "当前文章中未找到。",
        RuleText::Hits(n) => return format!("当前文章中找到 {} 处：", thousands(n)).into(),
        RuleText::NoArticle => "打开一篇文章即可试用规则。",
        RuleText::Empty => "尚无要查找的内容。",
        RuleText::TooLong => "一条规则容纳不下：最多 2,000 个词语、20,000 个字符。",
        RuleText::TooMany => "一个项目最多保存 200 条规则。",
    })
}
