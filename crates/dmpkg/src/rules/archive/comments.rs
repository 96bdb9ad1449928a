//! Comments of the archive and of entries.

use dmpkg_archive::{Entry, EntryName};

use crate::amounts::exact;
use crate::path::shown;
use crate::rules::inputs::ArchiveInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const END_RECORD_IN_COMMENT: Rule = Rule {
    id: "archive/end-record-in-comment",
    severity: Severity::Error,
    title: "The comment looks like an end record",
    condition: "The comment of the archive contains the four bytes 50 4b 05 06 with which an end record begins.",
    why: "The unpacker of .NET takes them for the end record: it refuses the package, or reads another list of entries.",
    fix: "Remove the comment.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Archive(end_record_in_comment)],
};

pub(super) const COMMENT_PRESENT: Rule = Rule {
    id: "archive/comment-present",
    severity: Severity::Note,
    title: "There is a comment",
    condition: "The archive or an entry has a comment. Silent where another rule reports the comment.",
    why: "Packages have none, so somebody put it there.",
    fix: "Remove the comment unless it is meant.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[
        Check::Archive(archive_comment),
        Check::Header(entry_comment),
    ],
};

/// The bytes with which an end record begins.
const SIGNATURE: &[u8] = b"PK\x05\x06";
/// Characters of a comment that are shown.
const SHOWN: usize = 80;

fn end_record_in_comment(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let end = input.package.archive.end();
    if let Some(at) = signature_in(&end.comment) {
        let start = end.offset + 22;
        found.at(
            start + at,
            format_args!(
                "The comment of {} at offset {start} contains the beginning of an end record at offset {}.",
                exact(u64::from(end.comment_len)),
                start + at
            ),
        );
    }
}

fn signature_in(comment: &[u8]) -> Option<u64> {
    let at = comment
        .windows(SIGNATURE.len())
        .position(|window| window == SIGNATURE)?;
    u64::try_from(at).ok()
}

fn archive_comment(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let end = input.package.archive.end();
    let is_whole = end.comment.len() == usize::from(end.comment_len);
    if !end.comment.is_empty() && is_whole && signature_in(&end.comment).is_none() {
        found.at(
            end.offset,
            format_args!(
                "The archive has a comment: \u{201c}{}\u{201d}.",
                text(&end.comment, false)
            ),
        );
    }
}

fn entry_comment(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    if !header.comment().is_empty() {
        found.entry(
            entry,
            format_args!(
                "It has a comment: \u{201c}{}\u{201d}.",
                text(header.comment(), header.flags().utf8())
            ),
        );
    }
}

/// The beginning of a comment as it can be shown.
fn text(comment: &[u8], utf8: bool) -> String {
    let text = EntryName::new(comment, utf8).text();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}\u{2026}", shown(text.get(..end).unwrap_or_default())),
        None => shown(&text).into_owned(),
    }
}
