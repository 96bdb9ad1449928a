//! Looking into an entry: as formatted or plain text, picture or bytes.

mod format_json;
mod format_xml;
mod info;
mod language;
mod layout;
mod lexer;
mod lexer_csharp;
mod media;
mod row;
#[cfg(test)]
mod tests;
mod text_view;

use std::rc::Rc;

use dmpkg_archive::{ContentEnd, Entry, MemorySource, Source};

use self::language::Language;
pub use self::lexer_csharp::csharp_pieces;
pub use self::row::{
    ByteWindow, Fold, Matches, Piece, PieceClass, TextFacts, TextRow, TextWindow, ViewFacts,
    ViewMode,
};
pub use self::text_view::TextView;
use crate::sheet::is_known;
use crate::{DecodedText, EntryAddress, EntryPath, LineIndex, Notice, Place, Tone};

/// An entry that is open for viewing. Its text is laid out when a text mode is first asked for.
pub struct View {
    facts: ViewFacts,
    source: Rc<dyn Source>,
    content: Option<Rc<str>>,
    language: Language,
    text: Option<TextView>,
    formatted: Option<TextView>,
}

/// Bytes of a compressed entry that are decoded into memory for viewing. More is cut off, and said.
const VIEW_LIMIT: u64 = 64 << 20;
/// Texts above this size are shown as bytes only.
const TEXT_LIMIT: u64 = 64 << 20;
/// Bytes by whose look a text is told from other data.
const SAMPLE: usize = 8 * 1024;

impl View {
    /// Decodes an entry and finds out how it can be looked at.
    pub fn open(entry: Entry<'_>, address: EntryAddress, path: EntryPath) -> Self {
        let mut notices = Vec::new();
        let mut notice = |tone, text: String| {
            let place = Place {
                address: address.clone(),
                path: path.clone(),
                position: None,
            };
            notices.push(Notice {
                tone,
                text,
                place: Some(place),
            });
        };
        let source = bytes_of(entry, &mut notice);
        let size = source.len();
        let name = path.0.last().map_or("", String::as_str);
        let sample = read(&source, SAMPLE);
        let media_type = media::media_type(&sample, name);
        // Of an entry without a readable byte nothing can be said, not even that it is text.
        let is_lost = size == 0 && entry.uncompressed_size() > 0;
        let is_text = media::is_text(&sample) && size <= TEXT_LIMIT && !is_lost;
        let decoded = is_text.then(|| DecodedText::decode(&read(&source, usize::MAX)));
        let language = decoded
            .as_ref()
            .map_or(Language::Plain, |it| Language::of(name, &it.text));
        let text = decoded.as_ref().map(|decoded| TextFacts {
            encoding: decoded.encoding.name().to_owned(),
            byte_order_mark: decoded.byte_order_mark,
            line_breaks: line_breaks(&decoded.text).to_owned(),
            lines: u32::try_from(LineIndex::new(&decoded.text).len()).unwrap_or(u32::MAX),
            language: language.name().to_owned(),
        });
        if decoded.as_ref().is_some_and(|decoded| decoded.lossy) {
            notice(
                Tone::Attention,
                "Some bytes mean nothing in this encoding; they are shown as \u{fffd}.".to_owned(),
            );
        }
        let mut modes = modes(media_type.is_some(), is_text && size > 0, language);
        if is_known(name) {
            modes.insert(0, ViewMode::Summary);
        }
        let info = info::facts(entry);
        let facts = ViewFacts {
            address,
            path,
            size,
            modes,
            text,
            media_type: media_type.map(str::to_owned),
            notices,
            info,
        };
        let content = decoded.map(|decoded| decoded.text.into());
        Self {
            facts,
            source,
            content,
            language,
            text: None,
            formatted: None,
        }
    }

    /// What is known of the entry.
    pub fn facts(&self) -> &ViewFacts {
        &self.facts
    }

