use std::rc::Rc;

use super::decoder::Decoder;
use super::index::Index;
use super::{INDEX_MEMORY, InflatedSource, SPACING};
use crate::{Decoded, Entry, Method, Progress, ReadError, ReadErrorKind, Source, Span, Step};

/// The job that makes an [`InflatedSource`]: decodes the data once and notes on the way where it can
/// be taken up again.
pub struct InflateIndexing {
    source: Rc<dyn Source>,
    span: Span,
    /// The size that the directory states; no more is decoded.
    stated: u64,
    decoder: Decoder,
    pub(super) index: Index,
    hasher: crc32fast::Hasher,
}

impl InflateIndexing {
    /// Begins with the data of a deflated entry; nothing is decoded yet.
    ///
    /// # Errors
    /// When the data cannot be found, is encrypted, or is not compressed by deflate.
    pub fn new(entry: Entry<'_>) -> Result<Self, ReadError> {
        let span = entry.data_span()?;
        if entry.header().flags().encrypted() {
            return Err(ReadError::new(ReadErrorKind::Encrypted, span));
        }
        if entry.method() != Method::DEFLATE {
            let kind = ReadErrorKind::UnsupportedMethod(entry.method());
            return Err(ReadError::new(kind, span));
        }
        let source = Rc::clone(&entry.archive.source);
        let index = Index::new(SPACING, INDEX_MEMORY);
        Ok(Self::over(source, span, entry.uncompressed_size(), index))
    }

    pub(super) fn over(source: Rc<dyn Source>, span: Span, stated: u64, index: Index) -> Self {
        Self {
            decoder: Decoder::new(Rc::clone(&source), span),
            source,
            span,
            stated,
            index,
            hasher: crc32fast::Hasher::new(),
        }
    }

    /// Takes and makes about `budget` bytes, compressed and decoded ones counted alike. The progress
    /// is in compressed bytes.
    ///
    /// # Errors
    /// When the data is damaged, is longer than stated, or cannot be read. An archive lists its
    /// content at its end, so what comes before the damage is of no use.
    pub fn step(&mut self, budget: u64) -> Result<Step<InflatedSource>, ReadError> {
        let before = self.work();
        loop {
            let bytes = self.decoder.advance()?;
            self.hasher.update(bytes);
            let decoded = self.decoder.decoded();
            if decoded > self.stated {
                let stated = self.stated;
                let kind = ReadErrorKind::LongerThanStated { stated };
                return Err(ReadError::new(kind, self.span));
            }
            if self.decoder.ended() {
                return Ok(Step::Done(self.finish()));
            }
            if self.index.wants(decoded)
                && let Some(checkpoint) = self.decoder.checkpoint()
            {
                self.index.add(checkpoint);
            }
            if self.work() - before >= budget {
                return Ok(Step::Continue(Progress {
                    done: self.decoder.used(),
                    total: self.span.len,
                }));
            }
        }
    }

    /// Bytes decoded so far.
    pub fn decoded(&self) -> u64 {
        self.decoder.decoded()
    }

    fn work(&self) -> u64 {
        self.decoder.used() + self.decoder.decoded()
    }

    fn finish(&mut self) -> InflatedSource {
        let decoded = Decoded {
            crc32: self.hasher.clone().finalize(),
            size: self.decoder.decoded(),
            unused: self.span.len - self.decoder.used(),
        };
        InflatedSource::new(
            Rc::clone(&self.source),
            self.span,
            self.index.take(),
            decoded,
        )
    }
}
