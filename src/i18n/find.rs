//! Finding in the article.

use super::thousands;
use engine::MAX_TAGGED;
use search::{Fault, MAX_HITS};
use std::borrow::Cow;

/// Something to say about finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FindText {
    /// The name of the panel and its field.
    Find,
    /// What to write into the field.
    Words,
    /// What to write into the field when it takes a regular expression.
    Pattern,
    IgnoreCase,
    IgnoreWidth,
    IgnoreScript,
    Regex,
    RegexHint,
    Options,
    /// Which hit of how many.
    Place {
        idx: usize,
        n_hits: usize,
    },
    NHits(usize),
    /// There may be more than so many.
    SoFar(usize),
    TooMany,
    Next,
    Previous,
    /// Opens the list of what would be tagged.
    TagAll,
    /// So many hits are tagged as.
    TagAs(usize),
    /// The list of hits.
    Hits,
    All,
    None,
    /// Too many hits to be tagged in one step.
    TooManyToTag,
    /// Why a pattern is refused, and at which character.
    Refused {
        fault: Fault,
        place: Option<usize>,
    },
    KeyFind,
    KeyStep,
    KeyStepInField,
}

/// Says it in English.
pub(super) fn en(text: FindText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        FindText::Find => "Find in article",
        FindText::Words => "Words to find",
        FindText::Pattern => r"Pattern, such as \d{4}年",
        FindText::IgnoreCase => "Ignore case",
        FindText::IgnoreWidth => "Ignore full and half width",
        FindText::IgnoreScript => "Traditional and simplified characters alike",
        FindText::Regex => "Regular expression",
        FindText::RegexHint => {
            r"Regular expression. A hit stays within its line unless the pattern says \n or (?s)."
        }
        FindText::Options => "How to find",
        FindText::Place { idx, n_hits } => {
            return format!("{} of {}", thousands(idx + 1), thousands(n_hits)).into();
        }
        FindText::NHits(0) => "No hits",
        FindText::NHits(1) => "1 hit",
        FindText::NHits(n) => return format!("{} hits", thousands(n)).into(),
        FindText::SoFar(n) => return format!("{} so far…", thousands(n)).into(),
        FindText::TooMany => return format!("more than {} hits", thousands(MAX_HITS)).into(),
        FindText::Next => "Next hit",
        FindText::Previous => "Previous hit",
        FindText::TagAll => "Tag all…",
        FindText::TagAs(1) => "Tag 1 hit as",
        FindText::TagAs(n) => return format!("Tag {} hits as", thousands(n)).into(),
        FindText::Hits => "Hits to tag",
        FindText::All => "All",
        FindText::None => "None",
        FindText::TooManyToTag => {
            let most = thousands(MAX_TAGGED);
            return format!("At most {most} hits can be tagged in one step. Ask more narrowly.")
                .into();
        }
        FindText::Refused { fault, place } => {
            let why = fault_en(fault);
            return match place {
                Some(place) => format!("Character {}: {why}.", thousands(place)).into(),
                None => format!("Not a usable pattern: {why}.").into(),
            };
        }
        FindText::KeyFind => "Find in the article",
        FindText::KeyStep => "Next or previous hit",
        FindText::KeyStepInField => "The same in the field",
    })
}

const fn fault_en(fault: Fault) -> &'static str {
    match fault {
        Fault::GroupOpen => "this ( is never closed",
        Fault::GroupClosed => "this ) closes nothing",
        Fault::ClassOpen => "this [ is never closed",
        Fault::ClassRange => "this range in [ ] does not run from one character to a later one",
        Fault::NothingToRepeat => "there is nothing here to repeat",
        Fault::RepeatCount => "the numbers in { } are incomplete or the wrong way round",
        Fault::Escape => {
            r"\ stands before a character that it gives no meaning; for the sign itself write \\"
        }
        Fault::CharacterNumber => "this is the number of no character",
        Fault::Flag => "there is no such option in (? )",
        Fault::GroupName => "the name of this group is missing, odd or used twice",
        Fault::Property => r"there is no such property; try \p{Han}, \p{Latin} or \p{Cyrillic}",
        Fault::NotLinear => {
            "looking around and going back to a group are left out, since they can take for ever"
        }
        Fault::NotText => "this matches bytes that are no text",
        Fault::TooDeep => "the groups stand too deep in each other",
        Fault::TooLarge => "it grows too large; use smaller repetitions",
        Fault::Other => "this cannot be used here",
    }
}

/// Says it in Chinese.
pub(super) fn zh(text: FindText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        FindText::Find => "在文章中查找",
        FindText::Words => "要查找的文字",
        FindText::Pattern => r"表达式，如 \d{4}年",
        FindText::IgnoreCase => "忽略大小写",
        FindText::IgnoreWidth => "忽略全角半角",
        FindText::IgnoreScript => "不分繁简",
        FindText::Regex => "正则表达式",
        FindText::RegexHint => r"正则表达式。结果不跨行，除非表达式中写明 \n 或 (?s)。",
        FindText::Options => "查找方式",
        FindText::Place { idx, n_hits } => {
            return format!("第 {} 处，共 {} 处", thousands(idx + 1), thousands(n_hits)).into();
        }
        FindText::NHits(0) => "未找到",
        FindText::NHits(n) => return format!("{} 处", thousands(n)).into(),
        FindText::SoFar(n) => return format!("已找到 {} 处…", thousands(n)).into(),
        FindText::TooMany => return format!("超过 {} 处", thousands(MAX_HITS)).into(),
        FindText::Next => "下一处",
        FindText::Previous => "上一处",
        FindText::TagAll => "全部标注…",
        FindText::TagAs(n) => return format!("将 {} 处标为", thousands(n)).into(),
        FindText::Hits => "待标注的结果",
        FindText::All => "全选",
        FindText::None => "全不选",
        FindText::TooManyToTag => {
            let most = thousands(MAX_TAGGED);
            return format!("一次最多可标注 {most} 处，请缩小查找范围。").into();
        }
        FindText::Refused { fault, place } => {
            let why = fault_zh(fault);
            return match place {
                Some(place) => format!("第 {} 个字符：{why}。", thousands(place)).into(),
                None => format!("表达式不可用：{why}。").into(),
            };
        }
        FindText::KeyFind => "在文章中查找",
        FindText::KeyStep => "下一处或上一处结果",
        FindText::KeyStepInField => "在查找框中同上",
    })
}

const fn fault_zh(fault: Fault) -> &'static str {
    match fault {
        Fault::GroupOpen => "这个 ( 没有闭合",
        Fault::GroupClosed => "这个 ) 没有对应的 (",
        Fault::ClassOpen => "这个 [ 没有闭合",
        Fault::ClassRange => "[ ] 中的范围应从前一个字符到后一个字符",
        Fault::NothingToRepeat => "此处没有可重复的内容",
        Fault::RepeatCount => "{ } 中的数字不完整或前后颠倒",
        Fault::Escape => r"\ 之后的字符没有特殊含义；要查找该符号本身请写 \\",
        Fault::CharacterNumber => "没有这个编号的字符",
        Fault::Flag => "(? ) 中没有这个选项",
        Fault::GroupName => "分组名缺失、不合规或重复",
        Fault::Property => r"没有这个属性；可试 \p{Han}、\p{Latin} 或 \p{Cyrillic}",
        Fault::NotLinear => "不支持环视和反向引用，因为它们可能耗时无限",
        Fault::NotText => "这会匹配不是文字的字节",
        Fault::TooDeep => "分组嵌套过深",
        Fault::TooLarge => "展开后过大，请减少重复次数",
        Fault::Other => "此处不能这样写",
    }
}
