use crate::source::length;
use crate::{Span, field};

/// 4.3.9  Data descriptor: checksum and sizes behind an entry's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataDescriptor {
    /// Where it lies.
    pub span: Span,
    /// Whether it begins with its signature.
    pub signature: bool,
    /// Whether its sizes have 64 bits.
    pub wide: bool,
    /// CRC-32 of the uncompressed data, as claimed.
    pub crc32: u32,
    /// Size after compression, as claimed.
    pub compressed_size: u64,
    /// Size before compression, as claimed.
    pub uncompressed_size: u64,
}

/// What was found where a data descriptor could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescriptorReading {
    /// The local header announces none (bit 3 of its flags), and none is there that only the directory
    /// announces.
    NotAnnounced,
    /// One is there. With a signature, its values may contradict the directory; without, it was
    /// recognised by having the same.
    Found(DataDescriptor),
    /// One is announced, and no form of it stands behind the data.
    Missing {
        /// Where it should begin.
        offset: u64,
    },
    /// The end of the data is not known.
    NotRead,
}

/// What another record says of the same entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claims {
    pub(super) crc32: u32,
    pub(super) compressed_size: u64,
    pub(super) uncompressed_size: u64,
}

const SIGNATURE: u32 = u32::from_le_bytes(*b"PK\x07\x08");

impl DataDescriptor {
    /// Bytes of the longest form.
    pub(super) const LONGEST: u64 = 24;

    /// The descriptor at the start of `bytes`, in the form that agrees best with the claims, then that
    /// ends where the next record begins, then that is shorter. Without a signature it has to agree in
    /// all.
    pub(super) fn find(bytes: &[u8], offset: u64, claims: Claims, next: u64) -> Option<Self> {
        [(true, true), (true, false), (false, true), (false, false)]
            .into_iter()
            .filter_map(|(signature, wide)| Self::parse(bytes, offset, signature, wide))
            .filter(|found| found.signature || found.agreement(claims) == 3)
            .max_by_key(|found| {
                (
                    found.agreement(claims),
                    found.span.end() == next,
                    !found.wide,
                )
            })
    }

    fn parse(bytes: &[u8], offset: u64, signature: bool, wide: bool) -> Option<Self> {
        let at = if signature { 4 } else { 0 };
        let size = if wide { 8 } else { 4 };
        let form = bytes.get(..at + 4 + 2 * size)?;
        if signature && field::u32(form, 0) != SIGNATURE {
            return None;
        }
        let number = |at| match wide {
            true => field::u64(form, at),
            false => u64::from(field::u32(form, at)),
        };
        Some(Self {
            span: Span::new(offset, length(form)),
            signature,
            wide,
            crc32: field::u32(form, at),
            compressed_size: number(at + 4),
            uncompressed_size: number(at + 4 + size),
        })
    }

    /// In how many of the three values it agrees.
    fn agreement(&self, claims: Claims) -> usize {
        [
            self.crc32 == claims.crc32,
            self.compressed_size == claims.compressed_size,
            self.uncompressed_size == claims.uncompressed_size,
        ]
        .into_iter()
        .filter(|agrees| *agrees)
        .count()
    }
}
