//! The records and fields for archives above the limits of the first zip format.

use dmpkg_archive::record::{EndOfCentralDirectory, ExtraField, Zip64EndOfCentralDirectory};
use dmpkg_archive::{Archive, Entry, Locating};

use super::end_records;
use crate::amounts::counted;
use crate::rules::inputs::{ArchiveInput, LocalInput};
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const ZIP64_INCONSISTENT: Rule = Rule {
    id: "archive/zip64-inconsistent",
    severity: Severity::Error,
    title: "ZIP64 values that do not fit together",
    condition: "The ZIP64 locator does not lead to a ZIP64 record, the record is shorter than 56 bytes or reaches into the locator, a value of it differs from one of the end record that does not stand for \"see there\", or a header sends readers to a ZIP64 field that is absent or too short.",
    why: "Sizes and places of entries cannot be relied on, and programs differ in which of the values they take.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Archive(inconsistent_records),
        Check::Header(unresolved_header),
        Check::Local(unresolved_local_header),
    ],
};

pub(super) const HIDDEN_ZIP64_RECORD: Rule = Rule {
    id: "archive/hidden-zip64-record",
    severity: Severity::Error,
    title: "A second list of entries in a ZIP64 record",
    condition: "A ZIP64 record stands before an end record of which no value sends readers to it, and its number of entries or the size or place of its list is another one. Equal values never fire.",
    why: "One .NET library always follows that record and another one never does: they see two different packages in one file.",
    fix: "Do not install the package; ask where it comes from. Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Archive(hidden_record)],
};

pub(super) const ZIP64_USED: Rule = Rule {
    id: "archive/zip64-used",
    severity: Severity::Note,
    title: "ZIP64 is used",
    condition: "The archive has a ZIP64 record, or a header has a ZIP64 field. Silent where another rule reports the record.",
    why: "Old programs do not know ZIP64, and a package that uses it cannot be signed.",
    fix: "Stay below 4 GiB and 65,535 entries when the package is to be signed.",
    references: &[references::ZIP, references::NUGET_SIGNATURE],
    kinds: Kinds::All,
    checks: &[Check::Archive(zip64_used), Check::Local(zip64_in_file)],
};

/// What the record holds behind its size field at least.
const SMALLEST: u64 = 44;

fn inconsistent_records(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if let Some((offset, what)) = inconsistency(archive) {
        found.at(offset, format_args!("{what}."));
    }
}

/// What does not fit together in the records of the archive, and where, as a sentence without its stop.
fn inconsistency(archive: &Archive) -> Option<(u64, String)> {
    let locator = archive.zip64_locator()?;
    let claimed = locator.record_offset;
    let Some(record) = archive.zip64_end() else {
        let what = format!(
            "The ZIP64 locator at offset {} leads to offset {claimed}, where no ZIP64 record stands",
            locator.offset
        );
        return Some((locator.offset, what));
    };
    let shifted = claimed.checked_add_signed(archive.shift());
    if record.offset != claimed && Some(record.offset) != shifted {
        let what = format!(
            "The ZIP64 locator at offset {} leads to offset {claimed}, but the ZIP64 record stands at offset {}",
            locator.offset, record.offset
        );
        return Some((locator.offset, what));
    }
    if record.size < SMALLEST || record.span().end() > locator.offset {
        let what = format!(
            "The ZIP64 record at offset {} says that {} bytes follow; there must be {SMALLEST} at least, and there is room for {}",
            record.offset,
            record.size,
            locator
                .offset
                .saturating_sub(record.offset.saturating_add(12))
        );
        return Some((record.offset, what));
    }
    if !archive.uses_zip64() {
        return None;
    }
    let end = archive.end();
    let (what, here, there) = difference(end, record)?;
    let what = format!(
        "The end record says {here} for {what}, the ZIP64 record at offset {} says {there}",
        record.offset
    );
    Some((end.offset, what))
}

/// The first value of the end record, other than those that stand for "see there", that differs.
fn difference(
    end: &EndOfCentralDirectory,
    record: &Zip64EndOfCentralDirectory,
) -> Option<(&'static str, u64, u64)> {
    let short = |value: u16| (u64::from(value), u64::from(u16::MAX));
    let long = |value: u32| (u64::from(value), u64::from(u32::MAX));
    [
        (
            "the number of the disk",
            short(end.disk),
            u64::from(record.disk),
        ),
        (
            "the disk of the list",
            short(end.directory_disk),
            u64::from(record.directory_disk),
        ),
        (
            "the number of entries on this disk",
            short(end.entries_on_disk),
            record.entries_on_disk,
        ),
        ("the number of entries", short(end.entries), record.entries),
        (
            "the size of the list",
            long(end.directory_size),
            record.directory_size,
        ),
        (
            "the place of the list",
            long(end.directory_offset),
            record.directory_offset,
        ),
    ]
    .into_iter()
    .find(|(_, (here, see_there), there)| here != see_there && here != there)
    .map(|(what, (here, _), there)| (what, here, there))
}

