use super::cover::Cover;
use super::gap::GapScan;
use super::layout::{Gap, Layout, RecordKind, Trailing};
use super::local::LocalReading;
use super::window::Window;
use crate::sorted::sort_by_key;
use crate::{Archive, EntryIndex, Progress, ReadError, Span, Step, WalkEnd};

/// The job that reads what stands beside the directory: local headers, data descriptors, and what
/// lies between.
///
/// It holds indexes, extents and one window of the file, but not the archive, which every step is
/// given again. Entries that lie close together are read in pieces of up to a mebibyte; for entries far
/// apart, about 512 bytes are read for each.
pub struct StructureScan {
    /// Offsets of the local headers and the entries they belong to, in file order; at the same offset
    /// in the order of the directory.
    order: Vec<(u64, u32)>,
    /// The records of the archive, in file order.
    records: Vec<(RecordKind, Span)>,
    /// How many of each are done.
    entries_done: usize,
    records_done: usize,
    window: Window,
    cover: Cover,
    /// The gap that is being examined.
    gap: Option<GapScan>,
    /// The entry whose header was read, and where its data descriptor may stand.
    begun: Option<(LocalReading, u64)>,
    /// How many bytes may still be read only to see that they are zeros.
    zeros_left: u64,
    /// Where the end record and its comment end.
    end: u64,
}

/// What comes next in the file.
#[derive(Clone, Copy)]
enum Next {
    Entry(u64, EntryIndex),
    Record(RecordKind, Span),
}

/// Bytes of gaps that are read at most to see that they are zeros.
const ZEROS: u64 = 64 << 20;

impl Next {
    fn offset(self) -> u64 {
        match self {
            Self::Entry(offset, _) => offset,
            Self::Record(_, span) => span.offset,
        }
    }
}

impl StructureScan {
    /// Begins; nothing is read yet.
    pub fn new(archive: &Archive) -> Self {
        let mut order: Vec<(u64, u32)> = archive
            .entries()
            .map(|entry| (entry.local_header_offset(), entry.index().0))
            .collect();
        order.sort_unstable();
        let mut records = records(archive);
        sort_by_key(&mut records, |(_, span)| *span);
        Self {
            order,
            records,
            entries_done: 0,
            records_done: 0,
            window: Window::default(),
            cover: Cover::default(),
            gap: None,
            begun: None,
            zeros_left: ZEROS,
            end: archive.end().end().min(archive.source().len()),
        }
    }

    /// Reads about `budget` bytes further; a read counts as 64 KiB at least, which is what it costs in a
    /// browser. `visit` is called exactly once for each entry, in the order of the offsets of the local
    /// headers, those at the same offset in the order of the directory. A job that is done is
    /// used up.
    ///
    /// # Errors
    /// When the source could not be read; the step can be tried again. Damaged entries are facts, no
    /// errors.
    pub fn step(
        &mut self,
        archive: &Archive,
        budget: u64,
        visit: &mut dyn FnMut(&LocalReading),
    ) -> Result<Step<Layout>, ReadError> {
        if self.step_to(archive, u64::MAX, budget, visit)? {
            let trailing = self.read_trailing(archive)?;
            let mut layout = std::mem::take(&mut self.cover).layout;
            layout.trailing = trailing;
            return Ok(Step::Done(layout));
        }
        let total = archive.source().len();
        let done = self.cover.end().min(total);
        Ok(Step::Continue(Progress { done, total }))
    }

