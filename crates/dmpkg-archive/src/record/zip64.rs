use crate::{Span, field};

/// 4.3.15  ZIP64 end of central directory locator. It stands directly before the end record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zip64Locator {
    /// Where the locator starts in the file.
    pub offset: u64,
    /// Disk on which the ZIP64 record starts.
    pub disk: u32,
    /// Where the ZIP64 record starts, as claimed.
    pub record_offset: u64,
    /// Number of disks.
    pub disks: u32,
}

impl Zip64Locator {
    const SIGNATURE: [u8; 4] = *b"PK\x06\x07";
    pub(crate) const SIZE: u64 = 20;

    pub(crate) fn parse(bytes: &[u8], offset: u64) -> Option<Self> {
        (bytes.len() >= 20 && bytes.starts_with(&Self::SIGNATURE)).then(|| Self {
            offset,
            disk: field::u32(bytes, 4),
            record_offset: field::u64(bytes, 8),
            disks: field::u32(bytes, 16),
        })
    }
}

/// 4.3.14  ZIP64 end of central directory record, without its extensible data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zip64EndOfCentralDirectory {
    /// Where the record starts in the file.
    pub offset: u64,
    /// Size in bytes of what follows the size field, as claimed; 44 without extensible data.
    pub size: u64,
    /// Version that made it.
    pub version_made_by: u16,
    /// Version needed to read it.
    pub version_needed: u16,
    /// Number of this disk.
    pub disk: u32,
    /// Number of the disk on which the directory starts.
    pub directory_disk: u32,
    /// Entries of the directory on this disk.
    pub entries_on_disk: u64,
    /// Entries of the directory.
    pub entries: u64,
    /// Size of the directory in bytes.
    pub directory_size: u64,
    /// Where the directory starts.
    pub directory_offset: u64,
}

impl Zip64EndOfCentralDirectory {
    pub(crate) const SIGNATURE: [u8; 4] = *b"PK\x06\x06";
    pub(crate) const FIXED: u64 = 56;

    /// The whole record, extensible data included, as long as it claims to be; its fixed part at least.
    pub fn span(&self) -> Span {
        Span::new(self.offset, self.size.saturating_add(12).max(Self::FIXED))
    }

    /// The extensible data that the record claims to have behind its fixed part.
    pub fn extensible_data(&self) -> Option<Span> {
        let len = self.size.checked_sub(44).filter(|len| *len > 0)?;
        Some(Span::new(self.offset.saturating_add(Self::FIXED), len))
    }

    pub(crate) fn parse(bytes: &[u8], offset: u64) -> Option<Self> {
        (bytes.len() >= 56 && bytes.starts_with(&Self::SIGNATURE)).then(|| Self {
            offset,
            size: field::u64(bytes, 4),
            version_made_by: field::u16(bytes, 12),
            version_needed: field::u16(bytes, 14),
            disk: field::u32(bytes, 16),
            directory_disk: field::u32(bytes, 20),
            entries_on_disk: field::u64(bytes, 24),
            entries: field::u64(bytes, 32),
            directory_size: field::u64(bytes, 40),
            directory_offset: field::u64(bytes, 48),
        })
    }
}
