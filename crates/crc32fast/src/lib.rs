//! CRC-32 as in ZIP, gzip and PNG, with the interface of the crate of this name.
//!
//! That crate brings its tables along: 16 KB that no compression makes smaller, in every copy of
//! the page that is downloaded. Here they are computed when they are first needed, in well under a
//! millisecond; the way of computing a checksum with them, sixteen bytes at a time, is the same.

mod combine;

use std::sync::OnceLock;

/// Bytes that are taken at a time; each has its own table.
const STRIDE: usize = 16;
/// The polynomial, lowest power first.
const POLYNOMIAL: u32 = 0xEDB8_8320;

type Tables = [[u32; 256]; STRIDE];

/// A checksum that is being computed.
#[derive(Clone, Debug, Default)]
pub struct Hasher {
    amount: u64,
    state: u32,
}

/// The checksum of `bytes`.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(bytes);
    hasher.finalize()
}

impl Hasher {
    /// The checksum of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on from the checksum of what came before.
    pub fn new_with_initial(init: u32) -> Self {
        Self::new_with_initial_len(init, 0)
    }

    /// Goes on from the checksum of `amount` bytes that came before.
    pub fn new_with_initial_len(init: u32, amount: u64) -> Self {
        Self {
            amount,
            state: init,
        }
    }

    /// Takes in more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.amount = self.amount.wrapping_add(bytes.len() as u64);
        self.state = update(self.state, bytes);
    }

    /// The number of bytes so far.
    pub fn total_len(&self) -> u64 {
        self.amount
    }

    /// The checksum of all bytes so far.
    pub fn finalize(self) -> u32 {
        self.state
    }

    /// Starts anew.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Takes in the bytes that another one has taken in.
    pub fn combine(&mut self, other: &Self) {
        self.amount = self.amount.wrapping_add(other.amount);
        self.state = combine::combine(self.state, other.state, other.amount);
    }
}

#[expect(clippy::indexing_slicing, reason = "a byte is always below 256")]
fn update(state: u32, bytes: &[u8]) -> u32 {
    let tables = tables();
    let (strides, rest) = bytes.as_chunks::<STRIDE>();
    let mut crc = !state;
    for stride in strides {
        let mut stride = *stride;
        for (byte, mixed) in stride.iter_mut().zip(crc.to_le_bytes()) {
            *byte ^= mixed;
        }
        // The last byte of a stride is the one that the first table is for.
        crc = stride
            .iter()
            .zip(tables.iter().rev())
            .fold(0, |crc, (byte, table)| crc ^ table[usize::from(*byte)]);
    }
    let [first, ..] = tables;
    for byte in rest {
        let [low, ..] = crc.to_le_bytes();
        crc = first[usize::from(low ^ byte)] ^ (crc >> 8);
    }
    !crc
}

/// For each byte value, what it adds to the checksum with so many zero bytes behind it.
#[expect(clippy::indexing_slicing, reason = "a byte is always below 256")]
fn tables() -> &'static Tables {
    static TABLES: OnceLock<Box<Tables>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Box::new([[0; 256]; STRIDE]);
        for byte in 0..=u8::MAX {
            let mut crc = u32::from(byte);
            for table in tables.iter_mut() {
                for _ in 0..8 {
                    crc = (crc >> 1) ^ (POLYNOMIAL & (crc & 1).wrapping_neg());
                }
                table[usize::from(byte)] = crc;
            }
        }
        tables
    })
}

#[cfg(test)]
mod tests {
    use super::{Hasher, hash};

    #[test]
    fn checksums_are_those_of_the_standard() {
        for (bytes, crc) in [
            (&b""[..], 0),
            (b"a", 0xE8B7_BE43),
            (b"123456789", 0xCBF4_3926),
            (b"The quick brown fox jumps over the lazy dog", 0x414F_A339),
        ] {
            assert_eq!(hash(bytes), crc, "{bytes:?}");
        }
        assert_eq!(hash(&[0; 32]), 0x190A_55AD);
        assert_eq!(hash(&[0xFF; 32]), 0xFF6C_AB0B);
    }

    #[test]
    fn parts_give_the_checksum_of_the_whole() {
        let bytes: Vec<u8> = (0..1_000_u32)
            .flat_map(|number| (number * number).to_le_bytes())
            .collect();
        let whole = hash(&bytes);
        for place in [0, 1, 15, 16, 17, 100, 3_999, 4_000] {
            let (before, behind) = bytes.split_at(place);
            let mut one = Hasher::new();
            one.update(before);
            let mut other = Hasher::new();
            other.update(behind);
            let mut both = one.clone();
            both.combine(&other);
            assert_eq!(both.total_len(), 4_000);
            assert_eq!(both.finalize(), whole, "combined at {place}");
            one.update(behind);
            assert_eq!(one.finalize(), whole, "parted at {place}");
        }
    }
}
