//! How text is written down.

/// The text with the line ends of Windows.
pub fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The text behind a UTF-8 byte order mark.
pub fn with_bom(text: &str) -> String {
    format!("\u{FEFF}{text}")
}

/// The text in UTF-16, low byte first, behind a byte order mark.
pub fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}
