//! Why files are not read, and what can be done instead.

use super::number::thousands;
use super::{en, lock, zh};
use engine::FileFailure;
use intake::archive::{ArchiveError, EntryProblem};
use intake::docx::DocxError;
use intake::foreign::Foreign;
use intake::mhtml::MhtmlError;
use intake::table::{ProblemKind, Table, TableError, TableKind};
use std::borrow::Cow;

type Phrase = Cow<'static, str>;

/// So many problems of a table are told in a line.
const MAX_TOLD: usize = 3;

/// Says it in English.
pub(in crate::i18n) fn en(failure: &FileFailure) -> Phrase {
    match failure {
        FileFailure::Undecodable(error) => en::phrases::decode(*error),
        FileFailure::TooLarge { bytes, limit } => en::phrases::too_long(*bytes, *limit),
        FileFailure::NeedsPassphrase => "it has a passphrase; open it alone".into(),
        FileFailure::Locked(error) => lock::locked_en(*error),
        FileFailure::UnknownKind => "this kind of file is not read".into(),
        FileFailure::Unreadable(why) => why.clone().into(),
        FileFailure::Foreign(kind) => en_foreign(*kind).into(),
        FileFailure::Archive(error) => en_archive(*error),
        FileFailure::Packed(problem) => en_packed(*problem),
        FileFailure::EmptyFolder => "there is no file in it".into(),
        FileFailure::TooManyFiles { limit } => {
            format!("more files than the {} that are read at once", thousands(*limit)).into()
        }
        FileFailure::Docx(error) => en_docx(*error),
        FileFailure::Mhtml(MhtmlError::NoHead) => "it is not a saved web page".into(),
        FileFailure::Mhtml(MhtmlError::NoPage) => "there is no web page in it".into(),
        FileFailure::Page(refusal) => en::phrases::refusal(refusal),
        FileFailure::Table(error) => en_table(*error),
        FileFailure::NoTextColumn => {
            "no column looks like article text; open it alone to choose one".into()
        }
    }
}

const fn en_foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Pdf => {
            "it is a PDF. Open it, select all, copy and paste here; or save it as .docx or .txt"
        }
        Foreign::OldOffice => {
            "it is an old Office file, or has a password. Save it as .docx without a password"
        }
        Foreign::OtherDocument => "save it as .docx or .txt in the program that made it",
        Foreign::Workbook => "it is a workbook. Save it as .csv",
        Foreign::Picture => "it is a picture, which has no text to tag",
        Foreign::OtherArchive => "only .zip archives are opened. Unpack it, and open the folder",
        Foreign::Zip => "it is a zip archive or an Office file, whatever its name says",
        Foreign::Media => "it is sound or film, which has no text to tag",
        Foreign::Program => "it is no document but a part of a program",
    }
}

fn en_archive(error: ArchiveError) -> Phrase {
    match error {
        ArchiveError::NotZip => "it is not a zip archive".into(),
        ArchiveError::Truncated => {
            "the archive is damaged or cut off: its list of files cannot be read".into()
        }
        ArchiveError::TooManyEntries { limit } => {
            format!("more files than the {} that are read at once", thousands(limit)).into()
        }
    }
}

fn en_packed(problem: EntryProblem) -> Phrase {
    match problem {
        EntryProblem::Path => "its name leads out of the archive".into(),
        EntryProblem::Duplicate => "a file of this name is in the archive already".into(),
        EntryProblem::Encrypted => "it needs a password".into(),
        EntryProblem::Link => "it is a link to another file".into(),
        EntryProblem::Nested => "archives in archives are not opened. Unpack it first".into(),
        EntryProblem::Method => "it is compressed in a way that is not read".into(),
        EntryProblem::TooLarge { limit } => {
            format!("it is longer than {} MB", thousands(limit >> 20)).into()
        }
        EntryProblem::TotalTooLarge { limit } => {
            format!("the archive holds more than {} MB", thousands(limit >> 20)).into()
        }
        EntryProblem::Damaged => "its data are damaged".into(),
    }
}

