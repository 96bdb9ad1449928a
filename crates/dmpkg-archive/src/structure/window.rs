use crate::source::length;
use crate::{ReadError, Source, SourceError, Span};

/// The part of the file that is in memory while the scan goes through it.
///
/// Entries that lie close together are read in one piece; of entries far apart only what is needed.
/// The window moves only forward, so that the whole job reads little more than the file has.
#[derive(Default)]
pub(super) struct Window {
    start: u64,
    bytes: Vec<u8>,
    /// A few bytes that do not lie ahead.
    aside: Vec<u8>,
    /// What the reads have cost.
    spent: u64,
}

/// Bytes read at once at most, but for a larger record.
const WINDOW: u64 = 1 << 20;
/// Bytes read for a record whose length is not known yet.
const RECORD: u64 = 512;
/// Records this far apart are read together, with the bytes between them.
const CLOSE: u64 = 32 * 1024;
/// What a read costs at least, in bytes of reading on: in a browser, close to a millisecond.
const READ: u64 = 64 * 1024;

impl Window {
    /// Makes sure that `span` is in memory, as far as the file has it. When it is not, reads on to
    /// `likely` at least, and further while the headers `ahead` are close.
    pub(super) fn read_ahead(
        &mut self,
        source: &dyn Source,
        span: Span,
        likely: u64,
        ahead: &[(u64, u32)],
    ) -> Result<(), ReadError> {
        let len = source.len();
        let have = Span::new(self.start, length(&self.bytes));
        if span.offset >= have.offset && span.end().min(len) <= have.end() {
            return Ok(());
        }
        let start = span.offset.min(len);
        let mut end = span.end().max(likely).max(start.saturating_add(RECORD));
        if span.len > RECORD {
            // A header this long is either odd or forged; others may begin inside of it.
            end = end.saturating_add(CLOSE);
        }
        let limit = start.saturating_add(WINDOW);
        for (offset, _) in ahead {
            let record_end = offset.saturating_add(RECORD);
            if *offset > end.saturating_add(CLOSE) || record_end > limit {
                break;
            }
            end = end.max(record_end);
        }
        for end in [end.min(len), span.end().min(len)] {
            self.start = start;
            self.bytes.clear();
            let size = end.saturating_sub(start);
            self.bytes.resize(usize::try_from(size).unwrap_or(0), 0);
            if size == 0 {
                return Ok(());
            }
            self.spent += size.max(READ);
            match source.read_direct_at(start, &mut self.bytes) {
                Ok(()) => return Ok(()),
                // A source that has less than it said: what is not there is not in the window.
                Err(SourceError::OutOfRange { .. }) => self.bytes.clear(),
                Err(error) => {
                    self.bytes.clear();
                    return Err(ReadError::source(error, Span::new(start, size)));
                }
            }
        }
        Ok(())
    }

    /// The bytes of `span` that are in memory.
    pub(super) fn bytes(&self, span: Span) -> &[u8] {
        let at = span.offset.checked_sub(self.start);
        let rest = at
            .and_then(|at| self.bytes.get(usize::try_from(at).ok()?..))
            .unwrap_or_default();
        let len = usize::try_from(span.len).unwrap_or(usize::MAX);
        rest.get(..len).unwrap_or(rest)
    }

    /// A few bytes that lie elsewhere, cut at the end of the file. The window stays where it is. Only
    /// entries that overlap need this, and many of them may need the same bytes, so that a cache helps.
    pub(super) fn aside(&mut self, source: &dyn Source, span: Span) -> Result<&[u8], ReadError> {
        let start = span.offset.min(source.len());
        let size = span.end().min(source.len()) - start;
        self.aside.clear();
        self.aside.resize(usize::try_from(size).unwrap_or(0), 0);
        self.spent += READ;
        match source.read_at(start, &mut self.aside) {
            Ok(()) => {}
            Err(SourceError::OutOfRange { .. }) => self.aside.clear(),
            Err(error) => return Err(ReadError::source(error, span)),
        }
        Ok(&self.aside)
    }

    /// Work that is not reading but costs as much.
    pub(super) fn work(&mut self, bytes: u64) {
        self.spent += bytes;
    }

    /// What was read and worked since this was asked last.
    pub(super) fn take_spent(&mut self) -> u64 {
        std::mem::take(&mut self.spent)
    }
}
