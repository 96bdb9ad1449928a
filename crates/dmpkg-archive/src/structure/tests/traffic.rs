//! How much is read, counted.

use std::io::{self, Cursor, Seek, SeekFrom, Write};

use dmpkg_fixtures::archive::Descriptor;
use dmpkg_fixtures::sparse;

use super::*;
use crate::{Paged, SourceError, Traffic};

#[test]
fn a_hundred_thousand_entries_are_visited_once_each_in_few_reads() {
    let (reads, visited) = dense(100_000);
    assert_eq!(visited, 100_000);
    let (fewer, _) = dense(25_000);
    // Four times the entries are four times the windows, and no more than that.
    assert!(reads.reads <= 4 * fewer.reads + 4, "{fewer:?} {reads:?}");
    assert!(
        reads.bytes <= 4 * fewer.bytes + (1 << 20),
        "{fewer:?} {reads:?}"
    );
}

/// What reading so many small entries takes; every one of them has to be visited once.
fn dense(count: u32) -> (Traffic, u32) {
    let entries = (0..count).map(|at| {
        Member::stored(format!("folder/file {at}"), *b"x").descriptor(Descriptor::ShortSigned)
    });
    let bytes = ArchiveBuilder::new().entries(entries).build();
    let size = u64::try_from(bytes.len()).unwrap();
    let source = Rc::new(Paged::new(MemorySource::new(bytes)));
    let archive = open(Rc::clone(&source) as Rc<dyn Source>);
    let before = source.traffic();
    let mut seen = vec![false; archive.len()];
    let mut visit = |reading: &LocalReading| {
        let seen = &mut seen[usize::try_from(reading.entry.0).unwrap()];
        assert!(!std::mem::replace(seen, true) && reading.header.is_ok());
    };
    let mut job = StructureScan::new(&archive);
    while let Step::Continue(_) = job.step(&archive, 1 << 20, &mut visit).unwrap() {}
    let traffic = since(before, source.traffic());
    assert!(
        traffic.bytes < size && traffic.reads <= size / 900_000 + 1,
        "{traffic:?}"
    );
    let visited = seen.iter().filter(|seen| **seen).count();
    (traffic, u32::try_from(visited).unwrap())
}

#[test]
fn of_entries_far_apart_only_their_headers_are_read() {
    let sparse = SparseSource::new(sparse::plan(20_000));
    let size = sparse.len();
    let source = Rc::new(Paged::new(sparse));
    let archive = open(Rc::clone(&source) as Rc<dyn Source>);
    let before = source.traffic();
    let (readings, layout) = scan(&archive, 1 << 20);
    let traffic = since(before, source.traffic());
    let entries = u64::try_from(archive.len()).unwrap();
    assert!(readings.iter().all(|it| it.data.is_some()));
    assert_eq!((readings.len(), layout), (archive.len(), Layout::default()));
    assert!(size > 5 << 30 && entries > 20_000);
    assert!(traffic.reads <= entries, "{traffic:?}");
    // The few small ones among them lie close to the next one and are read with it.
    assert!(traffic.bytes < 20 << 20, "{traffic:?}");
}

#[test]
fn a_descriptor_and_the_next_header_come_with_one_read() {
    let entries = (0..200).map(|at| {
        let bytes = vec![b'x'; 150_000];
        Member::stored(format!("{at}"), bytes).descriptor(Descriptor::LongSigned)
    });
    let bytes = ArchiveBuilder::new().entries(entries).build();
    let source = Rc::new(Paged::new(MemorySource::new(bytes)));
    let archive = open(Rc::clone(&source) as Rc<dyn Source>);
    let before = source.traffic();
    let (readings, _) = scan(&archive, u64::MAX);
    let traffic = since(before, source.traffic());
    let found = |it: &LocalReading| matches!(it.descriptor, DescriptorReading::Found(_));
    assert!(readings.iter().all(found));
    assert!(
        traffic.reads <= 201 && traffic.bytes < 201 * 600,
        "{traffic:?}"
    );
}

#[test]
fn entries_that_share_one_header_cost_no_reading_over_and_over() {
    // Overlapping data of a megabyte, with descriptors that lie elsewhere.
    let first = Member::stored("a", vec![1; 1 << 20]).descriptor(Descriptor::ShortSigned);
    let copies = (0..20_000).map(|_| {
        Member::stored("a", vec![1; 1 << 10])
            .descriptor(Descriptor::ShortSigned)
            .without_local_header()
    });
    let mut bytes = ArchiveBuilder::new().entry(first).entries(copies).build();
    let archive = open(Rc::new(MemorySource::new(bytes.clone())));
    let mut at = usize::try_from(archive.directory_span().offset).unwrap();
    for entry in archive.entries() {
        bytes[at + 42..at + 46].copy_from_slice(&[0; 4]);
        at += entry.header().bytes().len();
    }
    let source = Rc::new(Paged::new(MemorySource::new(bytes)));
    let archive = open(Rc::clone(&source) as Rc<dyn Source>);
    let before = source.traffic();
    let (readings, layout) = scan(&archive, u64::MAX);
    let traffic = since(before, source.traffic());
    assert_eq!((readings.len(), layout.overlap_count), (20_001, 20_000));
    assert!(traffic.bytes < 4 << 20, "{traffic:?}");
    assert!(traffic.reads <= 10, "{traffic:?}");
}

fn since(before: Traffic, after: Traffic) -> Traffic {
    Traffic {
        bytes: after.bytes - before.bytes,
        reads: after.reads - before.reads,
    }
}

/// A file of which long runs of zeros take no memory.
struct SparseSource {
    /// Pieces that were written, in the order of their offsets.
    pieces: Vec<(u64, Vec<u8>)>,
    len: u64,
}

impl SparseSource {
    fn new(plan: sparse::Plan) -> Self {
        let mut writer = SparseWriter::default();
        let len = plan.write(&mut writer).unwrap();
        Self {
            pieces: writer.pieces,
            len,
        }
    }
}

impl Source for SparseSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        buf.fill(0);
        let end = offset + u64::try_from(buf.len()).unwrap();
        let first = self
            .pieces
            .partition_point(|(at, bytes)| at + u64::try_from(bytes.len()).unwrap() <= offset);
        for (at, bytes) in self.pieces[first..].iter().take_while(|(at, _)| *at < end) {
            let mut cursor = Cursor::new(&mut *buf);
            let skipped = usize::try_from(offset.saturating_sub(*at)).unwrap();
            cursor.set_position(at.saturating_sub(offset));
            // What does not fit is not asked for.
            let room = usize::try_from(end - (*at).max(offset)).unwrap();
            let bytes = &bytes[skipped..];
            cursor.write_all(&bytes[..bytes.len().min(room)]).unwrap();
        }
        Ok(())
    }
}

#[derive(Default)]
struct SparseWriter {
    pieces: Vec<(u64, Vec<u8>)>,
    at: u64,
}

impl Write for SparseWriter {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.pieces.push((self.at, buf.to_vec()));
        self.at += u64::try_from(buf.len()).unwrap();
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for SparseWriter {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(_) => return Err(io::ErrorKind::Unsupported.into()),
        };
        Ok(self.at)
    }
}
