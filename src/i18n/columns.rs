//! Words of the dialog in which the columns of a table are told apart.

use super::files;
use super::number::thousands;
use intake::table::{Table, TableKind};
use std::borrow::Cow;

/// What the dialog says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ColumnsText<'a> {
    Title,
    /// File, rows, columns.
    Facts {
        name: &'a str,
        table: &'a Table,
    },
    /// How the cells are told apart.
    Kind(TableKind),
    HasHead,
    ArticleText,
    None,
    /// The name of a column without one, counted from 1.
    Column(usize),
    Sample,
    /// What a column without a use becomes.
    Extra,
    ChooseText,
    Add(usize),
    Problems(&'a Table),
}

/// Says it in English.
pub(super) fn en(text: ColumnsText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        ColumnsText::Title => "Which column is what?",
        ColumnsText::Facts { name, table } => {
            let (n_rows, n_columns) = (thousands(table.rows.len()), table.columns.len());
            return format!("{name}: {n_rows} rows, {n_columns} columns").into();
        }
        ColumnsText::Kind(TableKind::Csv { delimiter }) => match delimiter {
            ';' => "separated by semicolons",
            '\t' => "separated by tabs",
            '|' => "separated by bars",
            _ => "separated by commas",
        },
        ColumnsText::Kind(TableKind::Json) => "a list of JSON objects",
        ColumnsText::Kind(TableKind::JsonLines) => "a JSON object on each line",
        ColumnsText::HasHead => "The first row holds the names of the columns",
        ColumnsText::ArticleText => "Article text",
        ColumnsText::None => "–",
        ColumnsText::Column(n) => return format!("Column {n}").into(),
        ColumnsText::Sample => "The first rows",
        ColumnsText::Extra => "extra field",
        ColumnsText::ChooseText => "Choose the column that holds the text of the articles.",
        ColumnsText::Add(1) => "Add 1 article",
        ColumnsText::Add(n) => return format!("Add {} articles", thousands(n)).into(),
        ColumnsText::Problems(table) => return files::en_problems(table),
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: ColumnsText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        ColumnsText::Title => "各列是什么？",
        ColumnsText::Facts { name, table } => {
            let (n_rows, n_columns) = (thousands(table.rows.len()), table.columns.len());
            return format!("{name}：{n_rows} 行，{n_columns} 列").into();
        }
        ColumnsText::Kind(TableKind::Csv { delimiter }) => match delimiter {
            ';' => "以分号分隔",
            '\t' => "以制表符分隔",
            '|' => "以竖线分隔",
            _ => "以逗号分隔",
        },
        ColumnsText::Kind(TableKind::Json) => "JSON 对象列表",
        ColumnsText::Kind(TableKind::JsonLines) => "每行一个 JSON 对象",
        ColumnsText::HasHead => "首行是列名",
        ColumnsText::ArticleText => "文章正文",
        ColumnsText::None => "–",
        ColumnsText::Column(n) => return format!("第 {n} 列").into(),
        ColumnsText::Sample => "前几行",
        ColumnsText::Extra => "附加字段",
        ColumnsText::ChooseText => "请选择文章正文所在的列。",
        ColumnsText::Add(n) => return format!("添加 {} 篇文章", thousands(n)).into(),
        ColumnsText::Problems(table) => return files::zh_problems(table),
    })
}
