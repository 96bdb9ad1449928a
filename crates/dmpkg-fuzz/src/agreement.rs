//! Where no rule of the container found more than a note, a second reader sees the same.

use std::io::{Cursor, Read};
use std::rc::Rc;

use dmpkg::rules::Severity;
use dmpkg::{Package, SecondReader};
use dmpkg_archive::{ContentEnd, MemorySource};
use zip::ZipArchive;

use crate::check;

/// Bytes compared of an entry.
const CONTENT: u64 = 1 << 20;

pub(crate) fn run(bytes: &[u8]) {
    let source = Rc::new(MemorySource::new(bytes));
    let Ok(package) = Package::open("agreement.zip", source) else {
        return;
    };
    let package = Rc::new(package);
    let findings = check(&package);
    let suspicious = |finding: &dmpkg::Finding| {
        finding.severity > Severity::Note
            && (finding.rule.starts_with("archive/")
                || finding.rule == "names/unicode-field-mismatch"
                || finding.rule == "names/malformed-utf8")
            && finding.address.0.len() <= 1
    };
    if findings.list().iter().any(suspicious) {
        return;
    }
    assert_eq!(findings.second_reader, SecondReader::Agrees, "{bytes:?}");
    let mut witness = ZipArchive::new(Cursor::new(bytes)).expect("it agreed");
    for entry in package.archive.entries().rev() {
        if entry.is_directory() {
            continue;
        }
        let Some(at) = witness.index_for_name_raw(entry.name().raw()) else {
            panic!("the witness does not list {:?}", entry.name().text());
        };
        let mine = entry.content(CONTENT).expect("no finding says otherwise");
        if !matches!(mine.end, ContentEnd::Complete(_)) {
            continue;
        }
        // Of entries with one name the witness keeps the last.
        let is_last = package
            .archive
            .entries()
            .filter(|other| other.name().raw() == entry.name().raw())
            .all(|other| other.index() <= entry.index());
        if is_last {
            let mut theirs = Vec::new();
            let read = witness.by_index(at).map_err(std::io::Error::other);
            read.and_then(|mut file| file.read_to_end(&mut theirs))
                .expect("the witness reads what has no finding");
            assert_eq!(mine.bytes, theirs, "{:?}", entry.name().text());
        }
    }
}
