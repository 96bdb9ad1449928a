use crate::field;

/// 4.5  One extra field of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExtraField<'a> {
    /// What it holds (4.5.2 lists the registered ones).
    pub id: u16,
    /// Length in bytes, as claimed.
    pub len: u16,
    /// Its bytes, as many as there are.
    pub data: &'a [u8],
}

/// The extra fields of a header, in their order. A tail too short for a field is not returned; a
/// last field that claims more than there is, is.
#[derive(Clone, Debug)]
pub struct ExtraFields<'a> {
    rest: &'a [u8],
}

impl<'a> ExtraFields<'a> {
    /// The fields in these bytes.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for ExtraFields<'a> {
    type Item = ExtraField<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.len() < 4 {
            return None;
        }
        let (id, len) = (field::u16(self.rest, 0), field::u16(self.rest, 2));
        let data = field::bytes(self.rest, 4, usize::from(len));
        self.rest = self.rest.get(4 + data.len()..).unwrap_or_default();
        Some(ExtraField { id, len, data })
    }
}

/// 4.5.3  The 64-bit values of the first extra field 0x0001, in place of the 32-bit fields that hold
/// their largest number. A value is absent when its 32-bit field is used or the extra field is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zip64Extra {
    /// Size in bytes before compression.
    pub uncompressed_size: Option<u64>,
    /// Size in bytes after compression.
    pub compressed_size: Option<u64>,
    /// Where the local header starts.
    pub local_header_offset: Option<u64>,
}

impl Zip64Extra {
    /// Reads the field; the flags tell which 32-bit fields hold their largest number.
    pub(crate) fn parse(extra: &[u8], uncompressed: bool, compressed: bool, offset: bool) -> Self {
        if !(uncompressed || compressed || offset) {
            return Self::default();
        }
        let Some(field) = ExtraFields::new(extra).find(|field| field.id == 1) else {
            return Self::default();
        };
        let mut rest = field.data;
        let mut next = |present: bool| {
            let (value, tail) = present.then(|| rest.split_first_chunk())??;
            rest = tail;
            Some(u64::from_le_bytes(*value))
        };
        Self {
            uncompressed_size: next(uncompressed),
            compressed_size: next(compressed),
            local_header_offset: next(offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_fields_that_are_asked_for_are_there() {
        let mut extra = vec![1, 0, 16, 0];
        extra.extend(5_u64.to_le_bytes());
        extra.extend(6_u64.to_le_bytes());
        let both = Zip64Extra::parse(&extra, true, false, true);
        assert_eq!(
            (both.uncompressed_size, both.local_header_offset),
            (Some(5), Some(6))
        );
        let short = Zip64Extra::parse(&extra, true, true, true);
        assert_eq!(short.local_header_offset, None);
    }

    #[test]
    fn a_field_that_claims_too_much_is_returned_cut() {
        let fields: Vec<_> = ExtraFields::new(&[9, 0, 1, 0, 7, 8, 0, 5, 0, 1]).collect();
        let expected = [
            ExtraField {
                id: 9,
                len: 1,
                data: &[7],
            },
            ExtraField {
                id: 8,
                len: 5,
                data: &[1],
            },
        ];
        assert_eq!(fields, expected);
    }
}
