//! CRC-32 as ZIP archives use it (ISO 3309, APPNOTE 4.4.7), with the interface of the crate
//! `crc32fast`, in whose place the workspace puts this one.
//!
//! That crate carries its tables as data: sixteen kilobytes that do not compress, in a page whose
//! whole download may have three hundred. Here the same tables are worked out when they are first
//! needed, in a few microseconds; the method, sixteen bytes at a time, is the same.

use std::sync::OnceLock;

/// Table `n` holds the checksums of each byte followed by `n` zero bytes.
type Tables = [[u32; 256]; 16];

/// The polynomial, lowest power first.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// Works out a checksum over pieces.
#[derive(Clone, Debug, Default)]
pub struct Hasher {
    state: u32,
}

/// The checksum of all bytes.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(bytes);
    hasher.finalize()
}

impl Hasher {
    /// Begins with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on behind bytes of this checksum.
    pub fn new_with_initial(state: u32) -> Self {
        Self { state }
    }

    /// Goes on behind so many bytes of this checksum; their number does not matter here.
    pub fn new_with_initial_len(state: u32, _amount: u64) -> Self {
        Self { state }
    }

    /// Takes further bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.state = update(tables(), self.state, bytes);
    }

    /// The checksum of the bytes so far.
    pub fn finalize(self) -> u32 {
        self.state
    }

    /// Begins anew.
    pub fn reset(&mut self) {
        self.state = 0;
    }
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Box<Tables>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Box::new([[0; 256]; 16]);
        let [first, ..] = &mut *tables;
        for (entry, byte) in first.iter_mut().zip(0_u32..) {
            *entry = (0..8).fold(byte, |crc, _| {
                (crc >> 1) ^ (POLYNOMIAL & (crc & 1).wrapping_neg())
            });
        }
        let first = *first;
        let mut before = first;
        for table in tables.iter_mut().skip(1) {
            for (entry, crc) in table.iter_mut().zip(before) {
                let [low, ..] = u32::to_le_bytes(crc);
                *entry = (crc >> 8) ^ pick(&first, low);
            }
            before = *table;
        }
        tables
    })
}

fn update(tables: &Tables, state: u32, bytes: &[u8]) -> u32 {
    let mut crc = !state;
    let [
        t0,
        t1,
        t2,
        t3,
        t4,
        t5,
        t6,
        t7,
        t8,
        t9,
        t10,
        t11,
        t12,
        t13,
        t14,
        t15,
    ] = tables;
    let (blocks, rest) = bytes.as_chunks::<16>();
    for block in blocks {
        let [c0, c1, c2, c3] = crc.to_le_bytes();
        crc = pick(t15, block[0] ^ c0)
            ^ pick(t14, block[1] ^ c1)
            ^ pick(t13, block[2] ^ c2)
            ^ pick(t12, block[3] ^ c3)
            ^ pick(t11, block[4])
            ^ pick(t10, block[5])
            ^ pick(t9, block[6])
            ^ pick(t8, block[7])
            ^ pick(t7, block[8])
            ^ pick(t6, block[9])
            ^ pick(t5, block[10])
            ^ pick(t4, block[11])
            ^ pick(t3, block[12])
            ^ pick(t2, block[13])
            ^ pick(t1, block[14])
            ^ pick(t0, block[15]);
    }
    for byte in rest {
        let [low, ..] = crc.to_le_bytes();
        crc = (crc >> 8) ^ pick(t0, low ^ byte);
    }
    !crc
}

/// The entry of a byte.
#[expect(
    clippy::indexing_slicing,
    reason = "a byte is always below the 256 entries of a table"
)]
fn pick(table: &[u32; 256], byte: u8) -> u32 {
    table[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bit by bit, as the standard defines it.
    fn plain(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 {
                    (crc >> 1) ^ POLYNOMIAL
                } else {
                    crc >> 1
                }
            })
        })
    }

    #[test]
    fn known_checksums() {
        assert_eq!(
            (hash(b""), hash(b"123456789"), hash(&[0; 32])),
            (0, 0xCBF4_3926, 0x190A_55AD)
        );
    }

    #[test]
    fn any_length_and_any_cut_gives_the_plain_checksum() {
        let bytes: Vec<u8> = (0..200_u32)
            .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
            .collect();
        for len in 0..bytes.len() {
            let part = &bytes[..len];
            assert_eq!(hash(part), plain(part));
            let (left, right) = part.split_at(len / 3);
            let mut hasher = Hasher::new_with_initial(hash(left));
            hasher.update(right);
            assert_eq!(hasher.finalize(), plain(part));
        }
    }
}
