//! Cases about the end records and the list of entries.

use dmpkg_fixtures::archive::Record::{Central, End, Local, Zip64End, Zip64Locator};
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field};

use super::{FILE, TEXT, case, good, of_bytes, with};
use crate::rules::tests::Case;

pub(super) fn cases() -> Vec<Case> {
    [whole(), end_records(), directory(), zip64()]
        .into_iter()
        .flatten()
        .collect()
}

fn whole() -> Vec<Case> {
    let (bytes, layout) = good().build_with_layout();
    let end = usize::try_from(layout.span(End).offset).unwrap();
    let sound = || bytes.clone();
    let page = b"<!DOCTYPE html><html><body>Sign in</body></html>";
    let no_archive_inside =
        with(Entry::stored("inner.zip", *page)).entry(Entry::stored(FILE, TEXT));
    let inside = with(Entry::stored("inner.zip", good().build())).entry(Entry::stored(FILE, TEXT));
    let stored = || Entry::stored(FILE, TEXT);
    let beyond = with(stored())
        .patch(Central(FILE), Field::CompressedSize, 5_000)
        .patch(Central(FILE), Field::UncompressedSize, 5_000)
        .patch(Local(FILE), Field::CompressedSize, 5_000)
        .patch(Local(FILE), Field::UncompressedSize, 5_000);
    vec![
        of_bytes("archive/not-a-zip", Vec::new(), sound()),
        of_bytes("archive/not-a-zip", page.to_vec(), sound()),
        case("archive/not-a-zip", &no_archive_inside, &inside),
        of_bytes("archive/truncated", bytes[..end].to_vec(), sound()),
        of_bytes("archive/truncated", bytes[..end + 21].to_vec(), sound()),
        case(
            "archive/truncated",
            &good()
                .patch(End, Field::DirectoryOffset, 5_000)
                .patch(End, Field::DirectorySize, 5),
            &good(),
        ),
        case(
            "archive/truncated",
            &good().patch(End, Field::CommentLength, 9),
            &good().comment("123456789"),
        ),
        case("archive/truncated", &beyond, &with(stored())),
        case(
            "archive/empty",
            &ArchiveBuilder::new(),
            &with(Entry::directory("Scripts/")),
        ),
    ]
}

fn end_records() -> Vec<Case> {
    let disks = good()
        .patch(End, Field::DiskNumber, 1)
        .patch(End, Field::DirectoryDisk, 1);
    // The comment is a second end record, which points to the same list.
    let (bytes, layout) = good().build_with_layout();
    let twice = good().comment(layout.span(End).of(&bytes));
    // The end record of the archive inside is one of the last things in the file.
    let nested = with(Entry::stored(FILE, TEXT)).entry(Entry::stored("inner.zip", good().build()));
    vec![
        case("archive/multi-disk", &disks, &good()),
        case(
            "archive/multi-disk",
            &good().patch(End, Field::EntriesOnDisk, 0),
            &good().zip64_end(),
        ),
        case(
            "archive/multi-disk",
            &good().patch(Central(FILE), Field::DiskStart, 3),
            &good(),
        ),
        Case {
            with: &["archive/zip64-used"],
            ..case(
                "archive/multi-disk",
                &good().zip64_end().patch(Zip64End, Field::EntriesOnDisk, 9),
                &good().zip64_end(),
            )
        },
        Case {
            with: &["archive/zip64-used"],
            ..case(
                "archive/multi-disk",
                &good()
                    .zip64_end()
                    .patch(Zip64Locator, Field::EndRecordDisk, 1),
                &good().zip64_end(),
            )
        },
        case("archive/several-end-records", &twice, &nested),
        case(
            "archive/end-record-in-comment",
            &good().comment(*b"see PK\x05\x06"),
            &good().comment(*b"see PK\x05"),
        ),
        case(
            "archive/comment-present",
            &good().comment("packed on Friday"),
            &good(),
        ),
        case(
            "archive/comment-present",
            &with(Entry::stored(FILE, TEXT).comment("packed on Friday")),
            &good(),
        ),
    ]
}

