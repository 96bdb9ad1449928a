use super::{ExtraField, ExtraFields};

/// 4.5.3  The 64-bit values of the first extra field 0x0001, in place of the fields that hold their
/// largest number. A value is absent when its own field is used or the extra field is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zip64Extra {
    /// Size in bytes before compression.
    pub uncompressed_size: Option<u64>,
    /// Size in bytes after compression.
    pub compressed_size: Option<u64>,
    /// Where the local header starts.
    pub local_header_offset: Option<u64>,
    /// Disk on which the entry starts.
    pub disk: Option<u32>,
    /// Whether a field holds its largest number and has no value here: the extra field is absent or too
    /// short.
    pub is_incomplete: bool,
}

/// Which fields of a header hold their largest number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sentinels {
    pub(crate) uncompressed_size: bool,
    pub(crate) compressed_size: bool,
    pub(crate) local_header_offset: bool,
    pub(crate) disk: bool,
}

impl Zip64Extra {
    /// Reads the values that stand in for the sentinels.
    pub(crate) fn parse(extra: &[u8], sentinels: Sentinels) -> Self {
        let Sentinels {
            uncompressed_size,
            compressed_size,
            local_header_offset,
            disk,
        } = sentinels;
        if !(uncompressed_size || compressed_size || local_header_offset || disk) {
            return Self::default();
        }
        let field = ExtraFields::new(extra).first(ExtraField::ZIP64);
        let mut rest = field.map_or(&[][..], |field| field.data);
        let mut is_incomplete = false;
        let mut next = |present: bool| {
            if !present {
                return None;
            }
            let Some((value, tail)) = rest.split_first_chunk() else {
                is_incomplete = true;
                return None;
            };
            rest = tail;
            Some(u64::from_le_bytes(*value))
        };
        let mut values = Self {
            uncompressed_size: next(uncompressed_size),
            compressed_size: next(compressed_size),
            local_header_offset: next(local_header_offset),
            ..Self::default()
        };
        if disk {
            values.disk = rest.first_chunk().map(|value| u32::from_le_bytes(*value));
            is_incomplete |= values.disk.is_none();
        }
        values.is_incomplete = is_incomplete;
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extra(values: &[u64]) -> Vec<u8> {
        let mut extra = vec![1, 0, u8::try_from(values.len() * 8).unwrap(), 0];
        extra.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        extra
    }

    #[test]
    fn only_the_values_that_are_asked_for_are_there() {
        let sentinels = Sentinels {
            uncompressed_size: true,
            local_header_offset: true,
            ..Sentinels::default()
        };
        let both = Zip64Extra::parse(&extra(&[5, 6]), sentinels);
        let expected = Zip64Extra {
            uncompressed_size: Some(5),
            local_header_offset: Some(6),
            ..Zip64Extra::default()
        };
        assert_eq!(both, expected);
        let none = Zip64Extra::parse(&extra(&[5, 6]), Sentinels::default());
        assert_eq!(none, Zip64Extra::default());
    }

    #[test]
    fn a_largest_number_without_value_is_told() {
        let all = Sentinels {
            uncompressed_size: true,
            compressed_size: true,
            local_header_offset: true,
            disk: true,
        };
        let three = Sentinels { disk: false, ..all };
        let cases: &[(Sentinels, &[u8], bool)] = &[
            (all, &extra(&[5, 6, 7]), true),
            (all, &extra(&[5, 6, 7, 8]), false),
            (three, &extra(&[5, 6, 7]), false),
            (three, &extra(&[5, 6]), true),
            (three, &[], true),
            (three, &[2, 0, 0, 0], true),
        ];
        for (sentinels, extra, incomplete) in cases {
            let values = Zip64Extra::parse(extra, *sentinels);
            assert_eq!(values.is_incomplete, *incomplete, "{extra:?}");
        }
        assert_eq!(Zip64Extra::parse(&extra(&[5, 6, 7, 8]), all).disk, Some(8));
    }
}
