//! Little-endian fields of fixed-size records. The only place that reads numbers from bytes.

/// A 16-bit number at `at`; zero when the record is shorter, which its caller has ruled out.
pub(crate) fn u16(record: &[u8], at: usize) -> u16 {
    array(record, at).map_or(0, u16::from_le_bytes)
}

/// A 32-bit number at `at`; zero when the record is shorter, which its caller has ruled out.
pub(crate) fn u32(record: &[u8], at: usize) -> u32 {
    array(record, at).map_or(0, u32::from_le_bytes)
}

/// A 64-bit number at `at`; zero when the record is shorter, which its caller has ruled out.
pub(crate) fn u64(record: &[u8], at: usize) -> u64 {
    array(record, at).map_or(0, u64::from_le_bytes)
}

/// The bytes from `at`, `len` of them, or as many as there are.
pub(crate) fn bytes(record: &[u8], at: usize, len: usize) -> &[u8] {
    let rest = record.get(at..).unwrap_or_default();
    rest.get(..len).unwrap_or(rest)
}

fn array<const N: usize>(record: &[u8], at: usize) -> Option<[u8; N]> {
    record.get(at..)?.first_chunk().copied()
}
