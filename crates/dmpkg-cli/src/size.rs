/// A size for people: `870 KB`, `2.3 MB`. Powers of 1,024, as Windows shows them.
pub(crate) fn readable(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1024 {
        return if bytes == 1 {
            "1 byte".to_owned()
        } else {
            format!("{bytes} bytes")
        };
    }
    let mut unit = UNITS[0];
    let mut whole = bytes;
    let mut tenths = 0;
    for next in UNITS {
        if whole < 1024 {
            break;
        }
        unit = next;
        tenths = (whole % 1024) * 10 / 1024;
        whole /= 1024;
    }
    if whole < 10 {
        format!("{whole}.{tenths} {unit}")
    } else {
        format!("{whole} {unit}")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_short() {
        let shown = [0, 1, 1023, 1024, 1536, 10_240, 5 << 30].map(super::readable);
        assert_eq!(
            shown,
            [
                "0 bytes",
                "1 byte",
                "1023 bytes",
                "1.0 KB",
                "1.5 KB",
                "10 KB",
                "5.0 GB"
            ]
        );
    }
}
