//! Directories that are larger than packages need.

use dmpkg_archive::{Entry, WalkEnd};

use super::super::inputs::ArchiveInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Thresholds;
use crate::amounts::{count, exact};

pub(super) const TOO_MANY_ENTRIES: Rule = Rule {
    id: "limits/too-many-entries",
    severity: Severity::Warning,
    title: "Very many entries",
    condition: "The archive has more than 100,000 entries. Those behind the first 1,000,000 are not read.",
    why: "Browsers and programs that unpack archives become very slow, and some give up.",
    fix: "Pack many small files into one archive inside.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Archive(too_many_entries)],
};

pub(super) const OVERSIZED_DIRECTORY: Rule = Rule {
    id: "limits/oversized-directory",
    severity: Severity::Warning,
    title: "Very large directory",
    condition: "The central directory has more than 64 MiB, or name, extra fields and comment of one entry have more than 16 KiB in it. What stands behind the first 256 MiB is not read.",
    why: "Real packages need less than 1 KiB for an entry. The rest is data that nobody sees, or is made to keep programs busy.",
    fix: "Build the archive again without additional data.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Archive(oversized_directory),
        Check::Header(oversized_header),
    ],
};

pub(super) const OVERSIZED_COMMENT: Rule = Rule {
    id: "limits/oversized-comment",
    severity: Severity::Note,
    title: "Very long comment",
    condition: "The comment of the archive or of an entry has more than 1,024 bytes.",
    why: "Real packages have no comments. DataMiner shows them nowhere, and they can carry any data.",
    fix: "Remove the comment.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Archive(oversized_comment),
        Check::Header(oversized_entry_comment),
    ],
};

fn too_many_entries(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let limit = Thresholds::DEFAULT.entries;
    if archive.len() <= limit {
        return;
    }
    let entries = counted(archive.len());
    let rest = match archive.walk_end() {
        WalkEnd::Limit { offset } => format!(
            " The list goes on at offset {offset}, which was not read; the end record promises {} entries.",
            count(archive.claimed_entries())
        ),
        _ => String::new(),
    };
    found.archive(format_args!(
        "The archive has {entries} entries; more than {} are too many for many programs.{rest}",
        counted(limit)
    ));
}

fn oversized_directory(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let span = archive.directory_span();
    if span.len <= Thresholds::DEFAULT.directory {
        return;
    }
    let rest = match archive.walk_end() {
        WalkEnd::Limit { offset } => {
            format!(" It goes on at offset {offset}, which was not read.")
        }
        _ => String::new(),
    };
    found.at(
        span.offset,
        format_args!(
            "The directory of the archive has {} for {} entries.{rest}",
            exact(span.len),
            counted(archive.len())
        ),
    );
}

fn oversized_header(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    let parts = [
        header.name().raw().len(),
        header.extra().len(),
        header.comment().len(),
    ];
    let size: usize = parts.iter().sum();
    if size > Thresholds::DEFAULT.header {
        let [name, extra, comment] = parts.map(counted);
        found.entry(
            entry,
            format_args!(
                "The entry takes {} bytes in the directory: {name} of name, {extra} of extra fields and {comment} of comment.",
                counted(size)
            ),
        );
    }
}

fn oversized_comment(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let end = input.package.archive.end();
    if end.comment.len() > Thresholds::DEFAULT.comment {
        found.at(
            end.offset,
            format_args!(
                "The comment of the archive has {} bytes.",
                counted(end.comment.len())
            ),
        );
    }
}

fn oversized_entry_comment(entry: Entry<'_>, found: &mut Found<'_>) {
    let length = entry.header().comment().len();
    if length > Thresholds::DEFAULT.comment {
        found.entry(
            entry,
            format_args!("The comment of the entry has {} bytes.", counted(length)),
        );
    }
}

fn counted(number: usize) -> String {
    count(u64::try_from(number).unwrap_or(u64::MAX))
}
