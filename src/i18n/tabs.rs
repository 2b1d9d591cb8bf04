//! What is said of other tabs that show the same project.

use super::{en::n_of, thousands};
use std::borrow::Cow;

/// Something to say about other tabs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum TabText {
    /// The name of the banner.
    Banner,
    /// What this tab does.
    Follows,
    HandsOver,
    Asks,
    Unanswered,
    TakesOver,
    /// So many edits wait.
    Waiting(usize),
    TakeOver,
    TakeOverAndDo(usize),
    TakeOverAnyway,
    Drop,
    /// In place of "Saved".
    Following,
    /// Nothing was done here.
    HeldBack,
    NotDone,
    /// This tab writes now, and did so many edits that had waited.
    TookOver(usize),
}

/// Says it in English.
pub(super) fn en(text: TabText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        TabText::Banner => "Other tabs",
        TabText::Follows => "This tab follows; another tab writes.",
        TabText::HandsOver => "Another tab takes over. What is under way here is still saved.",
        TabText::Asks => "The other tab saves its work and hands over …",
        TabText::Unanswered => {
            "The other tab does not answer; the browser may have put it to sleep. If you take over all the same, what it has not saved yet stays in that tab only."
        }
        TabText::TakesOver => "Taking over …",
        TabText::Waiting(n) => {
            return format!("{} here until you take over.", n_of(n, "edit waits", "edits wait"))
                .into();
        }
        TabText::TakeOver => "Take over",
        TabText::TakeOverAndDo(1) => "Take over and do it",
        TabText::TakeOverAndDo(n) => {
            return format!("Take over and do {}", thousands(n)).into();
        }
        TabText::TakeOverAnyway => "Take over anyway",
        TabText::Drop => "Drop what waits",
        TabText::Following => "Following",
        TabText::HeldBack => {
            "Not done yet: another tab writes this project. It is kept, and done once this tab takes over."
        }
        TabText::NotDone => "Not done: another tab writes this project. Take over first.",
        TabText::TookOver(0) => "This tab writes now; the other one follows.",
        TabText::TookOver(n) => {
            let edits = n_of(n, "edit that had waited is", "edits that had waited are");
            return format!("This tab writes now. {edits} done.").into();
        }
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: TabText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        TabText::Banner => "其他标签页",
        TabText::Follows => "本标签页只跟随显示，由另一个标签页写入。",
        TabText::HandsOver => "另一个标签页正在接管。这里正在进行的内容仍会保存。",
        TabText::Asks => "另一个标签页正在保存并移交……",
        TabText::Unanswered => {
            "另一个标签页没有回应，可能已被浏览器休眠。若仍要接管，它尚未保存的内容将只留在那个标签页里。"
        }
        TabText::TakesOver => "正在接管……",
        TabText::Waiting(n) => {
            return format!("有 {} 项编辑在此等待，接管后执行。", thousands(n)).into();
        }
        TabText::TakeOver => "接管",
        TabText::TakeOverAndDo(n) => return format!("接管并执行（{}）", thousands(n)).into(),
        TabText::TakeOverAnyway => "仍要接管",
        TabText::Drop => "放弃等待的编辑",
        TabText::Following => "跟随中",
        TabText::HeldBack => "尚未执行：由另一个标签页写入此项目。编辑已保留，本标签页接管后执行。",
        TabText::NotDone => "未执行：由另一个标签页写入此项目。请先接管。",
        TabText::TookOver(0) => "现由本标签页写入，另一个标签页跟随。",
        TabText::TookOver(n) => {
            return format!("现由本标签页写入。已执行等待的 {} 项编辑。", thousands(n)).into();
        }
    })
}