    /// As [`step`](Self::step), but begins with nothing that lies behind `limit`: so who reads the same
    /// bytes for something else takes the scan along. True when nothing is left up to there.
    ///
    /// # Errors
    /// As [`step`](Self::step).
    pub fn step_to(
        &mut self,
        archive: &Archive,
        limit: u64,
        budget: u64,
        visit: &mut dyn FnMut(&LocalReading),
    ) -> Result<bool, ReadError> {
        self.window.take_spent();
        let mut spent = 0;
        while self.position().is_some_and(|position| position <= limit) {
            self.advance(archive, visit)?;
            spent += self.window.take_spent();
            if spent >= budget {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Where what is read next begins; nothing when all entries and gaps are read.
    pub fn position(&self) -> Option<u64> {
        let begun = self.begun.as_ref().map(|(_, offset)| *offset);
        let gap = || self.gap.as_ref().map(GapScan::position);
        // What comes next may have a gap before it.
        let next = || Some(self.next(0)?.offset().min(self.cover.end()));
        begun.or_else(gap).or_else(next)
    }

    /// Reads one header, one data descriptor or one piece of a gap.
    fn advance(
        &mut self,
        archive: &Archive,
        visit: &mut dyn FnMut(&LocalReading),
    ) -> Result<(), ReadError> {
        if let Some(begun) = self.begun.take() {
            return self.read_descriptor(archive, begun, visit);
        }
        let ahead = self.order.get(self.entries_done..).unwrap_or_default();
        if let Some(gap) = &mut self.gap {
            let (window, cover) = (&mut self.window, &mut self.cover);
            if gap.step(archive, window, ahead, &mut self.zeros_left, cover)? {
                self.gap = None;
            }
            return Ok(());
        }
        let Some(next) = self.next(0) else {
            return Ok(());
        };
        let start = next.offset();
        let behind = start > self.end;
        if let Some(span) = self.cover.gap_before(start).filter(|_| !behind) {
            match self.cover.expected_in(span) {
                Some(content) => self.cover.add_gap(Gap {
                    span,
                    content,
                    examined: 0,
                }),
                None => self.gap = Some(GapScan::new(span, !self.cover.has_begun())),
            }
            return Ok(());
        }
        match next {
            Next::Record(kind, span) => {
                let unread = kind == RecordKind::Directory && is_cut(archive);
                self.cover.add_record(kind, span, unread);
                self.records_done += 1;
            }
            Next::Entry(offset, index) => {
                if let Some(entry) = archive.entry(index) {
                    let ahead = ahead.get(1..).unwrap_or_default();
                    let reading = LocalReading::begin(entry, offset, &mut self.window, ahead)?;
                    match reading.descriptor_offset(entry) {
                        Some(offset) => self.begun = Some((reading, offset)),
                        None => self.end_entry(&reading, visit),
                    }
                } else {
                    self.entries_done += 1;
                }
            }
        }
        Ok(())
    }

    /// Ends an entry whose header was read, with its data descriptor.
    fn read_descriptor(
        &mut self,
        archive: &Archive,
        (mut reading, offset): (LocalReading, u64),
        visit: &mut dyn FnMut(&LocalReading),
    ) -> Result<(), ReadError> {
        let next = self.next(1).map_or(u64::MAX, Next::offset);
        let ahead = self.order.get(self.entries_done + 1..).unwrap_or_default();
        if let Some(entry) = archive.entry(reading.entry) {
            let window = &mut self.window;
            if let Err(error) = reading.read_descriptor(entry, offset, next, window, ahead) {
                self.begun = Some((reading, offset));
                return Err(error);
            }
        }
        self.end_entry(&reading, visit);
        Ok(())
    }

    fn end_entry(&mut self, reading: &LocalReading, visit: &mut dyn FnMut(&LocalReading)) {
        self.cover.add_entry(reading);
        self.window
            .work(reading.header.as_ref().map_or(0, |it| it.span.len));
        self.entries_done += 1;
        visit(reading);
    }

    /// What comes next in the file, or, with 1, what comes after an entry that comes next.
    fn next(&self, entries_ahead: usize) -> Option<Next> {
        let entry = self.order.get(self.entries_done + entries_ahead);
        let record = self.records.get(self.records_done);
        match (entry, record) {
            (Some((offset, index)), Some((_, span))) if *offset < span.offset => {
                Some(Next::Entry(*offset, EntryIndex(*index)))
            }
            (_, Some((kind, span))) => Some(Next::Record(*kind, *span)),
            (Some((offset, index)), None) => Some(Next::Entry(*offset, EntryIndex(*index))),
            (None, None) => None,
        }
    }

    /// Reads what stands behind the archive.
    fn read_trailing(&mut self, archive: &Archive) -> Result<Option<Trailing>, ReadError> {
        let span = Span::new(self.end, archive.source().len() - self.end);
        if span.len == 0 {
            return Ok(None);
        }
        self.window
            .read_ahead(&**archive.source(), span, span.end(), &[])?;
        let zeros = self.window.bytes(span).iter().all(|byte| *byte == 0);
        Ok(Some(Trailing { span, zeros }))
    }
}

/// The records that belong to the archive and not to an entry.
fn records(archive: &Archive) -> Vec<(RecordKind, Span)> {
    let mut records = vec![(RecordKind::Directory, archive.directory_span())];
    let end = archive.end();
    let file = archive.source().len();
    let mut up_to = |kind, start: u64, end: u64| {
        records.push((kind, Span::new(start, end.saturating_sub(start))));
    };
    if let Some(locator) = archive.zip64_locator() {
        if let Some(record) = archive.zip64_end() {
            let record_end = record.span().end().min(locator.offset);
            up_to(RecordKind::Zip64End, record.offset, record_end);
        }
        up_to(RecordKind::Zip64Locator, locator.offset, end.offset);
    }
    up_to(RecordKind::End, end.offset, end.end().min(file));
    records
}

/// Whether the directory goes on where the walk over it stopped.
fn is_cut(archive: &Archive) -> bool {
    let read = u64::try_from(archive.len()).unwrap_or(u64::MAX);
    match archive.walk_end() {
        WalkEnd::EndRecord => false,
        WalkEnd::Limit { .. } => true,
        WalkEnd::OtherBytes { .. } | WalkEnd::Truncated { .. } => read < archive.claimed_entries(),
    }
}
