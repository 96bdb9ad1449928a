//! Bytes of a text file to text, and places in it.

use serde::{Deserialize, Serialize};

/// A place in a text, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextPos {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, counted in characters.
    pub column: u32,
}

impl Default for TextPos {
    /// The start of a text.
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

/// A text and how its bytes were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding.
    pub encoding: TextEncoding,
    /// Whether a byte order mark stood at the start.
    pub byte_order_mark: bool,
    /// Whether some bytes meant nothing in that encoding and were replaced.
    pub lossy: bool,
}

/// The encodings that package texts come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// Plain or with characters of several bytes.
    Utf8,
    /// Two bytes a character, low byte first.
    Utf16Le,
    /// Two bytes a character, high byte first.
    Utf16Be,
    /// Western European Windows, one byte a character.
    Windows1252,
    /// Western European, one byte a character; only where a declaration names it.
    Latin1,
}

impl TextEncoding {
    /// The usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
            Self::Latin1 => "ISO-8859-1",
        }
    }

    /// A part of a text in UTF-16, without byte order mark; low byte first unless this is
    /// [`Utf16Be`](Self::Utf16Be).
    pub(crate) fn decode_utf16(self, bytes: &[u8]) -> String {
        let mut text = decode_utf16(bytes, self, |_, _| {});
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        text
    }
}

impl DecodedText {
    /// Reads bytes as text: by byte order mark, as UTF-16 when every other byte of the start is zero,
    /// as UTF-8, and as Windows-1252 when they are not UTF-8.
    pub fn decode(bytes: &[u8]) -> Self {
        let (encoding, rest, byte_order_mark) = match bytes {
            [0xEF, 0xBB, 0xBF, rest @ ..] => (TextEncoding::Utf8, rest, true),
            [0xFF, 0xFE, rest @ ..] => (TextEncoding::Utf16Le, rest, true),
            [0xFE, 0xFF, rest @ ..] => (TextEncoding::Utf16Be, rest, true),
            [b'<', 0, ..] => (TextEncoding::Utf16Le, bytes, false),
            [0, b'<', ..] => (TextEncoding::Utf16Be, bytes, false),
            _ => (TextEncoding::Utf8, bytes, false),
        };
        let (text, encoding, lossy) = match encoding {
            TextEncoding::Utf16Le | TextEncoding::Utf16Be => {
                let mut lossy = false;
                let text = decode_utf16(rest, encoding, |_, _| lossy = true);
                (text, encoding, lossy)
            }
            _ => match std::str::from_utf8(rest) {
                Ok(text) => (text.to_owned(), TextEncoding::Utf8, false),
                // A text cut at a limit may end inside a character: that is no other encoding.
                Err(error) if byte_order_mark || error.error_len().is_none() => (
                    String::from_utf8_lossy(rest).into_owned(),
                    TextEncoding::Utf8,
                    true,
                ),
                Err(_) => {
                    let text = rest.iter().map(|byte| windows_1252(*byte)).collect();
                    (text, TextEncoding::Windows1252, false)
                }
            },
        };
        Self {
            text,
            encoding,
            byte_order_mark,
            lossy,
        }
    }
}

/// Where the lines of a text start, to turn byte offsets into places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// Byte offset at which each line starts; the first is 0.
    starts: Vec<u32>,
    /// Characters before each multiple of [`SPACING`] bytes: the only line of a text can be all of it,
    /// and columns are asked for again and again.
    characters: Vec<u32>,
}

/// Bytes in which the characters are counted anew for each place.
const SPACING: usize = 1024;

