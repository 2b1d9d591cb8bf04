//! Instants as RFC 3339 text, in UTC and with milliseconds.
//!
//! Years outside 0000 to 9999, which RFC 3339 cannot say, are written with a sign and as many
//! digits as they need, so that every [`Timestamp`] survives.

use model::Timestamp;

const DAY: i64 = 86_400_000;

/// Days since 1970-01-01 of a day of the Gregorian calendar, counted from March so that the
/// leap day comes last (the algorithm `days_from_civil` of Howard Hinnant).
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a day counted from 1970-01-01.
const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// The instant as text, such as `2023-01-29T08:30:00.000Z`.
pub(crate) fn format(at: Timestamp) -> String {
    let (year, month, day) = civil_from_days(at.millis().div_euclid(DAY));
    let millis = at.millis().rem_euclid(DAY);
    let (hours, minutes) = (millis / 3_600_000, millis / 60_000 % 60);
    let (seconds, millis) = (millis / 1000 % 60, millis % 1000);
    let year = match year {
        0..=9999 => format!("{year:04}"),
        _ => format!("{year:+07}"),
    };
    format!("{year}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z")
}

/// The instant that `text` tells; digits beyond the milliseconds are cut off.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let days = parse_date(date)?;
    let split = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = time.split_at(split);
    let millis = parse_clock(clock)?.checked_sub(parse_zone(zone)?)?;
    // by way of 128 bits, because the very first day of all is only partly in range
    let total = i128::from(days) * i128::from(DAY) + i128::from(millis);
    i64::try_from(total).ok().map(Timestamp::from_millis)
}

fn parse_date(date: &str) -> Option<i64> {
    let mut parts = date.rsplitn(3, '-');
    let (day, month) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let year = parts.next()?;
    let year = match year.strip_prefix(['+', '-']) {
        None => digits(year, 4)?,
        Some(rest) if (6..=9).contains(&rest.len()) => {
            let value = digits(rest, rest.len())?;
            if year.starts_with('-') { -value } else { value }
        }
        Some(_) => return None,
    };
    let days = days_from_civil(year, month, day);
    // a day that does not exist comes back as another
    (civil_from_days(days) == (year, month, day)).then_some(days)
}

fn parse_clock(clock: &str) -> Option<i64> {
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let [hours, minutes, seconds] = three(whole)?;
    // a leap second is told as the second before it
    if hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    let seconds = seconds.min(59);
    digits(fraction, fraction.len())?;
    let millis = fraction.bytes().chain(*b"00").take(3);
    let millis = millis.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

fn three(whole: &str) -> Option<[i64; 3]> {
    let mut parts = whole.split(':');
    let mut next = || digits(parts.next()?, 2);
    let found = [next()?, next()?, next()?];
    parts.next().is_none().then_some(found)
}

/// The zone's lead over UTC in milliseconds.
fn parse_zone(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return (zone.len() == 1).then_some(0),
    };
    let (hours, minutes) = zone[1..].split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes) * 60_000)
}

/// The number that exactly `len` digits give; a long fraction saturates.
fn digits(text: &str, len: usize) -> Option<i64> {
    let sound = text.len() == len && len > 0 && text.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| text.parse().unwrap_or(i64::MAX))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Option<i64>) {
        assert_eq!(parse(text).map(Timestamp::millis), expected, "for {text:?}");
    }

    #[test]
    fn times_are_read() {
        check("1970-01-01T00:00:00Z", Some(0));
        check("2000-02-29T12:34:56.789Z", Some(951_827_696_789));
        check("2023-01-29T08:30:00+08:00", Some(1_674_952_200_000));
        check("2023-01-29t00:30:00.5z", Some(1_674_952_200_500));
        check("2023-01-29 00:30:00.123456789-00:30", Some(1_674_954_000_123));
        check("2016-12-31T23:59:60Z", Some(1_483_228_799_000));
        check("1969-12-31T23:59:59.999Z", Some(-1));
        check("0000-01-01T00:00:00Z", Some(-62_167_219_200_000));
        check("+012345-06-07T00:00:00.000Z", Some(327_416_947_200_000));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "Z",
            "T",
            "2023",
            "2023-01-29",
            "2023-01-29T",
            "2023-01-29TZ",
            "2023-1-29T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2023-13-01T00:00:00Z",
            "2023-01-32T00:00:00Z",
            "2023-01-29T24:00:00Z",
            "2023-01-29T00:60:00Z",
            "2023-01-29T00:00:61Z",
            "2023-01-29T00:00Z",
            "2023-01-29T00:00:00",
            "2023-01-29T00:00:00.Z",
            "2023-01-29T00:00:00+8",
            "2023-01-29T00:00:00+25:00",
            "2023-01-29T00:00:00Zx",
            "23-01-29T00:00:00Z",
            "+2023-01-29T00:00:00Z",
            "世世-01-29T00:00:00Z",
            "+999999999999-01-01T00:00:00Z",
            "2023-01-29T00:00:00:00Z",
            "2023-01-29T0世:00:00Z",
        ] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn every_instant_survives(millis in any::<i64>()) {
            let at = Timestamp::from_millis(millis);
            prop_assert_eq!(parse(&format(at)), Some(at));
        }

        #[test]
        fn nothing_panics(text in "[0-9TZ:.+\\- 世]{0,40}") {
            parse(&text);
        }
    }
}
