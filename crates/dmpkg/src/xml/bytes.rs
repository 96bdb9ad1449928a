//! Bytes of one encoding to text, with the place of what means nothing in it.

use super::encoding::UndecodableText;
use crate::text::decode_utf16;
use crate::{DecodedText, TextEncoding};

pub(super) fn plain_text(text: String, encoding: TextEncoding) -> DecodedText {
    DecodedText {
        text,
        encoding,
        byte_order_mark: false,
        lossy: false,
    }
}

/// A text, and what of its bytes meant nothing.
type Decoded = (DecodedText, Option<UndecodableText>);

/// Where bytes meant nothing.
#[derive(Default)]
struct Misfits {
    /// The first: byte offset in the file, the byte, and the offset in the text.
    first: Option<(usize, u8, usize)>,
    places: u64,
}

impl Misfits {
    fn add(&mut self, offset: usize, byte: u8, text_offset: usize) {
        self.first.get_or_insert((offset, byte, text_offset));
        self.places += 1;
    }

    fn undecodable(&self, encoding: &'static str, is_stated: bool) -> Option<UndecodableText> {
        let (offset, byte, text_offset) = self.first?;
        Some(UndecodableText {
            encoding,
            is_stated,
            offset: u64::try_from(offset).unwrap_or(u64::MAX),
            byte,
            text_offset,
            places: self.places,
        })
    }
}

pub(super) fn from_utf8(
    mut bytes: Vec<u8>,
    mark: bool,
    complete: bool,
    is_stated: bool,
) -> Decoded {
    let skipped = if mark { 3 } else { 0 };
    bytes.drain(..skipped);
    let mut misfits = Misfits::default();
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.into_bytes();
        let mut text = String::with_capacity(bytes.len());
        let mut at = skipped;
        let end = skipped + bytes.len();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            at += chunk.valid().len();
            if let [byte, ..] = chunk.invalid() {
                let is_cut = !complete && at + chunk.invalid().len() == end;
                if !is_cut {
                    misfits.add(at, *byte, text.len());
                }
                text.push(char::REPLACEMENT_CHARACTER);
                at += chunk.invalid().len();
            }
        }
        text
    });
    let decoded = DecodedText {
        text,
        encoding: TextEncoding::Utf8,
        byte_order_mark: mark,
        lossy: misfits.places > 0,
    };
    let undecodable = misfits.undecodable(TextEncoding::Utf8.name(), is_stated);
    (decoded, undecodable)
}

pub(super) fn from_utf16(
    bytes: &[u8],
    encoding: TextEncoding,
    mark: bool,
    complete: bool,
) -> Decoded {
    let skipped = if mark { 2 } else { 0 };
    let rest = bytes.get(skipped..).unwrap_or_default();
    let mut misfits = Misfits::default();
    let text = decode_utf16(rest, encoding, |offset, text_offset| {
        let at = skipped + offset;
        let is_cut = !complete && at + 4 > bytes.len();
        if let Some(byte) = bytes.get(at).filter(|_| !is_cut) {
            misfits.add(at, *byte, text_offset);
        }
    });
    let decoded = DecodedText {
        text,
        encoding,
        byte_order_mark: mark,
        lossy: misfits.places > 0,
    };
    (decoded, misfits.undecodable(encoding.name(), mark))
}

pub(super) fn from_ascii(bytes: Vec<u8>) -> Decoded {
    let mut misfits = Misfits::default();
    let mut text = String::with_capacity(bytes.len());
    for (offset, byte) in bytes.into_iter().enumerate() {
        if byte.is_ascii() {
            text.push(char::from(byte));
        } else {
            misfits.add(offset, byte, text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    let lossy = misfits.places > 0;
    let decoded = DecodedText {
        lossy,
        ..plain_text(text, TextEncoding::Utf8)
    };
    (decoded, misfits.undecodable("US-ASCII", true))
}
