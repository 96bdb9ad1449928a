//! What bytes are, by their look.

/// The media type of a picture that browsers show, by its first bytes; SVG, which is text, by its
/// name as well.
pub(super) fn media_type(sample: &[u8], name: &str) -> Option<&'static str> {
    Some(match sample {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => "image/bmp",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "image/webp",
        [0, 0, 1, 0, ..] => "image/x-icon",
        _ if name.to_ascii_lowercase().ends_with(".svg") && is_text(sample) => "image/svg+xml",
        _ => return None,
    })
}

/// Whether bytes are text: no zero bytes, or UTF-16 by its mark or its look, and hardly any control
/// characters.
pub(super) fn is_text(sample: &[u8]) -> bool {
    if matches!(
        sample,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]
    ) {
        return true;
    }
    let control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C);
    !sample.contains(&0) && sample.iter().filter(control).count() * 100 <= sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_data() {
        let cases: &[(&[u8], bool)] = &[
            (b"<a/>", true),
            (b"", true),
            (b"MZ\x90\0\x03", false),
            (b"\xff\xfe<\0a\0", true),
            (b"gr\xf6\xdfe\r\n", true),
            (b"\x01\x02\x03abc", false),
        ];
        for (bytes, expected) in cases {
            assert_eq!(is_text(bytes), *expected, "{bytes:?}");
        }
    }

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        assert_eq!(
            media_type(b"\x89PNG\r\n\x1a\n....", "x.txt"),
            Some("image/png")
        );
        assert_eq!(media_type(b"<svg/>", "Icon.SVG"), Some("image/svg+xml"));
        assert_eq!(media_type(b"<svg/>", "Icon.xml"), None);
    }
}
