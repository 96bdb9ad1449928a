//! A patch changes what it names and nothing else.

use std::panic::catch_unwind;

use crate::archive::Record::{Central, Data, End, Local, Zip64End};
use crate::archive::{ArchiveBuilder, Entry, Field, Record, Value};

fn two_entries() -> ArchiveBuilder {
    ArchiveBuilder::new()
        .entry(Entry::deflated("a.xml", "<a/>"))
        .entry(Entry::stored("b.txt", "b"))
        .comment("c")
        .zip64_end()
}

#[test]
fn a_number_changes_only_its_own_bytes() {
    let (before, layout) = two_entries().build_with_layout();
    let patches: &[(Record, Field, u64)] = &[
        (Local("a.xml"), Field::Method, 99),
        (Local("b.txt"), Field::NameLength, 4),
        (Central("a.xml"), Field::Crc32, 0x0102_0304),
        (Central("b.txt"), Field::LocalHeaderOffset, 7),
        (Zip64End, Field::EntriesTotal, 3),
        (End, Field::DiskNumber, 1),
        (End, Field::CommentLength, 200),
    ];
    for &(record, field, value) in patches {
        let after = two_entries().patch(record, field, value).build();
        let span = layout.field(record, field);
        assert_eq!(after.len(), before.len(), "{record:?} {field:?}");
        for (at, (old, new)) in (0..).zip(before.iter().zip(&after)) {
            let inside = (span.offset..span.end()).contains(&at);
            assert!(
                inside || old == new,
                "{record:?} {field:?} changed byte {at}"
            );
        }
        let written = span.of(&after);
        assert_eq!(
            written,
            &value.to_le_bytes()[..written.len()],
            "{record:?} {field:?}"
        );
    }
}

#[test]
fn a_name_brings_its_length_along_and_moves_what_follows() {
    let archive = two_entries().patch(Local("a.xml"), Field::Name, "longer.xml");
    let (bytes, layout) = archive.build_with_layout();
    assert_eq!(
        layout.field(Local("a.xml"), Field::Name).of(&bytes),
        b"longer.xml"
    );
    assert_eq!(
        layout.field(Local("a.xml"), Field::NameLength).of(&bytes),
        [10, 0]
    );
    assert_eq!(layout.span(Data("a.xml")).offset, 40);
    let offset = layout.field(Central("b.txt"), Field::LocalHeaderOffset);
    assert_eq!(
        offset.of(&bytes),
        &layout.span(Local("b.txt")).offset.to_le_bytes()[..4]
    );
}

#[test]
fn a_length_can_be_wrong_on_purpose_beside_a_new_name() {
    let archive = two_entries()
        .patch(Local("a.xml"), Field::NameLength, 3)
        .patch(Local("a.xml"), Field::Name, "longer.xml");
    let (bytes, layout) = archive.build_with_layout();
    assert_eq!(
        layout.field(Local("a.xml"), Field::NameLength).of(&bytes),
        [3, 0]
    );
}

#[test]
fn later_entries_of_one_name_are_reached_by_number() {
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored("a", "first"))
        .entry(Entry::stored("a", "second"))
        .patch(Central("a").nth(1), Field::Method, 12);
    let (bytes, layout) = archive.build_with_layout();
    assert_eq!(layout.field(Central("a"), Field::Method).of(&bytes), [0, 0]);
    assert_eq!(
        layout.field(Central("a").nth(1), Field::Method).of(&bytes),
        [12, 0]
    );
    assert_eq!(layout.span(Data("a").nth(1)).of(&bytes), b"second");
}

#[test]
fn entries_can_be_in_one_place_only() {
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored("hidden", "x").unlisted())
        .entry(Entry::stored("ghost", "y").without_local_header())
        .entry(Entry::stored("real", "z"));
    let (bytes, layout) = archive.build_with_layout();
    assert_eq!(layout.field(End, Field::EntriesTotal).of(&bytes), [2, 0]);
    assert_eq!(layout.span(Local("hidden")).offset, 0);
    let ghost = layout.field(Central("ghost"), Field::LocalHeaderOffset);
    assert_eq!(
        ghost.of(&bytes),
        &layout.span(Local("real")).offset.to_le_bytes()[..4]
    );
}

#[test]
fn names_that_are_no_text_are_reached_by_label() {
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored(vec![0xFF, 0xFE], "x").label("raw"))
        .patch(Central("raw"), Field::Comment, "note");
    let (bytes, layout) = archive.build_with_layout();
    assert_eq!(
        layout.field(Local("raw"), Field::Name).of(&bytes),
        [0xFF, 0xFE]
    );
    assert_eq!(
        layout.field(Central("raw"), Field::Comment).of(&bytes),
        b"note"
    );
}

#[test]
fn overwriting_keeps_all_lengths() {
    let (before, layout) = two_entries().build_with_layout();
    let after = two_entries().overwrite(Data("b.txt"), 0, "X").build();
    let data = layout.span(Data("b.txt"));
    assert_eq!(after.len(), before.len());
    assert_eq!(data.of(&before), b"b");
    assert_eq!(data.of(&after), b"X");
}

#[test]
fn a_defect_that_hits_nothing_is_a_mistake_of_the_test() {
    let mistakes: [fn() -> ArchiveBuilder; 6] = [
        || two_entries().patch(Central("c.txt"), Field::Crc32, 0),
        || two_entries().patch(End, Field::Crc32, 0),
        || two_entries().patch(End, Field::DiskNumber, 0x1_0000),
        || two_entries().patch(End, Field::DiskNumber, Value::Bytes(vec![1])),
        || two_entries().gap_before(Local("c.txt"), "gap"),
        || two_entries().overwrite(Data("b.txt"), 1, "X"),
    ];
    for (index, mistake) in mistakes.into_iter().enumerate() {
        assert!(
            catch_unwind(|| mistake().build()).is_err(),
            "mistake {index} went unnoticed"
        );
    }
}