fn unresolved_header(entry: Entry<'_>, found: &mut Found<'_>) {
    let (header, zip64) = (entry.header(), entry.header().zip64());
    if !zip64.is_incomplete {
        return;
    }
    let fields = [
        ("size", header.uncompressed_size(), zip64.uncompressed_size),
        (
            "compressed size",
            header.compressed_size(),
            zip64.compressed_size,
        ),
        (
            "offset",
            header.local_header_offset(),
            zip64.local_header_offset,
        ),
    ];
    if let Some(what) = unresolved(fields) {
        found.entry(
            entry,
            format_args!(
                "The list sends readers to a ZIP64 field for the {what}, and there is none or it is too short."
            ),
        );
    }
}

fn unresolved_local_header(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let Ok(header) = &input.local.header else {
        return;
    };
    if header.flags.data_descriptor() || header.flags.masked() {
        return;
    }
    let zip64 = header.zip64();
    let fields = [
        ("size", header.uncompressed_size, zip64.uncompressed_size),
        (
            "compressed size",
            header.compressed_size,
            zip64.compressed_size,
        ),
    ];
    if let Some(what) = unresolved(fields) {
        let at = header.span.offset;
        found.entry_at(
            input.entry,
            at,
            format_args!(
                "The local header at offset {at} sends readers to a ZIP64 field for the {what}, and there is none or it is too short."
            ),
        );
    }
}

/// The first field that holds its largest number and has no value in the ZIP64 field.
fn unresolved<const N: usize>(
    fields: [(&'static str, u32, Option<u64>); N],
) -> Option<&'static str> {
    fields
        .into_iter()
        .find(|(_, field, value)| *field == u32::MAX && value.is_none())
        .map(|(what, ..)| what)
}

fn hidden_record(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let Some(record) = hidden(archive) else {
        return;
    };
    let end = archive.end();
    let other = end_records::listing(archive, Locating::UnaskedZip64(end.offset));
    found.at(
        record.offset,
        format_args!(
            "The end record announces {} in {} bytes at offset {}. The ZIP64 record at offset {}, which it does not ask for, says {}, {} and {}; a program that follows it {other}.",
            counted(u64::from(end.entries), "entry", "entries"),
            end.directory_size,
            end.directory_offset,
            record.offset,
            record.entries,
            record.directory_size,
            record.directory_offset
        ),
    );
}

/// The ZIP64 record that nothing asks for and that says something else.
fn hidden(archive: &Archive) -> Option<&Zip64EndOfCentralDirectory> {
    let end = archive.end();
    let record = archive.zip64_end().filter(|_| !archive.uses_zip64())?;
    // The largest number in place of a size asks for the record, but no reader looks there.
    let size_differs =
        end.directory_size != u32::MAX && u64::from(end.directory_size) != record.directory_size;
    let differs = u64::from(end.entries) != record.entries
        || size_differs
        || u64::from(end.directory_offset) != record.directory_offset;
    differs.then_some(record)
}

fn zip64_used(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let is_reported = inconsistency(archive).is_some() || hidden(archive).is_some();
    let record = archive.zip64_end().filter(|_| !is_reported);
    let with_field = archive.entries().filter(|entry| has_field(*entry)).count();
    let with_field = u64::try_from(with_field).unwrap_or(u64::MAX);
    if record.is_none() && with_field == 0 {
        return;
    }
    let fields = counted(with_field, "entry has", "entries have");
    let what = match record {
        Some(_) if with_field == 0 => "The archive has a ZIP64 record".to_owned(),
        Some(_) => format!("The archive has a ZIP64 record, and {fields} a ZIP64 field"),
        None => format!("{fields} a ZIP64 field"),
    };
    found.archive(format_args!("{what}. {}.", requirement(archive)));
}

/// What needs ZIP64, as a sentence without its stop.
fn requirement(archive: &Archive) -> &'static str {
    let limit = u64::from(u32::MAX);
    let has_large_entry = || {
        archive.entries().any(|entry| {
            entry.uncompressed_size() >= limit
                || entry.compressed_size() >= limit
                || entry.local_header_offset() >= limit
        })
    };
    if archive.len() >= usize::from(u16::MAX) {
        "More than 65,534 entries need it"
    } else if archive.directory_span().end() >= limit {
        "The size of the archive, 4 GiB or more, needs it"
    } else if has_large_entry() {
        "An entry of 4 GiB or more needs it"
    } else {
        "Nothing needs it"
    }
}

fn zip64_in_file(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let Ok(header) = &input.local.header else {
        return;
    };
    let has_field = header.extra_fields().first(ExtraField::ZIP64).is_some();
    if has_field && !self::has_field(input.entry) {
        found.entry_at(
            input.entry,
            header.span.offset,
            format_args!("The local header has a ZIP64 field, the list has none for this entry."),
        );
    }
}

fn has_field(entry: Entry<'_>) -> bool {
    let extra = entry.header().extra_fields();
    extra.first(ExtraField::ZIP64).is_some()
}
