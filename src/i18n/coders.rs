//! What is said about coders.

use super::thousands;
use std::borrow::Cow;

/// Something to say about coders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum CoderText<'a> {
    /// The list of coders.
    Coders,
    /// The question at the first edit.
    Ask,
    /// The field for the name.
    Name,
    NameHint,
    NotNow,
    /// This coder is the reader.
    You,
    /// The name of one who gave none.
    Unnamed,
    /// How much a coder made.
    Made {
        n_annotations: usize,
        n_statements: usize,
    },
    /// Shows what somebody made.
    Show(&'a str),
    Intro,
    /// So many coders are hidden.
    NHidden(usize),
}

/// Says it in English.
pub(super) fn en(text: CoderText<'_>) -> Cow<'static, str> {
    let n_of =
        |n: usize, one: &str| format!("{} {one}{}", thousands(n), if n == 1 { "" } else { "s" });
    Cow::Borrowed(match text {
        CoderText::Coders => "Coders",
        CoderText::Ask => "Your name or initials, kept in this browser and in your files",
        CoderText::Name => "Your name or initials",
        CoderText::NameHint => "Everything you make carries it",
        CoderText::NotNow => "Not now",
        CoderText::You => "you",
        CoderText::Unnamed => "Unnamed coder",
        CoderText::Made { n_annotations, n_statements } => {
            let annotations = n_of(n_annotations, "annotation");
            return format!("{annotations} · {}", n_of(n_statements, "statement")).into();
        }
        CoderText::Show(name) => return format!("Show the work of {name}").into(),
        CoderText::Intro => {
            "Who coded in this project. What a hidden coder made is neither shown in the article nor listed; it stays in the project and in your files."
        }
        CoderText::NHidden(n) => return format!("{} hidden", n_of(n, "coder")).into(),
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: CoderText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        CoderText::Coders => "编码员",
        CoderText::Ask => "您的姓名或缩写，保存在此浏览器和您的文件中",
        CoderText::Name => "您的姓名或缩写",
        CoderText::NameHint => "您所做的一切都会署上此名",
        CoderText::NotNow => "暂不填写",
        CoderText::You => "您",
        CoderText::Unnamed => "未署名编码员",
        CoderText::Made { n_annotations, n_statements } => {
            let (annotations, statements) = (thousands(n_annotations), thousands(n_statements));
            return format!("{annotations} 条标注 · {statements} 条陈述").into();
        }
        CoderText::Show(name) => return format!("显示{name}的工作").into(),
        CoderText::Intro => {
            "在本项目中编码的人。隐藏某位编码员后，其标注既不在文章中显示，也不列出，但仍保留在项目和您的文件中。"
        }
        CoderText::NHidden(n) => return format!("已隐藏 {} 位编码员", thousands(n)).into(),
    })
}
