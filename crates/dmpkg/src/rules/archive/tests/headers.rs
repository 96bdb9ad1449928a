//! Cases about the headers of an entry, and what stands behind its data.

use dmpkg_fixtures::archive::Record::{Central, DataDescriptor, Local};
use dmpkg_fixtures::archive::{ArchiveBuilder, Descriptor, DosDateTime, Entry, Field};

use super::{FILE, TEXT, case, good, with};
use crate::rules::tests::Case;

const DESCRIPTOR_FLAG: u16 = 1 << 3;

pub(super) fn cases() -> Vec<Case> {
    [local(), descriptors(), extra_fields(), attributes()]
        .into_iter()
        .flatten()
        .collect()
}

fn local() -> Vec<Case> {
    let windows = || {
        with(Entry::stored("Scripts\\Install.txt", TEXT)).patch(
            Local("Scripts\\Install.txt"),
            Field::Name,
            "Scripts/Install.txt",
        )
    };
    let differs = |field, value: u64| {
        case(
            "archive/local-header-mismatch",
            &good().patch(Local(FILE), field, value),
            &good().patch(Local(FILE), Field::Flags, 0b110 | 1 << 11),
        )
    };
    vec![
        case(
            "archive/missing-local-header",
            &good().overwrite(Local(FILE), 0, *b"PK\x03\x05"),
            &good(),
        ),
        case(
            "archive/missing-local-header",
            &good().entry(Entry::stored("icon.png", "icon").without_local_header()),
            &good(),
        ),
        case(
            "archive/local-name-mismatch",
            &good().patch(Local(FILE), Field::Name, "manifest.yaml"),
            &windows(),
        ),
        differs(Field::Method, 0),
        differs(Field::Flags, 1 << 4),
        differs(Field::Crc32, 5),
        differs(Field::CompressedSize, 5),
        differs(Field::UncompressedSize, 5),
        case(
            "archive/local-header-mismatch",
            &good().patch(Local(FILE), Field::Crc32, 0),
            &good().patch(Local(FILE), Field::VersionNeeded, 10).patch(
                Local(FILE),
                Field::ModifiedTime,
                5,
            ),
        ),
    ]
}

fn descriptors() -> Vec<Case> {
    let described = |form| with(Entry::deflated(FILE, TEXT).descriptor(form));
    let wrong = |form, field| {
        case(
            "archive/data-descriptor-mismatch",
            &described(form).patch(DataDescriptor(FILE), field, 5),
            &described(form),
        )
    };
    let stored =
        |content: &str| with(Entry::stored(FILE, content).descriptor(Descriptor::ShortSigned));
    vec![
        wrong(Descriptor::ShortSigned, Field::Crc32),
        wrong(Descriptor::LongSigned, Field::CompressedSize),
        wrong(Descriptor::Short, Field::UncompressedSize),
        case(
            "archive/data-descriptor-mismatch",
            &with(Entry::deflated(FILE, TEXT).flags(DESCRIPTOR_FLAG)),
            &described(Descriptor::Long),
        ),
        case("archive/stored-with-descriptor", &stored(TEXT), &stored("")),
    ]
}

fn extra_fields() -> Vec<Case> {
    // Claims nine bytes and has two.
    let cut = [0x55, 0x54, 9, 0, 1, 2];
    // A field, then zeros, then too few bytes for a field.
    let odd = [0x55, 0x54, 1, 0, 1, 0, 0, 0, 0, 0, 0, 7];
    let twice = |id, data: &[u8]| Entry::deflated(FILE, TEXT).extra(id, data).extra(id, data);
    // 4.6.8  Comment in Unicode: version, checksum of no comment.
    let comment = [1, 0, 0, 0, 0];
    let here = Entry::deflated(FILE, TEXT).local_extra(0x6375, &comment);
    vec![
        case(
            "archive/malformed-extra-field",
            &good().patch(Central(FILE), Field::Extra, &cut),
            &good().patch(Central(FILE), Field::Extra, &odd),
        ),
        case(
            "archive/malformed-extra-field",
            &good().patch(Local(FILE), Field::Extra, &cut),
            &good().patch(Local(FILE), Field::Extra, &odd),
        ),
        case(
            "archive/repeated-extra-field",
            &with(twice(0x6375, &comment)),
            &with(twice(0x5455, &comment)),
        ),
        case(
            "archive/repeated-extra-field",
            &with(here.clone().local_extra(0x6375, &comment)),
            &with(here),
        ),
    ]
}

fn attributes() -> Vec<Case> {
    let made = |host, attributes: u32| {
        let entry = Entry::deflated(FILE, TEXT).made_by(host, 20);
        with(entry.external_attributes(attributes))
    };
    let unix = |mode: u32| made(3, mode << 16);
    let dated = |date| with(Entry::deflated(FILE, TEXT).modified(date));
    let folder =
        |content: &str| -> ArchiveBuilder { good().entry(Entry::deflated("Scripts\\", content)) };
    vec![
        case("archive/symbolic-link", &unix(0o120_777), &unix(0o100_644)),
        case(
            "archive/symbolic-link",
            &made(19, 0o120_777 << 16),
            &made(0, 0o120_777 << 16),
        ),
        case("archive/symbolic-link", &made(0, 0x420), &made(3, 0x420)),
        case("archive/special-file", &unix(0o010_644), &unix(0o000_644)),
        case(
            "archive/special-file",
            &unix(0o020_644),
            &made(0, 0o020_644 << 16),
        ),
        case("archive/directory-with-content", &folder("x"), &folder("")),
        case(
            "archive/impossible-date",
            &dated(DosDateTime { date: 0, time: 0 }),
            &dated(DosDateTime::new(1980, 1, 1, 0, 0, 0)),
        ),
        case(
            "archive/impossible-date",
            &dated(DosDateTime::new(2025, 6, 2, 24, 0, 0)),
            &dated(DosDateTime::new(2025, 6, 2, 23, 59, 58)),
        ),
        case(
            "archive/mixed-separators",
            &good()
                .entry(Entry::stored("Scripts\\a.txt", "a"))
                .entry(Entry::stored("Documents/b.txt", "b")),
            &good()
                .entry(Entry::stored("Scripts\\a.txt", "a"))
                .entry(Entry::stored("Scripts\\b.txt", "b")),
        ),
    ]
}
