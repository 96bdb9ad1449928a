//! Whether there is an archive at all, and all of it.

use dmpkg_archive::{Entry, ReadErrorKind};

use super::offsets;
use crate::amounts::{counted, exact};
use crate::report::Unreadable;
use crate::rules::inputs::{ArchiveInput, LocalInput, UnreadableInput};
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const NOT_A_ZIP: Rule = Rule {
    id: "archive/not-a-zip",
    severity: Severity::Error,
    title: "Not a zip archive",
    condition: "The file has no end record among its last 65,557 bytes and does not begin with a local header, or it has no bytes at all. The same holds for an entry that is named like an archive.",
    why: "All DataMiner packages are zip archives. Of anything else nothing can be read.",
    fix: "Take the package again from where it was made; when it is packed in another format, pack it as a zip archive.",
    references: &[references::PACKAGES, references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Unreadable(not_a_zip)],
};

pub(super) const TRUNCATED: Rule = Rule {
    id: "archive/truncated",
    severity: Severity::Error,
    title: "The file is cut off",
    condition: "The file begins with a local header and has no end record, or the list of entries, the data of an entry or the comment of the archive reaches beyond the end of the file. Silent where the offsets or sizes themselves are unusable, which other rules report.",
    why: "A part of the package is missing, as a rule because a download or copy stopped early.",
    fix: "Download or copy the file again and compare its size with the original.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Unreadable(truncated_before_the_end_record),
        Check::Archive(truncated_comment),
        Check::Local(truncated_entry),
    ],
};

pub(super) const EMPTY: Rule = Rule {
    id: "archive/empty",
    severity: Severity::Error,
    title: "The archive is empty",
    condition: "The end record is sound and announces no entries. An archive with nothing but directories is another matter.",
    why: "There is nothing that could be installed.",
    fix: "Check what was meant to be packed, and build the archive again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Archive(empty)],
};

fn not_a_zip(input: &UnreadableInput<'_>, found: &mut Found<'_>) {
    let is_other = matches!(
        input.error.kind,
        ReadErrorKind::EmptyFile
            | ReadErrorKind::NoEndOfCentralDirectory {
                starts_like_zip: false
            }
    );
    if is_other {
        let message = Unreadable::new(input.error, input.source).message;
        found.archive(format_args!("{message}"));
    }
}

fn truncated_before_the_end_record(input: &UnreadableInput<'_>, found: &mut Found<'_>) {
    let len = input.source.len();
    match input.error.kind {
        ReadErrorKind::NoEndOfCentralDirectory {
            starts_like_zip: true,
        } => found.at(
            len,
            format_args!(
                "The file begins like a zip archive but ends after {} without an end record.",
                exact(len)
            ),
        ),
        ReadErrorKind::NoCentralDirectory { claimed, entries } if is_beyond(claimed, input) => {
            found.at(
                input.error.span.offset,
                format_args!(
                    "The end record says that a list of {} begins at offset {claimed}, but the file has only {}.",
                    counted(entries, "entry", "entries"),
                    exact(len)
                ),
            );
        }
        _ => {}
    }
}

/// Whether an end record points behind the end of the file. The largest number of 32 bits is no place
/// but sends readers to a ZIP64 record.
pub(super) fn is_beyond(claimed: u64, input: &UnreadableInput<'_>) -> bool {
    claimed >= input.source.len() && claimed != u64::from(u32::MAX)
}

fn truncated_comment(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let end = archive.end();
    let there = u64::try_from(end.comment.len()).unwrap_or(u64::MAX);
    let claimed = u64::from(end.comment_len);
    if there < claimed {
        found.at(
            end.offset,
            format_args!(
                "The comment of the archive should have {}, but the file ends after {there}.",
                exact(claimed)
            ),
        );
    }
}

fn truncated_entry(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let LocalInput {
        archive,
        entry,
        local,
    } = *input;
    if offsets::is_split(archive) || has_unknown_size(entry) {
        return;
    }
    let len = archive.source().len();
    match &local.header {
        Err(error) if error.kind == ReadErrorKind::DataOutsideFile => found.entry_at(
            entry,
            error.span.offset,
            format_args!(
                "The local header at offset {} needs {}, but the file ends at {len}.",
                error.span.offset,
                exact(error.span.len)
            ),
        ),
        Ok(header) if local.data.is_none() => found.entry_at(
            entry,
            header.span.end(),
            format_args!(
                "The {} of data from offset {} on reach beyond the end of the file at {len}.",
                exact(entry.compressed_size()),
                header.span.end()
            ),
        ),
        _ => {}
    }
}

/// Whether the compressed size stands nowhere: the header sends readers to a ZIP64 field that it does
/// not have.
pub(super) fn has_unknown_size(entry: Entry<'_>) -> bool {
    let header = entry.header();
    header.compressed_size() == u32::MAX && header.zip64().compressed_size.is_none()
}

fn empty(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    if archive.is_empty() && archive.claimed_entries() == 0 {
        found.archive(format_args!("The archive has no entries."));
    }
}
