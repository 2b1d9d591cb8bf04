//! The parts of one line: dates, labels with their values, names.

use super::Byline;
use crate::date;

/// No line that tells of an article is longer, in bytes.
const MAX_BYTES: usize = 300;

/// What a line tells, if it tells of an article and nothing else.
pub(crate) fn read(line: &str) -> Option<Byline> {
    let line = line.trim_matches(is_border);
    let line = inside_brackets(line);
    if line.is_empty() || line.len() > MAX_BYTES {
        return None;
    }
    parts(line).or_else(|| around_date(line)).filter(|told| !told.is_empty())
}

/// A line that is parts known one by one.
fn parts(line: &str) -> Option<Byline> {
    let mut told = Byline::default();
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(is_border);
        if rest.is_empty() || is_controls(rest) {
            return Some(told);
        }
        rest = ["原创", "Posted on", "Published on", "Published", "Posted", "发布于"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .or_else(|| labelled(rest, &DATED).map(|(_, value)| value))
            .unwrap_or(rest)
            .trim_start_matches(is_border);
        let part = dated(rest, &mut told)
            .or_else(|| named(rest, &mut told))
            .or_else(|| by(rest, &mut told));
        rest = match part {
            Some(rest) => rest,
            None if rest.is_empty() => return Some(told),
            None => return None,
        };
    }
}

fn is_border(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '｜' | '│' | '丨' | '·' | '•' | '/' | '—')
}

fn inside_brackets(line: &str) -> &str {
    let pairs = [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')];
    let inside = pairs.iter().find_map(|(open, close)| {
        let inside = line.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains(*close)).then_some(inside)
    });
    inside.unwrap_or(line)
}

/// Labels before a date.
const DATED: [&str; 7] =
    ["发布时间", "发布日期", "发表时间", "更新时间", "published", "date published", "updated"];

fn dated<'l>(rest: &'l str, told: &mut Byline) -> Option<&'l str> {
    let (day, has_time, behind) = date::moment(rest)?;
    if !behind.is_empty() && !behind.starts_with(|c: char| is_border(c) || c == '【') {
        return None;
    }
    if told.date.is_empty() {
        told.date = day;
    }
    Some(if has_time { behind_place(behind) } else { behind })
}

/// Accounts tell behind the time from where an article was posted: `北京`, `发表于北京`.
fn behind_place(rest: &str) -> &str {
    let place = rest.trim_start_matches(is_border);
    let named = place.strip_prefix("发表于").unwrap_or(place);
    let is_short = named.chars().count() <= 6 && named.chars().all(is_han);
    if is_short && !named.is_empty() { "" } else { rest }
}

const AUTHORS: [&str; 15] = [
    "文/图",
    "文",
    "本文作者",
    "作者",
    "撰文",
    "撰稿人",
    "撰稿",
    "执笔",
    "图文",
    "author",
    "authors",
    "by",
    "written by",
    "words by",
    "text by",
];
const PUBLISHERS: [&str; 13] = [
    "来源",
    "文章来源",
    "稿件来源",
    "信息来源",
    "消息来源",
    "稿源",
    "转自",
    "转载自",
    "公众号",
    "发布单位",
    "source",
    "originally published in",
    "originally published by",
];
const OTHERS: [&str; 17] = [
    "责任编辑",
    "编辑",
    "责编",
    "美编",
    "校对",
    "审校",
    "审核",
    "监制",
    "排版",
    "译者",
    "翻译",
    "编译",
    "editor",
    "edited by",
    "translator",
    "translated by",
    "策划",
];
/// Labels that need no colon before a Chinese name.
const BARE: [&str; 8] = ["撰文", "作者", "记者", "本报记者", "编辑", "责编", "责任编辑", "校对"];

/// `作者：沈默言`, `文│周以安`, `编辑 陈一诺`.
fn named<'l>(rest: &'l str, told: &mut Byline) -> Option<&'l str> {
    let (label, value) = labelled(rest, &AUTHORS)
        .or_else(|| labelled(rest, &PUBLISHERS))
        .or_else(|| labelled(rest, &OTHERS))
        .or_else(|| bare(rest))?;
    let (value, behind) = value.split_at(end_of_value(value));
    let value = value.trim_matches(is_border);
    is_value(value).then_some(())?;
    let known = label.to_lowercase();
    let place = if AUTHORS.contains(&known.as_str()) || known.ends_with("记者") {
        &mut told.author
    } else if PUBLISHERS.contains(&known.as_str()) {
        &mut told.publisher
    } else {
        told.extra.push((label.to_owned(), value.to_owned()));
        told.is_labelled = true;
        return Some(behind);
    };
    if place.is_empty() {
        value.clone_into(place);
    }
    told.is_labelled = true;
    Some(behind)
}

/// A label of `labels` with its colon or bar, and what follows.
fn labelled<'l>(rest: &'l str, labels: &[&str]) -> Option<(&'l str, &'l str)> {
    labels.iter().find_map(|label| {
        let start = rest.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label))?;
        let behind = rest[label.len()..].trim_start();
        let value = behind.strip_prefix(['：', ':', '|', '｜', '│', '丨', '/', '／'])?;
        Some((start, value.trim_start()))
    })
}

