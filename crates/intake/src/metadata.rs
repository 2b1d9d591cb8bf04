//! From front matter fields to metadata.

use crate::date;
use crate::front_matter::{Entry, Fields};
use model::Metadata;
use std::collections::BTreeMap;

// the names a field goes by, the surest first
const TITLE: [&str; 2] = ["title", "标题"];
const URL: [&str; 7] =
    ["url", "link", "original_url", "source_url", "canonical_url", "链接", "原文链接"];
const PUBLISHER: [&str; 6] = ["publisher", "source", "site", "site_name", "account", "来源"];
const AUTHOR: [&str; 4] = ["author", "authors", "byline", "作者"];
const DATE: [&str; 7] =
    ["date", "published", "publish_date", "pub_date", "publish_time", "日期", "发布日期"];
const LANGUAGE: [&str; 2] = ["language", "lang"];

/// The extra field for lines that belong to no key.
const WITHOUT_KEY: &str = "front matter";

/// Sorts fields into metadata; what has no place of its own, or whose place is taken, is extra.
pub(crate) fn from_fields(fields: Fields) -> Metadata {
    let mut entries = fields.entries;
    let url = take(&mut entries, &URL, |_| true);
    // clippers write the address under `source`
    let url = url.or_else(|| take(&mut entries, &["source"], is_address));
    let publisher = take(&mut entries, &PUBLISHER, |value| !is_address(value));
    let date = take(&mut entries, &DATE, |_| true);
    let mut metadata = Metadata {
        title: text(take(&mut entries, &TITLE, |_| true)),
        author: text(take(&mut entries, &AUTHOR, |_| true)),
        language: text(take(&mut entries, &LANGUAGE, |_| true)),
        url: text(url),
        publisher: text(publisher),
        date: String::new(),
        extra: BTreeMap::new(),
    };
    if let Some(entry) = date {
        let (day, is_whole) = day(&entry.value);
        metadata.date = day;
        if !is_whole {
            entries.push(entry);
        }
    }
    if !fields.without_key.is_empty() {
        let (key, value) = (WITHOUT_KEY.to_owned(), fields.without_key.join("\n"));
        entries.push(Entry { key, value });
    }
    for entry in entries {
        add_extra(&mut metadata.extra, entry);
    }
    metadata
}

fn text(entry: Option<Entry>) -> String {
    entry.map_or_else(String::new, |entry| entry.value)
}

/// Takes the entry with the surest of `names` whose value is not empty and `fits`.
fn take(entries: &mut Vec<Entry>, names: &[&str], fits: impl Fn(&str) -> bool) -> Option<Entry> {
    let position = names.iter().find_map(|name| {
        entries.iter().position(|entry| {
            entry.key.eq_ignore_ascii_case(name) && !entry.value.is_empty() && fits(&entry.value)
        })
    })?;
    Some(entries.remove(position))
}

/// A key that occurs again gets a number: `tag`, `tag 2`, `tag 3`.
fn add_extra(extra: &mut BTreeMap<String, String>, entry: Entry) {
    let mut key = entry.key.clone();
    let mut n_times = 1;
    while extra.contains_key(&key) {
        n_times += 1;
        key = format!("{} {n_times}", entry.key);
    }
    extra.insert(key, entry.value);
}

/// Whether a value is the address of a page.
pub(crate) fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
}

/// `value` as `YYYY-MM-DD` where it begins with a day, else as it stands.
pub(crate) fn date(value: &str) -> String {
    day(value).0
}

/// `value` as `YYYY-MM-DD` where it names a day, and whether that says all of it.
fn day(value: &str) -> (String, bool) {
    named_day(value).unwrap_or_else(|| (value.to_owned(), true))
}

fn named_day(value: &str) -> Option<(String, bool)> {
    let (day, rest) = date::day(value)?;
    let is_end = rest.is_empty() || rest.starts_with(['T', ' ']);
    is_end.then_some((day, rest.is_empty()))
}
