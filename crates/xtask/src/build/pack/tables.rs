//! Tables that nobody reads, emptied.
//!
//! zlib-rs carries nine kilobytes that do not compress, to work out the checksum of gzip. Archives hold
//! bare deflate, and their checksums come from `crates/crc32fast`; `clippy.toml` keeps it so. The tables
//! stay where the linker put them, but hold zeros.

use super::Read;
use std::convert::Infallible;
use wasm_encoder::DataSection;
use wasm_encoder::reencode::{Reencode, utils};
use wasmparser::Data;

/// The polynomial of CRC-32, lowest power first.
const POLYNOMIAL: u32 = 0xEDB8_8320;
/// By how many bytes the tables look ahead: one, a word of four, and five words.
const AHEAD: [u32; 8] = [1, 2, 3, 4, 17, 18, 19, 20];

/// Writes a module without the contents of these tables.
#[derive(Debug)]
pub(super) struct Tables(Vec<Vec<u8>>);

impl Tables {
    pub(super) fn of_gzip() -> Self {
        Self(AHEAD.map(table).into())
    }

    fn empty(&self, data: &mut [u8]) {
        for table in &self.0 {
            let found = data.windows(table.len()).position(|bytes| bytes == table);
            if let Some(found) = found.and_then(|start| data.get_mut(start..start + table.len())) {
                found.fill(0);
                // The same table may stand there for another width, too.
                self.empty(data);
                return;
            }
        }
    }
}

impl Reencode for Tables {
    type Error = Infallible;

    fn parse_data(&mut self, section: &mut DataSection, datum: Data<'_>) -> Read {
        let mut data = datum.data.to_vec();
        self.empty(&mut data);
        let emptied = Data {
            data: &data,
            ..datum
        };
        utils::parse_data(self, section, emptied)
    }
}

/// The checksum of each byte followed by zeros, `ahead` bytes in all.
fn table(ahead: u32) -> Vec<u8> {
    let entries = (0..256_u32).map(|byte| {
        (0..8 * ahead).fold(byte, |rest, _| match rest & 1 {
            0 => rest >> 1,
            _ => POLYNOMIAL ^ (rest >> 1),
        })
    });
    entries.flat_map(u32::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::{Tables, table};

    #[test]
    fn the_table_of_a_byte_is_the_known_one() {
        let known = [0_u32, 0x7707_3096, 0xEE0E_612C, 0x9909_51BA];
        let known: Vec<u8> = known.into_iter().flat_map(u32::to_le_bytes).collect();
        assert_eq!(table(1).get(..16), Some(known.as_slice()));
    }

    #[test]
    fn tables_are_emptied_wherever_they_stand_and_nothing_else() {
        let tables = Tables::of_gzip();
        let text = b"before".as_slice();
        let mut data = [text, &table(1), &table(20), text, &table(1), text].concat();
        tables.empty(&mut data);
        let zeros = [0; 1024].as_slice();
        assert_eq!(data, [text, zeros, zeros, text, zeros, text].concat());
    }
}
