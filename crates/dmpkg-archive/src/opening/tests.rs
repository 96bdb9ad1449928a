//! Archives that more than one end record could belong to, and what each way of locating makes of them.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry as Member, Field, Record};

use super::*;
use crate::{MemorySource, Span, WalkEnd};

fn read_as(bytes: &[u8], locating: Locating) -> Result<Archive, ReadError> {
    let source = Rc::new(MemorySource::new(bytes.to_vec()));
    Archive::read_as(source, Limits::default(), locating)
}

fn names(archive: &Archive) -> Vec<String> {
    let text = |entry: crate::Entry<'_>| entry.name().text().into_owned();
    archive.entries().map(text).collect()
}

/// What a reader sees, or why it sees nothing.
fn seen(bytes: &[u8], locating: Locating) -> Result<Vec<String>, &'static str> {
    match read_as(bytes, locating) {
        Ok(archive) => Ok(names(&archive)),
        Err(error) => Err(error.code()),
    }
}

fn two() -> ArchiveBuilder {
    ArchiveBuilder::new()
        .entry(Member::stored("a.txt", *b"stored content"))
        .entry(Member::deflated("b.txt", "deflated content ".repeat(50)))
}

fn one(name: &str) -> ArchiveBuilder {
    ArchiveBuilder::new().entry(Member::stored(name, *b"x"))
}

/// An archive whose end record stands in the comment of another one, with a directory each.
fn two_in_one() -> (Vec<u8>, u64, u64) {
    let (mut bytes, places) = one("first").build_with_layout();
    let first = places.span(Record::End).offset;
    let (second, second_places) = one("other").build_with_layout();
    let start = u64::try_from(bytes.len()).unwrap();
    let shifted = |record, field| {
        let at = usize::try_from(second_places.field(record, field).offset).unwrap();
        let old = u32::from_le_bytes(second[at..at + 4].try_into().unwrap());
        (at, u64::from(old) + start)
    };
    let mut second = second.clone();
    for (record, field) in [
        (Record::End, Field::DirectoryOffset),
        (Record::Central("other"), Field::LocalHeaderOffset),
    ] {
        let (at, value) = shifted(record, field);
        second[at..at + 4].copy_from_slice(&value.to_le_bytes()[..4]);
    }
    let comment_len = u16::try_from(second.len()).unwrap().to_le_bytes();
    let at = bytes.len() - 2;
    bytes[at..].copy_from_slice(&comment_len);
    bytes.extend(second);
    let second_end = start + second_places.span(Record::End).offset;
    (bytes, first, second_end)
}

#[test]
fn two_archives_in_one_file_are_both_readable() {
    let (bytes, first, second) = two_in_one();
    let archive = read_as(&bytes, Locating::Default).unwrap();
    let facts: Vec<_> = archive
        .end_candidates()
        .iter()
        .map(|it| {
            (
                it.record.offset,
                it.comment_reaches_end,
                it.points_to_directory,
            )
        })
        .collect();
    assert_eq!(facts, [(first, true, true), (second, true, true)]);
    let other = Ok(vec!["other".to_owned()]);
    assert_eq!(seen(&bytes, Locating::Default), other);
    assert_eq!(seen(&bytes, Locating::EndRecord(second)), other);
    assert_eq!(seen(&bytes, Locating::Absolute), other);
    let archive = read_as(&bytes, Locating::EndRecord(first)).unwrap();
    assert_eq!(names(&archive), ["first"]);
    assert_eq!(
        archive.end().comment.len(),
        bytes.len() - usize::try_from(first).unwrap() - 22
    );
    assert_eq!(archive.shift(), 0);
    assert_eq!(
        seen(&bytes, Locating::EndRecord(first + 1)),
        Err("end-missing")
    );
}

