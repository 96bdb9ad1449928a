//! Operators that change records of an archive.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Record};
use dmpkg_fixtures::package;

use super::row::Operator;
use super::{archive_entries, archive_names, archive_structure};

/// Rule, what is done, and how, to the smallest application package.
pub(super) type Row = (
    &'static str,
    &'static str,
    fn(ArchiveBuilder) -> ArchiveBuilder,
);

type FileRow = (&'static str, &'static str, fn(Vec<u8>) -> Vec<u8>);

/// Bytes of an end record without comment.
const END: usize = 22;
const BASE: &str = "AppInstallContent/AppPackages/01 Demo Base.1.0.0.dmapp";

/// The same for whole files.
const FILES: &[FileRow] = &[
    (
        "archive/not-a-zip",
        "replace the file by a page of HTML",
        |_| b"<html>not found</html>".to_vec(),
    ),
    ("archive/not-a-zip", "leave nothing of the file", |_| {
        Vec::new()
    }),
    ("archive/truncated", "cut the last quarter", |mut bytes| {
        bytes.truncate(bytes.len() / 4 * 3);
        bytes
    }),
    ("archive/truncated", "cut in the end record", |mut bytes| {
        bytes.truncate(bytes.len() - 9);
        bytes
    }),
    (
        "archive/several-end-records",
        "put a second archive into the comment of the first",
        with_second_archive,
    ),
    (
        "archive/hidden-zip64-record",
        "put a ZIP64 record that counts less before the end record",
        with_hidden_record,
    ),
    ("archive/empty", "take an archive without entries", |_| {
        ArchiveBuilder::new().build()
    }),
];

/// Two end records that both fit: the comment of the first reaches over the second to the end of the file.
fn with_second_archive(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = bytes.len();
    let second = ArchiveBuilder::new().entry(Entry::stored("b.txt", "2"));
    let both = second.prefix(bytes.clone()).build();
    let comment = u16::try_from(both.len() - length).unwrap();
    bytes[length - 2..].copy_from_slice(&comment.to_le_bytes());
    bytes.extend_from_slice(&both[length..]);
    bytes
}

/// A ZIP64 record for which no field of the end record asks, with two entries.
fn with_hidden_record(bytes: Vec<u8>) -> Vec<u8> {
    let at = bytes.len() - END;
    let number = |from: usize| {
        u64::from(u32::from_le_bytes(
            bytes[from..from + 4].try_into().unwrap(),
        ))
    };
    let (size, offset) = (number(at + 12), number(at + 16));
    let mut hidden = b"PK\x06\x06".to_vec();
    hidden.extend(44_u64.to_le_bytes());
    hidden.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for value in [2, 2, size, offset] {
        hidden.extend(value.to_le_bytes());
    }
    hidden.extend(b"PK\x06\x07\0\0\0\0");
    hidden.extend(u64::try_from(at).unwrap().to_le_bytes());
    hidden.extend(1_u32.to_le_bytes());
    [&bytes[..at], &hidden, &bytes[at..]].concat()
}

/// The operators.
pub(super) fn operators() -> Vec<Operator> {
    let records = [
        archive_structure::ROWS,
        archive_entries::ROWS,
        archive_names::ROWS,
    ];
    let records = records.into_iter().flatten().map(|(rule, name, change)| {
        Operator::new(rule, "app", name, move |made| made.archive(change))
    });
    let files = FILES.iter().map(|(rule, name, change)| {
        Operator::new(rule, "app", name, move |made| made.changed(change))
    });
    let mut operators: Vec<Operator> = files.chain(records).collect();
    operators.push(Operator::new(
        "archive/not-a-zip",
        "rich",
        "replace a package inside by a text",
        |made| made.files(|files| files.replace(BASE, "none")),
    ));
    operators.push(Operator::new(
        "xml/too-deep",
        "app",
        "add XML of 400 levels",
        |made| {
            let deep = "<e>".repeat(400) + &"</e>".repeat(400);
            made.files(|files| files.entry("SetupContent/deep.xml", deep))
        },
    ));
    operators.push(Operator::new(
        "archive/crc-mismatch",
        "rich",
        "change a byte of a package inside",
        |made| {
            let inner = package::application().stored().archive();
            let bytes = inner
                .overwrite(Record::Data("AppInfo.xml"), 5, &b"?"[..])
                .build();
            made.files(|files| files.replace(BASE, bytes))
        },
    ));
    operators
}
