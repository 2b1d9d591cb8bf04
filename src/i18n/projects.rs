//! What is said about the projects of this browser, and about records that could not be read.

use super::thousands;
use formats::store::DamagedKind;
use std::borrow::Cow;

/// Something to say about projects.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ProjectText<'t> {
    /// What the room is for.
    Intro,
    /// The name of a project without one.
    Unnamed,
    /// The field of the open project's name.
    Name,
    /// What leads to the room.
    AllProjects,
    /// Begins a project.
    Begin,
    /// The list is being read.
    Reading,
    /// There is no other project.
    Alone,
    /// Marks the open project.
    IsOpen,
    /// Opens a project here.
    Open,
    /// Opens a project in another tab.
    OpenInTab,
    /// Makes a copy.
    Duplicate,
    /// The name of a copy.
    CopyOf(&'t str),
    /// Downloads a project.
    Download,
    /// Deletes a project.
    Delete,
    /// What a project holds.
    Holds {
        /// How many documents.
        n_documents: u64,
        /// How many annotations.
        n_annotations: u64,
        /// How many statements.
        n_statements: u64,
    },
    /// When a project was changed last.
    Changed(&'t str),
    /// So many records of a project could not be read.
    NDamaged(usize),
    /// Shows them.
    ShowDamaged,
    /// The heading of what is said about room.
    Storage,
    /// So much is used of so much.
    Used(&'t str, &'t str),
    /// The browser does not tell how much is used.
    UsedUnknown,
    /// Whether the browser may clean up.
    IsPersistent(bool),
    /// Asks the browser to keep everything for good.
    KeepForGood,
    /// What that means.
    KeepForGoodWhy,
    /// The heading of the question.
    DeleteHeading,
    /// What will be gone.
    DeleteWhat(&'t str),
    /// Nothing brings it back.
    DeleteHow,
    /// Downloads it first.
    DownloadFirst,
    /// Deletes it.
    DeleteForGood,
    /// The heading of the damaged records.
    Damaged,
    /// What happened, and what was done.
    DamagedHow,
    /// What a record was to hold.
    Kind(&'t DamagedKind),
    /// Why it could not be read.
    Why(&'t str),
    /// There is nothing of it.
    NothingLeft,
    /// Saves a record as it was found.
    SaveRaw,
    /// Deletes the damaged records.
    ForgetDamaged,
    /// A message: some records could not be read.
    WereDamaged(&'t [DamagedKind]),
    /// A message: the browser may clean up.
    MayBeCleaned,
    /// A message: whether the browser agreed.
    KeptForGood(bool),
    /// A message: a project was deleted.
    WasDeleted(&'t str),
    /// A message: first everything must be saved.
    SaveFirst,
    /// A message: something failed.
    Failed(&'t str),
}

/// A number of bytes, in the unit that suits it.
pub(crate) fn bytes(n: u64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "it is rounded anyway")]
    let n_f = n as f64;
    match n {
        0..=999 => format!("{n} B"),
        1_000..=999_949 => format!("{:.1} kB", n_f / 1e3),
        999_950..=999_949_999 => format!("{:.1} MB", n_f / 1e6),
        _ => format!("{:.1} GB", n_f / 1e9),
    }
}

fn n_of(n: u64, one: &str, many: &str) -> String {
    let word = if n == 1 { one } else { many };
    format!("{} {word}", thousands(usize::try_from(n).unwrap_or(usize::MAX)))
}

fn number(n: u64) -> String {
    thousands(usize::try_from(n).unwrap_or(usize::MAX))
}

/// Says it in English.
pub(super) fn en(text: ProjectText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        ProjectText::Intro => {
            "Each project has its own documents, codebook and history. They are kept in this browser, on this computer, and nowhere else."
        }
        ProjectText::Unnamed => "Unnamed project",
        ProjectText::Name => "Name of the open project",
        ProjectText::AllProjects => "All projects",
        ProjectText::Begin => "New project",
        ProjectText::Reading => "Reading the list …",
        ProjectText::Alone => {
            "This is the only project so far. Begin another for another study: what you code in one never mixes with the other."
        }
        ProjectText::IsOpen => "open",
        ProjectText::Open => "Open",
        ProjectText::OpenInTab => "Open in a new tab",
        ProjectText::Duplicate => "Duplicate",
        ProjectText::CopyOf(name) => return format!("{name} (copy)").into(),
        ProjectText::Download => "Download",
        ProjectText::Delete => "Delete …",
        ProjectText::Holds { n_documents, n_annotations, n_statements } => {
            return format!(
                "{}, {}, {}",
                n_of(n_documents, "document", "documents"),
                n_of(n_annotations, "annotation", "annotations"),
                n_of(n_statements, "statement", "statements"),
            )
            .into();
        }
        ProjectText::Changed(when) => return format!("changed {when}").into(),
        ProjectText::NDamaged(n) => {
            let records = n_of(n as u64, "record", "records");
            return format!("{records} could not be read").into();
        }
        ProjectText::ShowDamaged => "Show what is damaged",
        ProjectText::Storage => "Room in this browser",
        ProjectText::Used(used, quota) => return format!("{used} used of {quota}").into(),
        ProjectText::UsedUnknown => "This browser does not tell how much room is used.",
        ProjectText::IsPersistent(true) => "The browser keeps the projects until you delete them.",
        ProjectText::IsPersistent(false) => {
            "The browser may delete the projects by itself when the disk runs short of space."
        }
        ProjectText::KeepForGood => "Ask the browser to keep them",
        ProjectText::KeepForGoodWhy => {
            "Then only you can delete them. The browser may ask you to agree."
        }
        ProjectText::DeleteHeading => "Delete this project?",
        ProjectText::DeleteWhat(name) => {
            return format!(
                "“{name}” will be deleted with its documents, annotations, statements, history and backups in this browser."
            )
            .into();
        }
        ProjectText::DeleteHow => {
            "Nothing brings it back. Files that you downloaded stay where they are."
        }
        ProjectText::DownloadFirst => "Download it first",
        ProjectText::DeleteForGood => "Delete for good",
        ProjectText::Damaged => "Damaged records",
        ProjectText::DamagedHow => {
            "These records of the project could not be read. All others were opened, and work goes on with them. What could not be read is kept as it was found: save it before you delete it."
        }
        ProjectText::Kind(kind) => match kind {
            DamagedKind::Document(title) => return format!("Document “{title}”").into(),
            DamagedKind::Step(seq) => return format!("Step {seq}").into(),
            DamagedKind::Project => "Codebook, entities and coders",
            DamagedKind::History => "Steps for undo",
            DamagedKind::Whole => "The project as a whole",
        },
        ProjectText::Why(why) => return why.to_owned().into(),
        ProjectText::NothingLeft => "Nothing of it is left.",
        ProjectText::SaveRaw => "Save what is there",
        ProjectText::ForgetDamaged => "Delete these records",
        ProjectText::WereDamaged(kinds) => {
            let names: Vec<_> =
                kinds.iter().take(3).map(|kind| en(ProjectText::Kind(kind))).collect();
            let more = match kinds.len().saturating_sub(3) {
                0 => String::new(),
                n => format!(" and {n} more"),
            };
            return format!(
                "Some saved records were damaged and left out: {}{more}. They are kept as they are; all others are open.",
                names.join(", ")
            )
            .into();
        }
        ProjectText::MayBeCleaned => {
            "Your work is saved in this browser, which may delete it by itself when the disk runs short of space. You can ask it to keep it."
        }
        ProjectText::KeptForGood(true) => {
            "The browser will keep your projects until you delete them."
        }
        ProjectText::KeptForGood(false) => {
            "The browser did not agree. Your work stays saved, but download a copy now and then."
        }
        ProjectText::WasDeleted(name) => return format!("“{name}” was deleted.").into(),
        ProjectText::SaveFirst => {
            "What you did last is not saved yet. Download a copy or save it before you leave this project."
        }
        ProjectText::Failed(why) => return format!("That did not work: {why}.").into(),
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: ProjectText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        ProjectText::Intro => {
            "每个项目都有自己的文档、编码本和历史记录。它们只保存在这台电脑的这个浏览器中，别处没有。"
        }
        ProjectText::Unnamed => "未命名项目",
        ProjectText::Name => "当前项目的名称",
        ProjectText::AllProjects => "所有项目",
        ProjectText::Begin => "新建项目",
        ProjectText::Reading => "正在读取列表……",
        ProjectText::Alone => "目前只有这一个项目。另一项研究可以另建项目，两者的编码互不相混。",
        ProjectText::IsOpen => "已打开",
        ProjectText::Open => "打开",
        ProjectText::OpenInTab => "在新标签页中打开",
        ProjectText::Duplicate => "复制",
        ProjectText::CopyOf(name) => return format!("{name}（副本）").into(),
        ProjectText::Download => "下载",
        ProjectText::Delete => "删除……",
        ProjectText::Holds { n_documents, n_annotations, n_statements } => {
            return format!(
                "{} 篇文档，{} 条标注，{} 条陈述",
                number(n_documents),
                number(n_annotations),
                number(n_statements)
            )
            .into();
        }
        ProjectText::Changed(when) => return format!("修改于 {when}").into(),
        ProjectText::NDamaged(n) => return format!("有 {} 条记录无法读取", thousands(n)).into(),
        ProjectText::ShowDamaged => "查看损坏的记录",
        ProjectText::Storage => "浏览器存储空间",
        ProjectText::Used(used, quota) => return format!("已用 {used}，共 {quota}").into(),
        ProjectText::UsedUnknown => "此浏览器不提供存储用量。",
        ProjectText::IsPersistent(true) => "浏览器会一直保留这些项目，直到您自己删除。",
        ProjectText::IsPersistent(false) => "磁盘空间不足时，浏览器可能会自行删除这些项目。",
        ProjectText::KeepForGood => "请浏览器长期保留",
        ProjectText::KeepForGoodWhy => "之后只有您能删除它们。浏览器可能会请您确认。",
        ProjectText::DeleteHeading => "要删除这个项目吗？",
        ProjectText::DeleteWhat(name) => {
            return format!(
                "“{name}”及其在本浏览器中的文档、标注、陈述、历史记录和备份都将被删除。"
            )
            .into();
        }
        ProjectText::DeleteHow => "删除后无法恢复。您已下载的文件不受影响。",
        ProjectText::DownloadFirst => "先下载一份",
        ProjectText::DeleteForGood => "永久删除",
        ProjectText::Damaged => "损坏的记录",
        ProjectText::DamagedHow => {
            "项目的这些记录无法读取。其余内容均已打开，可以继续工作。无法读取的内容按原样保留，删除之前请先保存。"
        }
        ProjectText::Kind(kind) => match kind {
            DamagedKind::Document(title) => return format!("文档“{title}”").into(),
            DamagedKind::Step(seq) => return format!("第 {seq} 步操作").into(),
            DamagedKind::Project => "编码本、实体与编码员",
            DamagedKind::History => "撤销记录",
            DamagedKind::Whole => "整个项目",
        },
        ProjectText::Why(why) => return format!("原因：{why}").into(),
        ProjectText::NothingLeft => "没有留下任何内容。",
        ProjectText::SaveRaw => "保存现有内容",
        ProjectText::ForgetDamaged => "删除这些记录",
        ProjectText::WereDamaged(kinds) => {
            let names: Vec<_> =
                kinds.iter().take(3).map(|kind| zh(ProjectText::Kind(kind))).collect();
            let more = match kinds.len().saturating_sub(3) {
                0 => String::new(),
                n => format!("等，另有 {n} 条"),
            };
            return format!(
                "部分已保存的记录已损坏，未能载入：{}{more}。它们按原样保留，其余内容均已打开。",
                names.join("、")
            )
            .into();
        }
        ProjectText::MayBeCleaned => {
            "您的工作已保存在浏览器中，但磁盘空间不足时浏览器可能会自行删除。可以请它长期保留。"
        }
        ProjectText::KeptForGood(true) => "浏览器将一直保留您的项目，直到您自己删除。",
        ProjectText::KeptForGood(false) => "浏览器没有同意。您的工作仍已保存，但请不时下载一份。",
        ProjectText::WasDeleted(name) => return format!("“{name}”已删除。").into(),
        ProjectText::SaveFirst => "最近的操作尚未保存。离开此项目之前，请先下载一份或重新保存。",
        ProjectText::Failed(why) => return format!("操作未能完成：{why}。").into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn bytes_are_told_in_the_unit_that_suits_them() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (999_949, "999.9 kB"),
            (999_950, "1.0 MB"),
            (12_340_000, "12.3 MB"),
            (999_950_000, "1.0 GB"),
            (u64::MAX, "18446744073.7 GB"),
        ];
        for (n, words) in cases {
            assert_eq!(bytes(n), words);
        }
    }
}
