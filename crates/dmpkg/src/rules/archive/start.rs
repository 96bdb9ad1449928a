//! What bytes look like by how they begin.

/// The format that begins like this, with its article: "a PDF document".
pub(super) fn format_of(start: &[u8]) -> Option<&'static str> {
    const FORMATS: &[(&[u8], &str)] = &[
        (b"MZ", "a Windows program"),
        (b"\x7fELF", "a Linux program"),
        (b"\xca\xfe\xba\xbe", "a program"),
        (b"\xcf\xfa\xed\xfe", "a macOS program"),
        (b"#!", "a script"),
        (b"%PDF", "a PDF document"),
        (b"{\\rtf", "an RTF document"),
        (
            b"\xd0\xcf\x11\xe0",
            "an old Office document or an installer",
        ),
        (b"\x89PNG", "a PNG image"),
        (b"GIF8", "a GIF image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"RIFF", "a sound, film or image"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
        (b"\x1f\x8b", "a gzip file"),
        (b"MSCF", "a cabinet file"),
    ];
    let known = FORMATS.iter().find(|(magic, _)| start.starts_with(magic));
    known.map(|(_, what)| *what).or_else(|| markup_of(start))
}

fn markup_of(start: &[u8]) -> Option<&'static str> {
    const MARKUP: &[(&[u8], &str)] = &[
        (b"<!doctype html", "an HTML page"),
        (b"<html", "an HTML page"),
        (b"<script", "an HTML page"),
        (b"<?xml", "an XML document"),
        (b"<svg", "an SVG image"),
        (b"<?php", "a PHP script"),
    ];
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = text.trim_ascii_start();
    let begins_with = |tag: &[u8]| {
        text.get(..tag.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
    };
    let known = MARKUP.iter().find(|(tag, _)| begins_with(tag));
    known.map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::format_of;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        for (start, format) in [
            (&b"MZ\x90"[..], Some("a Windows program")),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML>", Some("an HTML page")),
            (b"<htm", None),
            (b"PK\x07\x08PK\x03\x04", None),
            (b"", None),
        ] {
            assert_eq!(format_of(start), format);
        }
    }
}
