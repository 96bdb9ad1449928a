use super::{ExtraFields, Flags, Host, Sentinels, UnixMode, Zip64Extra};
use crate::{DosDateTime, EntryName, Method, field};

/// 4.3.12  Central directory header: a view of its bytes, every field as it stands there.
#[derive(Clone, Copy, Debug)]
pub struct CentralDirectoryHeader<'a> {
    bytes: &'a [u8],
}

impl<'a> CentralDirectoryHeader<'a> {
    pub(crate) const SIGNATURE: u32 = u32::from_le_bytes(*b"PK\x01\x02");
    /// Bytes before the name.
    pub(crate) const FIXED: usize = 46;

    /// The header at the start of `bytes`, which its caller has checked to be complete.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Bytes of the whole header, told from its fixed part.
    pub(crate) fn size(fixed: &[u8]) -> usize {
        Self::FIXED
            + usize::from(field::u16(fixed, 28))
            + usize::from(field::u16(fixed, 30))
            + usize::from(field::u16(fixed, 32))
    }

    /// All bytes of the header, name, extra fields and comment included.
    pub const fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// Low byte: version of the format. High byte: system, 0 DOS, 3 Unix, 10 NTFS (4.4.2).
    pub fn version_made_by(self) -> u16 {
        field::u16(self.bytes, 4)
    }

    /// The system whose attributes the entry has.
    pub fn host(self) -> Host {
        let [_, host] = self.version_made_by().to_le_bytes();
        Host(host)
    }

    /// Version of the format needed to read the entry, times ten (4.4.3).
    pub fn version_needed(self) -> u16 {
        field::u16(self.bytes, 6)
    }

    /// General purpose flags.
    pub fn flags(self) -> Flags {
        Flags(field::u16(self.bytes, 8))
    }

    /// Compression method.
    pub fn method(self) -> Method {
        Method(field::u16(self.bytes, 10))
    }

    /// Time of last change, local to where the archive was made.
    pub fn modified(self) -> DosDateTime {
        DosDateTime {
            time: field::u16(self.bytes, 12),
            date: field::u16(self.bytes, 14),
        }
    }

    /// CRC-32 of the uncompressed data, as claimed.
    pub fn crc32(self) -> u32 {
        field::u32(self.bytes, 16)
    }

    /// Size after compression; the largest number sends readers to the ZIP64 extra field.
    pub fn compressed_size(self) -> u32 {
        field::u32(self.bytes, 20)
    }

    /// Size before compression; the largest number sends readers to the ZIP64 extra field.
    pub fn uncompressed_size(self) -> u32 {
        field::u32(self.bytes, 24)
    }

    /// Disk on which the entry starts.
    pub fn disk(self) -> u16 {
        field::u16(self.bytes, 34)
    }

    /// Internal attributes (4.4.14).
    pub fn internal_attributes(self) -> u16 {
        field::u16(self.bytes, 36)
    }

    /// External attributes: DOS in the low byte, Unix mode in the high half (4.4.15).
    pub fn external_attributes(self) -> u32 {
        field::u32(self.bytes, 38)
    }

    /// Type and permissions on Unix, whatever the host.
    pub fn unix_mode(self) -> UnixMode {
        UnixMode(field::u16(self.bytes, 40))
    }

    /// Attributes on DOS and Windows, whatever the host: 0x10 for a directory, 0x400 for a reparse point.
    pub fn windows_attributes(self) -> u16 {
        field::u16(self.bytes, 38)
    }

    /// Where the local header starts; the largest number sends readers to the ZIP64 extra field.
    pub fn local_header_offset(self) -> u32 {
        field::u32(self.bytes, 42)
    }

    /// The name.
    pub fn name(self) -> EntryName<'a> {
        let len = usize::from(field::u16(self.bytes, 28));
        EntryName::new(
            field::bytes(self.bytes, Self::FIXED, len),
            self.flags().utf8(),
        )
    }

    /// The bytes of the extra fields.
    pub fn extra(self) -> &'a [u8] {
        let at = Self::FIXED + usize::from(field::u16(self.bytes, 28));
        field::bytes(self.bytes, at, usize::from(field::u16(self.bytes, 30)))
    }

    /// The extra fields.
    pub fn extra_fields(self) -> ExtraFields<'a> {
        ExtraFields::new(self.extra())
    }

    /// The comment's bytes.
    pub fn comment(self) -> &'a [u8] {
        let len = usize::from(field::u16(self.bytes, 32));
        self.bytes
            .get(self.bytes.len().saturating_sub(len)..)
            .unwrap_or_default()
    }

    /// The values that stand in for the fields that hold their largest number.
    pub fn zip64(self) -> Zip64Extra {
        let sentinels = Sentinels {
            uncompressed_size: self.uncompressed_size() == u32::MAX,
            compressed_size: self.compressed_size() == u32::MAX,
            local_header_offset: self.local_header_offset() == u32::MAX,
            disk: self.disk() == u16::MAX,
        };
        Zip64Extra::parse(self.extra(), sentinels)
    }
}

#[cfg(test)]
mod tests;
