use super::descriptor::DescriptorReading;
use super::layout::{Gap, GapContent, Layout, Overlap, RecordKind, RecordOverlap};
use super::local::LocalReading;
use crate::{EntryIndex, Span};

/// How much of the file belongs to something, built up in file order.
#[derive(Default)]
pub(super) struct Cover {
    /// Everything before belongs to something or is in a gap.
    end: u64,
    /// What reaches to `end`.
    owner: Option<Owner>,
    /// What should stand at `end`, and how long it can be.
    expected: Option<(GapContent, u64)>,
    kept: Kept,
    pub(super) layout: Layout,
}

#[derive(Clone, Copy)]
enum Owner {
    Entry(EntryIndex),
    Record(RecordKind),
}

/// How many gaps of each sort were kept.
#[derive(Default)]
struct Kept {
    zeros: usize,
    headers: usize,
    expected: usize,
    other: usize,
}

/// Most gaps and overlaps of one sort that are kept.
const KEPT: usize = 1_000;

impl Cover {
    /// Where everything so far ends.
    pub(super) fn end(&self) -> u64 {
        self.end
    }

    /// Whether a record or an entry was met.
    pub(super) fn has_begun(&self) -> bool {
        self.owner.is_some()
    }

    /// The bytes between what is known so far and what begins at `start`.
    pub(super) fn gap_before(&self, start: u64) -> Option<Span> {
        let len = start.checked_sub(self.end).filter(|len| *len > 0)?;
        Some(Span::new(self.end, len))
    }

    /// What should stand in the gap behind what is known so far, where that is clear without reading it.
    pub(super) fn expected_in(&self, gap: Span) -> Option<GapContent> {
        let (content, longest) = self.expected.as_ref()?;
        (gap.len <= *longest).then(|| content.clone())
    }

    /// Goes on to `end`; nothing owns the bytes.
    pub(super) fn skip_to(&mut self, end: u64) {
        self.end = self.end.max(end);
        self.expected = None;
    }

    pub(super) fn add_gap(&mut self, gap: Gap) {
        self.skip_to(gap.span.end());
        self.layout.gap_count += 1;
        self.layout.gap_bytes += gap.span.len;
        let kept = match gap.content {
            GapContent::Zeros => &mut self.kept.zeros,
            GapContent::LocalHeader(_) => &mut self.kept.headers,
            GapContent::Expected(_) => &mut self.kept.expected,
            GapContent::Directory | GapContent::Other => &mut self.kept.other,
        };
        if *kept < KEPT {
            *kept += 1;
            self.layout.gaps.push(gap);
        }
    }

    /// Adds an entry, whose offset is not before that of anything added so far.
    pub(super) fn add_entry(&mut self, reading: &LocalReading) {
        let span = reading.extent;
        if let Some(shared) = self.shared(span) {
            match self.owner {
                Some(Owner::Entry(first)) => {
                    self.layout.overlap_count += 1;
                    let second = reading.entry;
                    keep(
                        &mut self.layout.overlaps,
                        Overlap {
                            first,
                            second,
                            span: shared,
                        },
                    );
                }
                Some(Owner::Record(record)) => {
                    self.add_record_overlap(reading.entry, record, shared)
                }
                None => {}
            }
        }
        let longest = match (&reading.header, reading.data, reading.descriptor) {
            (Ok(_), Some(_), DescriptorReading::Missing { .. }) => Some(24),
            (Ok(_), Some(_), _) => None,
            _ => Some(u64::MAX),
        };
        let expected = longest.map(|longest| (GapContent::Expected(reading.entry), longest));
        self.own(span, Owner::Entry(reading.entry), expected);
    }

    /// Adds a record of the archive, whose offset is not before that of anything added so far.
    /// `unread` says that more of it should follow.
    pub(super) fn add_record(&mut self, kind: RecordKind, span: Span, unread: bool) {
        if let (Some(shared), Some(Owner::Entry(entry))) = (self.shared(span), self.owner) {
            self.add_record_overlap(entry, kind, shared);
        }
        let expected = unread.then_some((GapContent::Directory, u64::MAX));
        self.own(span, Owner::Record(kind), expected);
    }

    fn own(&mut self, span: Span, owner: Owner, expected: Option<(GapContent, u64)>) {
        if span.end() >= self.end {
            self.end = span.end();
            self.owner = Some(owner);
            self.expected = expected;
        }
    }

    fn add_record_overlap(&mut self, entry: EntryIndex, record: RecordKind, span: Span) {
        self.layout.record_overlap_count += 1;
        keep(
            &mut self.layout.record_overlaps,
            RecordOverlap {
                entry,
                record,
                span,
            },
        );
    }

    /// The bytes of `span` that are taken already.
    fn shared(&self, span: Span) -> Option<Span> {
        let end = self.end.min(span.end());
        let len = end.checked_sub(span.offset).filter(|len| *len > 0)?;
        Some(Span::new(span.offset, len))
    }
}

fn keep<T>(list: &mut Vec<T>, item: T) {
    if list.len() < KEPT {
        list.push(item);
    }
}
