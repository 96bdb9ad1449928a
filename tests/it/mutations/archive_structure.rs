//! Operators on the archive as a whole: end records, directory, and what lies between records.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

use super::archives::Row;

const INSTALL: &str = "Scripts/Install.xml";
const ACTIONS: &str = "AppInstallContent/DeploymentActions.xml";
const DESCRIPTION: &str = "Description.txt";
const INFO: &str = "AppInfo.xml";

/// What is done to the smallest application package.
pub(super) const ROWS: &[Row] = &[
    (
        "archive/prefix-data",
        "put text before the first record",
        |it| it.prefix(&b"hello there"[..]),
    ),
    (
        "archive/polyglot-start",
        "put the begin of a shell script before the first record",
        |it| it.prefix(&b"#!/bin/sh\nexit 0\n"[..]),
    ),
    (
        "archive/polyglot-start",
        "put the begin of a PDF before the first record",
        |it| it.prefix(&b"%PDF-1.7\n"[..]),
    ),
    (
        "archive/shifted-offsets",
        "put bytes before the first record that no offset counts",
        |it| it.prefix(vec![7; 333]).offsets_ignore_prefix(),
    ),
    (
        "archive/trailing-data",
        "put zeros behind the archive",
        |it| it.trailing(vec![0; 512]),
    ),
    (
        "archive/trailing-data",
        "put a line behind the archive",
        |it| it.trailing(&b"<!-- end -->\n"[..]),
    ),
    ("archive/gap-data", "put bytes between two entries", |it| {
        it.gap_before(Record::Local(DESCRIPTION), &b"nobody sees this"[..])
    }),
    ("archive/gap-data", "put bytes before the directory", |it| {
        it.gap_before(Record::Central(INFO), vec![1; 77])
    }),
    (
        "archive/gap-data",
        "put bytes before the end record",
        |it| it.gap_before(Record::End, &b"??"[..]),
    ),
    (
        "archive/unlisted-entry",
        "add a script that the directory does not list",
        |it| it.entry(Entry::stored("Scripts/Second.xml", "<DMSScript/>").unlisted()),
    ),
    (
        "archive/end-record-in-comment",
        "put the signature of an end record into the comment",
        |it| it.comment(&b"see PK\x05\x06 here and much more text behind it"[..]),
    ),
    (
        "archive/entry-count-mismatch",
        "count an entry less",
        |it| {
            it.patch(Record::End, Field::EntriesTotal, 4).patch(
                Record::End,
                Field::EntriesOnDisk,
                4,
            )
        },
    ),
    (
        "archive/directory-size-mismatch",
        "state a directory of 999 bytes",
        |it| it.patch(Record::End, Field::DirectorySize, 999),
    ),
    (
        "archive/damaged-directory",
        "break the signature of a header in the directory",
        |it| it.patch(Record::Central(ACTIONS), Field::Signature, 0x0201_4b51),
    ),
    (
        "archive/missing-local-header",
        "point to the middle of an entry",
        |it| it.patch(Record::Central(DESCRIPTION), Field::LocalHeaderOffset, 111),
    ),
    (
        "archive/missing-local-header",
        "break the signature of a local header",
        |it| it.patch(Record::Local(ACTIONS), Field::Signature, 0x0403_4b51),
    ),
    (
        "archive/overlapping-entries",
        "let two entries share their data",
        |it| {
            it.entry(Entry::stored("a.bin", "1").without_local_header())
                .patch(Record::Central("a.bin"), Field::LocalHeaderOffset, 0)
        },
    ),
    (
        "archive/zip64-inconsistent",
        "point to no ZIP64 record",
        |it| {
            it.zip64_end()
                .patch(Record::Zip64Locator, Field::EndRecordOffset, 5)
        },
    ),
    (
        "archive/zip64-inconsistent",
        "ask for a ZIP64 size that is not there",
        |it| {
            it.patch(
                Record::Central(DESCRIPTION),
                Field::UncompressedSize,
                0xFFFF_FFFF_u32,
            )
        },
    ),
    (
        "archive/zip64-used",
        "add an entry with ZIP64 sizes",
        |it| it.entry(Entry::stored("a.bin", "1").zip64_sizes()),
    ),
    (
        "archive/zip64-used",
        "add a ZIP64 end record",
        ArchiveBuilder::zip64_end,
    ),
    (
        "archive/multi-disk",
        "let an entry begin on another disk",
        |it| it.patch(Record::Central(INSTALL), Field::DiskStart, 2),
    ),
    (
        "archive/multi-disk",
        "call the file the third of a split archive",
        |it| it.patch(Record::End, Field::DiskNumber, 2),
    ),
    (
        "archive/comment-present",
        "give the archive a comment",
        |it| it.comment("made by hand"),
    ),
    ("archive/comment-present", "give an entry a comment", |it| {
        it.patch(Record::Central(INSTALL), Field::Comment, "checked")
    }),
];
