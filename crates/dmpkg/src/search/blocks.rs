use crate::text::{DecodedText, TextEncoding};

/// Turns the bytes of an entry into blocks of whole lines, whatever their encoding.
#[derive(Default)]
pub(super) struct TextBlocks {
    bytes: Vec<u8>,
    /// How the bytes are read; told from the first ones.
    encoding: Option<TextEncoding>,
    is_binary: bool,
    /// Line breaks in the blocks handed on.
    breaks: u32,
    /// Characters of the unfinished line that were handed on.
    column: u32,
}

/// Whole lines of a text, or a part of a line too long for a block.
pub(super) struct Block {
    /// The text.
    pub(super) text: String,
    /// The number of its first line, from 1.
    pub(super) line: u32,
    /// Characters of that line before the text.
    pub(super) column: u32,
}

/// Bytes of a block, about.
const BLOCK: usize = 1 << 20;
/// Bytes of a part of a line that come again with the next part, so that nothing across the cut is
/// missed.
const OVERLAP: usize = 1024;
/// Bytes at the start that tell whether this is text.
const START: usize = 8192;

impl TextBlocks {
    /// Takes bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if self.encoding.is_none() {
            let start = bytes.get(..START).unwrap_or(bytes);
            let encoding = DecodedText::decode(start).encoding;
            let is_wide = matches!(encoding, TextEncoding::Utf16Le | TextEncoding::Utf16Be);
            self.is_binary = !is_wide && start.contains(&0);
            self.encoding = Some(encoding);
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// Whether the bytes are no text.
    pub(super) fn is_binary(&self) -> bool {
        self.is_binary
    }

    /// The next block, when enough bytes are there for one or no more will come.
    pub(super) fn next_block(&mut self, is_last: bool) -> Option<Block> {
        if self.bytes.is_empty() || (!is_last && self.bytes.len() < BLOCK) {
            return None;
        }
        let (end, next) = self.cut(is_last);
        let text = self.decode(self.bytes.get(..end).unwrap_or_default());
        let block = Block {
            line: self.breaks.saturating_add(1),
            column: self.column,
            text,
        };
        let handed = self.bytes.get(..next).unwrap_or_default();
        let handed = if next == end {
            None
        } else {
            Some(self.decode(handed))
        };
        let handed = handed.as_ref().unwrap_or(&block.text);
        let breaks = handed.bytes().filter(|byte| *byte == b'\n').count();
        self.breaks = self
            .breaks
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        let characters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        self.column = match handed.rfind('\n') {
            Some(at) => characters(handed.get(at + 1..).unwrap_or_default()),
            None => self.column.saturating_add(characters(handed)),
        };
        self.bytes.drain(..next);
        Some(block)
    }

    /// Where the block ends, and where the next one begins.
    fn cut(&self, is_last: bool) -> (usize, usize) {
        let len = self.bytes.len();
        if is_last {
            return (len, len);
        }
        let is_break = |at: &usize| match self.encoding {
            Some(TextEncoding::Utf16Le) => {
                at.is_multiple_of(2) && self.bytes.get(at - 2..*at) == Some(b"\n\0")
            }
            Some(TextEncoding::Utf16Be) => {
                at.is_multiple_of(2) && self.bytes.get(at - 2..*at) == Some(b"\0\n")
            }
            _ => self.bytes.get(at - 1) == Some(&b'\n'),
        };
        match (2..=len).rev().find(is_break) {
            Some(at) => (at, at),
            None => {
                // Inside of a character or not: an even place that starts none.
                let starts = |at: &usize| {
                    at.is_multiple_of(2)
                        && self.bytes.get(*at).is_none_or(|byte| byte & 0xC0 != 0x80)
                };
                let end = (1..len).rev().find(starts).unwrap_or(len);
                let next = (1..end.saturating_sub(OVERLAP)).rev().find(starts);
                (end, next.unwrap_or(end))
            }
        }
    }

    fn decode(&self, bytes: &[u8]) -> String {
        match self.encoding {
            Some(wide @ (TextEncoding::Utf16Le | TextEncoding::Utf16Be)) => {
                wide.decode_utf16(bytes)
            }
            _ => DecodedText::decode(bytes).text,
        }
    }
}
