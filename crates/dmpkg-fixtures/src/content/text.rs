//! How text is written down.

/// The text with the line ends of Windows.
pub fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The text behind a UTF-8 byte order mark.
pub fn with_bom(text: &str) -> String {
    format!("\u{FEFF}{text}")
}
