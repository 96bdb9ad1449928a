//! Points in time as people read them.

const SECONDS_A_DAY: i64 = 86_400;

/// Seconds since 1970 as "2026-01-14 09:33:13 UTC", for the years that have four digits.
pub(crate) fn utc(seconds: i64) -> Option<String> {
    let (year, month, day) = date(seconds.div_euclid(SECONDS_A_DAY))?;
    let clock = seconds.rem_euclid(SECONDS_A_DAY);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    Some(format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC"
    ))
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
    use super::utc;

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
}
