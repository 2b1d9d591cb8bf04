//! What the room of the documents says, and the report on many files.

use super::{en, files, thousands, zh};
use engine::{DocumentOrder, FileOutcome};
use model::Progress;
use std::borrow::Cow;

/// Something to say about documents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum DocumentText<'a> {
    Search,
    /// The filter by progress.
    Progress,
    ProgressOf(&'a str),
    AnyProgress,
    IsAt(Progress),
    /// The filter by coder.
    Coder,
    AnyCoder,
    /// What the list is ordered by.
    Order,
    By(DocumentOrder),
    NShown {
        n: usize,
        of: usize,
    },
    Empty,
    EmptyHow,
    NoMatch,
    ShowAll,
    EditOf(&'a str),
    RemoveOf(&'a str),
    /// Counts of a row.
    NStatements(usize),
    KeyStep,
    All(usize),
    // many files
    Files,
    Reading {
        n_done: usize,
        n_files: usize,
    },
    Added {
        n: usize,
        n_files: usize,
    },
    Stopped,
    /// Adds so many files that were skipped.
    AddSkipped(usize),
    Stop,
    Outcome(&'a FileOutcome),
    /// The offered article is in the project already, under this title.
    Twin(&'a str),
    OpenTwin,
}

/// Says it in English.
pub(super) fn en(text: DocumentText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        DocumentText::Search => "Search documents",
        DocumentText::Progress => "Progress",
        DocumentText::ProgressOf(title) => return format!("Progress of {title}").into(),
        DocumentText::AnyProgress => "Any progress",
        DocumentText::IsAt(Progress::ToDo) => "To do",
        DocumentText::IsAt(Progress::Doing) => "Doing",
        DocumentText::IsAt(Progress::Done) => "Done",
        DocumentText::Coder => "Coder",
        DocumentText::AnyCoder => "All coders",
        DocumentText::Order => "Order by",
        DocumentText::By(DocumentOrder::Added) => "Added",
        DocumentText::By(DocumentOrder::Title) => "Title",
        DocumentText::By(DocumentOrder::Date) => "Date",
        DocumentText::By(DocumentOrder::Publisher) => "Publisher",
        DocumentText::By(DocumentOrder::Annotations) => "Annotations",
        DocumentText::By(DocumentOrder::Statements) => "Statements",
        DocumentText::By(DocumentOrder::Progress) => "Progress",
        DocumentText::NShown { n, of } if n == of => {
            return en::n_of(n, "document", "documents").into();
        }
        DocumentText::NShown { n, of } => {
            return format!("{} of {} documents", thousands(n), thousands(of)).into();
        }
        DocumentText::Empty => "No documents yet.",
        DocumentText::EmptyHow => {
            "Add an article, or open many files, a folder or a .zip at once: each becomes a document."
        }
        DocumentText::NoMatch => "No document matches.",
        DocumentText::ShowAll => "Show all documents",
        DocumentText::EditOf(title) => return format!("Edit metadata of {title}").into(),
        DocumentText::RemoveOf(title) => return format!("Remove {title}").into(),
        DocumentText::NStatements(1) => "1 statement",
        DocumentText::NStatements(n) => return format!("{} statements", thousands(n)).into(),
        DocumentText::KeyStep => "Previous, next document",
        DocumentText::All(n) => return format!("All {} documents", thousands(n)).into(),
        DocumentText::Files => "Adding files",
        DocumentText::Reading { n_done, n_files } => {
            return format!("{} of {} files", thousands(n_done), thousands(n_files)).into();
        }
        DocumentText::Added { n, n_files } => {
            let (n, n_files) = (thousands(n), thousands(n_files));
            return format!("Added {n} of {n_files} files as articles.").into();
        }
        DocumentText::Stopped => "Stopped. What was read is added; one undo takes it back.",
        DocumentText::AddSkipped(1) => "Add the skipped file all the same",
        DocumentText::AddSkipped(n) => {
            return format!("Add the {} skipped files all the same", thousands(n)).into();
        }
        DocumentText::Twin(title) => {
            return format!("This article is already here: “{title}”.").into();
        }
        DocumentText::OpenTwin => "Open it",
        DocumentText::Stop => "Stop",
        DocumentText::Outcome(outcome) => {
            return match outcome {
                FileOutcome::Added(_) => "added".into(),
                FileOutcome::Present { title } => format!("skipped, here as “{title}”").into(),
                FileOutcome::Imported { n_documents, n_issues } => {
                    let n_documents = en::n_of(*n_documents, "document", "documents");
                    let n_issues = en::n_of(*n_issues, "problem", "problems");
                    format!("{n_documents} came in, {n_issues}").into()
                }
                FileOutcome::Codebook { n_issues } => {
                    format!("a codebook, with {} problems", thousands(*n_issues)).into()
                }
                FileOutcome::Refused(why) => en::phrases::refusal(why),
                FileOutcome::Failed(why) => files::en(why),
                FileOutcome::Flawed(table) => files::en_problems(table),
                FileOutcome::NotReadable(why) => en::phrases::read_error(why),
            };
        }
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: DocumentText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        DocumentText::Search => "搜索文档",
        DocumentText::Progress => "进度",
        DocumentText::ProgressOf(title) => return format!("《{title}》的进度").into(),
        DocumentText::AnyProgress => "全部进度",
        DocumentText::IsAt(Progress::ToDo) => "待编码",
        DocumentText::IsAt(Progress::Doing) => "进行中",
        DocumentText::IsAt(Progress::Done) => "已完成",
        DocumentText::Coder => "编码员",
        DocumentText::AnyCoder => "全部编码员",
        DocumentText::Order => "排序",
        DocumentText::By(DocumentOrder::Added) => "添加顺序",
        DocumentText::By(DocumentOrder::Title) => "标题",
        DocumentText::By(DocumentOrder::Date) => "日期",
        DocumentText::By(DocumentOrder::Publisher) => "来源",
        DocumentText::By(DocumentOrder::Annotations) => "标注",
        DocumentText::By(DocumentOrder::Statements) => "陈述",
        DocumentText::By(DocumentOrder::Progress) => "进度",
        DocumentText::NShown { n, of } if n == of => {
            return format!("{} 篇文档", thousands(n)).into();
        }
        DocumentText::NShown { n, of } => {
            return format!("{} / {} 篇文档", thousands(n), thousands(of)).into();
        }
        DocumentText::Empty => "还没有文档。",
        DocumentText::EmptyHow => {
            "添加一篇文章，或一次打开多个文件、文件夹或 .zip：每个文件成为一篇文档。"
        }
        DocumentText::NoMatch => "没有符合条件的文档。",
        DocumentText::ShowAll => "显示全部文档",
        DocumentText::EditOf(title) => return format!("编辑《{title}》的元数据").into(),
        DocumentText::RemoveOf(title) => return format!("移除《{title}》").into(),
        DocumentText::NStatements(n) => return format!("{} 条陈述", thousands(n)).into(),
        DocumentText::KeyStep => "上一篇、下一篇文档",
        DocumentText::All(n) => return format!("全部 {} 篇文档", thousands(n)).into(),
        DocumentText::Files => "添加文件",
        DocumentText::Reading { n_done, n_files } => {
            return format!("{} / {} 个文件", thousands(n_done), thousands(n_files)).into();
        }
        DocumentText::Added { n, n_files } => {
            let (n, n_files) = (thousands(n), thousands(n_files));
            return format!("{n_files} 个文件中有 {n} 个已添加为文章。").into();
        }
        DocumentText::Stopped => "已停止。已读取的内容已添加，可一次撤销。",
        DocumentText::AddSkipped(n) => {
            return format!("仍然添加跳过的 {} 个文件", thousands(n)).into();
        }
        DocumentText::Twin(title) => return format!("项目中已有这篇文章：《{title}》。").into(),
        DocumentText::OpenTwin => "打开",
        DocumentText::Stop => "停止",
        DocumentText::Outcome(outcome) => {
            return match outcome {
                FileOutcome::Added(_) => "已添加".into(),
                FileOutcome::Present { title } => format!("已跳过，即《{title}》").into(),
                FileOutcome::Imported { n_documents, n_issues } => {
                    let (n_documents, n_issues) = (thousands(*n_documents), thousands(*n_issues));
                    format!("已导入 {n_documents} 篇文档，{n_issues} 处问题").into()
                }
                FileOutcome::Codebook { n_issues } => {
                    format!("已导入编码本，{} 处问题", thousands(*n_issues)).into()
                }
                FileOutcome::Refused(why) => zh::phrases::refusal(why),
                FileOutcome::Failed(why) => files::zh(why),
                FileOutcome::Flawed(table) => files::zh_problems(table),
                FileOutcome::NotReadable(why) => zh::phrases::read_error(why),
            };
        }
    })
}
