//! What is said of an article that came from a web page.

use super::thousands;
use std::borrow::Cow;

/// Something to say about a page and what leaves it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PageText<'t> {
    /// The way of reading.
    Name,
    /// The same of a Word document.
    Word,
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
    /// Under whose name what is taken back is remembered, and that it is so here only.
    Remembers(&'t str),
    /// That nobody is known under whose name it could be.
    NoPublisher,
    /// So many parts came back since they did so on pages of this publisher before.
    Remembered(&'t str, usize),
    /// Marks such a part.
    AsBefore,
    /// Forgets what was chosen for this publisher.
    Forget(&'t str),
    /// Joins the lines of a page to paragraphs.
    JoinLines,
    /// Why this is offered.
    JoinLinesHint,
    /// A picture without a description, or something without words.
    NoWords,
}

/// Says it in English.
pub(super) fn en(text: PageText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PageText::Name => "Web page",
        PageText::Word => "Word document",
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
        PageText::Remembers(name) => {
            return format!(
                "What you take back is remembered for {name}, in this browser only, and comes \
                 back on its next page."
            )
            .into();
        }
        PageText::NoPublisher => "With a publisher in the metadata, choices are remembered for it.",
        PageText::Remembered(name, n) => {
            return format!("As before with {name}: parts that came back: {}.", thousands(n))
                .into();
        }
        PageText::AsBefore => "as before",
        PageText::Forget(name) => return format!("Forget for {name}").into(),
        PageText::JoinLines => "Join the lines",
        PageText::JoinLinesHint => "They end where a page was full, as in a PDF.",
        PageText::NoWords => "no words",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: PageText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PageText::Name => "网页",
        PageText::Word => "Word 文档",
        PageText::Intro => "每一项都可以恢复，恢复后回到文章中原来的位置。",
        PageText::TakeBack(what) => return format!("恢复：{what}").into(),
        PageText::TakeOut(what) => return format!("移除：{what}").into(),
        PageText::Back => "恢复",
        PageText::Out => "移除",
        PageText::Code(n) => {
            return format!("脚本和样式共 {} 处，不含正文，均未运行。", thousands(n)).into();
        }
        PageText::Remembers(name) => {
            return format!("恢复的部分会为“{name}”记住（仅在此浏览器中），下次自动恢复。").into();
        }
        PageText::NoPublisher => "填写元数据中的发布者后，会为其记住这些选择。",
        PageText::Remembered(name, n) => {
            return format!("按以前对“{name}”的选择，已恢复 {} 项。", thousands(n)).into();
        }
        PageText::AsBefore => "同以前",
        PageText::Forget(name) => return format!("忘记对“{name}”的选择").into(),
        PageText::JoinLines => "合并断行",
        PageText::JoinLinesHint => "各行在页面写满处断开，像是来自 PDF。",
        PageText::NoWords => "无文字",
    })
}
