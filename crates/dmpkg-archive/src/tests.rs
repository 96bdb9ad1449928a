//! Archives built in code, each with one thing changed, and what is read of them.

use std::rc::Rc;

use dmpkg_fixtures::archive::{ArchiveBuilder, Descriptor, Entry as Member, Field, Record};

use super::*;

fn source(bytes: Vec<u8>) -> Rc<dyn Source> {
    Rc::new(MemorySource::new(bytes))
}

fn read(builder: &ArchiveBuilder) -> Archive {
    Archive::read(source(builder.build()), Limits::default()).unwrap()
}

fn failure(bytes: Vec<u8>) -> String {
    let error = Archive::read(source(bytes), Limits::default())
        .err()
        .unwrap();
    format!("{}: {error}", error.code())
}

fn names(archive: &Archive) -> Vec<String> {
    archive
        .entries()
        .map(|entry| entry.name().text().into_owned())
        .collect()
}

fn two() -> ArchiveBuilder {
    ArchiveBuilder::new()
        .entry(Member::stored("a.txt", *b"stored content"))
        .entry(Member::deflated("b.txt", "deflated content ".repeat(50)))
}

fn content(archive: &Archive, index: u32) -> Content {
    archive
        .entry(EntryIndex(index))
        .unwrap()
        .content(u64::MAX)
        .unwrap()
}

#[test]
fn every_field_of_an_ordinary_archive() {
    let builder = two();
    let (bytes, layout) = builder.build_with_layout();
    let archive = Archive::read(source(bytes), Limits::default()).unwrap();
    assert_eq!(names(&archive), ["a.txt", "b.txt"]);
    assert_eq!(*archive.walk_end(), WalkEnd::EndRecord);
    assert_eq!((archive.claimed_entries(), archive.shift()), (2, 0));
    let [candidate] = archive.end_candidates() else {
        panic!()
    };
    assert_eq!(candidate.record, *archive.end());
    let entry = archive.entry(EntryIndex(1)).unwrap();
    assert_eq!(
        (entry.method(), entry.uncompressed_size()),
        (Method::DEFLATE, 850)
    );
    assert_eq!(
        entry.local_header_offset(),
        layout.span(Record::Local("b.txt")).offset
    );
    let data = layout.span(Record::Data("b.txt"));
    assert_eq!(entry.data_span().unwrap(), Span::new(data.offset, data.len));
    for index in [0, 1] {
        let header = archive.entry(EntryIndex(index)).unwrap().header();
        let ContentEnd::Complete(decoded) = content(&archive, index).end else {
            panic!()
        };
        assert_eq!((decoded.crc32, decoded.unused), (header.crc32(), 0));
    }
    assert_eq!(content(&archive, 0).bytes, b"stored content");
    assert!(archive.entry(EntryIndex(2)).is_none());
}

#[test]
fn duplicates_are_kept() {
    let archive = read(&two().entry(Member::stored("a.txt", *b"other")));
    assert_eq!(names(&archive), ["a.txt", "b.txt", "a.txt"]);
    assert_eq!(content(&archive, 2).bytes, b"other");
}

#[test]
fn data_in_front_shifts_the_archive() {
    let archive = read(&two().prefix(*b"#!/bin/sh\n"));
    assert_eq!(
        (archive.shift(), content(&archive, 0).bytes.as_slice()),
        (0, &b"stored content"[..])
    );
    let archive = read(&two().prefix(*b"#!/bin/sh\n").offsets_ignore_prefix());
    assert_eq!(
        (archive.shift(), content(&archive, 1).bytes.len()),
        (10, 850)
    );
}

#[test]
fn comments_and_bytes_behind_do_not_hide_the_end() {
    let archive = read(&two().comment("made by hand").trailing(vec![0; 300]));
    assert_eq!(archive.end().comment, b"made by hand");
    // A signature inside the comment is a candidate, but no directory belongs to it.
    let archive = read(&two().comment(b"PK\x05\x06 and twenty-two bytes more".to_vec()));
    assert_eq!(
        (names(&archive).len(), archive.end_candidates().len()),
        (2, 2)
    );
}

