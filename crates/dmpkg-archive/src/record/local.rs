use super::{ExtraFields, Flags, Sentinels, Zip64Extra};
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

    /// Bytes of the whole header, told from its fixed part.
    pub(crate) fn size(fixed: &[u8]) -> u64 {
        crate::source::length(&[0; Self::FIXED])
            + u64::from(field::u16(fixed, 26))
            + u64::from(field::u16(fixed, 28))
    }

    /// The header at the start of `bytes`, when all of it is there.
    pub(crate) fn read(bytes: &[u8], offset: u64) -> Option<Self> {
        let (fixed, rest) = bytes.split_at_checked(Self::FIXED)?;
        let variable = rest.get(..Self::variable_len(fixed))?;
        (field::u32(fixed, 0) == Self::SIGNATURE).then(|| Self::parse(fixed, variable, offset))
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

    /// The bytes of the extra fields.
    pub fn extra(&self) -> &[u8] {
        &self.extra
    }

    /// The 64-bit values that stand in for the sizes that hold their largest number.
    pub fn zip64(&self) -> Zip64Extra {
        let sentinels = Sentinels {
            uncompressed_size: self.uncompressed_size == u32::MAX,
            compressed_size: self.compressed_size == u32::MAX,
            ..Sentinels::default()
        };
        Zip64Extra::parse(&self.extra, sentinels)
    }

    /// Size after compression, from the ZIP64 extra field where the header sends readers there.
    pub fn claimed_compressed_size(&self) -> u64 {
        let zip64 = self.zip64().compressed_size;
        zip64.unwrap_or(u64::from(self.compressed_size))
    }

    /// Size before compression, from the ZIP64 extra field where the header sends readers there.
    pub fn claimed_uncompressed_size(&self) -> u64 {
        let zip64 = self.zip64().uncompressed_size;
        zip64.unwrap_or(u64::from(self.uncompressed_size))
    }

    /// The extra fields.
    pub fn extra_fields(&self) -> ExtraFields<'_> {
        ExtraFields::new(&self.extra)
    }
}