fn directory() -> Vec<Case> {
    let two = || good().entry(Entry::deflated("icon.png", "icon"));
    let counted = |count| {
        two()
            .patch(End, Field::EntriesTotal, count)
            .patch(End, Field::EntriesOnDisk, count)
    };
    let (bytes, layout) = good().build_with_layout();
    let size = layout.field(End, Field::DirectorySize).of(&bytes)[0];
    // 4.3.13  Digital signature: five bytes of data.
    let signature = *b"PK\x05\x05\x05\x00abcde";
    let signed =
        good()
            .gap_before(End, signature)
            .patch(End, Field::DirectorySize, u64::from(size) + 11);
    vec![
        case("archive/entry-count-mismatch", &counted(1), &two()),
        case("archive/entry-count-mismatch", &counted(7), &counted(2)),
        case(
            "archive/entry-count-mismatch",
            &two().patch(End, Field::EntriesTotal, 3),
            &two(),
        ),
        case(
            "archive/directory-size-mismatch",
            &good().patch(End, Field::DirectorySize, u64::from(size) - 1),
            &signed,
        ),
        case(
            "archive/damaged-directory",
            &two().overwrite(Central("icon.png"), 0, *b"PK\x01\x03"),
            &two(),
        ),
        case(
            "archive/damaged-directory",
            &two().patch(Central("icon.png"), Field::NameLength, 900),
            &two(),
        ),
        case(
            "archive/damaged-directory",
            &good()
                .patch(End, Field::DirectoryOffset, 3)
                .patch(End, Field::DirectorySize, 5),
            &good(),
        ),
        case(
            "archive/damaged-directory",
            &good().patch(End, Field::DirectoryOffset, -1),
            &good(),
        ),
        // Only the place of the list is wrong; the entries stand where they should.
        case(
            "archive/damaged-directory",
            &good().patch(End, Field::DirectoryOffset, 1),
            &good(),
        ),
    ]
}

fn zip64() -> Vec<Case> {
    let asked = || good().zip64_end();
    let (bytes, layout) = asked().build_with_layout();
    let number = |field| {
        let span = layout.field(Zip64End, field);
        u64::from_le_bytes(*span.of(&bytes).first_chunk().unwrap())
    };
    // The end record says the same as the ZIP64 record, and does not ask for it.
    let unasked = || {
        asked()
            .patch(End, Field::EntriesOnDisk, 1)
            .patch(End, Field::EntriesTotal, 1)
            .patch(End, Field::DirectorySize, number(Field::DirectorySize))
            .patch(End, Field::DirectoryOffset, number(Field::DirectoryOffset))
    };
    let plain = || with(Entry::deflated(FILE, TEXT));
    let in_field = || with(Entry::deflated(FILE, TEXT).zip64_sizes());
    vec![
        case("archive/zip64-used", &asked(), &plain()),
        case("archive/zip64-used", &in_field(), &plain()),
        case("archive/zip64-used", &unasked(), &plain()),
        case(
            "archive/zip64-used",
            &with(Entry::deflated(FILE, TEXT).local_extra(1, &[0; 16])),
            &plain(),
        ),
        case(
            "archive/zip64-inconsistent",
            &unasked().patch(Zip64Locator, Field::EndRecordOffset, 2),
            &unasked(),
        ),
        case(
            "archive/zip64-inconsistent",
            &asked().patch(Zip64End, Field::RecordSize, 43),
            &asked(),
        ),
        case(
            "archive/zip64-inconsistent",
            &asked().patch(End, Field::DirectorySize, 3),
            &unasked(),
        ),
        case(
            "archive/zip64-inconsistent",
            &good().patch(Central(FILE), Field::LocalHeaderOffset, -1),
            &in_field(),
        ),
        case(
            "archive/zip64-inconsistent",
            &good().patch(Local(FILE), Field::UncompressedSize, -1),
            &in_field(),
        ),
        case(
            "archive/hidden-zip64-record",
            &unasked().patch(Zip64End, Field::EntriesTotal, 2),
            &unasked(),
        ),
        case(
            "archive/hidden-zip64-record",
            &unasked().patch(Zip64End, Field::DirectoryOffset, 2),
            &unasked().patch(End, Field::DirectorySize, -1),
        ),
    ]
}
