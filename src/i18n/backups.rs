//! What is said of backups, the archive, and the file that is kept in step in a folder.

use super::{en::n_of, thousands};
use formats::store::{BackupReason, BackupRow};
use std::borrow::Cow;

/// Something to say about backups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum BackupText<'a> {
    /// The name of the dialog.
    Backups,
    /// Opens the dialog, where little room is.
    Open,
    Intro,
    Name,
    NameHint,
    Make,
    Empty,
    Loading,
    /// Why one was made.
    Reason(BackupReason),
    Counts(&'a BackupRow),
    Size(u64),
    Total {
        n: usize,
        n_bytes: u64,
    },
    Restore,
    /// The name of the project that a backup of this time becomes.
    RestoredName {
        project: &'a str,
        when: &'a str,
    },
    Download,
    Delete,
    DeleteSure,
    /// Which backup a button is about, to those who hear it.
    Of {
        action: &'a str,
        backup: &'a str,
    },

    Folder,
    FolderIntro,
    FolderUnavailable,
    FolderElsewhere,
    FolderOff,
    FolderLocked(&'a str),
    FolderWriting(&'a str),
    FolderWritten {
        name: &'a str,
        when: &'a str,
    },
    FolderFailed {
        name: &'a str,
        why: &'a str,
    },
    FolderChoose,
    FolderUnlock,
    FolderRetry,
    FolderStop,
    /// The same in the status line.
    FolderInStep(&'a str),
    FolderBehind(&'a str),

    Archive,
    ArchiveIntro,
    ArchiveDownload,

    Packing(u16),
    Restored(&'a str),
    Failed(&'a str),
    FolderNotWritten(&'a str),
}

/// Says it in English.
pub(super) fn en(text: BackupText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        BackupText::Backups => "Backups",
        BackupText::Open => "Backups",
        BackupText::Intro => {
            "The project as it was, kept in this browser. One is made before every import, merge and bulk change, and once a day; older ones are thinned out. Those that you make yourself stay until you delete them. Restoring makes a new project; the present one stays as it is."
        }
        BackupText::Name => "Name of the backup",
        BackupText::NameHint => "such as: before the second coding round",
        BackupText::Make => "Back up now",
        BackupText::Empty => {
            "No backups yet. The first one is made with the first change of a day."
        }
        BackupText::Loading => "The list is being read …",
        BackupText::Reason(BackupReason::Hand) => "by hand",
        BackupText::Reason(BackupReason::Daily) => "daily",
        BackupText::Reason(BackupReason::Import) => "before an import",
        BackupText::Reason(BackupReason::Merge) => "before a merge",
        BackupText::Reason(BackupReason::Recode) => "before a bulk change",
        BackupText::Reason(BackupReason::Migration) => "before an update of the storage",
        BackupText::Counts(row) => {
            let n_of =
                |n: u64, one, many| n_of(usize::try_from(n).unwrap_or(usize::MAX), one, many);
            let documents = n_of(row.n_documents, "document", "documents");
            let annotations = n_of(row.n_annotations, "annotation", "annotations");
            let statements = n_of(row.n_statements, "statement", "statements");
            return format!("{documents}, {annotations}, {statements}").into();
        }
        BackupText::Size(n_bytes) => return size(n_bytes).into(),
        BackupText::Total { n, n_bytes } => {
            return format!("{}, {}", n_of(n, "backup", "backups"), size(n_bytes)).into();
        }
        BackupText::Restore => "Restore beside",
        BackupText::RestoredName { project, when } => {
            return format!("{}Backup of {when}", prefix(project, ": ")).into();
        }
        BackupText::Download => "Download",
        BackupText::Delete => "Delete",
        BackupText::DeleteSure => "Delete for good",
        BackupText::Of { action, backup } => return format!("{action}: {backup}").into(),

        BackupText::Folder => "A file in a folder",
        BackupText::FolderIntro => {
            "Keeps a real file of the project in step in a folder of yours, such as one that is synchronised or backed up anyway. It is written after each save."
        }
        BackupText::FolderUnavailable => {
            "This browser cannot write into folders from here; Chrome and Edge on a computer can. Download the file or the archive instead."
        }
        BackupText::FolderElsewhere => "The tab that writes keeps the file in step.",
        BackupText::FolderOff => "No folder is chosen.",
        BackupText::FolderLocked(name) => {
            return format!(
                "The folder “{name}” was chosen before. The browser asks again after each visit."
            )
            .into();
        }
        BackupText::FolderWriting(name) => return format!("Writing into “{name}” …").into(),
        BackupText::FolderWritten { name, when } => {
            return format!("The file in “{name}” is in step, written {when}.").into();
        }
        BackupText::FolderFailed { name, why } => {
            return format!("The file in “{name}” is not in step: {why}").into();
        }
        BackupText::FolderChoose => "Choose a folder",
        BackupText::FolderUnlock => "Allow writing again",
        BackupText::FolderRetry => "Write now",
        BackupText::FolderStop => "Stop writing there",
        BackupText::FolderInStep(name) => return format!("File in “{name}” in step").into(),
        BackupText::FolderBehind(name) => return format!("File in “{name}” not in step").into(),

        BackupText::Archive => "The whole project as an archive",
        BackupText::ArchiveIntro => {
            "One zip file with the project, each document by itself with its annotations and as plain text, the codebook, and a page that explains it. Opened here it gives the very same project."
        }
        BackupText::ArchiveDownload => "Download archive",

        BackupText::Packing(permille) => {
            return format!("Packing the archive: {} %", permille / 10).into();
        }
        BackupText::Restored(name) => return format!("Restored as the project “{name}”.").into(),
        BackupText::Failed(why) => return format!("The backup failed: {why}").into(),
        BackupText::FolderNotWritten(why) => {
            return format!("The file in the folder could not be written: {why}").into();
        }
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: BackupText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        BackupText::Backups => "备份",
        BackupText::Open => "备份",
        BackupText::Intro => {
            "项目过去的样子，保存在本浏览器中。每次导入、合并、批量更改之前以及每天都会自动备份；较早的会逐渐精简。您自己做的备份会一直保留，直到您删除。恢复时会建立新项目，当前项目保持不变。"
        }
        BackupText::Name => "备份名称",
        BackupText::NameHint => "例如：第二轮编码之前",
        BackupText::Make => "立即备份",
        BackupText::Empty => "还没有备份。每天第一次改动时会自动生成一份。",
        BackupText::Loading => "正在读取列表……",
        BackupText::Reason(BackupReason::Hand) => "手动",
        BackupText::Reason(BackupReason::Daily) => "每日",
        BackupText::Reason(BackupReason::Import) => "导入之前",
        BackupText::Reason(BackupReason::Merge) => "合并之前",
        BackupText::Reason(BackupReason::Recode) => "批量更改之前",
        BackupText::Reason(BackupReason::Migration) => "存储升级之前",
        BackupText::Counts(row) => {
            return format!(
                "{} 篇文档、{} 处标注、{} 条陈述",
                row.n_documents, row.n_annotations, row.n_statements
            )
            .into();
        }
        BackupText::Size(n_bytes) => return size(n_bytes).into(),
        BackupText::Total { n, n_bytes } => {
            return format!("{} 份备份，{}", thousands(n), size(n_bytes)).into();
        }
        BackupText::Restore => "恢复为新项目",
        BackupText::RestoredName { project, when } => {
            return format!("{}{when} 的备份", prefix(project, "：")).into();
        }
        BackupText::Download => "下载",
        BackupText::Delete => "删除",
        BackupText::DeleteSure => "确认永久删除",
        BackupText::Of { action, backup } => return format!("{action}：{backup}").into(),

        BackupText::Folder => "文件夹中的文件",
        BackupText::FolderIntro => {
            "在您选择的文件夹（例如会同步或另行备份的文件夹）里保持一份与项目一致的文件，每次保存后写入。"
        }
        BackupText::FolderUnavailable => {
            "本浏览器在此处无法写入文件夹；电脑上的 Chrome 和 Edge 可以。请改为下载文件或压缩包。"
        }
        BackupText::FolderElsewhere => "由负责写入的标签页保持文件一致。",
        BackupText::FolderOff => "尚未选择文件夹。",
        BackupText::FolderLocked(name) => {
            return format!("之前选择过文件夹“{name}”。浏览器在每次访问后会重新询问。").into();
        }
        BackupText::FolderWriting(name) => return format!("正在写入“{name}”……").into(),
        BackupText::FolderWritten { name, when } => {
            return format!("“{name}”中的文件已与项目一致，写入于 {when}。").into();
        }
        BackupText::FolderFailed { name, why } => {
            return format!("“{name}”中的文件与项目不一致：{why}").into();
        }
        BackupText::FolderChoose => "选择文件夹",
        BackupText::FolderUnlock => "重新允许写入",
        BackupText::FolderRetry => "立即写入",
        BackupText::FolderStop => "停止写入该文件夹",
        BackupText::FolderInStep(name) => return format!("“{name}”中的文件已同步").into(),
        BackupText::FolderBehind(name) => return format!("“{name}”中的文件未同步").into(),

        BackupText::Archive => "整个项目的压缩包",
        BackupText::ArchiveIntro => {
            "一个 zip 文件，包含项目、每篇文档（带标注的文件与纯文本）、编码本以及说明。在这里打开即可得到完全相同的项目。"
        }
        BackupText::ArchiveDownload => "下载压缩包",

        BackupText::Packing(permille) => return format!("正在打包：{}%", permille / 10).into(),
        BackupText::Restored(name) => return format!("已恢复为项目“{name}”。").into(),
        BackupText::Failed(why) => return format!("备份未成功：{why}").into(),
        BackupText::FolderNotWritten(why) => {
            return format!("未能写入文件夹中的文件：{why}").into();
        }
    })
}

fn prefix(project: &str, colon: &str) -> String {
    match project.trim() {
        "" => String::new(),
        name => format!("{name}{colon}"),
    }
}

/// Bytes as a person reads them.
fn size(n_bytes: u64) -> String {
    match n_bytes {
        ..1_000_000 => format!("{} kB", n_bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", n_bytes / 1_000_000, n_bytes / 100_000 % 10),
    }
}
