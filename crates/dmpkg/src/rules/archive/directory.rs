//! The central directory as a whole: the list of entries.

use dmpkg_archive::{Archive, Layout, ReadErrorKind, RecordKind, WalkEnd};

use super::{offsets, whole};
use crate::amounts::{counted, exact};
use crate::rules::inputs::{ArchiveInput, UnreadableInput};
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const ENTRY_COUNT_MISMATCH: Rule = Rule {
    id: "archive/entry-count-mismatch",
    severity: Severity::Error,
    title: "The number of entries is wrong",
    condition: "The list holds more or fewer headers than the end record (or the ZIP64 record that it points to) announces. Silent for a list that is damaged, for a part of a split archive, and where the list was not read to its end.",
    why: "The unpacker of .NET refuses the archive. Other programs read as many entries as announced and never show the others.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP, references::NUGET_SIGNATURE],
    kinds: Kinds::All,
    checks: &[Check::Archive(entry_count_mismatch)],
};

pub(super) const DIRECTORY_SIZE_MISMATCH: Rule = Rule {
    id: "archive/directory-size-mismatch",
    severity: Severity::Warning,
    title: "The size of the list of entries is wrong",
    condition: "All headers of the list can be read and are as many as announced, but together they are longer or shorter than the end record (or the ZIP64 record) says. A digital signature behind the list may count as a part of it.",
    why: "Some programs find the start of the list by this size and then fail, or read another list.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Layout(directory_size_mismatch)],
};

pub(super) const DAMAGED_DIRECTORY: Rule = Rule {
    id: "archive/damaged-directory",
    severity: Severity::Error,
    title: "The list of entries is damaged",
    condition: "Where the end record says that the list begins, or where the next announced header should stand, there is no header, or a header reaches beyond the end of the list.",
    why: "It cannot be told which files the package holds.",
    fix: "Take the file again from where it was made.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Unreadable(no_directory),
        Check::Archive(damaged_directory),
    ],
};

fn entry_count_mismatch(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if has_announced_count(archive) || is_cut(archive) || offsets::is_split(archive) {
        return;
    }
    found.at(
        archive.end().offset,
        format_args!(
            "The end record announces {}, the list has {}.",
            counted(archive.claimed_entries(), "entry", "entries"),
            counted(read_entries(archive), "header", "headers")
        ),
    );
}

fn directory_size_mismatch(input: &ArchiveInput<'_>, layout: &Layout, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if !has_announced_count(archive) || is_cut(archive) {
        return;
    }
    let span = archive.directory_span();
    let claimed = match archive.zip64_end() {
        // No reader looks at the size to find out whether the ZIP64 record counts.
        Some(zip64) if archive.end().directory_size == u32::MAX => zip64.directory_size,
        _ => archive.claimed_directory_size(),
    };
    let signature = layout
        .known
        .iter()
        .find(|record| record.kind == RecordKind::DigitalSignature);
    let with_signature = signature.map(|record| record.span.end() - span.offset);
    if claimed != span.len && with_signature != Some(claimed) {
        found.at(
            archive.end().offset,
            format_args!(
                "The list of entries should have {}; its headers have {}.",
                exact(claimed),
                exact(span.len)
            ),
        );
    }
}

fn no_directory(input: &UnreadableInput<'_>, found: &mut Found<'_>) {
    let ReadErrorKind::NoCentralDirectory { claimed, entries } = input.error.kind else {
        return;
    };
    if whole::is_beyond(claimed, input) {
        return;
    }
    let at = input.error.span.offset;
    if claimed == u64::from(u32::MAX) {
        found.at(
            at,
            format_args!(
                "The end record at offset {at} sends readers to a ZIP64 record, and there is none."
            ),
        );
    } else {
        found.at(at, format_args!(
            "The end record at offset {at} says that a list of {} begins at offset {claimed}, but no header stands there.",
            counted(entries, "entry", "entries")
        ));
    }
}

fn damaged_directory(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if !offsets::is_split(archive) && !offsets::lead_to_entries(archive) {
        let start = archive.directory_span().offset;
        found.at(start, format_args!(
            "The end record says that the list of entries begins at offset {}; it begins at offset {start}, and the local headers do not stand where that would place them.",
            archive.claimed_directory_offset()
        ));
    }
    if !is_cut(archive) {
        return;
    }
    let (next, all) = (
        read_entries(archive).saturating_add(1),
        archive.claimed_entries(),
    );
    match archive.walk_end() {
        WalkEnd::OtherBytes {
            offset,
            found: bytes,
        } => found.at(
            *offset,
            format_args!(
                "Header {next} of {all} should stand at offset {offset}; the bytes there are {:02x?}.",
                bytes.to_le_bytes()
            ),
        ),
        WalkEnd::Truncated { offset } => found.at(
            *offset,
            format_args!(
                "Header {next} of {all} at offset {offset} reaches beyond the end of the list."
            ),
        ),
        WalkEnd::EndRecord | WalkEnd::Limit { .. } => {}
    }
}

/// Whether entries are missing in the list because it was not read to its end.
pub(in crate::rules) fn is_cut(archive: &Archive) -> bool {
    match archive.walk_end() {
        WalkEnd::EndRecord => false,
        WalkEnd::OtherBytes { .. } => read_entries(archive) < archive.claimed_entries(),
        WalkEnd::Truncated { .. } | WalkEnd::Limit { .. } => true,
    }
}

fn has_announced_count(archive: &Archive) -> bool {
    read_entries(archive) == archive.claimed_entries()
}

fn read_entries(archive: &Archive) -> u64 {
    u64::try_from(archive.len()).unwrap_or(u64::MAX)
}
