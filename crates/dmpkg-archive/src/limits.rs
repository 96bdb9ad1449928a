/// What the reader does at most, so that a hostile file costs no more than a large one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries listed; further ones are not read and [`WalkEnd::Limit`](crate::WalkEnd) says so.
    pub entries: u32,
    /// Bytes of central directory kept in memory.
    pub directory: u64,
}

impl Default for Limits {
    /// A million entries and 256 MiB of directory: several times what the largest known packages have.
    fn default() -> Self {
        Self {
            entries: 1_000_000,
            directory: 256 << 20,
        }
    }
}