#[test]
fn a_signature_in_the_comment_stops_only_readers_that_take_the_last() {
    let comment = b"PK\x05\x06 and twenty-two bytes more".to_vec();
    let (bytes, places) = two().comment(comment).build_with_layout();
    assert_eq!(seen(&bytes, Locating::Default).unwrap().len(), 2);
    assert_eq!(seen(&bytes, Locating::Absolute), Err("directory-missing"));
    let archive = read_as(&bytes, Locating::Default).unwrap();
    let [used, other] = archive.end_candidates() else {
        panic!()
    };
    assert_eq!(used.record.offset, places.span(Record::End).offset);
    assert!(used.comment_reaches_end && used.points_to_directory);
    assert!(!other.comment_reaches_end && !other.points_to_directory);
    assert_eq!(
        (other.directory_offset, other.inside_entry_data),
        (None, None)
    );
    // A signature with fewer bytes behind it than a record has is none.
    let short = two().comment("PK\x05\x06").build();
    assert_eq!(
        read_as(&short, Locating::Default)
            .unwrap()
            .end_candidates()
            .len(),
        1
    );
}

#[test]
fn a_comment_can_be_cut_or_followed_by_more() {
    let cases = [(4, 4, true), (5, 4, false), (3, 3, false)];
    for (claimed, kept, reaches_end) in cases {
        let builder = two()
            .comment("note")
            .patch(Record::End, Field::CommentLength, claimed);
        let archive = read_as(&builder.build(), Locating::Default).unwrap();
        assert_eq!(archive.end().comment.len(), kept);
        assert_eq!(archive.end_candidates()[0].comment_reaches_end, reaches_end);
    }
}

#[test]
fn the_end_of_a_stored_archive_lies_within_its_entry() {
    let inner = two().build();
    let last = ArchiveBuilder::new()
        .entry(Member::stored("before", *b"x"))
        .entry(Member::stored("inner.zip", inner).local_extra(0x5455, &[0; 300]))
        .entry(Member::stored("after", *b"x"));
    let bytes = last.build();
    let archive = read_as(&bytes, Locating::Default).unwrap();
    let inside: Vec<_> = archive
        .end_candidates()
        .iter()
        .map(|it| it.inside_entry_data.map(|index| index.0))
        .collect();
    assert_eq!(inside, [Some(1), None]);
    assert!(archive.end_candidates()[0].directory_offset.is_some());
    assert!(!archive.end_candidates()[0].comment_reaches_end);
}

#[test]
fn very_many_signatures_cost_little() {
    let comment = b"PK\x05\x06".repeat(16_000);
    let archive = read_as(&two().comment(comment).build(), Locating::Default).unwrap();
    assert_eq!(archive.end_candidates().len(), 1 + 16_000 - 5);
    assert!(
        archive
            .end_candidates()
            .iter()
            .all(|it| it.record.comment.is_empty())
    );
    assert_eq!(
        (names(&archive).len(), archive.end().comment.len()),
        (2, 64_000)
    );
}

#[test]
fn bytes_in_front_are_skipped_but_by_readers_with_absolute_offsets() {
    let counted = two().prefix(*b"#!/bin/sh\n").build();
    let ignored = two()
        .prefix(*b"#!/bin/sh\n")
        .offsets_ignore_prefix()
        .build();
    assert!(seen(&counted, Locating::Absolute).is_ok());
    assert_eq!(seen(&ignored, Locating::Absolute), Err("directory-missing"));
    let archive = read_as(&ignored, Locating::Default).unwrap();
    let [candidate] = archive.end_candidates() else {
        panic!()
    };
    assert!(!candidate.points_to_directory);
    assert_eq!(
        candidate.directory_offset,
        Some(archive.directory_span().offset)
    );
    let claimed = archive.claimed_directory_offset();
    assert_eq!(claimed + 10, archive.directory_span().offset);
}

