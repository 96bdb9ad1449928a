//! Deflated data of every form, read in every order, beside a decoder that reads it once.

mod streams;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry as Member, Field, Record};

use self::streams::{Counted, Random, deflate, fixed, lines, noise, streams};
use super::decoder::Checkpoint;
use super::*;
use crate::{
    Archive, Content, ContentEnd, ContentReader, EntryIndex, Limits, MemorySource, Method, Step,
};

fn indexing(source: Rc<dyn Source>, spacing: u64, memory: usize) -> InflateIndexing {
    let span = Span::new(0, source.len());
    InflateIndexing::over(source, span, u64::MAX, Index::new(spacing, memory))
}

fn finish(mut indexing: InflateIndexing) -> Result<InflatedSource, ReadError> {
    loop {
        if let Step::Done(source) = indexing.step(300_000)? {
            return Ok(source);
        }
    }
}

fn source(packed: &[u8], spacing: u64) -> InflatedSource {
    let memory: Rc<dyn Source> = Rc::new(MemorySource::new(packed));
    finish(indexing(memory, spacing, INDEX_MEMORY)).unwrap()
}

fn read(source: &InflatedSource, start: usize, count: usize) -> Vec<u8> {
    let mut bytes = vec![0; count];
    let offset = u64::try_from(start).unwrap();
    source.read_at(offset, &mut bytes).unwrap();
    bytes
}

/// What the decoder for content makes of the same data.
fn content(packed: &[u8]) -> Content {
    let memory: Rc<dyn Source> = Rc::new(MemorySource::new(packed));
    let span = Span::new(0, length(packed));
    Content::read(
        ContentReader::new(memory, span, Method::DEFLATE).unwrap(),
        u64::MAX,
    )
}

fn archive(builder: &ArchiveBuilder) -> Archive {
    let memory: Rc<dyn Source> = Rc::new(MemorySource::new(builder.build()));
    Archive::read(memory, Limits::default()).unwrap()
}

#[test]
fn random_reads_equal_a_full_decode() {
    for (what, packed, plain) in streams() {
        for spacing in [1, 100_000, SPACING] {
            let source = source(&packed, spacing);
            assert_eq!(source.len(), length(&plain), "{what}");
            assert_eq!(content(&packed).end, ContentEnd::Complete(source.decoded()));
            let mut random = Random(spacing + 1);
            for _ in 0..60 {
                let start = random.below(plain.len() + 1);
                let count = random.below((plain.len() - start).min(200_000) + 1);
                let bytes = read(&source, start, count);
                assert!(
                    bytes == plain[start..start + count],
                    "{what}, spacing {spacing}: {count} at {start}"
                );
            }
        }
    }
}

#[test]
fn reading_from_start_to_end_decodes_once() {
    let plain = lines(4_000_000);
    let packed = deflate(&plain, 6);
    let counted = Counted::new(&packed);
    let source = finish(indexing(counted.clone(), SPACING, INDEX_MEMORY)).unwrap();
    assert_eq!(counted.read.get(), packed.len());
    counted.read.set(0);
    for (at, piece) in plain.chunks(10_007).enumerate() {
        assert!(read(&source, at * 10_007, piece.len()) == piece, "{at}");
    }
    assert_eq!(counted.read.get(), packed.len());
}

#[test]
fn a_read_begins_at_the_checkpoint_before_it() {
    let plain = noise(6 << 20);
    let counted = Counted::new(&deflate(&plain, 0));
    let source = finish(indexing(counted.clone(), SPACING, INDEX_MEMORY)).unwrap();
    for start in [5_900_000, 3_000_000, 100_000, 1_000_000] {
        counted.read.set(0);
        assert!(read(&source, start, 1000) == plain[start..start + 1000]);
        assert!(counted.read.get() < (1 << 20) + (512 << 10), "{start}");
    }
    counted.read.set(0);
    // The pages passed on the way to the last one are still there.
    read(&source, 5_300_000, 1000);
    assert_eq!(counted.read.get(), 0);
}

#[test]
fn the_index_keeps_to_its_memory() {
    let plain = lines(3 << 20);
    let packed = deflate(&plain, 6);
    for kept in [2, 3, 10] {
        let memory: Rc<dyn Source> = Rc::new(MemorySource::new(packed.as_slice()));
        let mut job = indexing(memory, 1, kept * Checkpoint::SIZE);
        let source = loop {
            match job.step(100_000).unwrap() {
                Step::Done(source) => break source,
                Step::Continue(_) => assert!(job.index.len() <= kept),
            }
        };
        assert!((kept / 2..=kept).contains(&source.index.len()));
        for start in [3_000_000, 1_500_000, 70_000, 2_000_000] {
            assert!(read(&source, start, 5000) == plain[start..start + 5000]);
        }
    }
}

#[test]
fn damage_is_told_as_for_content() {
    let packed = deflate(&lines(2_000_000), 6);
    let mut broken = deflate(&noise(200_000), 0);
    let first_block = 5 + usize::from(u16::from_le_bytes([broken[1], broken[2]]));
    broken[first_block] = 0b111;
    let cut = &packed[..packed.len() * 2 / 3];
    let before_the_start = fixed(b"four".iter().copied().map(Some).chain([None]));
    for (what, packed, code) in [
        ("damaged", &*broken, "broken-deflate"),
        ("cut", cut, "truncated-deflate"),
        ("without a byte", &[], "truncated-deflate"),
        (
            "match before the start",
            &before_the_start,
            "broken-deflate",
        ),
    ] {
        let memory: Rc<dyn Source> = Rc::new(MemorySource::new(packed));
        let error = finish(indexing(memory, SPACING, INDEX_MEMORY)).err();
        let ContentEnd::Broken(expected) = content(packed).end else {
            panic!("{what}")
        };
        assert_eq!(error.as_ref().map(ReadError::code), Some(code), "{what}");
        assert_eq!(expected.code(), code, "{what}");
    }
}

