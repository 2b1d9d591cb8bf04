//! Days as people write them, Chinese and English, at the start of a text. None is guessed: year,
//! month and day must all stand there.

/// The day at the start of `text` as `YYYY-MM-DD`, and what stands behind it.
pub(crate) fn day(text: &str) -> Option<(String, &str)> {
    numeric(text).or_else(|| han(text)).or_else(|| english(text))
}

/// The same with a time of day, if one follows; it is skipped, and whether there was one is told.
pub(crate) fn moment(text: &str) -> Option<(String, bool, &str)> {
    let (day, rest) = day(text)?;
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    match time(rest) {
        Some(rest) => Some((day, true, rest)),
        None => Some((day, false, rest)),
    }
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let days = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = year >= 1000 && (1..=days).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `2023-01-29`, `2023/1/29`, `2023.01.29`, `2023年1月29日`, `2023 年 1 月 29 日`.
fn numeric(text: &str) -> Option<(String, &str)> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(part(rest, ['-', '/', '.', '年'])?, 2)?;
    let (day, rest) = number(part(rest, ['-', '/', '.', '月'])?, 2)?;
    let rest = part(rest, ['日', '号', '日', '号']).unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(())?;
    Some((iso(year, month, day)?, rest))
}

/// What follows one of `marks`, which spaces may surround if it is Chinese.
fn part(text: &str, marks: [char; 4]) -> Option<&str> {
    let spaced = text.trim_start_matches(' ');
    let mark = spaced.chars().next().filter(|mark| marks.contains(mark))?;
    let behind = &spaced[mark.len_utf8()..];
    match mark.is_ascii() {
        true => text.strip_prefix(mark),
        // behind the day the space belongs to what follows
        false if mark == '日' || mark == '号' => Some(behind),
        false => Some(behind.trim_start_matches(' ')),
    }
}

/// The number of at most `n_digits` digits at the start of `text`.
fn number(text: &str, n_digits: usize) -> Option<(u32, &str)> {
    let found = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(found);
    (found <= n_digits).then_some(())?;
    Some((digits.parse().ok()?, rest))
}

/// `二〇二三年一月二十九日`.
fn han(text: &str) -> Option<(String, &str)> {
    let (year, rest) = text.split_once('年')?;
    let digits: Option<Vec<u32>> = year.chars().map(han_digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    Some((iso(year, han_number(month)?, han_number(day)?)?, rest))
}

fn han_digit(c: char) -> Option<u32> {
    let position = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    let position = position.or_else(|| "零○Ｏ".contains(c).then_some(0))?;
    u32::try_from(position).ok()
}

/// `九`, `十`, `十二`, `二十`, `三十一`.
fn han_number(text: &str) -> Option<u32> {
    let one = |text: &str| {
        let mut chars = text.chars();
        let digit = han_digit(chars.next()?)?;
        chars.next().is_none().then_some(digit)
    };
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(tens * 10 + ones)
        }
        None => one(text),
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// `Jan 29, 2023`, `January 29th 2023`, `29 January 2023`, `Monday, 29 Jan. 2023`.
fn english(text: &str) -> Option<(String, &str)> {
    let (first, behind) = word(text);
    let is_weekday = WEEKDAYS.iter().any(|day| is_short_for(first, day));
    let text = if is_weekday { behind.trim_start_matches([',', '.', ' ']) } else { text };
    let (month, day, rest) = match month(text) {
        Some((month, rest)) => {
            let (day, rest) = ordinal(rest.trim_start_matches(' '))?;
            (month, day, rest)
        }
        None => {
            let (day, rest) = ordinal(text)?;
            let rest = rest.strip_prefix(" of").unwrap_or(rest);
            let (month, rest) = month(rest.trim_start_matches([' ', '-']))?;
            (month, day, rest)
        }
    };
    let (year, rest) = number(rest.trim_start_matches([',', ' ', '-']), 4)?;
    Some((iso(year, month, day)?, rest))
}

/// The letters at the start of `text`, and what is behind.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_alphabetic).count())
}

