//! Which column of a table is what of an article.

use super::Table;
use crate::metadata;

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The text of the article, which it cannot be without.
    Text,
    /// Its title.
    Title,
    /// When it appeared.
    Date,
    /// Where it appeared.
    Publisher,
    /// Who wrote it.
    Author,
    /// Its address.
    Url,
    /// Its language.
    Language,
}

impl Field {
    /// Every field, the most wanted first.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Title,
        Self::Date,
        Self::Publisher,
        Self::Author,
        Self::Url,
        Self::Language,
    ];
}

// the names a column goes by, the surest first, without case, space, hyphens and underscores
const TEXT: [&str; 16] = [
    "正文",
    "全文",
    "内容",
    "內容",
    "文章内容",
    "正文内容",
    "文本",
    "文章",
    "fulltext",
    "articletext",
    "articlebody",
    "content",
    "text",
    "body",
    "article",
    "message",
];
const TITLE: [&str; 9] =
    ["标题", "標題", "题目", "题名", "文章标题", "title", "headline", "subject", "name"];
const DATE: [&str; 16] = [
    "日期",
    "发布日期",
    "发表日期",
    "出版日期",
    "发布时间",
    "发表时间",
    "时间",
    "date",
    "published",
    "publishedat",
    "publishdate",
    "publicationdate",
    "pubdate",
    "publishtime",
    "datetime",
    "datepublished",
];
const PUBLISHER: [&str; 15] = [
    "来源",
    "媒体",
    "发布机构",
    "出处",
    "报纸",
    "公众号",
    "媒体名称",
    "publisher",
    "source",
    "media",
    "outlet",
    "newspaper",
    "journal",
    "sitename",
    "account",
];
const AUTHOR: [&str; 8] =
    ["作者", "记者", "撰稿", "author", "authors", "byline", "creator", "writer"];
const URL: [&str; 11] = [
    "链接",
    "网址",
    "原文链接",
    "地址",
    "url",
    "link",
    "href",
    "sourceurl",
    "permalink",
    "uri",
    "originalurl",
];
const LANGUAGE: [&str; 4] = ["语言", "语种", "language", "lang"];

fn names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Text => &TEXT,
        Field::Title => &TITLE,
        Field::Date => &DATE,
        Field::Publisher => &PUBLISHER,
        Field::Author => &AUTHOR,
        Field::Url => &URL,
        Field::Language => &LANGUAGE,
    }
}

/// So many rows tell what a column without a name is.
const SAMPLE_ROWS: usize = 50;

/// Texts are longer than this many characters.
const MIN_TEXT: usize = 80;

/// Which column is what. No column is two things, and nothing is two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mapping([Option<usize>; Field::ALL.len()]);

impl Mapping {
    /// What the names of the columns tell; the text, if none is named so, is the column with the
    /// longest cells.
    pub fn guess(table: &Table) -> Self {
        let mut mapping = Self::default();
        for field in Field::ALL {
            let found = names(field).iter().find_map(|name| {
                let is_it = |column: &usize| {
                    plain(&table.columns[*column]) == *name
                        && !mapping.uses(*column)
                        // clippers write the address under `source`
                        && (field != Field::Publisher || !holds_addresses(table, *column))
                };
                (0..table.columns.len()).find(is_it)
            });
            mapping.set(field, found);
        }
        if mapping.get(Field::Url).is_none() {
            let free = |column: &usize| !mapping.uses(*column) && holds_addresses(table, *column);
            mapping.set(Field::Url, (0..table.columns.len()).find(free));
        }
        if mapping.get(Field::Text).is_none() {
            let free = (0..table.columns.len()).filter(|column| !mapping.uses(*column));
            let lengths = free.map(|column| (mean_length(table, column), column));
            let longest = lengths.max().filter(|(length, _)| *length >= MIN_TEXT);
            mapping.set(Field::Text, longest.map(|(_, column)| column));
        }
        mapping
    }

    /// The column that is `field`.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.0[field as usize]
    }

    /// Makes a column `field`; it is nothing else then.
    pub fn set(&mut self, field: Field, column: Option<usize>) {
        if column.is_some() {
            let same = self.0.iter_mut().filter(|place| **place == column);
            same.for_each(|place| *place = None);
        }
        self.0[field as usize] = column;
    }

    /// What a column is.
    pub fn field(&self, column: usize) -> Option<Field> {
        Field::ALL.into_iter().find(|field| self.get(*field) == Some(column))
    }

    /// Whether a column is anything.
    pub fn uses(&self, column: usize) -> bool {
        self.0.contains(&Some(column))
    }
}

/// What a column of that name would be.
pub(super) fn field_of(name: &str) -> Option<Field> {
    let name = plain(name);
    Field::ALL.into_iter().find(|field| names(*field).contains(&name.as_str()))
}

fn plain(name: &str) -> String {
    let odd = |c: char| c.is_whitespace() || matches!(c, '_' | '-' | '.');
    name.chars().filter(|c| !odd(*c)).collect::<String>().to_lowercase()
}

fn sample(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let rows = 0..table.rows.len().min(SAMPLE_ROWS);
    rows.map(move |row| table.cell(row, column).trim()).filter(|cell| !cell.is_empty())
}

fn holds_addresses(table: &Table, column: usize) -> bool {
    sample(table, column).next().is_some() && sample(table, column).all(metadata::is_address)
}

fn mean_length(table: &Table, column: usize) -> usize {
    let n_cells = sample(table, column).count();
    let n_chars: usize = sample(table, column).map(|cell| cell.chars().count()).sum();
    n_chars.checked_div(n_cells).unwrap_or_default()
}
