//! Names in certificates: who holds one, and who issued it.

use crate::Malformed;
use crate::der::{BMP_STRING, OBJECT_IDENTIFIER, SEQUENCE, SET, UTF8_STRING, Value, Values};
use crate::oid::dotted;

/// A name: its parts, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The kind of each part, `CN`, `O`, or numbers with dots, and its text. No more than people read.
    pub parts: Vec<(String, String)>,
}

/// Parts that are kept: real names have five or six.
const PARTS: usize = 32;
/// Bytes of a part that are kept. Authorities keep to 64 letters (RFC 5280, appendix A.1); the rest would be
/// no name for people any more.
const TEXT: usize = 256;

impl Name {
    pub(crate) fn read(mut values: Values<'_>) -> Result<Self, Malformed> {
        let mut parts = Vec::new();
        while !values.is_empty() {
            let mut inside = values.enter(SET)?;
            while !inside.is_empty() {
                let mut part = inside.enter(SEQUENCE)?;
                let kind = part.take(OBJECT_IDENTIFIER)?.content;
                let value = part.next()?;
                if parts.len() < PARTS {
                    parts.push((label(kind), text(value)));
                }
            }
        }
        Ok(Self { parts })
    }

    /// The first part of a kind.
    pub fn part(&self, kind: &str) -> Option<&str> {
        let part = self.parts.iter().find(|(own, _)| own == kind);
        part.map(|(_, text)| text.as_str())
    }

    /// The organisation; where there is none the common name.
    pub fn organisation(&self) -> Option<&str> {
        self.part("O").or_else(|| self.common_name())
    }

    /// The common name.
    pub fn common_name(&self) -> Option<&str> {
        self.part("CN")
    }

    /// All parts in their order: `CN=Demo, O=Demo Company, C=BE`.
    pub fn text(&self) -> String {
        let parts = self.parts.iter();
        let parts: Vec<String> = parts.map(|(kind, text)| format!("{kind}={text}")).collect();
        parts.join(", ")
    }
}

fn text(value: Value<'_>) -> String {
    let start = value.content.get(..TEXT);
    let bytes = start.unwrap_or(value.content);
    let mut text = match value.tag {
        BMP_STRING => utf16(bytes),
        UTF8_STRING => String::from_utf8_lossy(bytes).into_owned(),
        // Printable, IA5 and Teletex: ASCII, or one byte a letter.
        _ => bytes.iter().copied().map(char::from).collect(),
    };
    if bytes.len() < value.content.len() {
        text.push('\u{2026}');
    }
    text
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn label(kind: &[u8]) -> String {
    let known = match kind {
        [0x55, 4, 3] => "CN",
        [0x55, 4, 5] => "SERIALNUMBER",
        [0x55, 4, 6] => "C",
        [0x55, 4, 7] => "L",
        [0x55, 4, 8] => "ST",
        [0x55, 4, 10] => "O",
        [0x55, 4, 11] => "OU",
        _ => return dotted(kind),
    };
    known.to_owned()
}
