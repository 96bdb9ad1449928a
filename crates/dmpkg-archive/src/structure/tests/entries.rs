//! Local headers and data.

use dmpkg_fixtures::archive::{Field, Record};

use super::*;
use crate::{EntryIndex, ReadErrorKind, SourceError};

#[test]
fn an_ordinary_archive_has_nothing_beside_its_entries() {
    let scanned = Scanned::new(&two());
    assert_eq!(scanned.layout, Layout::default());
    let names = ["a.txt", "b.txt"];
    for (index, name) in (0..).zip(names) {
        let reading = scanned.reading(index);
        let header = reading.header.as_ref().unwrap();
        assert_eq!(&*header.name().text(), name);
        assert_eq!(header.span, scanned.place(Record::Local(name)));
        assert_eq!(reading.data, Some(scanned.place(Record::Data(name))));
        assert_eq!(reading.descriptor, DescriptorReading::NotAnnounced);
        assert_eq!(reading.extent.offset, header.span.offset);
        assert_eq!(reading.extent.end(), reading.data.unwrap().end());
    }
}

#[test]
fn every_sort_of_fixture_reads_the_same_in_steps_of_any_size() {
    let builders = [
        two(),
        two().prefix(vec![7; 70_000]).trailing(vec![0; 60_000]),
        two().gap_before(Record::Local("b.txt"), vec![0; 700_000]),
        two().zip64_end().comment("made by hand"),
    ];
    for builder in builders {
        let archive = open(Rc::new(MemorySource::new(builder.build())));
        let whole = scan(&archive, u64::MAX);
        for budget in [0, 70_000, 1 << 20] {
            assert_eq!(scan(&archive, budget), whole);
        }
    }
}

#[test]
fn progress_grows_up_to_the_file() {
    let builder = two().gap_before(Record::Local("b.txt"), vec![0; 2_000_000]);
    let archive = open(Rc::new(MemorySource::new(builder.build())));
    let mut job = StructureScan::new(&archive);
    let mut before = 0;
    let mut steps = 0;
    while let Step::Continue(progress) = job.step(&archive, 0, &mut |_| {}).unwrap() {
        assert!(before <= progress.done && progress.done <= progress.total);
        before = progress.done;
        steps += 1;
    }
    assert!(steps > 8 && before > 2_000_000, "{steps}");
}

#[test]
fn a_missing_local_header_costs_its_entry_only() {
    let builder = two().patch(Record::Local("a.txt"), Field::Signature, 7);
    let scanned = Scanned::new(&builder);
    let reading = scanned.reading(0);
    let error = reading.header.as_ref().unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::NoLocalHeader { found: Some(7) });
    assert_eq!((reading.data, reading.extent), (None, Span::new(0, 0)));
    assert_eq!(reading.descriptor, DescriptorReading::NotRead);
    assert!(scanned.reading(1).data.is_some());
    let span = Span::new(0, scanned.place(Record::Local("b.txt")).offset);
    let gap = (span, &GapContent::Expected(EntryIndex(0)));
    assert_eq!((scanned.gaps(), &scanned.layout.prefix), (vec![gap], &None));
}

#[test]
fn offsets_outside_the_file_are_told() {
    for offset in [u64::from(u32::MAX) - 1, 100_000] {
        let builder = two().patch(Record::Central("b.txt"), Field::LocalHeaderOffset, offset);
        let scanned = Scanned::new(&builder);
        let error = scanned.reading(1).header.as_ref().unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::NoLocalHeader { found: None });
        assert_eq!(error.span.offset, offset);
        assert_eq!(scanned.readings.len(), 2);
    }
}

#[test]
fn data_beyond_the_file_is_no_gap_and_no_overlap() {
    let builder = two().patch(Record::Central("a.txt"), Field::CompressedSize, 1_000_000);
    let scanned = Scanned::new(&builder);
    let reading = scanned.reading(0);
    assert!(reading.header.is_ok() && reading.data.is_none());
    assert_eq!(reading.extent, scanned.place(Record::Local("a.txt")));
    let data = scanned.place(Record::Data("a.txt"));
    let gap = (data, &GapContent::Expected(EntryIndex(0)));
    assert_eq!(
        (scanned.gaps(), scanned.layout.overlap_count),
        (vec![gap], 0)
    );
}