    /// The laid out text of a mode; none when the entry cannot be looked at so.
    pub fn text(&mut self, mode: ViewMode) -> Option<&mut TextView> {
        if !self.facts.modes.contains(&mode) {
            return None;
        }
        let content = self.content.as_ref()?;
        let slot = match mode {
            ViewMode::Text => &mut self.text,
            ViewMode::Formatted => &mut self.formatted,
            _ => return None,
        };
        let language = self.language;
        Some(slot.get_or_insert_with(|| match (mode, language) {
            (ViewMode::Formatted, Language::Xml) => format_xml::format(content).finish(language),
            (ViewMode::Formatted, _) => format_json::format(content).finish(language),
            (_, Language::Xml) => {
                let folds = format_xml::element_spans(content);
                TextView::plain(Rc::clone(content), language, &folds)
            }
            _ => TextView::plain(Rc::clone(content), language, &[]),
        }))
    }

    /// Bytes from `offset` on, as many of `count` as there are.
    pub fn bytes(&self, offset: u64, count: u32) -> ByteWindow {
        let total = self.source.len();
        let offset = offset.min(total);
        let len = u64::from(count).min(total - offset);
        let mut bytes = vec![0; usize::try_from(len).unwrap_or(0)];
        if self.source.read_at(offset, &mut bytes).is_err() {
            bytes.clear();
        }
        ByteWindow {
            total,
            offset,
            bytes,
        }
    }
}

/// The decoded bytes of an entry, as far as they can be had, and what is wrong with them.
fn bytes_of(entry: Entry<'_>, notice: &mut impl FnMut(Tone, String)) -> Rc<dyn Source> {
    let failed =
        |error: dmpkg_archive::ReadError| format!("This entry could not be read: {error}.");
    match entry.stored_source() {
        // Large stored data is read where it lies; small data is read whole, to compare its checksum.
        Ok(Some(source)) if source.len() > VIEW_LIMIT => return source,
        Ok(_) => {}
        Err(error) => {
            notice(Tone::Damage, failed(error));
            return Rc::new(MemorySource::new(Vec::new()));
        }
    }
    let content = match entry.content(VIEW_LIMIT) {
        Ok(content) => content,
        Err(error) => {
            notice(Tone::Damage, failed(error));
            return Rc::new(MemorySource::new(Vec::new()));
        }
    };
    match content.end {
        ContentEnd::Complete(decoded) => {
            let (stated_crc, stated_size) = (entry.header().crc32(), entry.uncompressed_size());
            if decoded.size != stated_size {
                notice(
                    Tone::Damage,
                    format!(
                        "The entry unpacks to {} bytes; the archive states {stated_size}.",
                        decoded.size
                    ),
                );
            }
            if decoded.crc32 != stated_crc {
                notice(
                    Tone::Damage,
                    format!(
                        "The checksum is {:08X}; the archive states {stated_crc:08X}. The content is damaged or was changed.",
                        decoded.crc32
                    ),
                );
            }
        }
        ContentEnd::Limit => notice(
            Tone::Attention,
            format!(
                "Only the first {} MiB are shown. Save the entry to have all of it.",
                VIEW_LIMIT >> 20
            ),
        ),
        ContentEnd::Broken(error) => notice(
            Tone::Damage,
            format!("Only what could be read is shown: {error}."),
        ),
    }
    Rc::new(MemorySource::new(content.bytes))
}

fn read(source: &Rc<dyn Source>, limit: usize) -> Vec<u8> {
    let len = usize::try_from(source.len())
        .unwrap_or(usize::MAX)
        .min(limit);
    let mut bytes = vec![0; len];
    match source.read_at(0, &mut bytes) {
        Ok(()) => bytes,
        Err(_) => Vec::new(),
    }
}

fn modes(is_picture: bool, is_text: bool, language: Language) -> Vec<ViewMode> {
    let mut modes = Vec::new();
    if is_picture {
        modes.push(ViewMode::Image);
    }
    if is_text && language.has_layout() {
        modes.push(ViewMode::Formatted);
    }
    if is_text {
        modes.push(ViewMode::Text);
    }
    modes.extend([ViewMode::Hex, ViewMode::Info]);
    modes
}

fn line_breaks(text: &str) -> &'static str {
    let all = text.matches('\n').count();
    let windows = text.matches("\r\n").count();
    match (all, windows) {
        (0, _) => "none",
        (_, 0) => "LF",
        _ if all == windows => "CRLF",
        _ => "mixed",
    }
}
