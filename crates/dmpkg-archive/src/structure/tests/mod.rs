//! Archives built in code, each with one thing changed, and what is read beside their directory.

mod descriptors;
mod entries;
mod gaps;
mod overlaps;
mod traffic;

use std::rc::Rc;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry as Member, Layout as Places, Target};

use super::*;
use crate::{Archive, Limits, MemorySource, Source, Span, Step};

/// An archive and all that was read of it.
struct Scanned {
    archive: Archive,
    readings: Vec<LocalReading>,
    layout: Layout,
    places: Places,
}

impl Scanned {
    fn new(builder: &ArchiveBuilder) -> Self {
        let (bytes, places) = builder.build_with_layout();
        let archive = open(Rc::new(MemorySource::new(bytes)));
        let (readings, layout) = scan(&archive, u64::MAX);
        Self {
            archive,
            readings,
            layout,
            places,
        }
    }

    /// The reading of the entry at this place of the directory.
    fn reading(&self, index: u32) -> &LocalReading {
        self.readings
            .iter()
            .find(|reading| reading.entry.0 == index)
            .unwrap()
    }

    fn place(&self, target: impl Into<Target>) -> Span {
        let span = self.places.span(target);
        Span::new(span.offset, span.len)
    }

    /// Where each gap lies and what it holds.
    fn gaps(&self) -> Vec<(Span, &GapContent)> {
        self.layout
            .gaps
            .iter()
            .map(|gap| (gap.span, &gap.content))
            .collect()
    }
}

fn open(source: Rc<dyn Source>) -> Archive {
    Archive::read(source, Limits::default()).unwrap()
}

/// Runs the job in steps of this budget.
fn scan(archive: &Archive, budget: u64) -> (Vec<LocalReading>, Layout) {
    let mut readings = Vec::new();
    let mut job = StructureScan::new(archive);
    loop {
        let step = job.step(archive, budget, &mut |reading| {
            readings.push(reading.clone())
        });
        if let Step::Done(layout) = step.unwrap() {
            return (readings, layout);
        }
    }
}

fn two() -> ArchiveBuilder {
    ArchiveBuilder::new()
        .entry(Member::stored("a.txt", *b"stored content"))
        .entry(Member::deflated("b.txt", "deflated content ".repeat(50)))
}
