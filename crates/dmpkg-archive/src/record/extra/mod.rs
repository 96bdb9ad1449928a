//! 4.5  Extra fields: what headers say beyond their fixed fields.

mod aes;
mod times;
mod unicode;
mod zip64;

use crate::field;

pub use aes::AesEncryption;
pub use times::{NtfsTimes, UnixTimes};
pub use unicode::UnicodeText;
pub(crate) use zip64::Sentinels;
pub use zip64::Zip64Extra;

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

impl ExtraField<'_> {
    /// 64-bit sizes and offset (4.5.3).
    pub const ZIP64: u16 = 0x0001;
    /// Times of NTFS (4.5.5).
    pub const NTFS: u16 = 0x000A;
    /// Times and owner of Unix (4.5.7).
    pub const UNIX: u16 = 0x000D;
    /// Times of Unix, as Info-ZIP writes them.
    pub const EXTENDED_TIMESTAMP: u16 = 0x5455;
    /// Times of Unix, as older versions of Info-ZIP wrote them.
    pub const INFO_ZIP_UNIX: u16 = 0x5855;
    /// The comment in UTF-8 (4.6.8).
    pub const UNICODE_COMMENT: u16 = 0x6375;
    /// The name in UTF-8 (4.6.9).
    pub const UNICODE_PATH: u16 = 0x7075;
    /// How the entry is encrypted with AES.
    pub const AES: u16 = 0x9901;

    /// Whether the field claims more bytes than its header has.
    pub fn is_truncated(self) -> bool {
        self.data.len() < usize::from(self.len)
    }
}

/// The extra fields of a header, in their order. A tail too short for a field is not returned; a
/// last field that claims more than there is, is.
#[derive(Clone, Debug)]
pub struct ExtraFields<'a> {
    rest: &'a [u8],
}

/// Fields of which readers take the first one or the last one when there are several.
const SINGLE: [u16; 4] = [
    ExtraField::ZIP64,
    ExtraField::UNICODE_COMMENT,
    ExtraField::UNICODE_PATH,
    ExtraField::AES,
];

impl<'a> ExtraFields<'a> {
    /// The fields in these bytes.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The first field with this id.
    pub fn first(&self, id: u16) -> Option<ExtraField<'a>> {
        self.clone().find(|field| field.id == id)
    }

    /// The field that claims more bytes than there are; only the last one can.
    pub fn truncated(&self) -> Option<ExtraField<'a>> {
        self.clone().find(|field| field.is_truncated())
    }

    /// Ids that occur more than once although readers use only one of them: 0x0001, 0x6375, 0x7075 and
    /// 0x9901.
    pub fn repeated(&self) -> impl Iterator<Item = u16> + use<'a> {
        let fields = self.clone();
        SINGLE
            .into_iter()
            .filter(move |id| fields.clone().filter(|field| field.id == *id).count() > 1)
    }

    /// The name in UTF-8, from the first field 0x7075 that is long enough to hold one.
    pub fn unicode_path(&self) -> Option<UnicodeText<'a>> {
        UnicodeText::parse(self.first(ExtraField::UNICODE_PATH)?.data)
    }

    /// The comment in UTF-8, from the first field 0x6375 that is long enough to hold one.
    pub fn unicode_comment(&self) -> Option<UnicodeText<'a>> {
        UnicodeText::parse(self.first(ExtraField::UNICODE_COMMENT)?.data)
    }

    /// How the entry is encrypted, from the first field 0x9901.
    pub fn aes_encryption(&self) -> Option<AesEncryption> {
        AesEncryption::parse(self.first(ExtraField::AES)?.data)
    }

    /// The times of NTFS, from the first field 0x000A.
    pub fn ntfs_times(&self) -> Option<NtfsTimes> {
        NtfsTimes::parse(self.first(ExtraField::NTFS)?.data)
    }

    /// The times of Unix, from the first field of the newest kind there is.
    pub fn unix_times(&self) -> Option<UnixTimes> {
        if let Some(field) = self.first(ExtraField::EXTENDED_TIMESTAMP) {
            return UnixTimes::parse_extended(field.data);
        }
        let older = [ExtraField::INFO_ZIP_UNIX, ExtraField::UNIX];
        let field = older.into_iter().find_map(|id| self.first(id))?;
        UnixTimes::parse_older(field.data)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_claims_too_much_is_returned_cut() {
        let fields = ExtraFields::new(&[9, 0, 1, 0, 7, 8, 0, 5, 0, 1]);
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
        assert_eq!(fields.clone().collect::<Vec<_>>(), expected);
        assert_eq!(fields.truncated(), Some(expected[1]));
    }

    #[test]
    fn a_short_tail_is_no_field() {
        for tail in [&[][..], &[0], &[0, 0, 0]] {
            let fields = ExtraFields::new(tail);
            assert_eq!((fields.clone().count(), fields.truncated()), (0, None));
        }
    }

    #[test]
    fn only_ids_that_readers_use_once_are_repeated() {
        let mut bytes = Vec::new();
        for id in [0x7075, 9, 0x0001, 0x9901, 0x7075, 9, 0x0001, 0x7075_u16] {
            bytes.extend(id.to_le_bytes());
            bytes.extend([1, 0, 5]);
        }
        let repeated: Vec<_> = ExtraFields::new(&bytes).repeated().collect();
        assert_eq!(repeated, [0x0001, 0x7075]);
    }
}
