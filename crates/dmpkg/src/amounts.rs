//! Numbers as people read them: the same on the page, in the terminal and in sentences.

/// A size with a unit: "870 KB". One KB is 1,024 bytes, as in the file manager beside the page.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut unit = "KB";
    // Tenths of the unit, rounded, in whole numbers: exact for every size.
    let mut tenths = 0;
    let mut scale: u64 = 1;
    for name in UNITS {
        scale *= 1024;
        unit = name;
        tenths = bytes / scale * 10 + (bytes % scale * 10 + scale / 2) / scale;
        if tenths < 10_240 {
            break;
        }
    }
    if tenths < 100 {
        format!("{}.{} {unit}", tenths / 10, tenths % 10)
    } else {
        format!("{} {unit}", (tenths + 5) / 10)
    }
}

/// A whole number with a comma between thousands: "4,812".
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A size to the byte: "891,289 bytes".
pub fn exact(bytes: u64) -> String {
    counted(bytes, "byte", "bytes")
}

/// A number of things: "1 entry", "4,812 entries".
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_round_to_what_file_managers_show() {
        for (bytes, text) in [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1.0 KB"),
            (10_188, "9.9 KB"),
            (10_240, "10 KB"),
            (891_289, "870 KB"),
            (1024 * 1024 - 1, "1.0 MB"),
            (5_413_682_818, "5.0 GB"),
            (u64::MAX, "16777216 TB"),
        ] {
            assert_eq!(size(bytes), text, "{bytes}");
        }
    }

    #[test]
    fn counts_have_thousands_separators() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (4812, "4,812"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(count(number), text);
        }
        assert_eq!(exact(1), "1 byte");
        assert_eq!(counted(14, "entry", "entries"), "14 entries");
    }
}
