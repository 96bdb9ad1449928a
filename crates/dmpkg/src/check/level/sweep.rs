//! Documents and structure in one go, for archives whose bytes are decoded as they are read.

use dmpkg_archive::sorted::sort_by_key;
use dmpkg_archive::{LocalReading, StructureScan};

use super::super::{Announce, Budget, Runner};
use super::container::SCAN;
use super::{Level, Phase};
use crate::inspection::Record;

/// The way through an archive in the order of its data. The scan of the structure is taken along: it
/// reads what begins before the data of a document, then comes the document, so that no byte is decoded
/// twice.
pub(super) struct Sweep {
    /// The entries that are read, by the offset of their local headers; the next one last.
    waiting: Vec<(u64, u32)>,
    /// Whether the scan is taken along.
    scans: bool,
    /// What it has read and no rule has looked at yet.
    readings: Vec<LocalReading>,
}

/// Readings at which rules look together: running them costs more than what they do.
const TOGETHER: usize = 64;

impl Level {
    /// Begins with the entries that are read: in a sweep, or in their order where that costs the same.
    pub(super) fn begin_documents(&mut self, runner: &Runner) -> Phase {
        let archive = &self.package.archive;
        if !archive.source().is_decoded() {
            return Phase::Documents(0);
        }
        let read = archive
            .entries()
            .filter(|entry| !entry.is_directory() && self.is_read(*entry));
        let places = read.map(|entry| (entry.local_header_offset(), entry.index().0));
        let mut waiting: Vec<(u64, u32)> = places.collect();
        sort_by_key(&mut waiting, |(offset, index)| (!offset, !index));
        if !runner.is_off() {
            self.scan = Some(Box::new(StructureScan::new(archive)));
        }
        Phase::Sweep(Sweep {
            waiting,
            scans: !runner.is_off(),
            readings: Vec::new(),
        })
    }

    /// Reads the next document, or a part of the structure that lies before it.
    pub(super) fn sweep(
        &mut self,
        mut sweep: Sweep,
        runner: &mut Runner,
        budget: &mut Budget,
        record: &mut Record,
        announce: Announce<'_>,
    ) -> Option<Phase> {
        let Some((offset, at)) = sweep.waiting.pop() else {
            self.local(&sweep.readings, runner, announce);
            record.sort(&self.address);
            return None;
        };
        let scan = self.scan.as_mut().filter(|_| sweep.scans);
        if let Some(scan) = scan
            && scan.position().is_some_and(|position| position <= offset)
        {
            let readings = &mut sweep.readings;
            let visit = &mut |reading: &LocalReading| readings.push(reading.clone());
            let step = scan.step_to(&self.package.archive, offset, SCAN, visit);
            // What cannot be read is tried again, and told, when nothing but the structure is left.
            sweep.scans = step.is_ok();
            sweep.waiting.push((offset, at));
        } else {
            self.document(at, runner, budget, record, announce);
        }
        if sweep.readings.len() >= TOGETHER {
            self.local(&sweep.readings, runner, announce);
            sweep.readings.clear();
        }
        Some(Phase::Sweep(sweep))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use dmpkg_archive::{MemorySource, Source, SourceError};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Descriptor, Entry, Field, Record};

    use crate::{CheckOptions, Checking, Inspection, Package};

    /// Counts what is read.
    struct Counted {
        inner: MemorySource,
        read: Cell<u64>,
    }

    impl Source for Counted {
        fn len(&self) -> u64 {
            self.inner.len()
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
            let count = u64::try_from(buf.len()).unwrap();
            self.read.set(self.read.get() + count);
            self.inner.read_at(offset, buf)
        }
    }

    fn noise(count: usize, mut state: u64) -> Vec<u8> {
        let next = std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        });
        next.flatten().take(count).collect()
    }

    fn name(at: u64) -> &'static str {
        format!("{at:03}.dll").leak()
    }

    /// 12 MB of libraries, the first larger than what is kept of decoded bytes.
    fn libraries() -> ArchiveBuilder {
        let sizes = (0..40_u64).map(|at| if at == 0 { 4_500_000 } else { 200_000 });
        let entries = sizes.zip(0..).map(|(size, at)| {
            Entry::stored(name(at), noise(size, at + 1)).descriptor(Descriptor::ShortSigned)
        });
        ArchiveBuilder::new().entries(entries)
    }

    /// Looks at an archive that is deflated as a whole. Gives how many times its bytes were read, in
    /// tenths, and what it says.
    fn look(inner: Vec<u8>) -> (u64, Inspection) {
        let size = u64::try_from(inner.len()).unwrap();
        let bytes = ArchiveBuilder::new()
            .entry(Entry::deflated("inner.zip", inner))
            .build();
        let source = Rc::new(Counted {
            inner: MemorySource::new(bytes),
            read: Cell::new(0),
        });
        let package = Package::open("outer.zip", Rc::clone(&source) as Rc<dyn Source>).unwrap();
        let mut checking = Checking::new(Rc::new(package), CheckOptions::default());
        source.read.set(0);
        while !checking.step(&mut |_| {}) {}
        let inspection = checking.take_inspection().unwrap();
        (source.read.get() * 10 / size, inspection)
    }

    #[test]
    fn documents_and_structure_are_decoded_once_beside_the_index() {
        let (read, inspection) = look(libraries().build());
        assert!(read < 24, "{read} tenths");
        assert_eq!(inspection.assemblies().count(), 40);
    }

    #[test]
    fn the_order_of_the_list_changes_neither_the_reading_nor_the_order_of_what_is_told() {
        // Each entry of the list points to the data that lies at the other end.
        let builder = libraries();
        let (_, places) = builder.build_with_layout();
        let mut turned = builder;
        for at in 1..40 {
            let offset = places.span(Record::Local(name(40 - at))).offset;
            let offset = u32::try_from(offset).unwrap();
            turned = turned.patch(Record::Central(name(at)), Field::LocalHeaderOffset, offset);
        }
        let (read, inspection) = look(turned.build());
        assert!(read < 24, "{read} tenths");
        let order = inspection.assemblies().map(|it| it.entry.0);
        assert!(order.eq(0..40));
    }
}