#[test]
fn changed_data_gives_what_the_content_reader_gives() {
    let mut random = Random(2024);
    let plain = lines(150_000);
    let packed: Vec<_> = [0, 1, 6, 9].map(|level| deflate(&plain, level)).into();
    let (mut whole, mut broken) = (0, 0);
    for case in 0..600 {
        let mut bytes = packed[random.below(packed.len())].clone();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = random.byte();
        }
        bytes.truncate(bytes.len() - random.below(2) * random.below(bytes.len()));
        let memory: Rc<dyn Source> = Rc::new(MemorySource::new(bytes.as_slice()));
        let ours = finish(indexing(memory, 1, INDEX_MEMORY));
        let theirs = content(&bytes);
        match (ours, theirs.end) {
            (Ok(source), ContentEnd::Complete(decoded)) => {
                whole += 1;
                assert_eq!(source.decoded(), decoded, "case {case}");
                let count = theirs.bytes.len();
                let start = count / 2;
                assert!(read(&source, start, count - start) == theirs.bytes[start..]);
                assert!(read(&source, 0, count) == theirs.bytes, "case {case}");
            }
            (Err(ours), ContentEnd::Broken(theirs)) => {
                broken += 1;
                assert_eq!(ours.code(), theirs.code(), "case {case}");
            }
            (ours, theirs) => panic!("case {case}: {:?}, {theirs:?}", ours.err()),
        }
    }
    assert!(whole > 50 && broken > 50, "{whole} whole, {broken} broken");
}

#[test]
fn a_claim_is_believed_as_far_as_it_goes() {
    let plain = lines(500_000);
    for (claim, outcome) in [
        (499_999_u32, Err("longer-than-stated")),
        (500_000, Ok(500_000)),
        (4_000_000_000, Ok(500_000)),
    ] {
        let archive = archive(
            &ArchiveBuilder::new()
                .entry(Member::deflated("a.zip", plain.as_slice()))
                .patch(Record::Central("a.zip"), Field::UncompressedSize, claim),
        );
        let indexing = InflateIndexing::new(archive.entry(EntryIndex(0)).unwrap()).unwrap();
        let found = finish(indexing).map(|source| source.len());
        assert_eq!(found.map_err(|error| error.code()), outcome, "{claim}");
    }
}

#[test]
fn other_methods_and_encrypted_entries_are_refused() {
    let archive = archive(
        &ArchiveBuilder::new()
            .entry(Member::stored("a", *b"content"))
            .entry(Member::deflated("b", *b"content").flags(1)),
    );
    for (index, code) in [(0, "unsupported-method"), (1, "encrypted")] {
        let entry = archive.entry(EntryIndex(index)).unwrap();
        let refused = InflateIndexing::new(entry).err();
        assert_eq!(refused.map(|error| error.code()), Some(code));
    }
}

#[test]
fn a_step_is_bounded_whatever_the_data() {
    // Blocks without content: much to take, nothing to make.
    let mut empty = [0, 0, 0, 0xFF, 0xFF].repeat(400_000);
    empty.extend([1, 0, 0, 0xFF, 0xFF]);
    for packed in [empty, deflate(&vec![0; 20_000_000], 9)] {
        let counted = Counted::new(&packed);
        let mut job = indexing(counted, SPACING, INDEX_MEMORY);
        let (mut steps, mut done) = (0, 0);
        let source = loop {
            match job.step(200_000).unwrap() {
                Step::Done(source) => break source,
                Step::Continue(progress) => {
                    assert!(progress.done >= done && progress.total == length(&packed));
                    (steps, done) = (steps + 1, progress.done);
                }
            }
        };
        let work = source.len() + length(&packed);
        assert!(steps >= work / 500_000, "{steps} steps for {work}");
    }
}

#[test]
fn a_file_that_changes_afterwards_is_told() {
    let plain = lines(3_000_000);
    let counted = Counted::new(&deflate(&plain, 6));
    let source = finish(indexing(counted.clone(), SPACING, INDEX_MEMORY)).unwrap();
    let mut buf = [0; 100];
    counted.gone.set(true);
    let failed = source.read_at(2_500_000, &mut buf).unwrap_err();
    assert!(matches!(failed, SourceError::Failed { .. }), "{failed}");
    counted.gone.set(false);
    source.read_at(2_500_000, &mut buf).unwrap();
    assert_eq!(buf[..], plain[2_500_000..2_500_100]);
    counted.bytes.borrow_mut().fill(0xFF);
    let changed = source.read_at(0, &mut buf).unwrap_err();
    assert!(matches!(changed, SourceError::Changed { .. }), "{changed}");
    let outside = source.read_at(2_999_999, &mut buf).unwrap_err();
    assert!(matches!(outside, SourceError::OutOfRange { .. }));
}

#[test]
fn an_inflated_source_lies_in_another() {
    let plain = lines(1_500_000);
    let inner = Rc::new(source(&deflate(&deflate(&plain, 6), 0), 1));
    let outer = finish(indexing(inner, 1, INDEX_MEMORY)).unwrap();
    for start in [1_400_000, 10, 700_000] {
        assert!(read(&outer, start, 90_000) == plain[start..start + 90_000]);
    }
}