/// Whether `word` is `whole` or its first three letters or more.
fn is_short_for(word: &str, whole: &str) -> bool {
    word.len() >= 3 && whole.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn month(text: &str) -> Option<(u32, &str)> {
    let (name, rest) = word(text);
    let position = MONTHS.iter().position(|month| is_short_for(name, month))?;
    let is_whole = name.len() == 3 || name.len() == MONTHS[position].len() || name.len() == 4;
    is_whole.then_some(())?;
    Some((u32::try_from(position).ok()? + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

/// `29` or `29th`.
fn ordinal(text: &str) -> Option<(u32, &str)> {
    let (day, rest) = number(text, 2)?;
    let end = ["st", "nd", "rd", "th"].iter().find_map(|end| rest.strip_prefix(end));
    Some((day, end.unwrap_or(rest)))
}

/// What follows a time of day: `T08:15:00+08:00`, ` 10:02`, ` at 4:40 pm GMT`.
fn time(text: &str) -> Option<&str> {
    let start = text.trim_start_matches([' ', '\u{3000}', 'T', '\u{a0}']);
    let start = start.strip_prefix("at ").unwrap_or(start);
    let (hour, rest) = number(start, 2)?;
    let (minute, mut rest) = number(rest.strip_prefix([':', '：'])?, 2)?;
    (hour < 25 && minute < 60).then_some(())?;
    if let Some((second, behind)) = rest.strip_prefix(':').and_then(|rest| number(rest, 2)) {
        rest = if second < 61 { behind } else { rest };
    }
    if let Some((_, behind)) = rest.strip_prefix('.').and_then(|rest| number(rest, 9)) {
        rest = behind;
    }
    for mark in ["am", "pm", "AM", "PM", "a.m.", "p.m."] {
        rest = rest.trim_start_matches(' ').strip_prefix(mark).unwrap_or(rest);
    }
    for zone in ["Z", "UTC", "GMT", "CET", "CEST", "EST", "EDT", "ET", "BST", "CST"] {
        rest = rest
            .strip_prefix(zone)
            .or_else(|| rest.strip_prefix(' ')?.strip_prefix(zone))
            .unwrap_or(rest);
    }
    if let Some(zone) = rest.strip_prefix(['+', '-']) {
        rest = zone.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    }
    Some(rest)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let cases = [
            ("2023-01-29", "2023-01-29", ""),
            ("2023/1/29 x", "2023-01-29", " x"),
            ("2023.01.29", "2023-01-29", ""),
            ("2023年1月29日电", "2023-01-29", "电"),
            ("2023 年 1 月 29 日 发布", "2023-01-29", " 发布"),
            ("2023年01月29号", "2023-01-29", ""),
            ("二〇二三年一月二十九日", "2023-01-29", ""),
            ("二○二四年十月十日起", "2024-10-10", "起"),
            ("二零二四年十二月三十一日", "2024-12-31", ""),
            ("Jan 29, 2023", "2023-01-29", ""),
            ("January 29th 2023 by", "2023-01-29", " by"),
            ("Sept. 3, 2021", "2021-09-03", ""),
            ("29 January 2023", "2023-01-29", ""),
            ("Monday, 29 Jan. 2023.", "2023-01-29", "."),
            ("the end", "", ""),
            ("29 Januaries 2023", "", ""),
            ("Marching 3, 2021", "", ""),
            ("2023-02-29", "", ""),
            ("2024-02-29", "2024-02-29", ""),
            ("2023-13-01", "", ""),
            ("2023-01-290", "", ""),
            ("2023年1月", "", ""),
            ("1月29日", "", ""),
            ("3.2.1", "", ""),
            ("May I ask", "", ""),
            ("二三年一月", "", ""),
        ];
        for (text, expected, rest) in cases {
            let found = day(text).unwrap_or_default();
            assert_eq!((found.0.as_str(), found.1), (expected, rest), "{text}");
        }
    }

    #[test]
    fn a_time_of_day_is_skipped() {
        let cases = [
            ("2023-01-29 10:02", true, ""),
            ("2023-01-29T08:15:00.123+08:00", true, ""),
            ("2023年1月29日 10:02 北京", true, " 北京"),
            ("March 18, 2024, 4:40 pm GMT | World", true, " | World"),
            ("March 18, 2024 at 16:40", true, ""),
            ("2023-01-29 99:02", false, " 99:02"),
            ("2023-01-29 10", false, " 10"),
        ];
        for (text, has_time, rest) in cases {
            let (_, found, behind) = moment(text).unwrap();
            assert_eq!((found, behind), (has_time, rest), "{text}");
        }
    }
}