/// A ZIP64 record with other values that nothing asks for: it leaves out the first entry.
fn hidden_zip64() -> ArchiveBuilder {
    let (_, places) = two().build_with_layout();
    let directory = places.span(Record::Central("a.txt"));
    let rest = places.span(Record::Central("b.txt"));
    let size = places.span(Record::End).offset - directory.offset;
    two()
        .zip64_end()
        .patch(Record::End, Field::EntriesOnDisk, 2)
        .patch(Record::End, Field::EntriesTotal, 2)
        .patch(Record::End, Field::DirectorySize, size)
        .patch(Record::End, Field::DirectoryOffset, directory.offset)
        .patch(Record::Zip64End, Field::EntriesTotal, 1)
        .patch(Record::Zip64End, Field::DirectorySize, rest.len)
        .patch(Record::Zip64End, Field::DirectoryOffset, rest.offset)
}

#[test]
fn a_zip64_record_that_nothing_asks_for_is_another_view() {
    let bytes = hidden_zip64().build();
    let archive = read_as(&bytes, Locating::Default).unwrap();
    assert_eq!(names(&archive), ["a.txt", "b.txt"]);
    assert!(!archive.uses_zip64() && archive.zip64_end().is_some());
    assert_eq!(archive.claimed_entries(), 2);
    let unasked = Locating::UnaskedZip64(archive.end().offset);
    let archive = read_as(&bytes, unasked).unwrap();
    assert_eq!(names(&archive), ["b.txt"]);
    assert_eq!((archive.uses_zip64(), archive.claimed_entries()), (true, 1));
    assert_eq!(
        archive.claimed_directory_size(),
        archive.directory_span().len
    );
    assert_eq!(
        (archive.shift(), archive.walk_end()),
        (0, &WalkEnd::EndRecord)
    );
    let plain = two().build();
    let end = read_as(&plain, Locating::Default).unwrap().end().offset;
    assert_eq!(seen(&plain, Locating::UnaskedZip64(end)).unwrap().len(), 2);
}

#[test]
fn a_locator_can_point_to_no_record() {
    let builder = hidden_zip64()
        .patch(Record::Zip64Locator, Field::EndRecordOffset, 3)
        .patch(Record::Zip64End, Field::Signature, 3);
    let archive = read_as(&builder.build(), Locating::Default).unwrap();
    assert_eq!(archive.zip64_locator().map(|it| it.record_offset), Some(3));
    assert_eq!((archive.zip64_end(), names(&archive).len()), (None, 2));
    // The record right before the locator counts, but not for readers with absolute offsets.
    let astray = two()
        .zip64_end()
        .patch(Record::Zip64Locator, Field::EndRecordOffset, 3)
        .build();
    let archive = read_as(&astray, Locating::Default).unwrap();
    let (locator, end) = (
        archive.zip64_locator().unwrap(),
        archive.zip64_end().unwrap(),
    );
    assert_eq!(
        (locator.record_offset, end.span().end()),
        (3, locator.offset)
    );
    assert_eq!(seen(&astray, Locating::Absolute), Err("directory-missing"));
}

#[test]
fn extensible_data_is_told_and_found_behind_a_prefix() {
    let data = vec![1; 40];
    let builder = two()
        .zip64_end()
        .patch(Record::Zip64End, Field::ExtensibleData, data);
    for builder in [
        builder.clone(),
        builder.prefix(*b"stub").offsets_ignore_prefix(),
    ] {
        let (bytes, places) = builder.build_with_layout();
        let archive = read_as(&bytes, Locating::Default).unwrap();
        let record = archive.zip64_end().unwrap();
        let place = places.span(Record::Zip64End);
        assert_eq!((record.offset, record.size), (place.offset, 84));
        assert_eq!(record.span(), Span::new(place.offset, place.len));
        let data = Span::new(place.offset + 56, 40);
        assert_eq!(record.extensible_data(), Some(data));
        assert_eq!(names(&archive).len(), 2);
    }
    let plain = two().zip64_end().build();
    let archive = read_as(&plain, Locating::Default).unwrap();
    assert_eq!(archive.zip64_end().unwrap().extensible_data(), None);
}
