use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

use super::*;
use crate::Integrity;

fn package(builder: &ArchiveBuilder) -> Rc<Package> {
    let source = Rc::new(MemorySource::new(builder.build()));
    Rc::new(Package::open("holiday.zip", source).unwrap())
}

/// Entries that are sound, damaged, and locked, and an archive with one of each kind of soundness.
fn mixed() -> ArchiveBuilder {
    let inner = ArchiveBuilder::new()
        .entry(Entry::stored("sound.txt", "sound"))
        .entry(Entry::stored("other.txt", "other"))
        .patch(Record::Central("other.txt"), Field::Crc32, 7)
        .build();
    ArchiveBuilder::new()
        .entry(Entry::deflated("sound.txt", "sound"))
        .entry(Entry::stored("torn.txt", "torn"))
        .patch(Record::Central("torn.txt"), Field::Crc32, 7)
        .entry(Entry::stored("secret.txt", "secret").flags(1))
        .entry(Entry::stored("odd.txt", "odd").method(99))
        .entry(Entry::stored("inner.zip", inner))
}

#[test]
fn what_is_taken_in_parts_makes_the_whole() {
    for fixture in dmpkg_fixtures::all() {
        let source = Rc::new(MemorySource::new(fixture.bytes));
        let Ok(package) = Package::open(&fixture.file_name, source) else {
            continue;
        };
        let package = Rc::new(package);
        let options = CheckOptions::default();
        let mut checking = Checking::new(Rc::clone(&package), options.clone());
        let mut parts = Findings::default();
        while !checking.step(&mut |_| {}) {
            parts.merge(checking.take_findings());
        }
        parts.merge(checking.take_findings());
        assert_eq!(parts, Findings::of(&package, &options), "{}", fixture.name);

        let archive = Rc::clone(&package.archive);
        let mut parts = Findings::default();
        for part in 0..3 {
            let share = Share { part, of: 3 };
            let mut job = IntegrityJob::new(Rc::clone(&archive), share, &options);
            while !job.step(&mut |_| {}) {
                parts.merge(job.take_findings());
            }
            parts.merge(job.take_findings());
        }
        parts.coverage.integrity = Integrity::Complete;
        let whole = Findings::of_contents(&package, &options);
        assert_eq!(parts, whole, "{}", fixture.name);
    }
}

#[test]
fn damaged_and_locked_contents_are_counted_at_every_level() {
    let package = package(&mixed());
    let archive = Rc::clone(&package.archive);
    let mut job = IntegrityJob::new(archive, Share::WHOLE, &CheckOptions::default());
    while !job.step(&mut |_| {}) {}
    let progress = job.progress();
    assert_eq!((progress.entries, progress.of_entries), (7, 7));
    assert_eq!(progress.bytes, progress.of_bytes);
    let coverage = job.take_findings().coverage;
    assert_eq!(coverage.decoded_entries, 7);
    assert_eq!(coverage.damaged_entries, 2);
    assert_eq!(coverage.locked_entries, 2);
    assert_eq!(coverage.integrity, Integrity::Complete);
}

#[test]
fn a_job_that_is_stopped_says_that_it_is_partial() {
    let bytes = vec![7; 5 << 20];
    let package = package(&ArchiveBuilder::new().entries([
        Entry::stored("a.bin", bytes.clone()),
        Entry::stored("b.bin", bytes),
    ]));
    let archive = Rc::clone(&package.archive);
    let mut job = IntegrityJob::new(archive, Share::WHOLE, &CheckOptions::default());
    while job.progress().entries == 0 {
        assert!(!job.step(&mut |_| {}));
    }
    let coverage = job.take_findings().coverage;
    assert_eq!(coverage.integrity, Integrity::Partial);
    assert_eq!(coverage.decoded_entries, 1);
}
