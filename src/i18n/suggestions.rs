//! What is said about suggestions.

use super::thousands;
use std::borrow::Cow;

/// Something to say about suggestions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum SuggestionText<'t> {
    Heading,
    /// It is still looking.
    Looking,
    /// So many are offered.
    Found(usize),
    /// Nothing is offered, and why that may be.
    None,
    NoneHow,
    Accept,
    /// Accepts so many of one name.
    AcceptAll(usize),
    Reject,
    /// The name is that of an entity called so.
    NameOf(&'t str),
    /// It is one of the starter set, which the project does not have yet.
    FromStarter,
    /// So many were rejected, and may be offered again.
    OfferAgain(usize),
    /// How to go through them.
    How,
    KeyStep,
    KeyAcceptAll,
}

/// Says it in English.
pub(super) fn en(text: SuggestionText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        SuggestionText::Heading => "Suggestions",
        SuggestionText::Looking => "Looking …",
        SuggestionText::Found(1) => "1 known name that is not tagged",
        SuggestionText::Found(n) => {
            return format!("{} known names that are not tagged", thousands(n)).into();
        }
        SuggestionText::None => "Nothing to suggest.",
        SuggestionText::NoneHow => {
            "Names of your entities and of the starter set are offered here where they stand in the article and are not tagged. Give an entity more aliases to find more."
        }
        SuggestionText::Accept => "Accept the suggestion",
        SuggestionText::AcceptAll(n) => {
            return format!("Accept all of this name ({})", thousands(n)).into();
        }
        SuggestionText::Reject => "Do not suggest again",
        SuggestionText::NameOf(name) => return format!("a name of {name}").into(),
        SuggestionText::FromStarter => "from the starter set",
        SuggestionText::OfferAgain(n) => {
            return format!("Offer what was rejected again ({})", thousands(n)).into();
        }
        SuggestionText::How => {
            "Nothing here is in your project until you accept it. O goes to the next one, Y accepts, C rejects."
        }
        SuggestionText::KeyStep => "Next or previous suggestion",
        SuggestionText::KeyAcceptAll => "Accept all suggestions of this name",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: SuggestionText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        SuggestionText::Heading => "建议",
        SuggestionText::Looking => "正在查找……",
        SuggestionText::Found(n) => {
            return format!("{} 处已知名称尚未标注", thousands(n)).into();
        }
        SuggestionText::None => "暂无建议。",
        SuggestionText::NoneHow => {
            "文中出现而尚未标注的实体名称（您的实体和内置实体）会列在这里。为实体补充别名，就能找到更多。"
        }
        SuggestionText::Accept => "接受此建议",
        SuggestionText::AcceptAll(n) => {
            return format!("全部接受同一实体的建议（{}）", thousands(n)).into();
        }
        SuggestionText::Reject => "不再建议",
        SuggestionText::NameOf(name) => return format!("“{name}”的名称").into(),
        SuggestionText::FromStarter => "来自内置实体",
        SuggestionText::OfferAgain(n) => {
            return format!("重新提供已拒绝的建议（{}）", thousands(n)).into();
        }
        SuggestionText::How => {
            "接受之前，建议不会进入项目。按 O 转到下一条，按 Y 接受，按 C 拒绝。"
        }
        SuggestionText::KeyStep => "下一条或上一条建议",
        SuggestionText::KeyAcceptAll => "全部接受同一实体的建议",
    })
}
