use std::fmt;

/// A local time without zone, in steps of two seconds (APPNOTE 4.4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DosDateTime {
    /// Year since 1980 in bits 9 to 15, month in 5 to 8, day in 0 to 4.
    pub date: u16,
    /// Hour in bits 11 to 15, minute in 5 to 10, half seconds in 0 to 4.
    pub time: u16,
}

impl DosDateTime {
    /// Whether the fields form a date that exists in some year.
    pub fn is_possible(self) -> bool {
        let (_, month, day) = self.ymd();
        let (hour, minute, second) = self.hms();
        (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60
    }

    fn ymd(self) -> (u16, u16, u16) {
        (
            1980 + (self.date >> 9),
            (self.date >> 5) & 15,
            self.date & 31,
        )
    }

    fn hms(self) -> (u16, u16, u16) {
        (self.time >> 11, (self.time >> 5) & 63, (self.time & 31) * 2)
    }
}

impl fmt::Display for DosDateTime {
    /// `2026-11-20 08:30:00`, as the fields say, even if no calendar has that day.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let (hour, minute, second) = self.hms();
        write!(
            f,
            "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::DosDateTime;

    #[test]
    fn fields_are_unpacked() {
        let time = DosDateTime {
            date: (46 << 9) | (11 << 5) | 20,
            time: (8 << 11) | (30 << 5) | 7,
        };
        assert_eq!(time.to_string(), "2026-11-20 08:30:14");
        assert!(time.is_possible());
        assert!(!DosDateTime { date: 0, time: 0 }.is_possible());
    }
}
