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
    /// Bytes of `piece` already used.
    used: usize,
}

/// Bytes taken from the source at once. As large as what a page cache passes through.
const PIECE: u64 = 1024 * 1024;

impl Input {
    /// Begins at so many bytes behind the start of the span.
    pub(crate) fn new(source: Rc<dyn Source>, span: Span, start: u64) -> Self {
        Self {
            source,
            span,
            taken: start.min(span.len),
            piece: Vec::new(),
            used: 0,
        }
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

    /// Takes the next piece once all of the last one are used.
    pub(crate) fn refill(&mut self) -> Result<(), ReadError> {
        if self.used < self.piece.len() {
            return Ok(());
        }
        let span = Span::new(
            self.span.offset + self.taken,
            PIECE.min(self.span.len - self.taken),
        );
        self.piece.resize(usize::try_from(span.len).unwrap_or(0), 0);
        self.source
            .read_at(span.offset, &mut self.piece)
            .map_err(|error| ReadError::source(error, span))?;
        self.taken += span.len;
        self.used = 0;
        Ok(())
    }
}
