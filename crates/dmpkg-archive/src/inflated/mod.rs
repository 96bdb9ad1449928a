//! Deflated data that is read at any position, in bounded memory.

mod decoder;
mod index;
mod indexing;
mod pages;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use self::decoder::Decoder;
use self::index::Index;
pub use self::indexing::InflateIndexing;
use self::pages::Pages;
use crate::source::length;
use crate::{Decoded, ReadError, ReadErrorKind, Source, SourceError, Span};

/// The decoded bytes of a deflated entry as a source of their own.
///
/// An index holds copies of the decoder every mebibyte of output, or farther apart where they would
/// take more than 24 MiB together. A read begins at the one before it, or goes on where the last read
/// ended, so that reading from start to end decodes once. Of the decoded pages, 4 MiB are kept.
pub struct InflatedSource {
    source: Rc<dyn Source>,
    span: Span,
    index: Index,
    decoded: Decoded,
    /// The decoder of the last read, between two pages.
    live: RefCell<Option<Decoder>>,
    pages: RefCell<Pages>,
}

/// Bytes decoded at once and kept together. Twice what a match may reach back.
const PAGE: usize = 64 * 1024;
/// Decoded bytes between two checkpoints, where their number allows.
const SPACING: u64 = 1 << 20;
/// What all checkpoints of a source take in memory at most, in bytes.
const INDEX_MEMORY: usize = 24 << 20;

impl InflatedSource {
    fn new(source: Rc<dyn Source>, span: Span, index: Index, decoded: Decoded) -> Self {
        Self {
            source,
            span,
            index,
            decoded,
            live: RefCell::default(),
            pages: RefCell::default(),
        }
    }

    /// What decoding the whole data came to.
    pub fn decoded(&self) -> Decoded {
        self.decoded
    }

    fn page(&self, number: u64) -> Result<Rc<[u8]>, SourceError> {
        if let Some(page) = self.pages.borrow_mut().get(number) {
            return Ok(page);
        }
        let start = number * page_size();
        let mut decoder = self.decoder_before(start);
        let bytes = loop {
            let at = decoder.decoded();
            let bytes: Rc<[u8]> = decoder.page().map_err(again)?.into();
            if length(&bytes) != page_size().min(self.decoded.size.saturating_sub(at)) {
                return Err(changed());
            }
            let number = at / page_size();
            self.pages.borrow_mut().put(number, Rc::clone(&bytes));
            if at >= start {
                break bytes;
            }
        };
        *self.live.borrow_mut() = Some(decoder);
        Ok(bytes)
    }

    /// The decoder of the last read. It goes on, unless it is beyond the offset or farther away than a
    /// checkpoint, and keeps the compressed bytes at hand in any case.
    fn decoder_before(&self, offset: u64) -> Decoder {
        let checkpoint = self.index.before(offset);
        let nearest = checkpoint.map_or(0, |checkpoint| checkpoint.decoded);
        let live = self.live.borrow_mut().take();
        let mut decoder = live.unwrap_or_else(|| Decoder::new(Rc::clone(&self.source), self.span));
        if !(nearest..=offset).contains(&decoder.decoded()) {
            decoder.go_to(checkpoint);
        }
        decoder
    }
}

impl Source for InflatedSource {
    fn len(&self) -> u64 {
        self.decoded.size
    }

    fn is_decoded(&self) -> bool {
        true
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let wanted = Span::new(offset, length(buf));
        if wanted.end() > self.len() {
            return Err(SourceError::OutOfRange {
                span: wanted,
                len: self.len(),
            });
        }
        let mut at = offset;
        let mut rest = buf;
        while !rest.is_empty() {
            let page = self.page(at / page_size())?;
            let start = usize::try_from(at % page_size()).unwrap_or(0);
            let available = page.get(start..).unwrap_or_default();
            let count = available.len().min(rest.len());
            let (Some(from), Some((to, after))) =
                (available.get(..count), rest.split_at_mut_checked(count))
            else {
                break;
            };
            to.copy_from_slice(from);
            at += length(from);
            rest = after;
        }
        Ok(())
    }
}

fn page_size() -> u64 {
    u64::try_from(PAGE).unwrap_or(u64::MAX)
}

/// What was decoded before decodes again, unless the file is not what it was.
fn again(error: ReadError) -> SourceError {
    match error.kind {
        ReadErrorKind::Source(error) => error,
        _ => changed(),
    }
}

fn changed() -> SourceError {
    SourceError::Changed {
        reason: "its compressed data does not decode as it did before".to_owned(),
    }
}
