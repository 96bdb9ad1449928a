//! Points in time as people read them.

const SECONDS_A_DAY: i64 = 86_400;
/// Bytes of a date, `yyyy-MM-dd`.
const DATE: usize = 10;
/// Bytes of a time, `HH:mm:ss`.
const TIME: usize = 8;

/// Seconds since 1970 as "2026-01-14 09:33:13 UTC", for the years that have four digits.
pub(crate) fn utc(seconds: i64) -> Option<String> {
    let (year, month, day) = date(seconds.div_euclid(SECONDS_A_DAY))?;
    let clock = seconds.rem_euclid(SECONDS_A_DAY);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    Some(format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC"
    ))
}

/// Seconds since 1970 of a date, which begins at midnight, or of a date and time, as ISO 8601 writes them:
/// `2026-07-01`, `2026-07-01T12:30:00`, `2026-07-01T14:30:00.5+02:00`. What has no zone is UTC. None for
/// another form and for a date that no calendar has.
pub fn instant(text: &str) -> Option<i64> {
    match text.len() {
        DATE => Some(day(text)? * SECONDS_A_DAY),
        _ => date_and_time(text, 'T'),
    }
}

/// The same for a date and time with this sign between them.
pub(crate) fn date_and_time(text: &str, between: char) -> Option<i64> {
    let (date, rest) = text.split_at_checked(DATE)?;
    let (clock, rest) = rest.strip_prefix(between)?.split_at_checked(TIME)?;
    let (hour, minute, second) = match clock.as_bytes() {
        [h, hh, b':', m, mm, b':', s, ss] => (
            digits(&[*h, *hh])?,
            digits(&[*m, *mm])?,
            digits(&[*s, *ss])?,
        ),
        _ => return None,
    };
    let is_time = hour < 24 && minute < 60 && second < 60;
    let zone = zone(fraction(rest)?)?;
    is_time.then_some(day(date)? * SECONDS_A_DAY + hour * 3600 + minute * 60 + second - zone)
}

/// What follows the fraction of a second, of which one to nine digits may be written.
fn fraction(text: &str) -> Option<&str> {
    let Some(rest) = text.strip_prefix('.') else {
        return Some(text);
    };
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=9).contains(&count).then(|| rest.get(count..))?
}

/// By how many seconds the clocks of a zone are before UTC.
fn zone(text: &str) -> Option<i64> {
    let (sign, hour, minute) = match text.as_bytes() {
        [] | [b'Z'] => return Some(0),
        [sign, h, hh, b':', m, mm] => (sign, digits(&[*h, *hh])?, digits(&[*m, *mm])?),
        _ => return None,
    };
    let ahead = hour * 3600 + minute * 60;
    let is_zone = minute < 60 && ahead <= 14 * 3600;
    match sign {
        b'+' if is_zone => Some(ahead),
        b'-' if is_zone => Some(-ahead),
        _ => None,
    }
}

/// The day of a date `yyyy-MM-dd`, counted from 1 January 1970.
fn day(text: &str) -> Option<i64> {
    let (year, month, day) = match text.as_bytes() {
        [y @ .., b'-', m, mm, b'-', d, dd] if y.len() == 4 => {
            (digits(y)?, digits(&[*m, *mm])?, digits(&[*d, *dd])?)
        }
        _ => return None,
    };
    let is_date = year > 0 && (1..=12).contains(&month);
    let (from_march, year) = ((month + 9) % 12, year - i64::from(month <= 2));
    let era = year.div_euclid(400);
    let year = year.rem_euclid(400);
    let before = 365 * year + year / 4 - year / 100 + (153 * from_march + 2) / 5 + day - 1;
    let count = era * 146_097 + before - 719_468;
    // A day that the month does not have is one of the next month.
    let is_real = date(count).is_some_and(|real| (real.1, real.2) == (month, day));
    (is_date && is_real).then_some(count)
}

/// A number in so many digits.
fn digits(text: &[u8]) -> Option<i64> {
    let add = |number: i64, digit: &u8| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + i64::from(digit - b'0'))
    };
    text.iter().try_fold(0, add)
}

/// The date of a day counted from 1 January 1970. Years are counted from March, so that the day that
/// leap years add is their last.
fn date(day: i64) -> Option<(i64, i64, i64)> {
    // From 1 March of the year 0; 146,097 days are 400 years.
    let day = day.checked_add(719_468)?;
    let (era, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + i64::from(month >= 10);
    (0..=9999)
        .contains(&year)
        .then_some((year, (month + 2) % 12 + 1, day))
}

#[cfg(test)]
mod tests {
    use super::{date_and_time, instant, utc};

    #[test]
    fn seconds_are_dates() {
        for (seconds, text) in [
            (0, Some("1970-01-01 00:00:00 UTC")),
            (-1, Some("1969-12-31 23:59:59 UTC")),
            (951_782_400, Some("2000-02-29 00:00:00 UTC")),
            (1_768_383_193, Some("2026-01-14 09:33:13 UTC")),
            (253_402_300_799, Some("9999-12-31 23:59:59 UTC")),
            (253_402_300_800, None),
            (i64::MAX, None),
            (i64::MIN, None),
        ] {
            assert_eq!(utc(seconds).as_deref(), text, "{seconds}");
        }
    }
    #[test]
    fn dates_are_seconds() {
        for (text, seconds) in [
            ("1970-01-01", Some(0)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2000-02-29T00:00:00", Some(951_782_400)),
            ("2026-01-14T09:33:13", Some(1_768_383_193)),
            ("2026-01-14T11:33:13.1234567+02:00", Some(1_768_383_193)),
            ("2026-01-14T04:03:13-05:30", Some(1_768_383_193)),
            ("9999-12-31T23:59:59.999999999Z", Some(253_402_300_799)),
            ("0001-01-01", Some(-62_135_596_800)),
            ("", None),
            ("2026", None),
            ("2026-1-14", None),
            ("2026-00-14", None),
            ("2026-13-14", None),
            ("2026-01-00", None),
            ("2026-04-31", None),
            ("2025-02-29", None),
            ("1900-02-29", None),
            ("0000-01-01", None),
            ("2026-01-14 09:33:13", None),
            ("2026-01-14T24:00:00", None),
            ("2026-01-14T09:60:13", None),
            ("2026-01-14T09:33:60", None),
            ("2026-01-14T09:33", None),
            ("2026-01-14T09:33:13.", None),
            ("2026-01-14T09:33:13.1234567890", None),
            ("2026-01-14T09:33:13z", None),
            ("2026-01-14T09:33:13+0200", None),
            ("2026-01-14T09:33:13+14:30", None),
            ("2026-01-14T09:33:13+02:60", None),
            ("+026-01-14", None),
            ("2026-01-1\u{e9}", None),
            ("2026-01-14T09:33:1\u{e9}", None),
        ] {
            assert_eq!(instant(text), seconds, "{text}");
        }
        assert_eq!(
            date_and_time("2026-01-14 09:33:13", ' '),
            Some(1_768_383_193)
        );
    }
}
