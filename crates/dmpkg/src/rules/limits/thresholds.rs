use crate::NESTED_DEPTH;

/// From where on a number is worth a finding. All of them in one place, so that settings can replace
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// The largest file that the Catalog accepts, in bytes.
    pub catalog_size: u64,
    /// The largest file that an agent accepts as it is installed, in bytes.
    pub upload_size: u64,
    /// How many times its stored size an ordinary content unpacks to at most.
    pub ratio: u64,
    /// Contents of up to so many bytes have any ratio.
    pub ratio_from: u64,
    /// Archives that unpack to no more than so many bytes are no bombs.
    pub bomb_from: u64,
    /// How many archives may lie around an archive that is still opened.
    pub depth: usize,
    /// Bytes that all levels of a file may unpack to before reading stops, whatever its size.
    pub unpacked: u64,
    /// Bytes that they may unpack to beyond that, for each byte of the file.
    pub unpacked_ratio: u64,
    /// How many times its size a file may unpack to on all levels, beside `expansion_from`, before
    /// reading stops. Deflate makes nothing more than 1,032 times smaller at once.
    pub expansion: u64,
    /// Bytes that a file of any size may unpack to.
    pub expansion_from: u64,
    /// Entries of an archive.
    pub entries: usize,
    /// Bytes of a directory.
    pub directory: u64,
    /// Bytes of name, extra fields and comment of one entry in the directory.
    pub header: usize,
    /// Bytes of a comment.
    pub comment: usize,
}

impl Thresholds {
    /// What is known of the Catalog, of agents, and of real packages.
    pub const DEFAULT: Self = Self {
        catalog_size: 250_000_000,
        upload_size: 4000 << 20,
        ratio: 200,
        ratio_from: 1 << 20,
        bomb_from: 1 << 30,
        depth: NESTED_DEPTH,
        unpacked: 1 << 30,
        unpacked_ratio: 50,
        expansion: 2048,
        expansion_from: 4 << 20,
        entries: 100_000,
        directory: 64 << 20,
        header: 16 << 10,
        comment: 1024,
    };

    /// Bytes that a file of this size may unpack to on all levels by the ratio alone.
    pub(crate) fn expanded(self, file: u64) -> u64 {
        self.expansion_from
            .saturating_add(file.saturating_mul(self.expansion))
    }

    /// Whether so many bytes are suspiciously many to come out of so few.
    pub(super) fn is_excessive(self, unpacked: u64, packed: u64) -> bool {
        unpacked > packed.saturating_mul(self.ratio)
    }
}
