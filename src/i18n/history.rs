//! What the room of the history says.

use super::{en, zh};
use model::Step;
use std::borrow::Cow;

/// Something to say about the steps that were done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum HistoryText {
    /// What the room is for.
    Intro,
    /// There is no step yet.
    Empty,
    EmptyHow,
    /// The list of steps.
    Steps,
    /// What a step did.
    Step(Step),
    /// The state before all steps.
    Start,
    /// The project is at this step.
    Here,
    /// What was undone, and can be done again.
    Undone,
    /// And so many more.
    More(usize),
    /// The document is not there any more.
    Gone,
}

/// Says it in English.
pub(super) fn en(text: HistoryText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        HistoryText::Intro => {
            "Every step, the latest first. Choose one to go back or forward to it; nothing is lost until you change something there."
        }
        HistoryText::Empty => "No steps yet.",
        HistoryText::EmptyHow => {
            "Whatever you add, tag or change is listed here and can be taken back."
        }
        HistoryText::Steps => "Steps",
        HistoryText::Step(step) => {
            let words = en::phrases::step(step);
            let mut characters = words.chars();
            let first = characters.next().map(|first| first.to_uppercase().to_string());
            return (first.unwrap_or_default() + characters.as_str()).into();
        }
        HistoryText::Start => "The beginning",
        HistoryText::Here => "you are here",
        HistoryText::Undone => "undone",
        HistoryText::More(n) => return format!("and {} more", super::thousands(n)).into(),
        HistoryText::Gone => "in a document that is not there now",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: HistoryText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        HistoryText::Intro => {
            "每一步操作，最近的在最上面。选择任意一步即可回退或前进到该处；在那里做出新的改动之前，什么都不会丢失。"
        }
        HistoryText::Empty => "还没有操作。",
        HistoryText::EmptyHow => "您添加、标注或更改的一切都会列在这里，并且都可以撤销。",
        HistoryText::Steps => "操作步骤",
        HistoryText::Step(step) => zh::phrases::step(step),
        HistoryText::Start => "最初状态",
        HistoryText::Here => "当前位置",
        HistoryText::Undone => "已撤销",
        HistoryText::More(n) => return format!("等另外 {} 项", super::thousands(n)).into(),
        HistoryText::Gone => "所在文档目前已不在项目中",
    })
}
