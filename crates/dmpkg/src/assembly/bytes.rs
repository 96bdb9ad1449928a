use crate::text::in_memory;

/// Bytes, read little-endian at offsets that the file itself claims. What lies outside is none.
#[derive(Clone, Copy, Default)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// All bytes from an offset on; none behind the end.
    pub(super) fn from(self, at: usize) -> Self {
        Self(self.0.get(at..).unwrap_or_default())
    }

    /// So many bytes at an offset.
    pub(super) fn part(self, at: usize, length: usize) -> Option<Self> {
        self.0.get(at..)?.get(..length).map(Self)
    }

    /// The first bytes, at most so many.
    pub(super) fn first(self, length: usize) -> &'a [u8] {
        self.0.get(..length).unwrap_or(self.0)
    }

    pub(super) fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub(super) fn u16(self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(*self.0.get(at..)?.first_chunk()?))
    }

    pub(super) fn u32(self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(*self.0.get(at..)?.first_chunk()?))
    }

    /// A number of 32 bits that is a place or a length.
    pub(super) fn offset(self, at: usize) -> Option<usize> {
        self.u32(at).map(in_memory)
    }

    /// The same of 16 bits.
    pub(super) fn short_offset(self, at: usize) -> Option<usize> {
        self.u16(at).map(usize::from)
    }
}
