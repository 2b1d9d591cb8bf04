//! What is said while a text is corrected, of older texts, and of what has no place.

use super::thousands;
use engine::Class;
use std::borrow::Cow;

/// Something to say about the revisions of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ReviseText<'t> {
    /// The command.
    Correct,
    /// What to do on the screen.
    Intro,
    /// The field of the new text.
    NewText,
    Compare,
    FromElsewhere,
    /// On the screen for new articles, while the text is for a document that is there.
    ForDocument(&'t str),
    /// The review.
    Review,
    ReviewIntro,
    /// Both texts are the same.
    NothingDiffers,
    /// So many characters were put in and taken out.
    Difference {
        n_new: usize,
        n_old: usize,
    },
    Diff,
    /// Read out before what was taken out or put in.
    Removed,
    Added,
    Unchanged(usize),
    ShowMore(usize),
    /// Of what has lost a part: the words that still have a place.
    Torn(&'t str),
    Annotations,
    NoAnnotations,
    Class(Class),
    ClassHow(Class),
    /// So many rows are not decided.
    Open(usize),
    AllDecided,
    AcceptAll,
    OrphanAll,
    Rows(usize),
    Was,
    Goes,
    ToTray,
    /// The field for words to be found in the new text.
    FindWords,
    Find,
    Apply,
    ApplyHow(usize),
    BackToText,
    /// The texts that the document had before.
    Older,
    OlderUntil(&'t str),
    OlderHow,
    /// The tray.
    Tray,
    TrayHow,
    Place,
    FindThere,
    Delete,
    WordsNotThere,
    NoQuote,
}

/// Says it in English.
pub(super) fn en(text: ReviseText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        ReviseText::Correct => "Correct the text",
        ReviseText::Intro => {
            "Edit the text, or paste the article as it was published again. Nothing changes until you have seen where each annotation goes."
        }
        ReviseText::NewText => "The new text",
        ReviseText::Compare => "Compare",
        ReviseText::FromElsewhere => "From a file or web page",
        ReviseText::ForDocument("") => {
            return "This becomes the new text of the open article.".into();
        }
        ReviseText::ForDocument(title) => {
            return format!("This becomes the new text of “{title}”.").into();
        }
        ReviseText::Review => "Check the changes",
        ReviseText::ReviewIntro => {
            "What keeps its words and its surroundings is accepted. Look at the rest. One undo brings the old text back."
        }
        ReviseText::NothingDiffers => "Both texts are the same. There is nothing to apply.",
        ReviseText::Difference { n_new, n_old } => {
            return format!("{} characters added, {} removed", thousands(n_new), thousands(n_old))
                .into();
        }
        ReviseText::Diff => "Changes of the text",
        ReviseText::Removed => "removed:",
        ReviseText::Added => "added:",
        ReviseText::Unchanged(n) => return format!("{} unchanged characters", thousands(n)).into(),
        ReviseText::ShowMore(n) => return format!("Show more ({})", thousands(n)).into(),
        ReviseText::Torn(words) => return format!("A part of “{words}”").into(),
        ReviseText::Annotations => "Where annotations go",
        ReviseText::NoAnnotations => "No annotation has a place in this text.",
        ReviseText::Class(class) => match class {
            Class::Ambiguous => "Uncertain",
            Class::Changed => "Other words",
            Class::Lost => "Gone",
            Class::Shifted => "Moved",
            Class::Exact => "In place",
        },
        ReviseText::ClassHow(class) => match class {
            Class::Ambiguous => {
                "The words stand at several places alike, or too much around them has changed. Choose the right one."
            }
            Class::Changed => "Other words stand where these stood.",
            Class::Lost => {
                "The words are not in the new text. They wait without a place, with all that was coded."
            }
            Class::Shifted => "The same words with the same surroundings, at another place.",
            Class::Exact => "The same words at the same place.",
        },
        ReviseText::Open(n) => return format!("{} to decide", thousands(n)).into(),
        ReviseText::AllDecided => "All decided",
        ReviseText::AcceptAll => "Accept all",
        ReviseText::OrphanAll => "None of them",
        ReviseText::Rows(n) => return format!("Show {}", thousands(n)).into(),
        ReviseText::Was => "Before",
        ReviseText::Goes => "Goes to",
        ReviseText::ToTray => "Without a place for now",
        ReviseText::FindWords => "Other words in the new text",
        ReviseText::Find => "Find",
        ReviseText::Apply => "Apply",
        ReviseText::ApplyHow(n) => {
            return format!("First decide {} annotations", thousands(n)).into();
        }
        ReviseText::BackToText => "Back to the text",
        ReviseText::Older => "Earlier texts",
        ReviseText::OlderUntil(when) => return format!("Text until {when}").into(),
        ReviseText::OlderHow => "Read only, with the annotations as they were.",
        ReviseText::Tray => "Without a place",
        ReviseText::TrayHow => {
            "Select in the article where a quote belongs, then place it there. Everything coded is kept."
        }
        ReviseText::Place => "Place at selection",
        ReviseText::FindThere => "Find its words",
        ReviseText::Delete => "Delete",
        ReviseText::WordsNotThere => {
            "The words do not stand in the article. Select the place where they belong."
        }
        ReviseText::NoQuote => "(no words kept)",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: ReviseText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        ReviseText::Correct => "修订正文",
        ReviseText::Intro => {
            "直接修改正文，或粘贴重新发布的文章。在您核对每条标注的去向之前，不会有任何改动。"
        }
        ReviseText::NewText => "新正文",
        ReviseText::Compare => "对比",
        ReviseText::FromElsewhere => "来自文件或网页",
        ReviseText::ForDocument("") => return "这将成为当前文章的新正文。".into(),
        ReviseText::ForDocument(title) => return format!("这将成为《{title}》的新正文。").into(),
        ReviseText::Review => "核对改动",
        ReviseText::ReviewIntro => {
            "引文和上下文都未变的标注已自动接受，其余请逐一核对。撤销一次即可恢复旧正文。"
        }
        ReviseText::NothingDiffers => "两份正文完全相同，没有可应用的改动。",
        ReviseText::Difference { n_new, n_old } => {
            return format!("新增 {} 字，删除 {} 字", thousands(n_new), thousands(n_old)).into();
        }
        ReviseText::Diff => "正文的改动",
        ReviseText::Removed => "删除：",
        ReviseText::Added => "新增：",
        ReviseText::Unchanged(n) => return format!("{} 字未改动", thousands(n)).into(),
        ReviseText::ShowMore(n) => return format!("显示更多（{}）", thousands(n)).into(),
        ReviseText::Torn(words) => return format!("“{words}”的一部分").into(),
        ReviseText::Annotations => "标注的去向",
        ReviseText::NoAnnotations => "正文中没有已定位的标注。",
        ReviseText::Class(class) => match class {
            Class::Ambiguous => "不确定",
            Class::Changed => "引文有变",
            Class::Lost => "已消失",
            Class::Shifted => "已移动",
            Class::Exact => "位置未变",
        },
        ReviseText::ClassHow(class) => match class {
            Class::Ambiguous => "引文在多处同样出现，或上下文改动过大。请选择正确的位置。",
            Class::Changed => "原来的位置上现在是别的文字。",
            Class::Lost => "新正文中已没有这些文字。标注会保留，暂无位置。",
            Class::Shifted => "引文和上下文相同，位置不同。",
            Class::Exact => "引文和位置都相同。",
        },
        ReviseText::Open(n) => return format!("待定 {} 条", thousands(n)).into(),
        ReviseText::AllDecided => "全部已定",
        ReviseText::AcceptAll => "全部接受",
        ReviseText::OrphanAll => "全部不取",
        ReviseText::Rows(n) => return format!("显示 {} 条", thousands(n)).into(),
        ReviseText::Was => "原处",
        ReviseText::Goes => "去向",
        ReviseText::ToTray => "暂无位置",
        ReviseText::FindWords => "新正文中的其他文字",
        ReviseText::Find => "查找",
        ReviseText::Apply => "应用",
        ReviseText::ApplyHow(n) => return format!("请先决定 {} 条标注的去向", thousands(n)).into(),
        ReviseText::BackToText => "返回正文",
        ReviseText::Older => "以前的正文",
        ReviseText::OlderUntil(when) => return format!("{when} 之前的正文").into(),
        ReviseText::OlderHow => "只读，标注保持当时的样子。",
        ReviseText::Tray => "暂无位置",
        ReviseText::TrayHow => "在文章中选中引文应在的位置，再将其放置于此。已编码的内容都会保留。",
        ReviseText::Place => "放到选中处",
        ReviseText::FindThere => "查找原文",
        ReviseText::Delete => "删除",
        ReviseText::WordsNotThere => "文章中没有这些文字，请选中它应在的位置。",
        ReviseText::NoQuote => "（未保留文字）",
    })
}
