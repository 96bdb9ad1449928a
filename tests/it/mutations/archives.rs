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
    ("archive/empty", "take an archive without entries", |_| {
        ArchiveBuilder::new().build()
    }),
];

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
        "limits/too-many-entries",
        "backup",
        "add 100,001 empty files",
        |made| {
            made.archive(|it| {
                it.entries((0..100_001).map(|at| Entry::stored(format!("e/{at}"), "")))
            })
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
