use crate::field;

/// 4.3.16  End of central directory record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndOfCentralDirectory {
    /// Where the record starts in the file.
    pub offset: u64,
    /// Number of this disk; 0xFFFF sends readers to the ZIP64 record.
    pub disk: u16,
    /// Number of the disk on which the directory starts.
    pub directory_disk: u16,
    /// Entries of the directory on this disk.
    pub entries_on_disk: u16,
    /// Entries of the directory; 0xFFFF sends readers to the ZIP64 record.
    pub entries: u16,
    /// Size of the directory in bytes.
    pub directory_size: u32,
    /// Where the directory starts; 0xFFFF_FFFF sends readers to the ZIP64 record.
    pub directory_offset: u32,
    /// Length of the comment in bytes, as claimed.
    pub comment_len: u16,
    /// The comment, as much of it as the file holds.
    pub comment: Vec<u8>,
}

impl EndOfCentralDirectory {
    pub(crate) const SIGNATURE: [u8; 4] = *b"PK\x05\x06";
    /// Bytes before the comment.
    pub(crate) const FIXED: usize = 22;

    /// The record at the start of `bytes`, of which at least the fixed part must be there.
    pub(crate) fn parse(bytes: &[u8], offset: u64) -> Option<Self> {
        if bytes.len() < Self::FIXED || !bytes.starts_with(&Self::SIGNATURE) {
            return None;
        }
        let comment_len = field::u16(bytes, 20);
        Some(Self {
            offset,
            disk: field::u16(bytes, 4),
            directory_disk: field::u16(bytes, 6),
            entries_on_disk: field::u16(bytes, 8),
            entries: field::u16(bytes, 10),
            directory_size: field::u32(bytes, 12),
            directory_offset: field::u32(bytes, 16),
            comment_len,
            comment: field::bytes(bytes, Self::FIXED, usize::from(comment_len)).to_vec(),
        })
    }

    /// The first byte after the record and its claimed comment.
    pub fn end(&self) -> u64 {
        self.offset + 22 + u64::from(self.comment_len)
    }

    /// Whether the fields that .NET looks at send readers to the ZIP64 record.
    pub fn asks_for_zip64(&self) -> bool {
        self.disk == u16::MAX || self.entries == u16::MAX || self.directory_offset == u32::MAX
    }
}
