use crate::field;

/// 4.5.5  Times of an entry on NTFS, each in steps of 100 nanoseconds since 1 January 1601 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NtfsTimes {
    /// Last change.
    pub modified: u64,
    /// Last access.
    pub accessed: u64,
    /// Creation.
    pub created: u64,
}

/// Times of an entry on Unix, each in seconds since 1 January 1970 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnixTimes {
    /// Last change.
    pub modified: Option<i32>,
    /// Last access.
    pub accessed: Option<i32>,
    /// Creation.
    pub created: Option<i32>,
}

impl NtfsTimes {
    /// The times in the first attribute 1 of the field.
    pub(super) fn parse(data: &[u8]) -> Option<Self> {
        let mut rest = data.get(4..)?;
        loop {
            let (head, tail) = rest.split_at_checked(4)?;
            let value = tail.get(..usize::from(field::u16(head, 2)))?;
            if field::u16(head, 0) == 1 && value.len() >= 24 {
                return Some(Self {
                    modified: field::u64(value, 0),
                    accessed: field::u64(value, 8),
                    created: field::u64(value, 16),
                });
            }
            rest = tail.get(value.len()..)?;
        }
    }
}

impl UnixTimes {
    /// The field 0x5455: a byte that says which times there are, then these. A central header says of
    /// all but holds the first only.
    pub(super) fn parse_extended(data: &[u8]) -> Option<Self> {
        let (present, mut rest) = data.split_first()?;
        let mut next = |bit: u8| {
            let (value, tail) = (present & bit != 0).then(|| rest.split_first_chunk())??;
            rest = tail;
            Some(i32::from_le_bytes(*value))
        };
        Some(Self {
            modified: next(1),
            accessed: next(2),
            created: next(4),
        })
    }

    /// The fields 0x5855 and 0x000D: last access, then last change.
    pub(super) fn parse_older(data: &[u8]) -> Option<Self> {
        let (accessed, rest) = data.split_first_chunk()?;
        Some(Self {
            modified: rest
                .first_chunk()
                .map(|modified| i32::from_le_bytes(*modified)),
            accessed: Some(i32::from_le_bytes(*accessed)),
            created: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_ntfs_may_follow_another_attribute() {
        let mut data = vec![0, 0, 0, 0, 7, 0, 2, 0, 1, 2, 1, 0, 24, 0];
        for time in [10_u64, 11, 12] {
            data.extend(time.to_le_bytes());
        }
        let times = NtfsTimes {
            modified: 10,
            accessed: 11,
            created: 12,
        };
        assert_eq!(NtfsTimes::parse(&data), Some(times));
        assert_eq!(NtfsTimes::parse(&data[..37]), None);
        assert_eq!(NtfsTimes::parse(&[0; 4]), None);
        // Attributes without bytes end nevertheless.
        assert_eq!(NtfsTimes::parse(&[0; 400]), None);
    }

    #[test]
    fn the_times_of_unix_that_are_there() {
        let local = [5, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff];
        let both = UnixTimes {
            modified: Some(1),
            accessed: None,
            created: Some(-1),
        };
        assert_eq!(UnixTimes::parse_extended(&local), Some(both));
        let central = UnixTimes {
            created: None,
            ..both
        };
        assert_eq!(UnixTimes::parse_extended(&local[..5]), Some(central));
        let older = UnixTimes::parse_older(&[2, 0, 0, 0, 3, 0, 0, 0, 9]).unwrap();
        assert_eq!((older.accessed, older.modified), (Some(2), Some(3)));
    }
}