#[test]
fn a_zip64_record_that_nobody_asks_for_ends_the_directory_too() {
    let plain = two();
    let (_, layout) = plain.build_with_layout();
    let directory = layout.span(Record::Central("a.txt")).offset;
    let size = layout.span(Record::End).offset - directory;
    let unasked = two()
        .zip64_end()
        .patch(Record::End, Field::DiskNumber, 0)
        .patch(Record::End, Field::DirectoryDisk, 0)
        .patch(Record::End, Field::EntriesOnDisk, 2)
        .patch(Record::End, Field::EntriesTotal, 2)
        .patch(Record::End, Field::DirectorySize, size)
        .patch(Record::End, Field::DirectoryOffset, directory);
    let archive = read(&unasked);
    assert!(archive.zip64_end().is_some() && !archive.end().asks_for_zip64());
    assert_eq!(names(&archive), ["a.txt", "b.txt"]);
    assert_eq!(*archive.walk_end(), WalkEnd::EndRecord);
    let shifted = [&b"#!/bin/sh\n"[..], &unasked.build()].concat();
    let archive = Archive::read(source(shifted), Limits::default()).unwrap();
    assert_eq!((names(&archive).len(), archive.shift()), (2, 10));
    assert_eq!(*archive.walk_end(), WalkEnd::EndRecord);
    assert_eq!(content(&archive, 0).bytes, b"stored content");
}

#[test]
fn zip64_values_stand_in_for_the_largest_numbers() {
    let archive = read(
        &ArchiveBuilder::new()
            .entry(
                Member::deflated("a", "x".repeat(99))
                    .zip64_sizes()
                    .zip64_offset(),
            )
            .zip64_end(),
    );
    let entry = archive.entry(EntryIndex(0)).unwrap();
    assert_eq!(entry.header().uncompressed_size(), u32::MAX);
    assert_eq!(
        (entry.uncompressed_size(), entry.local_header_offset()),
        (99, 0)
    );
    assert_eq!(content(&archive, 0).bytes.len(), 99);
    assert!(archive.zip64_end().is_some_and(|end| end.entries == 1));
}

#[test]
fn descriptors_do_not_disturb() {
    for form in [
        Descriptor::Short,
        Descriptor::ShortSigned,
        Descriptor::Long,
        Descriptor::LongSigned,
    ] {
        let archive =
            read(&ArchiveBuilder::new().entry(Member::deflated("a", "xyz").descriptor(form)));
        assert_eq!(content(&archive, 0).bytes, b"xyz");
    }
}

#[test]
fn the_walk_says_where_it_stopped() {
    let broken = two().patch(Record::Central("b.txt"), Field::Signature, 0x1234_5678);
    let (bytes, layout) = broken.build_with_layout();
    let archive = Archive::read(source(bytes), Limits::default()).unwrap();
    let offset = layout.span(Record::Central("b.txt")).offset;
    assert_eq!(
        *archive.walk_end(),
        WalkEnd::OtherBytes {
            offset,
            found: 0x1234_5678
        }
    );
    assert_eq!(
        (names(&archive), archive.claimed_entries()),
        (vec!["a.txt".to_owned()], 2)
    );

    let long = two().patch(Record::Central("b.txt"), Field::CommentLength, 999);
    let archive = read(&long);
    assert!(matches!(archive.walk_end(), WalkEnd::Truncated { .. }));

    let limits = Limits {
        entries: 1,
        ..Limits::default()
    };
    let archive = Archive::read(source(two().build()), limits).unwrap();
    assert!(matches!(archive.walk_end(), WalkEnd::Limit { .. }));
    assert_eq!(archive.len(), 1);
}

#[test]
fn files_that_are_no_archives_say_so() {
    assert_eq!(failure(Vec::new()), "empty-file: the file has no bytes");
    assert_eq!(
        failure(b"hello".to_vec()),
        "not-a-zip: the file is not a zip archive"
    );
    let mut cut = two().build();
    cut.truncate(cut.len() - 30);
    assert_eq!(
        failure(cut),
        "end-missing: the file begins like a zip archive but its end is missing"
    );
    let astray = two().patch(Record::End, Field::DirectoryOffset, 5);
    let astray = astray.patch(Record::End, Field::DirectorySize, 5).build();
    assert!(failure(astray).starts_with("directory-missing: the end record at offset"));
}

#[test]
fn bytes_that_are_missing_in_front_cost_only_the_first_entry() {
    let mut bytes = two().build();
    bytes.drain(..40);
    let archive = Archive::read(source(bytes), Limits::default()).unwrap();
    assert_eq!(archive.shift(), -40);
    assert!(archive.entry(EntryIndex(0)).unwrap().content(9).is_err());
    assert_eq!(content(&archive, 1).bytes.len(), 850);
}

