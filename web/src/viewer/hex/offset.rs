use crate::amounts;

/// Reads an offset: a number, or with `0x` before or `h` behind a hexadecimal one. Says what is
/// wrong with it.
pub(super) fn parse(text: &str, size: u64) -> Result<u64, String> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '_' | ' '))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let hexadecimal = plain.strip_prefix("0x").or_else(|| plain.strip_suffix('h'));
    let number = match hexadecimal {
        Some(digits) => u64::from_str_radix(digits, 16),
        None => plain.parse(),
    };
    match number {
        Ok(offset) if offset < size => Ok(offset),
        Ok(_) => Err(format!(
            "The last byte is at {} (0x{:X}).",
            amounts::count(size.saturating_sub(1)),
            size.saturating_sub(1)
        )),
        Err(_) => Err("An offset is a number such as 1024 or 0x400.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_decimal_or_hexadecimal() {
        const NO_NUMBER: &str = "An offset is a number such as 1024 or 0x400.";
        const TOO_FAR: &str = "The last byte is at 4,999 (0x1387).";
        let cases = [
            ("0", Ok(0)),
            ("1,024", Ok(1_024)),
            ("0x400", Ok(1_024)),
            ("0X4_00", Ok(1_024)),
            ("400h", Ok(1_024)),
            ("4999", Ok(4_999)),
            ("5000", Err(TOO_FAR)),
            ("400x", Err(NO_NUMBER)),
            ("-1", Err(NO_NUMBER)),
            ("", Err(NO_NUMBER)),
        ];
        for (text, expected) in cases {
            assert_eq!(
                parse(text, 5_000),
                expected.map_err(str::to_owned),
                "{text}"
            );
        }
    }
}