fn en_docx(error: DocxError) -> Phrase {
    match error {
        DocxError::Archive(error) => en_archive(error),
        DocxError::Part(problem) => en_packed(problem),
        DocxError::NotWord => "there is no Word document in it".into(),
        DocxError::Xml { offset } => {
            let offset = thousands(usize::try_from(offset).unwrap_or(usize::MAX));
            format!("the document is damaged: byte {offset} of its text is no sound XML").into()
        }
        DocxError::Dtd => "it declares entities, which no Word document needs".into(),
        DocxError::TooDeep => "its elements are nested too deeply".into(),
    }
}

fn en_table(error: TableError) -> Phrase {
    match error {
        TableError::Empty => "there is no row in it".into(),
        TableError::Json { line, column } => {
            let (line, column) = (thousands(line), thousands(column));
            format!("line {line}, column {column} is not JSON").into()
        }
        TableError::NoRecords => "it is JSON, but no list of objects".into(),
        TableError::TooLarge { limit } => {
            format!("it has more columns or cells than are read ({})", thousands(limit)).into()
        }
    }
}

/// What is wrong with rows of a table, in English.
pub(in crate::i18n) fn en_problems(table: &Table) -> Phrase {
    let place = if table.kind == TableKind::Json { "object" } else { "line" };
    let told = table.problems.iter().take(MAX_TOLD).map(|problem| {
        let what = match problem.kind {
            ProblemKind::Quote => {
                "quotation marks without a fitting end, taken as characters".into()
            }
            ProblemKind::Short { n_cells } => format!("only {n_cells} cells, the rest left empty"),
            ProblemKind::Long { n_cells } => format!("{n_cells} cells, left out"),
            ProblemKind::Json { column } => format!("not JSON at column {column}, left out"),
            ProblemKind::NoObject => "no object with fields, left out".into(),
        };
        format!("{place} {}: {what}", thousands(problem.number))
    });
    let told = told.collect::<Vec<_>>().join("; ");
    match table.n_problems.saturating_sub(MAX_TOLD) {
        0 => told.into(),
        n => format!("{told}; and {} more", thousands(n)).into(),
    }
}

/// Says it in Chinese.
pub(in crate::i18n) fn zh(failure: &FileFailure) -> Phrase {
    match failure {
        FileFailure::Undecodable(error) => zh::phrases::decode(*error),
        FileFailure::TooLarge { bytes, limit } => zh::phrases::too_long(*bytes, *limit),
        FileFailure::NeedsPassphrase => "该文件需要口令，请单独打开".into(),
        FileFailure::Locked(error) => lock::locked_zh(*error),
        FileFailure::UnknownKind => "不支持此类文件".into(),
        FileFailure::Unreadable(why) => why.clone().into(),
        FileFailure::Foreign(kind) => zh_foreign(*kind).into(),
        FileFailure::Archive(error) => zh_archive(*error),
        FileFailure::Packed(problem) => zh_packed(*problem),
        FileFailure::EmptyFolder => "其中没有文件".into(),
        FileFailure::TooManyFiles { limit } => {
            format!("文件过多，一次最多读取 {} 个", thousands(*limit)).into()
        }
        FileFailure::Docx(error) => zh_docx(*error),
        FileFailure::Mhtml(MhtmlError::NoHead) => "不是保存的网页".into(),
        FileFailure::Mhtml(MhtmlError::NoPage) => "其中没有网页".into(),
        FileFailure::Page(refusal) => zh::phrases::refusal(refusal),
        FileFailure::Table(error) => zh_table(*error),
        FileFailure::NoTextColumn => "没有像正文的列；请单独打开此文件并选择列".into(),
    }
}

