//! Moments as documents of the web apps state them: milliseconds since 1970 in UTC.

use super::super::Field;
use crate::JsonValue;

const SECONDS_A_DAY: i64 = 86_400;

/// A moment as people read it; other values as they are written, and nothing for `null` and 0, which
/// mean that there is none.
pub(in crate::documents) fn moment(value: JsonValue<'_>) -> Option<Field> {
    let field = Field::of_json(value)?;
    let milliseconds = match value.whole() {
        Some(0) => return None,
        Some(milliseconds) => milliseconds,
        None => return Some(field),
    };
    Some(Field {
        value: utc(milliseconds).unwrap_or(field.value),
        position: field.position,
    })
}

/// "2026-01-14 09:33:13 UTC", for the years that have four digits.
fn utc(milliseconds: i64) -> Option<String> {
    let seconds = milliseconds.div_euclid(1000);
    let (year, month, day) = date(seconds.div_euclid(SECONDS_A_DAY))?;
    let clock = seconds.rem_euclid(SECONDS_A_DAY);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    Some(format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC"
    ))
}

/// The date of a day counted from 1 January 1970, counted in eras of 400 years that begin in March.
fn date(day: i64) -> Option<(i64, i64, i64)> {
    let day = day.checked_add(719_468)?;
    let era = day.div_euclid(146_097);
    let day_of_era = day.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (0..=9999).contains(&year).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn moments_are_dates() {
        for (milliseconds, text) in [
            (0, Some("1970-01-01 00:00:00 UTC")),
            (-1, Some("1969-12-31 23:59:59 UTC")),
            (951_782_400_000, Some("2000-02-29 00:00:00 UTC")),
            (1_768_383_193_493, Some("2026-01-14 09:33:13 UTC")),
            (253_402_300_799_999, Some("9999-12-31 23:59:59 UTC")),
            (253_402_300_800_000, None),
            (i64::MAX, None),
            (i64::MIN, None),
        ] {
            assert_eq!(utc(milliseconds).as_deref(), text, "{milliseconds}");
        }
    }
}
