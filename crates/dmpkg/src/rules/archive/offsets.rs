//! Whether the offsets of an archive lead to its entries.

use dmpkg_archive::{Archive, Entry};

use super::end_records;
use crate::amounts::exact;
use crate::rules::inputs::ArchiveInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const SHIFTED_OFFSETS: Rule = Rule {
    id: "archive/shifted-offsets",
    severity: Severity::Error,
    title: "Offsets do not count from the start of the file",
    condition: "The list of entries stands a fixed number of bytes away from where the end record says, and the local headers stand the same number of bytes away from where the list says. Silent for an archive without entries or with a second list of entries.",
    why: "The unpacker of .NET, which the agent uses, takes offsets as they are and refuses such a file, although many desktop tools open it.",
    fix: "Remove the bytes in front, or build the archive again from its files.",
    references: &[references::ZIP, references::NUGET_SIGNATURE],
    kinds: Kinds::All,
    checks: &[Check::Archive(shifted_offsets)],
};

/// Local headers that are tried before a shift is not believed.
const TRIED: usize = 16;

fn shifted_offsets(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let has_other_list = end_records::other_end_records(archive).next().is_some();
    if archive.shift() == 0 || archive.is_empty() || has_other_list || !lead_to_entries(archive) {
        return;
    }
    let bytes = exact(archive.shift().unsigned_abs());
    let directory = archive.directory_span().offset;
    if archive.shift() > 0 {
        found.at(
            directory,
            format_args!("{bytes} stand in front of the archive, and no offset counts them."),
        );
    } else {
        found.at(
            directory,
            format_args!("All offsets are too large by {bytes}: as many are missing in front of the list of entries, which begins at offset {directory}."),
        );
    }
}

/// Whether what the scan finds by the offsets says something of the archive: it is not a part of a
/// split one, and offsets that are shifted lead to local headers.
pub(super) fn are_usable(archive: &Archive) -> bool {
    !is_split(archive) && lead_to_entries(archive)
}

/// Whether shifted offsets lead to local headers. Those that are not shifted are the archive's own word.
pub(super) fn lead_to_entries(archive: &Archive) -> bool {
    let leads_to_header = |entry: Entry<'_>| {
        let shifted = claimed(entry).checked_add_signed(archive.shift());
        shifted.is_some() && entry.local_header().is_ok()
    };
    archive.shift() == 0 || archive.is_empty() || archive.entries().take(TRIED).any(leads_to_header)
}

/// The offset of the local header as the list says it, not shifted.
pub(super) fn claimed(entry: Entry<'_>) -> u64 {
    let header = entry.header();
    let offset = header.zip64().local_header_offset;
    offset.unwrap_or(u64::from(header.local_header_offset()))
}

/// Whether the archive says that other parts of it are in other files.
pub(super) fn is_split(archive: &Archive) -> bool {
    let end = archive.end();
    let is_other = |disk: u16| disk != 0 && !(disk == u16::MAX && archive.uses_zip64());
    is_other(end.disk) || is_other(end.directory_disk)
}
