//! Bytes that belong to no entry, or to more than one.

use dmpkg_archive::{Archive, Entry, EntryIndex, GapContent, Layout, RecordKind};

use super::start::format_of;
use super::{directory, end_records, local, offsets, whole};
use crate::amounts::exact;
use crate::path::shown;
use crate::rules::inputs::ArchiveInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const PREFIX_DATA: Rule = Rule {
    id: "archive/prefix-data",
    severity: Severity::Warning,
    title: "Bytes before the archive",
    condition: "Bytes stand before the first local header, and the offsets of the archive count them. Bytes in a known format fire another rule, and so do offsets that do not count them.",
    why: "No program that unpacks the package shows these bytes, so they can hide something. A package like this cannot be signed.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP, references::NUGET_SIGNATURE],
    kinds: Kinds::All,
    checks: &[Check::Layout(prefix_data)],
};

pub(super) const POLYGLOT_START: Rule = Rule {
    id: "archive/polyglot-start",
    severity: Severity::Warning,
    title: "The file is something else as well",
    condition: "The bytes before the first local header begin like a program, script, document, page, image or another archive.",
    why: "The same file runs or opens as something else when it is renamed or given to another program.",
    fix: "Build the archive again from its files, without anything in front.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Layout(polyglot_start)],
};

pub(super) const TRAILING_DATA: Rule = Rule {
    id: "archive/trailing-data",
    severity: Severity::Warning,
    title: "Bytes behind the archive",
    condition: "Bytes follow the end record and its comment, be it zeros only.",
    why: "No program shows these bytes. They can hide something, or are left over from a faulty transfer; some programs then do not find the archive.",
    fix: "Take the file again from where it was made, or build the archive again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Layout(trailing_data)],
};

pub(super) const GAP_DATA: Rule = Rule {
    id: "archive/gap-data",
    severity: Severity::Warning,
    title: "Bytes that belong to nothing",
    condition: "Bytes between two entries, between the last entry and the list of entries, or between the list and the end record belong to no record. Descriptors, ZIP64 records, archive extra data and digital signatures are records. Bytes that another rule reports, such as an unlisted entry or a damaged header, do not fire.",
    why: "Nothing unpacks or shows these bytes, so they can hide something.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Layout(gap_data)],
};

pub(super) const UNLISTED_ENTRY: Rule = Rule {
    id: "archive/unlisted-entry",
    severity: Severity::Warning,
    title: "An entry that is not listed",
    condition: "Bytes that belong to nothing begin with a local header with a name, a method up to 99 and data that fits, and no header of the list points to it. Silent where the list is damaged or does not say where an entry lies.",
    why: "Programs that read the file from its start unpack this entry, all others do not: one package with two contents.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Layout(unlisted_entry)],
};

pub(super) const OVERLAPPING_ENTRIES: Rule = Rule {
    id: "archive/overlapping-entries",
    severity: Severity::Error,
    title: "Entries share bytes",
    condition: "The bytes of two entries, from local header to the end of data or descriptor, intersect, two headers of the list point to one local header, or an entry reaches into the list of entries or an end record.",
    why: "This happens only in archives that were forged or made to unpack to far more than they hold.",
    fix: "Do not install the package; ask the sender for a clean one.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Layout(overlapping_entries)],
};

fn prefix_data(input: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let Some(prefix) = &layout.prefix else { return };
    if archive.shift() == 0 && is_settled(archive) && format_of(&prefix.start).is_none() {
        let what = match prefix.start.get(..4) {
            Some(b"PK00" | b"PK\x07\x08") if prefix.span.len == 4 => {
                " They are the mark of an archive that was to be split."
            }
            _ => "",
        };
        found.at(
            prefix.span.offset,
            format_args!(
                "{} before the first entry belong to nothing.{what}",
                exact(prefix.span.len)
            ),
        );
    }
}

fn polyglot_start(_: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let Some(prefix) = &layout.prefix else { return };
    if let Some(format) = format_of(&prefix.start) {
        found.at(
            prefix.span.offset,
            format_args!(
                "The {} before the first entry begin like {format}.",
                exact(prefix.span.len)
            ),
        );
    }
}

