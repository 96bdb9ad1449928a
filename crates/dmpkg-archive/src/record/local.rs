use super::{ExtraFields, Flags};
use crate::{DosDateTime, EntryName, Method, Span, field};

/// 4.3.7  Local file header, every field as it stands before the entry's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFileHeader {
    /// Where the header lies, name and extra fields included.
    pub span: Span,
    /// Version of the format needed to read the entry, times ten.
    pub version_needed: u16,
    /// General purpose flags.
    pub flags: Flags,
    /// Compression method.
    pub method: Method,
    /// Time of last change.
    pub modified: DosDateTime,
    /// CRC-32, as claimed; zero when a data descriptor follows.
    pub crc32: u32,
    /// Size after compression, as claimed; zero when a data descriptor follows.
    pub compressed_size: u32,
    /// Size before compression, as claimed; zero when a data descriptor follows.
    pub uncompressed_size: u32,
    name: Vec<u8>,
    extra: Vec<u8>,
}

impl LocalFileHeader {
    pub(crate) const SIGNATURE: u32 = u32::from_le_bytes(*b"PK\x03\x04");
    /// Bytes before the name.
    pub(crate) const FIXED: usize = 30;

    /// Bytes of name and extra fields together, told from the fixed part.
    pub(crate) fn variable_len(fixed: &[u8]) -> usize {
        usize::from(field::u16(fixed, 26)) + usize::from(field::u16(fixed, 28))
    }

    /// The header whose fixed and variable parts these are.
    pub(crate) fn parse(fixed: &[u8], variable: &[u8], offset: u64) -> Self {
        let name_len = usize::from(field::u16(fixed, 26));
        Self {
            span: Span::new(
                offset,
                crate::source::length(fixed) + crate::source::length(variable),
            ),
            version_needed: field::u16(fixed, 4),
            flags: Flags(field::u16(fixed, 6)),
            method: Method(field::u16(fixed, 8)),
            modified: DosDateTime {
                time: field::u16(fixed, 10),
                date: field::u16(fixed, 12),
            },
            crc32: field::u32(fixed, 14),
            compressed_size: field::u32(fixed, 18),
            uncompressed_size: field::u32(fixed, 22),
            name: field::bytes(variable, 0, name_len).to_vec(),
            extra: variable.get(name_len..).unwrap_or_default().to_vec(),
        }
    }

    /// The name.
    pub fn name(&self) -> EntryName<'_> {
        EntryName::new(&self.name, self.flags.utf8())
    }

    /// The extra fields.
    pub fn extra_fields(&self) -> ExtraFields<'_> {
        ExtraFields::new(&self.extra)
    }
}
