/// A row of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Offset of the first byte.
    pub(super) offset: u64,
    /// The bytes; the last row may have fewer than the others.
    pub(super) bytes: Vec<u8>,
}

/// Cuts bytes into rows.
pub(super) fn lines(offset: u64, bytes: &[u8], per_row: usize) -> Vec<Line> {
    let mut at = offset;
    bytes
        .chunks(per_row.max(1))
        .map(|bytes| {
            let line = Line {
                offset: at,
                bytes: bytes.to_vec(),
            };
            at = at.saturating_add(bytes.len() as u64);
            line
        })
        .collect()
}

/// Digits that the offsets of so many bytes take, at least eight, in pairs.
pub(super) fn offset_digits(size: u64) -> usize {
    let bits = u64::BITS - size.saturating_sub(1).leading_zeros();
    let digits = usize::try_from(bits.div_ceil(4)).unwrap_or(16);
    digits.next_multiple_of(2).max(8)
}

/// An offset as it stands beside its row.
pub(super) fn offset(offset: u64, digits: usize) -> String {
    format!("{offset:0digits$X}")
}

/// Bytes as digits, with a wider gap after every fourth, as wide as a full row.
pub(super) fn hex(bytes: &[u8], per_row: usize) -> String {
    let mut text = String::with_capacity(column(per_row));
    for (at, byte) in bytes.iter().enumerate() {
        text.push_str(&" ".repeat(column(at).saturating_sub(text.len())));
        text.push_str(&format!("{byte:02X}"));
    }
    let width = column(per_row.saturating_sub(1)) + 2;
    text.push_str(&" ".repeat(width.saturating_sub(text.len())));
    text
}

/// Bytes as characters; a dot for what has no sign of its own.
pub(super) fn signs(bytes: &[u8]) -> String {
    let sign = |byte: &u8| match *byte {
        b' '..=b'~' => char::from(*byte),
        _ => '.',
    };
    bytes.iter().map(sign).collect()
}

/// The column at which the digits of a byte of a row start.
pub(super) const fn column(at: usize) -> usize {
    at * 3 + at / 4
}

/// The byte of a row whose digits stand at a column, or directly before the gap there.
pub(super) const fn byte_at(column: usize) -> usize {
    // Four bytes take thirteen columns.
    let within = (column % 13) / 3;
    column / 13 * 4 + if within > 3 { 3 } else { within }
}

/// What can be said of the bytes at one place, as sentences for a person who counts bytes.
pub(super) fn reading(at: u64, bytes: &[u8]) -> Option<String> {
    let byte = *bytes.first()?;
    let mut text = format!(
        "Offset {} (0x{at:X}) · byte {byte} (0x{byte:02X})",
        crate::amounts::count(at)
    );
    if let b'!'..=b'~' = byte {
        text.push_str(&format!(" “{}”", char::from(byte)));
    }
    if let Some(pair) = bytes.first_chunk() {
        let number = u16::from_le_bytes(*pair);
        text.push_str(&format!(
            " · 16 bits {}",
            crate::amounts::count(number.into())
        ));
    }
    if let Some(four) = bytes.first_chunk() {
        let number = u32::from_le_bytes(*four);
        text.push_str(&format!(
            " · 32 bits {}",
            crate::amounts::count(number.into())
        ));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_fall_into_rows() {
        let bytes: Vec<u8> = (0..20).collect();
        let rows = lines(32, &bytes, 8);
        let shape: Vec<(u64, usize)> = rows
            .iter()
            .map(|line| (line.offset, line.bytes.len()))
            .collect();
        assert_eq!(shape, [(32, 8), (40, 8), (48, 4)]);
        assert_eq!(rows[2].bytes, [16, 17, 18, 19]);
        assert_eq!(lines(0, &[], 16), []);
    }

    #[test]
    fn offsets_have_room() {
        let cases = [
            (0, 8),
            (0x1_0000_0000, 8),
            (0x1_0000_0001, 10),
            (u64::MAX, 16),
        ];
        for (size, digits) in cases {
            assert_eq!(offset_digits(size), digits, "{size}");
        }
        assert_eq!(offset(0x1A4, 8), "000001A4");
        assert_eq!(offset(0x1_2345_6789, 10), "0123456789");
    }

    #[test]
    fn bytes_have_digits_and_signs() {
        assert_eq!(hex(b"PK\x03\x04\xff", 8), "50 4B 03 04  FF         ");
        assert_eq!(hex(&[0; 8], 8), "00 00 00 00  00 00 00 00");
        assert_eq!(hex(&[], 4), "           ");
        assert_eq!(signs(b" A~\x00\n\x7f\xff"), " A~....");
    }

    #[test]
    fn columns_lead_to_bytes_and_back() {
        for at in 0..16 {
            let start = column(at);
            assert_eq!([byte_at(start), byte_at(start + 1)], [at, at]);
        }
        // The gaps belong to the byte before them.
        assert_eq!([2, 11, 12].map(byte_at), [0, 3, 3]);
    }

    #[test]
    fn a_place_is_read_as_numbers() {
        let cases: &[(&[u8], Option<&str>)] = &[
            (
                b"PK\x03\x04",
                Some(
                    "Offset 1,024 (0x400) · byte 80 (0x50) “P” · 16 bits 19,280 · 32 bits 67,324,752",
                ),
            ),
            (
                &[0, 1],
                Some("Offset 1,024 (0x400) · byte 0 (0x00) · 16 bits 256"),
            ),
            (&[7], Some("Offset 1,024 (0x400) · byte 7 (0x07)")),
            (&[], None),
        ];
        for (bytes, text) in cases {
            assert_eq!(reading(1_024, bytes).as_deref(), *text);
        }
    }
}
