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

/// A byte as two digits.
pub(super) fn hex(byte: u8) -> String {
    format!("{byte:02X}")
}

/// A byte as a character; a dot for what has no sign of its own.
pub(super) fn sign(byte: u8) -> char {
    match byte {
        b' '..=b'~' => char::from(byte),
        _ => '.',
    }
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
        let cases = [
            (0x00, "00", '.'),
            (0x0A, "0A", '.'),
            (b'A', "41", 'A'),
            (b' ', "20", ' '),
            (b'~', "7E", '~'),
            (0x7F, "7F", '.'),
            (0xFF, "FF", '.'),
        ];
        for (byte, digits, character) in cases {
            assert_eq!((hex(byte).as_str(), sign(byte)), (digits, character));
        }
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