impl LineIndex {
    /// Finds the lines. Texts above 4 GiB are not read into memory, so offsets fit 32 bits.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().zip(1_u32..).filter(|(byte, _)| *byte == b'\n');
        let mut before = 0;
        let counts = text.as_bytes().chunks(SPACING).map(|chunk| {
            before += characters(chunk);
            before
        });
        Self {
            starts: std::iter::once(0)
                .chain(breaks.map(|(_, next)| next))
                .collect(),
            characters: std::iter::once(0).chain(counts).collect(),
        }
    }

    /// Number of lines; a text that ends with a line break has an empty last one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no line, which never happens.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Byte offsets at which the lines start.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// The place of a byte offset of the same text; the end of the text for one behind it.
    pub fn position(&self, text: &str, offset: usize) -> TextPos {
        let offset = offset.min(text.len());
        let line = self
            .starts
            .partition_point(|start| in_memory(*start) <= offset);
        let start = line.checked_sub(1).and_then(|at| self.starts.get(at));
        let start = start.map_or(0, |start| in_memory(*start));
        let before = |offset| self.characters_before(text, offset);
        TextPos {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: before(offset)
                .saturating_sub(before(start))
                .saturating_add(1),
        }
    }

    fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let counted = offset / SPACING;
        let rest = text.as_bytes().get(counted * SPACING..offset);
        let before = self.characters.get(counted).copied().unwrap_or_default();
        before + characters(rest.unwrap_or_default())
    }
}

/// Characters that begin in bytes of a text.
fn characters(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// An offset inside a text that is in memory fits the machine's word.
pub(crate) fn in_memory(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// Reads UTF-16, and tells what means nothing: byte offset there, and byte offset in the text.
pub(crate) fn decode_utf16(
    bytes: &[u8],
    encoding: TextEncoding,
    mut lost: impl FnMut(usize, usize),
) -> String {
    let unit = match encoding {
        TextEncoding::Utf16Be => u16::from_be_bytes,
        _ => u16::from_le_bytes,
    };
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut at = 0;
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let character = character.unwrap_or_else(|_| {
            lost(at, text.len());
            char::REPLACEMENT_CHARACTER
        });
        at += 2 * character.len_utf16();
        text.push(character);
    }
    if !odd.is_empty() {
        lost(at, text.len());
    }
    text
}

/// Bytes 0x80 to 0x9F of Windows-1252; the five that mean nothing stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character of a byte of Windows-1252.
pub(crate) fn windows_1252(byte: u8) -> char {
    let special = byte
        .checked_sub(0x80)
        .and_then(|at| WINDOWS_1252.get(usize::from(at)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        };
        let cases: &[(Vec<u8>, &str, TextEncoding, bool)] = &[
            (b"plain".to_vec(), "plain", TextEncoding::Utf8, false),
            ("\u{feff}größe".into(), "größe", TextEncoding::Utf8, true),
            (
                b"gr\xf6\x80e".to_vec(),
                "grö€e",
                TextEncoding::Windows1252,
                false,
            ),
            (utf16("\u{feff}<a/>"), "<a/>", TextEncoding::Utf16Le, true),
            (utf16("<a/>"), "<a/>", TextEncoding::Utf16Le, false),
            (Vec::new(), "", TextEncoding::Utf8, false),
        ];
        for (bytes, text, encoding, mark) in cases {
            let decoded = DecodedText::decode(bytes);
            assert_eq!(
                (
                    decoded.text.as_str(),
                    decoded.encoding,
                    decoded.byte_order_mark,
                    decoded.lossy
                ),
                (*text, *encoding, *mark, false)
            );
        }
    }

    #[test]
    fn a_character_cut_at_the_end_does_not_change_the_encoding() {
        let decoded = DecodedText::decode(b"a\xc3");
        assert_eq!(
            (decoded.encoding, decoded.lossy),
            (TextEncoding::Utf8, true)
        );
    }

    #[test]
    fn places_count_characters() {
        let text = "aé\nb";
        let lines = LineIndex::new(text);
        let at = |line, column| TextPos { line, column };
        let found = [0, 3, 4, 9].map(|offset| lines.position(text, offset));
        assert_eq!(found, [at(1, 1), at(1, 3), at(2, 1), at(2, 2)]);
        assert_eq!(LineIndex::new("a\n").len(), 2);
    }

    #[test]
    fn columns_of_a_long_line_are_counted_from_its_start() {
        let text = format!("{}\n{}", "é".repeat(700), "aé\u{20ac}".repeat(900));
        let lines = LineIndex::new(&text);
        let second = text.find('\n').unwrap() + 1;
        for (before, (at, _)) in (0_u32..).zip(text[second..].char_indices()) {
            let expected = TextPos {
                line: 2,
                column: before + 1,
            };
            assert_eq!(lines.position(&text, second + at), expected);
        }
    }
}
