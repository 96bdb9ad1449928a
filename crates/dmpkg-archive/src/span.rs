/// A range of bytes, from the start of the file that is being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub offset: u64,
    /// Number of bytes.
    pub len: u64,
}

impl Span {
    /// The range of `len` bytes that starts at `offset`.
    pub const fn new(offset: u64, len: u64) -> Self {
        Self { offset, len }
    }

    /// The first byte after the range; the largest offset there is when the sum does not fit.
    pub const fn end(self) -> u64 {
        self.offset.saturating_add(self.len)
    }
}