fn trailing_data(_: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let Some(trailing) = &layout.trailing else {
        return;
    };
    let zeros = if trailing.zeros { ", all zero," } else { "" };
    found.at(
        trailing.span.offset,
        format_args!(
            "{}{zeros} from offset {} on belong to nothing.",
            exact(trailing.span.len),
            trailing.span.offset
        ),
    );
}

fn gap_data(input: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if !is_settled(archive) {
        return;
    }
    let cut = directory::is_cut(archive);
    let list = archive.directory_span();
    let list_end = list.offset.saturating_add(archive.claimed_directory_size());
    for gap in &layout.gaps {
        let zeros = match gap.content {
            GapContent::Zeros if gap.examined == gap.span.len => ", all zero,",
            GapContent::Zeros => ", zeros as far as they were read,",
            GapContent::Other => "",
            GapContent::LocalHeader(_) | GapContent::Expected(_) | GapContent::Directory => {
                continue;
            }
        };
        // Entries of a list that is cut may lie here, and what the list should hold is told by its size.
        let is_entry = cut && gap.span.offset < list.offset;
        let is_list = gap.span.offset == list.end() && gap.span.end() == list_end;
        if !is_entry && !is_list {
            found.at(
                gap.span.offset,
                format_args!(
                    "{}{zeros} at offset {} belong to nothing.",
                    exact(gap.span.len),
                    gap.span.offset
                ),
            );
        }
    }
}

fn unlisted_entry(input: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let is_listed_elsewhere =
        |entry: Entry<'_>| local::has_unknown_offset(entry) || whole::has_unknown_size(entry);
    if layout.gaps.is_empty()
        || !is_settled(archive)
        || directory::is_cut(archive)
        || archive.entries().any(is_listed_elsewhere)
    {
        return;
    }
    for gap in &layout.gaps {
        if let GapContent::LocalHeader(header) = &gap.content {
            found.at(
                gap.span.offset,
                format_args!(
                    "The local header at offset {} begins an entry {} with {} of data, which the list does not have.",
                    gap.span.offset,
                    shown(&header.name().path()),
                    exact(gap.span.end() - header.span.end())
                ),
            );
        }
    }
}

/// Whether what lies where is not put into question by another finding: by offsets that lead nowhere, or
/// by a second list of entries.
fn is_settled(archive: &Archive) -> bool {
    offsets::are_usable(archive) && end_records::other_end_records(archive).next().is_none()
}

fn overlapping_entries(input: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if !offsets::are_usable(archive) {
        return;
    }
    for overlap in &layout.overlaps {
        let Some(entry) = archive.entry(overlap.second) else {
            continue;
        };
        found.entry_at(
            entry,
            overlap.span.offset,
            format_args!(
                "It shares {} from offset {} on with {}.",
                exact(overlap.span.len),
                overlap.span.offset,
                name(archive, overlap.first)
            ),
        );
    }
    for overlap in &layout.record_overlaps {
        let Some(entry) = archive.entry(overlap.entry) else {
            continue;
        };
        found.entry_at(
            entry,
            overlap.span.offset,
            format_args!(
                "It shares {} from offset {} on with {}.",
                exact(overlap.span.len),
                overlap.span.offset,
                record(overlap.record)
            ),
        );
    }
}

fn name(archive: &Archive, index: EntryIndex) -> String {
    let entry = archive.entry(index);
    let path = entry.map_or_else(String::new, |entry| entry.name().path().into_owned());
    let number = index.0.saturating_add(1);
    format!("entry {number} of the list, {}", shown(&path))
}

fn record(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::ArchiveExtraData => "the archive extra data record",
        RecordKind::Directory => "the list of entries",
        RecordKind::DigitalSignature => "the digital signature of the list",
        RecordKind::Zip64End => "the ZIP64 end record",
        RecordKind::Zip64Locator => "the ZIP64 locator",
        RecordKind::End => "the end record",
    }
}