const fn zh_foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Pdf => "这是 PDF。请打开它，全选、复制，再粘贴到这里；或另存为 .docx 或 .txt",
        Foreign::OldOffice => "这是旧版 Office 文件或设有密码。请另存为不带密码的 .docx",
        Foreign::OtherDocument => "请在原程序中另存为 .docx 或 .txt",
        Foreign::Workbook => "这是工作簿。请另存为 .csv",
        Foreign::Picture => "这是图片，没有可标注的文字",
        Foreign::OtherArchive => "只能打开 .zip 压缩包。请先解压，再打开文件夹",
        Foreign::Zip => "无论文件名如何，这是 zip 压缩包或 Office 文件",
        Foreign::Media => "这是音频或视频，没有可标注的文字",
        Foreign::Program => "这是程序的一部分，不是文档",
    }
}

fn zh_archive(error: ArchiveError) -> Phrase {
    match error {
        ArchiveError::NotZip => "不是 zip 压缩包".into(),
        ArchiveError::Truncated => "压缩包已损坏或不完整，无法读取文件列表".into(),
        ArchiveError::TooManyEntries { limit } => {
            format!("文件过多，一次最多读取 {} 个", thousands(limit)).into()
        }
    }
}

fn zh_packed(problem: EntryProblem) -> Phrase {
    match problem {
        EntryProblem::Path => "文件名指向压缩包之外".into(),
        EntryProblem::Duplicate => "压缩包中已有同名文件".into(),
        EntryProblem::Encrypted => "需要密码".into(),
        EntryProblem::Link => "这是指向其他文件的链接".into(),
        EntryProblem::Nested => "不打开压缩包中的压缩包。请先解压".into(),
        EntryProblem::Method => "压缩方式不受支持".into(),
        EntryProblem::TooLarge { limit } => format!("超过 {} MB", thousands(limit >> 20)).into(),
        EntryProblem::TotalTooLarge { limit } => {
            format!("压缩包内容超过 {} MB", thousands(limit >> 20)).into()
        }
        EntryProblem::Damaged => "数据已损坏".into(),
    }
}

fn zh_docx(error: DocxError) -> Phrase {
    match error {
        DocxError::Archive(error) => zh_archive(error),
        DocxError::Part(problem) => zh_packed(problem),
        DocxError::NotWord => "其中没有 Word 文档".into(),
        DocxError::Xml { offset } => {
            let offset = thousands(usize::try_from(offset).unwrap_or(usize::MAX));
            format!("文档已损坏：正文第 {offset} 字节不是有效的 XML").into()
        }
        DocxError::Dtd => "其中声明了实体，Word 文档不需要它".into(),
        DocxError::TooDeep => "元素嵌套过深".into(),
    }
}

fn zh_table(error: TableError) -> Phrase {
    match error {
        TableError::Empty => "其中没有数据行".into(),
        TableError::Json { line, column } => {
            format!("第 {} 行第 {} 列不是有效的 JSON", thousands(line), thousands(column)).into()
        }
        TableError::NoRecords => "是 JSON，但不是对象列表".into(),
        TableError::TooLarge { limit } => {
            format!("列或单元格数超过上限（{}）", thousands(limit)).into()
        }
    }
}

/// What is wrong with rows of a table, in Chinese.
pub(in crate::i18n) fn zh_problems(table: &Table) -> Phrase {
    let unit = if table.kind == TableKind::Json { "个对象" } else { "行" };
    let told = table.problems.iter().take(MAX_TOLD).map(|problem| {
        let what = match problem.kind {
            ProblemKind::Quote => "引号没有正确闭合，按普通字符处理".into(),
            ProblemKind::Short { n_cells } => format!("只有 {n_cells} 个单元格，其余留空"),
            ProblemKind::Long { n_cells } => format!("有 {n_cells} 个单元格，已略过"),
            ProblemKind::Json { column } => format!("第 {column} 列不是有效的 JSON，已略过"),
            ProblemKind::NoObject => "不是带字段的对象，已略过".into(),
        };
        format!("第 {} {unit}：{what}", thousands(problem.number))
    });
    let told = told.collect::<Vec<_>>().join("；");
    match table.n_problems.saturating_sub(MAX_TOLD) {
        0 => told.into(),
        n => format!("{told}；另有 {} 处", thousands(n)).into(),
    }
}
