//! What comes out of the data of an entry.

use dmpkg_archive::{Entry, Method, ReadErrorKind};

use super::{methods, whole};
use crate::amounts::exact;
use crate::rules::inputs::ContentInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const CORRUPT_DATA: Rule = Rule {
    id: "archive/corrupt-data",
    severity: Severity::Error,
    title: "The data is damaged",
    condition: "The compressed data of an entry breaks the rules of deflate or ends before its last block, or an entry that is stored without compression has two different sizes. Encrypted and patched entries are not looked at.",
    why: "This file cannot be unpacked, or only a part of it.",
    fix: "Take the package again from where it was made, or build it again.",
    references: &[references::ZIP, references::DEFLATE],
    kinds: Kinds::All,
    checks: &[Check::Header(two_sizes), Check::Content(corrupt_data)],
};

pub(super) const SIZE_MISMATCH: Rule = Rule {
    id: "archive/size-mismatch",
    severity: Severity::Error,
    title: "The size is wrong",
    condition: "The data of an entry unpacks to more or fewer bytes than the list says. Unpacking stops once it is more.",
    why: "Some programs cut the file at the size in the list and others do not, so that they install different files. It is also how an archive hides that it unpacks to far more than it seems.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Content(size_mismatch)],
};

pub(super) const CRC_MISMATCH: Rule = Rule {
    id: "archive/crc-mismatch",
    severity: Severity::Error,
    title: "The checksum is wrong",
    condition: "The data of an entry unpacks to as many bytes as the list says, and their CRC-32 is another one.",
    why: "The content is not what was packed. Older .NET does not notice and installs it.",
    fix: "Take the package again from where it was made, or build it again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Content(crc_mismatch)],
};

pub(super) const BYTES_AFTER_STREAM: Rule = Rule {
    id: "archive/bytes-after-stream",
    severity: Severity::Warning,
    title: "Bytes behind the compressed data",
    condition: "The last block of the compressed data of an entry ends before its compressed size is used up.",
    why: "Nothing unpacks the bytes that remain, so they can hide something.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP, references::DEFLATE],
    kinds: Kinds::All,
    checks: &[Check::Content(bytes_after_stream)],
};

fn two_sizes(entry: Entry<'_>, found: &mut Found<'_>) {
    if has_two_sizes(entry) {
        found.entry(
            entry,
            format_args!(
                "It is stored without compression, but has {} as stored and {} unpacked.",
                exact(entry.compressed_size()),
                exact(entry.uncompressed_size())
            ),
        );
    }
}

/// Whether an entry without compression has two different sizes.
fn has_two_sizes(entry: Entry<'_>) -> bool {
    entry.method() == Method::STORED
        && entry.compressed_size() != entry.uncompressed_size()
        && !methods::is_opaque(entry)
        && !has_unknown_sizes(entry)
}

fn corrupt_data(input: &ContentInput<'_>, found: &mut Found<'_>) {
    let entry = input.entry;
    let Err(error) = input.outcome else { return };
    let is_damage = matches!(
        error.kind,
        ReadErrorKind::BrokenDeflate { .. } | ReadErrorKind::TruncatedDeflate { .. }
    );
    if is_damage && !methods::is_opaque(entry) && !has_unknown_sizes(entry) {
        let message = error.to_string();
        let message = message.strip_prefix("the ").unwrap_or(&message);
        found.entry_at(entry, error.span.offset, format_args!("The {message}."));
    }
}

fn size_mismatch(input: &ContentInput<'_>, found: &mut Found<'_>) {
    let entry = input.entry;
    let Some(size) = unpacked(input) else { return };
    let listed = exact(entry.uncompressed_size());
    if input.longer_than_stated {
        found.entry(
            entry,
            format_args!("It unpacks to more than the {listed} that the list says."),
        );
    } else if size != entry.uncompressed_size() {
        found.entry(
            entry,
            format_args!("It unpacks to {}; the list says {listed}.", exact(size)),
        );
    }
}

fn crc_mismatch(input: &ContentInput<'_>, found: &mut Found<'_>) {
    let (entry, listed) = (input.entry, input.entry.header().crc32());
    let Ok(decoded) = input.outcome else { return };
    let has_right_size = unpacked(input) == Some(entry.uncompressed_size());
    if has_right_size && decoded.crc32 != listed {
        found.entry(
            entry,
            format_args!(
                "Its content has CRC-32 {:08x}; the list says {listed:08x}.",
                decoded.crc32
            ),
        );
    }
}

fn bytes_after_stream(input: &ContentInput<'_>, found: &mut Found<'_>) {
    let entry = input.entry;
    let Ok(decoded) = input.outcome else { return };
    if unpacked(input).is_some() && !input.longer_than_stated && decoded.unused > 0 {
        found.entry(
            entry,
            format_args!(
                "The compressed data ends {} before its compressed size of {}.",
                exact(decoded.unused),
                exact(entry.compressed_size())
            ),
        );
    }
}

/// How many bytes came out, where that says something of the entry.
fn unpacked(input: &ContentInput<'_>) -> Option<u64> {
    let entry = input.entry;
    let decoded = input.outcome.as_ref().ok()?;
    let tells = !has_two_sizes(entry) && !methods::is_opaque(entry) && !has_unknown_sizes(entry);
    tells.then_some(decoded.size)
}

/// Whether a size stands nowhere: the header sends readers to a ZIP64 field that it does not have.
fn has_unknown_sizes(entry: Entry<'_>) -> bool {
    let header = entry.header();
    whole::has_unknown_size(entry)
        || header.uncompressed_size() == u32::MAX && header.zip64().uncompressed_size.is_none()
}