#[test]
fn damaged_entries_fail_alone() {
    let no_header = two().patch(Record::Local("a.txt"), Field::Signature, 7);
    let archive = read(&no_header);
    let error = archive
        .entry(EntryIndex(0))
        .unwrap()
        .content(99)
        .unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::NoLocalHeader { found: Some(7) });
    assert_eq!(content(&archive, 1).bytes.len(), 850);

    let beyond = two().patch(Record::Central("a.txt"), Field::CompressedSize, 1_000_000);
    let error = read(&beyond)
        .entry(EntryIndex(0))
        .unwrap()
        .content(99)
        .unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::DataOutsideFile);

    let encrypted = two().patch(Record::Central("a.txt"), Field::Flags, 1);
    let error = read(&encrypted)
        .entry(EntryIndex(0))
        .unwrap()
        .content(99)
        .unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Encrypted);

    let lzma = two().patch(Record::Central("a.txt"), Field::Method, 14);
    let error = read(&lzma)
        .entry(EntryIndex(0))
        .unwrap()
        .content(99)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the entry is compressed by LZMA; only stored and deflate can be read, here and by .NET"
    );
}

#[test]
fn what_stands_before_a_break_is_delivered() {
    let text: String = (0..40_000).map(|n| format!("line {n}\n")).collect();
    let whole = ArchiveBuilder::new().entry(Member::deflated("a", &text));
    let size = read(&whole).entry(EntryIndex(0)).unwrap().compressed_size();
    let cut = whole.patch(Record::Central("a"), Field::CompressedSize, size / 2);
    let content = content(&read(&cut), 0);
    assert!(content.bytes.len() > 10_000 && text.as_bytes().starts_with(&content.bytes));
    let ContentEnd::Broken(error) = content.end else {
        panic!()
    };
    let decoded = u64::try_from(content.bytes.len()).unwrap();
    assert_eq!(error.kind, ReadErrorKind::TruncatedDeflate { decoded });
}

#[test]
fn a_limit_is_not_the_end() {
    let archive = read(&two());
    let entry = archive.entry(EntryIndex(1)).unwrap();
    let content = entry.content(10).unwrap();
    assert_eq!(
        (content.bytes.as_slice(), content.end),
        (&b"deflated c"[..], ContentEnd::Limit)
    );
    assert!(matches!(
        entry.content(850).unwrap().end,
        ContentEnd::Complete(_)
    ));
}

#[test]
fn opening_goes_in_steps() {
    let entries =
        (0..30_000).map(|n| Member::stored(format!("folder/with a long name/{n}.txt"), *b""));
    let bytes = ArchiveBuilder::new().entries(entries).build();
    let mut opening = Opening::new(source(bytes), Limits::default());
    let mut steps = Vec::new();
    let archive = loop {
        match opening.step(1).unwrap() {
            Step::Continue(progress) => steps.push(progress),
            Step::Done(archive) => break archive,
        }
    };
    assert_eq!(archive.len(), 30_000);
    assert!(
        steps.len() >= 2 && steps.iter().all(|step| step.done <= step.total),
        "{steps:?}"
    );
}

#[test]
fn nothing_but_the_directory_is_read() {
    let big = Member::stored("big.bin", vec![7; 3 << 20]);
    let bytes = ArchiveBuilder::new()
        .entry(big)
        .entry(Member::stored("a", *b"1"))
        .build();
    let paged = Rc::new(Paged::new(MemorySource::new(bytes)));
    let archive = Archive::read(Rc::clone(&paged) as Rc<dyn Source>, Limits::default()).unwrap();
    assert_eq!(archive.len(), 2);
    assert!(paged.traffic().bytes < 200_000, "{:?}", paged.traffic());
}

#[test]
fn a_stored_entry_is_a_source_of_its_own() {
    let inner = two().build();
    let archive = read(&ArchiveBuilder::new().entry(Member::stored("in.zip", inner)));
    let source = archive
        .entry(EntryIndex(0))
        .unwrap()
        .stored_source()
        .unwrap()
        .unwrap();
    let inner = Archive::read(source, Limits::default()).unwrap();
    assert_eq!(content(&inner, 0).bytes, b"stored content");
}
