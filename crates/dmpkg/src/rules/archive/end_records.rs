//! The end record, and others that could be taken for it.

use dmpkg_archive::{Archive, Entry, Limits, Locating};

use super::offsets;
use crate::amounts::counted;
use crate::rules::inputs::ArchiveInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const MULTI_DISK: Rule = Rule {
    id: "archive/multi-disk",
    severity: Severity::Error,
    title: "A part of a split archive",
    condition: "A disk number in an end record, in the ZIP64 locator or in the header of an entry is not 0, or the end record counts other entries on this disk than in all. The value that sends readers to a sound ZIP64 record is no disk number. A wrong total is the matter of the rule on the number of entries.",
    why: "One part of a split archive cannot be read without the others, and programs differ in which of the numbers they believe.",
    fix: "Join the parts and save them as one archive, or build it again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Archive(multi_disk),
        Check::Header(entry_on_other_disk),
    ],
};

pub(super) const SEVERAL_END_RECORDS: Rule = Rule {
    id: "archive/several-end-records",
    severity: Severity::Error,
    title: "More than one list of entries",
    condition: "Beside the end record in use there is another one among the last 65,557 bytes whose comment reaches exactly to the end of the file and that points to a header of an entry or announces none. The end record of an archive that is stored inside never does.",
    why: "One program takes this record and another one that: they show and install different contents.",
    fix: "Do not install the package; ask where it comes from. Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Archive(several_end_records)],
};

/// Other end records that are shown.
const SHOWN: usize = 10;

fn multi_disk(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let end = archive.end();
    if offsets::is_split(archive) {
        found.at(
            end.offset,
            format_args!(
                "The end record says that this is disk {} and that the list of entries begins on disk {}; both should be 0.",
                end.disk, end.directory_disk
            ),
        );
        return;
    }
    let zip64 = archive.zip64_end().filter(|_| archive.uses_zip64());
    if let Some(zip64) = zip64 {
        let locator = archive.zip64_locator();
        let disks = locator.map_or(0, |locator| locator.disks);
        let record_disk = locator.map_or(0, |locator| locator.disk);
        if zip64.disk != 0 || zip64.directory_disk != 0 || disks > 1 {
            found.at(
                zip64.offset,
                format_args!(
                    "The ZIP64 record says that this is disk {} of {disks} and that the list of entries begins on disk {}; both numbers should be 0.",
                    zip64.disk, zip64.directory_disk
                ),
            );
            return;
        }
        if record_disk != 0 {
            found.at(
                zip64.offset,
                format_args!(
                    "The ZIP64 locator says that the ZIP64 record stands on disk {record_disk}; it should be 0."
                ),
            );
            return;
        }
    }
    let (here, all) = match zip64 {
        Some(zip64) => (zip64.entries_on_disk, zip64.entries),
        None => (u64::from(end.entries_on_disk), u64::from(end.entries)),
    };
    let is_total_right = u64::try_from(archive.len()).is_ok_and(|read| read == all);
    if here != all && is_total_right {
        found.at(
            end.offset,
            format_args!(
                "The end record announces {} on this disk, but {all} in all.",
                counted(here, "entry", "entries")
            ),
        );
    }
}

fn entry_on_other_disk(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    let disk = match header.disk() {
        0 => return,
        u16::MAX => header.zip64().disk.unwrap_or(u32::from(u16::MAX)),
        disk => u32::from(disk),
    };
    if disk != 0 {
        found.entry(
            entry,
            format_args!("The list says that this entry begins on disk {disk}; it should be 0."),
        );
    }
}

fn several_end_records(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    for offset in other_end_records(archive).take(SHOWN) {
        let other = listing(archive, Locating::EndRecord(offset));
        found.at(
            offset,
            format_args!(
                "The end record at offset {} lists {}. Another one at offset {offset} {other}.",
                archive.end().offset,
                counted(
                    u64::try_from(archive.len()).unwrap_or(u64::MAX),
                    "entry",
                    "entries"
                )
            ),
        );
    }
}

/// Offsets of end records that a reader could take in place of the one in use.
pub(super) fn other_end_records(archive: &Archive) -> impl Iterator<Item = u64> {
    let in_use = archive.end().offset;
    archive
        .end_candidates()
        .iter()
        .filter(|it| it.comment_reaches_end && it.points_to_directory)
        .map(|candidate| candidate.record.offset)
        .filter(move |offset| *offset != in_use)
}

/// What a reader sees that finds the list in another way, as a clause: "lists 3 entries".
pub(super) fn listing(archive: &Archive, locating: Locating) -> String {
    let source = std::rc::Rc::clone(archive.source());
    match Archive::read_as(source, Limits::default(), locating) {
        Ok(other) => {
            let count = u64::try_from(other.len()).unwrap_or(u64::MAX);
            format!("lists {}", counted(count, "entry", "entries"))
        }
        Err(_) => "leads to no list of entries".to_owned(),
    }
}