fn bare(rest: &str) -> Option<(&str, &str)> {
    BARE.iter().find_map(|label| {
        let value = rest.strip_prefix(label)?;
        let name = value.trim_start();
        let is_apart = name.len() < value.len();
        let n_chars = name.chars().count();
        let is_name = (2..=9).contains(&n_chars) && name.chars().all(|c| is_han(c) || c == ' ');
        (is_apart && is_name).then(|| (&rest[..label.len()], name))
    })
}

/// Where the value of a label ends: at wide space or a bar, or before the next part.
fn end_of_value(value: &str) -> usize {
    let mut before = ' ';
    for (at, c) in value.char_indices() {
        let behind = &value[at + c.len_utf8()..];
        let is_wide = matches!(c, '\t' | '\u{3000}' | '|' | '｜' | '│' | '丨')
            || c.is_whitespace() && before.is_whitespace();
        if is_wide || c.is_whitespace() && begins_part(behind) || c == '【' {
            return at;
        }
        before = c;
    }
    value.len()
}

fn begins_part(text: &str) -> bool {
    let text = text.trim_start();
    let known = [&AUTHORS[..], &PUBLISHERS, &OTHERS, &DATED];
    known.iter().any(|labels| labelled(text, labels).is_some())
        || bare(text).is_some()
        || date::day(text).is_some()
        || is_controls(text)
}

/// The longest name, in characters.
const MAX_NAME: usize = 40;

/// Whether `value` can be a name or a list of names, and is no sentence.
fn is_value(value: &str) -> bool {
    !value.is_empty()
        && value.chars().nth(MAX_NAME).is_none()
        && !value.contains(['。', '；', '！', '？', '，', '：', ';', '!', '?', '“', '”'])
        && !value.ends_with(['.', ','])
}

/// Whether `value` can be the name of an author or account, without a label before it.
pub(super) fn is_name(value: &str) -> bool {
    value.chars().nth(20).is_none() && is_value(value) && !value.contains(['、', ',', '.'])
}

/// `By Anna Keller in Geneva`, `by Mara Lindqvist and Tomás Vidal`.
fn by<'l>(rest: &'l str, told: &mut Byline) -> Option<&'l str> {
    let names = rest.strip_prefix("By ").or_else(|| rest.strip_prefix("by "))?.trim_start();
    let end = names.find(['|', '｜', '·', '•', '\t']).unwrap_or(names.len());
    let (names, behind) = names.split_at(end);
    let all = names.trim_end();
    let names = all.split_once(" in ").map_or(all, |(names, _)| names);
    let is_name_word = |word: &str| {
        let word = word.trim_matches(|c| c == ',' || c == '.');
        let small = ["and", "de", "la", "van", "von", "der", "den", "di", "da", "bin", "al", "&"];
        let is_letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.');
        small.contains(&word) || word.starts_with(char::is_uppercase) && word.chars().all(is_letter)
    };
    let is_all = all.split(' ').all(|word| word == "in" || is_name_word(word));
    let n_words = names.split(' ').count();
    (is_all && (2..=12).contains(&n_words) && is_value(names)).then_some(())?;
    if told.author.is_empty() {
        names.clone_into(&mut told.author);
    }
    told.is_labelled = true;
    Some(behind)
}

/// `原创 林知远 远岸网络治理评论 2023-01-29 10:02 发表于北京`: names without labels before a moment.
fn around_date(line: &str) -> Option<Byline> {
    let line = line.strip_prefix("原创").map_or(line, |rest| rest.trim_start_matches(is_border));
    let starts = line.char_indices().filter(|(_, c)| c.is_whitespace());
    let (names, (day, behind)) = starts.take(8).find_map(|(at, c)| {
        let (day, has_time, behind) = date::moment(&line[at + c.len_utf8()..])?;
        has_time.then(|| (&line[..at], (day, behind)))
    })?;
    let behind = behind_place(behind).trim_matches(is_border);
    if !behind.is_empty() && !is_controls(behind) {
        return None;
    }
    let names: Vec<_> = names.split(is_border).filter(|name| !name.is_empty()).collect();
    let (author, publisher) = match names[..] {
        [publisher] => ("", publisher),
        [author, publisher] => (author, publisher),
        _ => return None,
    };
    names.iter().all(|name| is_name(name)).then(|| Byline {
        author: author.to_owned(),
        publisher: publisher.to_owned(),
        date: day,
        is_labelled: true,
        ..Byline::default()
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Whether a line is nothing but what sets or prints the page: `【字号：大 中 小】【关闭窗口】`.
pub(crate) fn is_controls(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "字号",
        "字体",
        "大",
        "中",
        "小",
        "打印",
        "关闭",
        "关闭窗口",
        "打印本页",
        "收藏",
        "推荐",
        "返回顶部",
    ];
    let is_border = |c: char| c.is_whitespace() || "【】[]|：:".contains(c);
    let mut words = text.split(is_border).filter(|word| !word.is_empty()).peekable();
    let is_set_apart = text.starts_with(['【', '[', '字']);
    is_set_apart && words.peek().is_some() && words.all(|word| WORDS.contains(&word))
}