#[test]
fn a_header_beyond_the_file_is_told() {
    let builder = two().patch(Record::Local("b.txt"), Field::ExtraLength, 60_000);
    let scanned = Scanned::new(&builder);
    let error = scanned.reading(1).header.as_ref().unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::DataOutsideFile);
}

#[test]
fn zip64_sizes_of_both_headers_count() {
    let builder =
        ArchiveBuilder::new().entry(Member::stored("a", *b"12345").zip64_sizes().zip64_offset());
    let scanned = Scanned::new(&builder);
    let header = scanned.reading(0).header.as_ref().unwrap();
    assert_eq!(
        (header.compressed_size, header.claimed_compressed_size()),
        (u32::MAX, 5)
    );
    assert_eq!(
        scanned.reading(0).data,
        Some(scanned.place(Record::Data("a")))
    );
    assert_eq!(scanned.layout, Layout::default());
}

#[test]
fn entries_come_in_the_order_of_the_file() {
    let (_, places) = two().build_with_layout();
    let [first, second] = ["a.txt", "b.txt"].map(|name| places.span(Record::Local(name)).offset);
    let swapped = two()
        .patch(Record::Central("a.txt"), Field::LocalHeaderOffset, second)
        .patch(Record::Central("b.txt"), Field::LocalHeaderOffset, first);
    let order = |builder: &ArchiveBuilder| {
        let readings = Scanned::new(builder).readings;
        readings.iter().map(|it| it.entry.0).collect::<Vec<_>>()
    };
    assert_eq!(order(&swapped), [1, 0]);
    let same = two().patch(Record::Central("b.txt"), Field::LocalHeaderOffset, first);
    assert_eq!(order(&same), [0, 1]);
}

/// A source that fails once it is told to, or that has less than it says.
struct Faulty {
    inner: MemorySource,
    ok_below: std::cell::Cell<u64>,
    error: SourceError,
}

impl Source for Faulty {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let end = offset + u64::try_from(buf.len()).unwrap();
        let here = self.ok_below.get();
        if end > here && end < self.len() - 200 {
            return Err(self.error.clone());
        }
        self.inner.read_at(offset, buf)
    }
}

fn faulty(error: SourceError) -> (Rc<Faulty>, Archive) {
    let far = Member::stored("far", vec![7; 100_000]);
    let builder = ArchiveBuilder::new()
        .entry(far)
        .entry(Member::stored("last", vec![8; 50_000]));
    let source = Rc::new(Faulty {
        inner: MemorySource::new(builder.build()),
        ok_below: std::cell::Cell::new(600),
        error,
    });
    let archive = open(Rc::clone(&source) as Rc<dyn Source>);
    (source, archive)
}

#[test]
fn after_a_failed_read_the_step_can_be_tried_again() {
    let reason = "unplugged".to_owned();
    let (source, archive) = faulty(SourceError::Failed { reason });
    let mut job = StructureScan::new(&archive);
    let mut seen = Vec::new();
    let mut step = || job.step(&archive, u64::MAX, &mut |it| seen.push(it.entry.0));
    let error = step().err().unwrap();
    assert!(matches!(error.kind, ReadErrorKind::Source(_)));
    source.ok_below.set(u64::MAX);
    assert!(matches!(step(), Ok(Step::Done(layout)) if layout == Layout::default()));
    assert_eq!(seen, [0, 1]);
}

#[test]
fn a_source_that_has_less_than_it_says_damages_entries_only() {
    let span = Span::default();
    let (_, archive) = faulty(SourceError::OutOfRange { span, len: 0 });
    let (readings, _) = scan(&archive, u64::MAX);
    let found: Vec<_> = readings.iter().map(|it| it.header.is_ok()).collect();
    assert_eq!(found, [true, false]);
}
