//! Bytes that belong to two.

use dmpkg_fixtures::archive::{Field, Record};

use super::*;
use crate::EntryIndex;

fn overlap(first: u32, second: u32, span: Span) -> Overlap {
    Overlap {
        first: EntryIndex(first),
        second: EntryIndex(second),
        span,
    }
}

#[test]
fn two_central_headers_can_share_a_local_header() {
    let builder = two().patch(Record::Central("b.txt"), Field::LocalHeaderOffset, 0);
    let scanned = Scanned::new(&builder);
    let extent = scanned.reading(0).extent;
    let overlaps = &scanned.layout.overlaps;
    assert_eq!((overlaps.len(), scanned.layout.overlap_count), (1, 1));
    let shorter = extent.len.min(scanned.reading(1).extent.len);
    assert_eq!(overlaps[0], overlap(0, 1, Span::new(0, shorter)));
}

#[test]
fn data_can_reach_into_the_next_entry() {
    let (_, places) = two().build_with_layout();
    let data = places.span(Record::Data("a.txt"));
    let next = places.span(Record::Local("b.txt")).offset;
    let size = next - data.offset + 10;
    let scanned = Scanned::new(&two().patch(Record::Central("a.txt"), Field::CompressedSize, size));
    assert_eq!(
        scanned.layout.overlaps,
        [overlap(0, 1, Span::new(next, 10))]
    );
    assert_eq!(scanned.layout.gap_count, 0);
}

#[test]
fn an_entry_inside_another_is_found_behind_a_short_one() {
    // The outer entry holds two archives' worth of entries that the directory lists, too.
    let inner = ArchiveBuilder::new()
        .entry(Member::stored("x", *b"1"))
        .entry(Member::stored("y", *b"2"));
    let (inner_bytes, inner_places) = inner.build_with_layout();
    let listed = ["x", "y"].map(|name| Member::stored(name, *b"1").without_local_header());
    let builder = ArchiveBuilder::new()
        .entry(Member::stored("outer", inner_bytes))
        .entries(listed);
    let (_, places) = builder.build_with_layout();
    let start = places.span(Record::Data("outer")).offset;
    let offset = |name| start + inner_places.span(Record::Local(name)).offset;
    let builder = builder
        .patch(Record::Central("x"), Field::LocalHeaderOffset, offset("x"))
        .patch(Record::Central("y"), Field::LocalHeaderOffset, offset("y"));
    let scanned = Scanned::new(&builder);
    let expected = [1, 2].map(|at| overlap(0, at, scanned.reading(at).extent));
    assert_eq!(scanned.layout.overlaps, expected);
}

#[test]
fn a_stored_archive_within_an_entry_is_neither_gap_nor_overlap() {
    let builder = ArchiveBuilder::new().entry(Member::stored("inner.zip", two().build()));
    assert_eq!(Scanned::new(&builder).layout, Layout::default());
}

#[test]
fn data_can_reach_into_the_directory_and_the_end() {
    let (bytes, places) = two().build_with_layout();
    let data = places.span(Record::Data("b.txt"));
    let size = u64::try_from(bytes.len()).unwrap() - data.offset;
    let scanned = Scanned::new(&two().patch(Record::Central("b.txt"), Field::CompressedSize, size));
    let into = |record, span| RecordOverlap {
        entry: EntryIndex(1),
        record,
        span,
    };
    let expected = [
        into(RecordKind::Directory, scanned.archive.directory_span()),
        into(RecordKind::End, scanned.place(Record::End)),
    ];
    assert_eq!(scanned.layout.record_overlaps, expected);
    assert_eq!(scanned.layout.record_overlap_count, 2);
    assert_eq!(scanned.layout.overlap_count, 0);
}

#[test]
fn a_local_header_can_stand_within_the_directory() {
    let fake = b"PK\x03\x04--------------------------".to_vec();
    let builder = two().patch(Record::Central("a.txt"), Field::Comment, fake);
    let (_, places) = builder.build_with_layout();
    let comment = places.field(Record::Central("a.txt"), Field::Comment);
    let builder = builder
        .patch(
            Record::Central("b.txt"),
            Field::LocalHeaderOffset,
            comment.offset,
        )
        .patch(Record::Central("b.txt"), Field::CompressedSize, 0);
    let scanned = Scanned::new(&builder);
    // Name and extra fields of the fake header would be longer than the file.
    assert!(scanned.reading(1).header.is_err());
    let short =
        b"PK\x03\x04--------------------------".map(|byte| if byte == b'-' { 0 } else { byte });
    let scanned = Scanned::new(&builder.overwrite(Record::Central("a.txt"), 51, short));
    let overlaps = &scanned.layout.record_overlaps;
    assert_eq!(overlaps[0].span, Span::new(comment.offset, 30));
    assert_eq!(overlaps[0].record, RecordKind::Directory);
}

#[test]
fn of_very_many_overlaps_a_thousand_are_kept() {
    let mut builder = ArchiveBuilder::new().entry(Member::stored("a", *b"x"));
    let copies = (0..1_500).map(|_| Member::stored("a", *b"x").without_local_header());
    builder = builder.entries(copies);
    let mut bytes = builder.build();
    let archive = open(Rc::new(MemorySource::new(bytes.clone())));
    let mut at = usize::try_from(archive.directory_span().offset).unwrap();
    for entry in archive.entries() {
        bytes[at + 42..at + 46].copy_from_slice(&[0; 4]);
        at += entry.header().bytes().len();
    }
    let archive = open(Rc::new(MemorySource::new(bytes)));
    let (readings, layout) = scan(&archive, u64::MAX);
    assert_eq!(readings.len(), 1_501);
    assert_eq!(
        (layout.overlaps.len(), layout.overlap_count),
        (1_000, 1_500)
    );
}
