//! Operators on single entries: their headers, flags and data.

use dmpkg_fixtures::archive::{Descriptor, Entry, Field, Record};

use super::archives::Row;

const INSTALL: &str = "Scripts/Install.xml";
const ACTIONS: &str = "AppInstallContent/DeploymentActions.xml";
const DESCRIPTION: &str = "Description.txt";
const INFO: &str = "AppInfo.xml";

/// What is done to the smallest application package.
pub(super) const ROWS: &[Row] = &[
    (
        "archive/local-name-mismatch",
        "give an entry another name in its local header",
        |it| {
            it.patch(
                Record::Local(ACTIONS),
                Field::Name,
                "AppInstallContent/OtherActions12.xml",
            )
        },
    ),
    (
        "archive/local-name-mismatch",
        "give an entry another letter case in its local header",
        |it| it.patch(Record::Local(INFO), Field::Name, "appinfo.xml"),
    ),
    (
        "archive/local-header-mismatch",
        "state another checksum in a local header",
        |it| it.patch(Record::Local(DESCRIPTION), Field::Crc32, 0x1234_5678),
    ),
    (
        "archive/local-header-mismatch",
        "state another size in a local header",
        |it| it.patch(Record::Local(INSTALL), Field::UncompressedSize, 5),
    ),
    (
        "archive/encrypted-entry",
        "mark an entry as encrypted",
        |it| {
            it.patch(Record::Central(INSTALL), Field::Flags, 1).patch(
                Record::Local(INSTALL),
                Field::Flags,
                1,
            )
        },
    ),
    (
        "archive/encrypted-entry",
        "add an entry with strong encryption",
        |it| it.entry(Entry::stored("a.bin", "1").flags(0x41)),
    ),
    (
        "archive/encrypted-entry",
        "add an entry of method 99",
        |it| {
            it.entry(
                Entry::stored("a.bin", "123456789")
                    .method(99)
                    .extra(0x9901, b"\x02\0AE\x03\x08\0"),
            )
        },
    ),
    (
        "archive/unsupported-method",
        "add an entry packed with LZMA",
        |it| it.entry(Entry::stored("a.bin", "12345").method(14)),
    ),
    (
        "archive/unsupported-method",
        "add an entry packed with Zstandard",
        |it| it.entry(Entry::stored("a.bin", "12345").method(93)),
    ),
    (
        "archive/deflate64-method",
        "add an entry packed with Deflate64",
        |it| it.entry(Entry::raw("a.bin", 9, b"\x03\0".to_vec(), 0, 0)),
    ),
    (
        "archive/corrupt-data",
        "add an entry whose stream has an invalid block",
        |it| it.entry(Entry::raw("a.bin", 8, b"\x06\xff\xff".to_vec(), 1, 10)),
    ),
    ("archive/corrupt-data", "cut the stream of an entry", |it| {
        it.entry(Entry::raw("a.bin", 8, b"\x4b\x4c".to_vec(), 1, 10))
    }),
    (
        "archive/size-mismatch",
        "add an entry that states fewer bytes than it has",
        |it| {
            let sound = Entry::deflated("a.bin", "a".repeat(100));
            it.entry(sound)
                .patch(Record::Central("a.bin"), Field::UncompressedSize, 99)
                .patch(Record::Local("a.bin"), Field::UncompressedSize, 99)
        },
    ),
    (
        "archive/crc-mismatch",
        "change a byte of a stored entry",
        |it| it.overwrite(Record::Data(DESCRIPTION), 3, &b"!"[..]),
    ),
    (
        "archive/crc-mismatch",
        "add an entry with another checksum",
        |it| it.entry(Entry::raw("a.bin", 0, b"content".to_vec(), 7, 7)),
    ),
    (
        "archive/bytes-after-stream",
        "add an entry with bytes behind its stream",
        |it| it.entry(Entry::raw("a.bin", 8, b"\x03\0and more".to_vec(), 0, 0)),
    ),
    (
        "archive/data-descriptor-mismatch",
        "state another size behind the data",
        |it| {
            it.entry(Entry::deflated("a.bin", "demo").descriptor(Descriptor::ShortSigned))
                .patch(
                    Record::DataDescriptor("a.bin"),
                    Field::UncompressedSize,
                    400,
                )
        },
    ),
    (
        "archive/data-descriptor-mismatch",
        "promise a descriptor and write none",
        |it| it.entry(Entry::deflated("a.bin", "demo demo").flags(8)),
    ),
    (
        "archive/stored-with-descriptor",
        "add a stored entry with a descriptor",
        |it| it.entry(Entry::stored("a.bin", "demo").descriptor(Descriptor::Short)),
    ),
    (
        "archive/duplicate-entry",
        "add the deployment actions once more, with other content",
        |it| {
            it.entry(Entry::stored(
                ACTIONS,
                "<AppPackageDeploymentActions a='1'/>",
            ))
        },
    ),
    (
        "archive/identical-duplicate-entry",
        "add the description twice more",
        |it| {
            let again = || Entry::stored("Help.txt", "help");
            it.entries([again(), again()])
        },
    ),
    ("archive/symbolic-link", "add a symbolic link", |it| {
        it.entry(
            Entry::stored("Scripts/link", "../../..")
                .made_by(3, 20)
                .external_attributes(0o120_777 << 16),
        )
    }),
    ("archive/symbolic-link", "add a reparse point", |it| {
        it.entry(
            Entry::stored("Scripts/junction", "x")
                .made_by(10, 20)
                .external_attributes(0x400),
        )
    }),
    ("archive/special-file", "add a pipe", |it| {
        it.entry(
            Entry::stored("pipe", "")
                .made_by(3, 20)
                .external_attributes(0o010_644 << 16),
        )
    }),
    ("archive/special-file", "add a device", |it| {
        it.entry(
            Entry::stored("disk", "")
                .made_by(3, 20)
                .external_attributes(0o060_600 << 16),
        )
    }),
    (
        "archive/directory-with-content",
        "add a directory with content",
        |it| it.entry(Entry::stored("SetupContent/", "hidden")),
    ),
    (
        "archive/directory-with-content",
        "add a directory with content and a backslash",
        |it| it.entry(Entry::deflated("SetupContent\\", "hidden")),
    ),
    (
        "archive/malformed-extra-field",
        "let an extra field run past its end",
        |it| {
            it.patch(
                Record::Central(INFO),
                Field::Extra,
                &b"\x99\x99\x40\0ab"[..],
            )
        },
    ),
    (
        "archive/malformed-extra-field",
        "let an extra field of a local header run past its end",
        |it| it.patch(Record::Local(INFO), Field::Extra, &b"UT\xff\0\x03"[..]),
    ),
    (
        "archive/mixed-separators",
        "add an entry with a backslash",
        |it| it.entry(Entry::stored("SetupContent\\a.txt", "1")),
    ),
    (
        "archive/repeated-extra-field",
        "repeat the Unicode Path field",
        |it| {
            it.entry(
                Entry::stored("a.bin", "1")
                    .unicode_path("a.bin")
                    .unicode_path("b.bin"),
            )
        },
    ),
    ("archive/patched-entry", "mark an entry as a patch", |it| {
        it.entry(Entry::stored("a.bin", "1").flags(0x20))
    }),
    (
        "archive/impossible-date",
        "date an entry to the 31st of month 15",
        |it| {
            it.patch(Record::Central(INFO), Field::ModifiedDate, 0x5bff)
                .patch(Record::Local(INFO), Field::ModifiedDate, 0x5bff)
        },
    ),
    ("archive/impossible-date", "date an entry to 31:63", |it| {
        it.patch(Record::Central(INSTALL), Field::ModifiedTime, 0xffff)
            .patch(Record::Local(INSTALL), Field::ModifiedTime, 0xffff)
    }),
];
