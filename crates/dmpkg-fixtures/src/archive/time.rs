//! Times as ZIP keeps them.

/// A local time without zone, in steps of two seconds (APPNOTE 4.4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DosDateTime {
    /// Bits 9 to 15 years since 1980, bits 5 to 8 month, bits 0 to 4 day.
    pub date: u16,
    /// Bits 11 to 15 hour, bits 5 to 10 minute, bits 0 to 4 seconds divided by two.
    pub time: u16,
}

impl DosDateTime {
    /// The time of every fixture, so that the same code always gives the same bytes: 2 June 2025, 08:30:00.
    pub const FIXTURE: DosDateTime = DosDateTime::new(2025, 6, 2, 8, 30, 0);

    /// A time from its parts; nothing checks them, because impossible times are wanted too.
    pub const fn new(year: u16, month: u16, day: u16, hour: u16, minute: u16, second: u16) -> Self {
        DosDateTime {
            date: (year.saturating_sub(1980) << 9) | (month << 5) | day,
            time: (hour << 11) | (minute << 5) | (second / 2),
        }
    }
}
