//! The debug directory: where symbols lie, and whether a build is reproducible.

use super::bytes::Bytes;
use super::headers::Directory;
use super::{FIRST_SECTION, TEXT_ADDRESS};

const ENTRY: usize = 28;
const SYMBOLS: usize = 2;
const REPRODUCIBLE: usize = 16;

/// Appends the directory to the first section, when it has an entry.
pub(super) fn push(section: &mut Bytes, reproducible: bool, symbols: Option<&str>) -> Directory {
    let mut entries: Vec<(usize, Vec<u8>)> = Vec::new();
    if let Some(path) = symbols {
        let mut record = Bytes::default();
        record
            .raw(b"RSDS")
            .raw(&[0x5A; 16])
            .u32(1)
            .raw(path.as_bytes())
            .raw(&[0]);
        entries.push((SYMBOLS, record.into_vec()));
    }
    if reproducible {
        entries.push((REPRODUCIBLE, Vec::new()));
    }
    if entries.is_empty() {
        return (0, 0);
    }
    let start = section.len();
    let size = ENTRY * entries.len();
    let mut at = start + size;
    for (kind, data) in &entries {
        section.u32(0).u32(0).u32(0).u32(*kind).u32(data.len());
        let is_empty = data.is_empty();
        section.u32(if is_empty { 0 } else { TEXT_ADDRESS + at });
        section.u32(if is_empty { 0 } else { FIRST_SECTION + at });
        at += data.len();
    }
    for (_, data) in &entries {
        section.raw(data);
    }
    (TEXT_ADDRESS + start, size)
}
