//! What is said of an article that came from a web page.

use super::thousands;
use std::borrow::Cow;

/// Something to say about a page and what leaves it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PageText<'t> {
    /// The way of reading.
    Name,
    /// What the list of removals is for.
    Intro,
    /// Puts this back into the article.
    TakeBack(&'t str),
    /// Takes it out after all.
    TakeOut(&'t str),
    /// Short for the two.
    Back,
    Out,
    /// So many scripts and style sheets were left out.
    Code(usize),
    /// A picture without a description, or something without words.
    NoWords,
}

/// Says it in English.
pub(super) fn en(text: PageText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PageText::Name => "Web page",
        PageText::Intro => "Each part can be taken back: it returns to its place in the article.",
        PageText::TakeBack(what) => return format!("Take back: {what}").into(),
        PageText::TakeOut(what) => return format!("Take out: {what}").into(),
        PageText::Back => "Take back",
        PageText::Out => "Take out",
        PageText::Code(n) => {
            return format!(
                "Scripts and style sheets, which hold no text: {}. None was run.",
                thousands(n)
            )
            .into();
        }
        PageText::NoWords => "no words",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: PageText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PageText::Name => "网页",
        PageText::Intro => "每一项都可以恢复，恢复后回到文章中原来的位置。",
        PageText::TakeBack(what) => return format!("恢复：{what}").into(),
        PageText::TakeOut(what) => return format!("移除：{what}").into(),
        PageText::Back => "恢复",
        PageText::Out => "移除",
        PageText::Code(n) => {
            return format!("脚本和样式共 {} 处，不含正文，均未运行。", thousands(n)).into();
        }
        PageText::NoWords => "无文字",
    })
}
