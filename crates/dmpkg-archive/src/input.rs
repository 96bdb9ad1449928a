use std::rc::Rc;

use crate::source::length;
use crate::{ReadError, Source, Span};

/// The data of an entry as it is stored, taken in pieces.
pub(crate) struct Input {
    source: Rc<dyn Source>,
    span: Span,
    /// Bytes of `span` already taken into `piece`.
    taken: u64,
    piece: Vec<u8>,
    /// Bytes that the next piece takes at most.
    piece_len: u64,
    /// Where the first piece began.
    start: u64,
    /// How many times what a piece takes must have been taken before pieces grow.
    caution: u64,
    /// Bytes of `piece` already used.
    used: usize,
}

/// Bytes taken from the source at once. As large as what a page cache passes through.
const PIECE: u64 = 256 * 1024;
/// Bytes taken at once at most by who reads on: a browser takes about a millisecond for each read.
const LARGEST: u64 = 4 * 1024 * 1024;
/// For who may stop anywhere, pieces grow once so many of them were taken: what is taken in vain stays a small
/// part.
const CAUTION: u64 = 8;

impl Input {
    /// Begins at so many bytes behind the start of the span.
    pub(crate) fn new(source: Rc<dyn Source>, span: Span, start: u64) -> Self {
        Self {
            source,
            span,
            taken: start.min(span.len),
            piece: Vec::new(),
            piece_len: PIECE,
            start: start.min(span.len),
            caution: CAUTION,
            used: 0,
        }
    }

    /// Takes more with each piece from the first one on, for who will read to the end.
    pub(crate) fn growing(mut self) -> Self {
        self.caution = 0;
        self
    }

    /// Where the data lies in the source.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// What was taken and not used yet; empty at the end of the data or before a refill.
    pub(crate) fn rest(&self) -> &[u8] {
        self.piece.get(self.used..).unwrap_or_default()
    }

    /// Counts so many bytes of the rest as used.
    pub(crate) fn advance(&mut self, count: usize) {
        self.used = self.used.saturating_add(count).min(self.piece.len());
    }

    /// Bytes taken from the source so far.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// Bytes used so far.
    pub(crate) fn position(&self) -> u64 {
        self.taken - length(self.rest())
    }

    /// Goes on at so many bytes behind the start of the span. What was taken before and lies there is
    /// used, and not taken again.
    pub(crate) fn go_to(&mut self, position: u64) {
        let back = self.taken.checked_sub(position);
        let back = back.and_then(|back| usize::try_from(back).ok());
        match back.and_then(|back| self.piece.len().checked_sub(back)) {
            Some(used) => self.used = used,
            None => {
                self.taken = position.min(self.span.len);
                self.start = self.taken;
                self.piece_len = PIECE;
                self.piece.clear();
                self.used = 0;
            }
        }
    }

    /// Takes the next piece once all of the last one are used.
    pub(crate) fn refill(&mut self) -> Result<(), ReadError> {
        if self.used < self.piece.len() {
            return Ok(());
        }
        let span = Span::new(
            self.span.offset + self.taken,
            self.piece_len.min(self.span.len - self.taken),
        );
        if self.taken + span.len - self.start >= self.caution * self.piece_len {
            self.piece_len = (2 * self.piece_len).min(LARGEST);
        }
        self.piece.resize(usize::try_from(span.len).unwrap_or(0), 0);
        self.source
            .read_at(span.offset, &mut self.piece)
            .map_err(|error| ReadError::source(error, span))?;
        self.taken += span.len;
        self.used = 0;
        Ok(())
    }
}
