//! Lines that tell of an article and are not its text: who wrote it, where and when it appeared.
//!
//! Conservative: a line is read only where such lines stand (above the first paragraphs and below
//! the last), what it tells must stand in it, and it counts as no text only if all of it is
//! understood.

mod part;

use model::Metadata;
use part::is_name;
pub(crate) use part::{is_controls, read};

/// What a line tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Byline {
    author: String,
    publisher: String,
    date: String,
    /// Under the label as written: `编辑`, `Translator`.
    extra: Vec<(String, String)>,
    /// Whether it names what it tells, by a label or as a heading line does.
    is_labelled: bool,
}

impl Byline {
    /// Fills what is still empty.
    pub(crate) fn tell(&self, metadata: &mut Metadata) {
        let places = [
            (&mut metadata.author, &self.author),
            (&mut metadata.publisher, &self.publisher),
            (&mut metadata.date, &self.date),
        ];
        for (place, value) in places {
            if place.is_empty() {
                place.clone_from(value);
            }
        }
        for (label, value) in &self.extra {
            metadata.extra.entry(label.clone()).or_insert_with(|| value.clone());
        }
    }

    fn is_empty(&self) -> bool {
        self.author.is_empty()
            && self.publisher.is_empty()
            && self.date.is_empty()
            && self.extra.is_empty()
    }
}

/// A line that tells of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The place of the line in the list.
    pub(crate) idx: usize,
    /// What it tells.
    pub(crate) told: Byline,
    /// Whether it stands below the article; a bare date there may be a part of it.
    pub(crate) is_below: bool,
}

impl Found {
    /// Whether it is no part of the text.
    pub(crate) fn is_no_text(&self) -> bool {
        !self.is_below || self.told.is_labelled
    }
}

/// So many lines above and below are looked at.
const MAX_ABOVE: usize = 12;
const MAX_BELOW: usize = 8;
/// A line of so many bytes is running text; after the second such, what tells of it is over.
const RUNNING: usize = 180;
const N_RUNNING_ABOVE: usize = 2;

/// The lines among `lines` that tell of the article, in order.
pub(crate) fn find(lines: &[&str]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut n_running = 0;
    let mut idx = 0;
    while idx < lines.len().min(MAX_ABOVE) && n_running < N_RUNNING_ABOVE {
        n_running += usize::from(lines[idx].len() > RUNNING);
        let several = account(&lines[idx..]);
        let n_lines = several.len().max(1);
        let told = if several.is_empty() { vec![read(lines[idx])] } else { several };
        let told = told.into_iter().enumerate();
        let told = told.filter_map(|(n, told)| Some((idx + n, told?)));
        found.extend(told.map(|(idx, told)| Found { idx, told, is_below: false }));
        idx += n_lines;
    }
    let below = lines.iter().enumerate().skip(idx).rev().take(MAX_BELOW);
    let below = below.take_while(|(_, line)| line.len() <= RUNNING);
    let mut below: Vec<_> = below
        .filter_map(|(idx, line)| Some(Found { idx, told: read(line)?, is_below: true }))
        .collect();
    below.reverse();
    found.extend(below);
    found
}

