//! Where no rule of the container found more than a note, a second reader sees the same.

use std::io::{Cursor, Read};
use std::rc::Rc;

use dmpkg::rules::Severity;
use dmpkg::{CheckOptions, Findings, Package, SecondReader};
use dmpkg_archive::{ContentEnd, MemorySource};
use zip::ZipArchive;

use crate::witness;

/// Bytes compared of an entry.
const CONTENT: u64 = 1 << 20;

/// Where no rule of the container found more than a note, a second reader sees the same.
pub fn run(bytes: &[u8]) {
    let source = Rc::new(MemorySource::new(bytes));
    let Ok(package) = Package::open("agreement.zip", source) else {
        return;
    };
    let package = Rc::new(package);
    let options = CheckOptions {
        outer_only: true,
        ..CheckOptions::default()
    };
    let findings = Findings::of(&package, &options);
    if is_suspicious(&findings) || is_suspicious(&Findings::of_contents(&package, &options)) {
        return;
    }
    witness_agrees(bytes, &package, &findings);
}

/// Whether a rule of the container found more than a note in the opened file, or one of names that the
/// witness reads otherwise.
pub(crate) fn is_suspicious(findings: &Findings) -> bool {
    findings.list().iter().any(|finding| {
        let is_of_container = finding.rule.starts_with("archive/")
            || finding.rule == "names/unicode-field-mismatch"
            || finding.rule == "names/malformed-utf8";
        finding.severity > Severity::Note && is_of_container && finding.address.0.len() <= 1
    })
}

/// The witness lists the same names, sizes and checksums, and reads the same contents.
pub(crate) fn witness_agrees(bytes: &[u8], package: &Package, findings: &Findings) {
    if findings.second_reader != SecondReader::Agrees {
        let verdict = &findings.second_reader;
        let explained = witness::is_stricter(package.archive.as_ref());
        assert!(explained, "{verdict:?}");
        // It is told, if nothing worse is.
        assert!(findings.worst() > Some(Severity::Note), "{verdict:?}");
        return;
    }
    let mut witness = ZipArchive::new(Cursor::new(bytes)).expect("it agreed");
    for entry in package.archive.entries().rev() {
        if entry.is_directory() {
            continue;
        }
        let again = entry.header().extra_fields().unicode_path();
        let names = [Some(entry.name().raw()), again.map(|field| field.text)];
        let at = |name| witness.index_for_name_raw(name);
        let Some(at) = names.into_iter().flatten().find_map(at) else {
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
