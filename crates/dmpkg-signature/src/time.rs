//! Points in time as certificates and timestamps write them.

use crate::Malformed;
use crate::der::{GENERALIZED_TIME, UTC_TIME, Value};

/// Milliseconds since 1970, in UTC.
pub type Millis = i64;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Reads `UTCTime` (years 1950 to 2049) or `GeneralizedTime`, in UTC; fractions of a second count to the
/// millisecond (RFC 5280 4.1.2.5, RFC 3161 2.4.2).
pub(crate) fn read(value: Value<'_>) -> Result<Millis, Malformed> {
    let text = value.content;
    let (year, rest) = match value.tag {
        UTC_TIME => {
            let (year, rest) = number(text, 2)?;
            (year + if year < 50 { 2000 } else { 1900 }, rest)
        }
        GENERALIZED_TIME => number(text, 4)?,
        _ => return Err(Malformed::Time),
    };
    let (month, rest) = number(rest, 2)?;
    let (day, rest) = number(rest, 2)?;
    let (hour, rest) = number(rest, 2)?;
    let (minute, rest) = number(rest, 2)?;
    let (second, rest) = number(rest, 2)?;
    let (fraction, rest) = match rest.split_first() {
        Some((b'.', digits)) => fraction(digits)?,
        _ => (0, rest),
    };
    let is_date = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    let is_time = hour < 24 && minute < 60 && second <= 60;
    if rest != b"Z" || !is_date || !is_time {
        return Err(Malformed::Time);
    }
    let clock = hour * HOUR + minute * MINUTE + second * SECOND + fraction;
    Ok(day_number(year, month, day) * DAY + clock)
}

fn number(text: &[u8], digits: usize) -> Result<(i64, &[u8]), Malformed> {
    let (number, rest) = text.split_at_checked(digits).ok_or(Malformed::Time)?;
    let mut sum = 0;
    for digit in number {
        match digit {
            b'0'..=b'9' => sum = sum * 10 + i64::from(digit - b'0'),
            _ => return Err(Malformed::Time),
        }
    }
    Ok((sum, rest))
}

/// Digits behind the point as milliseconds.
fn fraction(text: &[u8]) -> Result<(i64, &[u8]), Malformed> {
    let count = text.iter().take_while(|it| it.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(count).ok_or(Malformed::Time)?;
    if digits.is_empty() {
        return Err(Malformed::Time);
    }
    let mut millis = 0;
    for place in 0..3 {
        let digit = digits.get(place).map_or(0, |digit| i64::from(digit - b'0'));
        millis = millis * 10 + digit;
    }
    Ok((millis, rest))
}

const fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1 January 1970 on. Years are counted from March, so that the day that leap years add is
/// their last.
const fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::der::Values;

    fn of(tag: u8, text: &str) -> Option<Millis> {
        let bytes = [&[tag, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
        read(Values::new(&bytes).next().unwrap()).ok()
    }

    #[test]
    fn both_forms_are_read() {
        for (tag, text, millis) in [
            (UTC_TIME, "700101000000Z", Some(0)),
            (UTC_TIME, "491231235959Z", Some(2_524_607_999_000)),
            (UTC_TIME, "500101000000Z", Some(-631_152_000_000)),
            (
                GENERALIZED_TIME,
                "20250303095659.74Z",
                Some(1_740_995_819_740),
            ),
            (GENERALIZED_TIME, "20240229000000Z", Some(1_709_164_800_000)),
            (
                GENERALIZED_TIME,
                "20000101000000.0009Z",
                Some(946_684_800_000),
            ),
            (GENERALIZED_TIME, "20230229000000Z", None),
            (GENERALIZED_TIME, "20251301000000Z", None),
            (GENERALIZED_TIME, "20250101240000Z", None),
            (GENERALIZED_TIME, "20250101000000", None),
            (GENERALIZED_TIME, "20250101000000.Z", None),
            (GENERALIZED_TIME, "20250101000000+0100", None),
            (UTC_TIME, "2501010000Z", None),
            (0x0C, "20250101000000Z", None),
        ] {
            assert_eq!(of(tag, text), millis, "{text}");
        }
    }
}