/// `原创`, then a name or two, then a date, each on a line of its own, as an account's page is
/// copied; nothing if the lines are not these.
fn account(lines: &[&str]) -> Vec<Option<Byline>> {
    if lines.first().is_none_or(|line| line.trim() != "原创") {
        return Vec::new();
    }
    for n_names in 1..=2 {
        let Some(dated) = lines.get(1 + n_names).and_then(|line| read(line)) else { continue };
        let names: Vec<_> = lines[1..=n_names].iter().map(|line| line.trim()).collect();
        if !dated.date.is_empty() && names.iter().all(|name| is_name(name)) {
            let (author, publisher) = match names[..] {
                [author, publisher] => (author, publisher),
                _ => ("", names[0]),
            };
            let told = |author: &str, publisher: &str| {
                let (author, publisher) = (author.to_owned(), publisher.to_owned());
                Some(Byline { author, publisher, is_labelled: true, ..Byline::default() })
            };
            let mut all = vec![told("", "")];
            all.extend([told(author, ""), told("", publisher)].into_iter().skip(2 - n_names));
            all.push(Some(dated));
            return all;
        }
    }
    Vec::new()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    fn show(told: &Byline) -> String {
        let fields =
            [("author", &told.author), ("publisher", &told.publisher), ("date", &told.date)];
        let extra = told.extra.iter().map(|(label, value)| (label.as_str(), value));
        let fields = fields.into_iter().chain(extra).filter(|(_, value)| !value.is_empty());
        fields.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn bylines_are_read_as_they_are_written() {
        let cases = [
            ("文│周以安", "author=周以安"),
            ("文丨林知远 图丨何远", ""),
            ("文 | 林知远", "author=林知远"),
            ("文/沈默言", "author=沈默言"),
            ("作者：沈默言 何远", "author=沈默言 何远"),
            ("作者：沈默言　来源：远岸新闻网", "author=沈默言; publisher=远岸新闻网"),
            ("撰文 陈一诺", "author=陈一诺"),
            ("编辑：陈一诺", "编辑=陈一诺"),
            ("（责任编辑：孟夏）", "责任编辑=孟夏"),
            ("编辑 | 陈一诺 校对 | 何远", "编辑=陈一诺; 校对=何远"),
            ("来源：规则前沿研究室", "publisher=规则前沿研究室"),
            ("Source: The Harbour Gazette", "publisher=The Harbour Gazette"),
            ("By Anna Keller", "author=Anna Keller"),
            ("By Anna Keller in Geneva", "author=Anna Keller"),
            (
                "By Anna Keller and Tomás Vidal | March 18, 2024",
                "author=Anna Keller and Tomás Vidal; date=2024-03-18",
            ),
            (
                "Posted on January 29, 2023 by Mara Lindqvist",
                "author=Mara Lindqvist; date=2023-01-29",
            ),
            (
                "2023-09-12 08:15 来源：远岸新闻网 作者：沈默言 字号：大 中 小",
                "author=沈默言; publisher=远岸新闻网; date=2023-09-12",
            ),
            ("2023-03-07 17:05　　【大 中 小】　【打印】", "date=2023-03-07"),
            ("发布时间：2023年3月7日", "date=2023-03-07"),
            ("2023年1月29日 10:02 北京", "date=2023-01-29"),
            ("2023年1月29日 10:02 发表于北京", "date=2023-01-29"),
            (
                "原创 林知远 远岸网络治理评论 2023-01-29 10:02 发表于北京",
                "author=林知远; publisher=远岸网络治理评论; date=2023-01-29",
            ),
            ("远岸新闻网 2023-01-29 10:02", "publisher=远岸新闻网; date=2023-01-29"),
            ("March 18, 2024", "date=2024-03-18"),
            ("二〇二三年一月二十九日", "date=2023-01-29"),
        ];
        for (line, expected) in cases {
            assert_eq!(show(&read(line).unwrap_or_default()), expected, "{line}");
        }
    }

    #[test]
    fn running_text_is_none() {
        let lines = [
            "By the end, all agreed.",
            "By Monday the talks were over.",
            "By March 2024 nothing had changed",
            "来源：报告称，各方没有一致意见。",
            "作者：谁？",
            "记者：谢谢。",
            "时间：2023年1月29日",
            "2023年1月29日，会议在日内瓦举行。",
            "2023年1月29日电",
            "编辑部认为此事重大",
            "文章指出，各国应当合作。",
            "图片来源：大会秘书处",
            "Source: own survey, 2022.",
            "数据来源：作者自制",
            "原创",
            "会议 于 2023-01-29 10:02 开始 并且 结束",
            "各方代表 中方 美方 2023-01-29 10:02",
            "2023",
            "",
        ];
        for line in lines {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn lines_are_looked_for_above_and_below() {
        let running = "各方围绕关键基础设施保护交换意见。".repeat(5);
        let find = |lines: &[&str]| -> Vec<(usize, String, bool)> {
            let found = super::find(lines).into_iter();
            found.map(|found| (found.idx, show(&found.told), found.is_no_text())).collect()
        };
        let one = |idx, told: &str, leaves| (idx, told.to_owned(), leaves);
        assert_eq!(
            find(&["题", "原创", "林知远", "远岸评论", "2023年1月29日 10:02", &running]),
            [
                one(1, "", true),
                one(2, "author=林知远", true),
                one(3, "publisher=远岸评论", true),
                one(4, "date=2023-01-29", true),
            ]
        );
        assert_eq!(
            find(&[
                "题",
                &running,
                &running,
                "作者：甲乙",
                &running,
                "编辑：陈一诺",
                "2023年1月29日"
            ]),
            [one(5, "编辑=陈一诺", true), one(6, "date=2023-01-29", false)]
        );
        assert_eq!(find(&["原创", "性的工作很重要。"]), []);
    }
}
