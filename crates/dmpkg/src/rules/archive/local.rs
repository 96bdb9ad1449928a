//! The local header of an entry beside its header in the list.

use std::fmt::Write;

use dmpkg_archive::record::{CentralDirectoryHeader, LocalFileHeader};
use dmpkg_archive::{Archive, Entry, ReadErrorKind};

use super::{offsets, whole};
use crate::path::shown;
use crate::rules::inputs::LocalInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const MISSING_LOCAL_HEADER: Rule = Rule {
    id: "archive/missing-local-header",
    severity: Severity::Error,
    title: "No entry where the list points",
    condition: "The offset of an entry does not lead to a local header. Silent in a part of a split archive, where a shift of all offsets is the cause, and where the offset stands nowhere.",
    why: "This file cannot be unpacked.",
    fix: "Take the package again from where it was made, or build it again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Local(missing_local_header)],
};

pub(super) const LOCAL_NAME_MISMATCH: Rule = Rule {
    id: "archive/local-name-mismatch",
    severity: Severity::Error,
    title: "Two names for one entry",
    condition: "The bytes of the name in the local header are other ones than in the list, with \\ and / taken as the same. Silent when both headers have a Unicode name that stands for them and the two are equal, and when the local header is masked.",
    why: "One program unpacks this file under the name that it has in the list, another one under the other name.",
    fix: "Do not install the package before it is known how this came about; build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Local(local_name_mismatch)],
};

pub(super) const LOCAL_HEADER_MISMATCH: Rule = Rule {
    id: "archive/local-header-mismatch",
    severity: Severity::Warning,
    title: "The two headers of an entry disagree",
    condition: "Method, flags, checksum or a size differs between the local header and the list. Not compared: the flags for the level of compression and for UTF-8; checksum and sizes that are 0 or the largest number where a descriptor is announced; values that a ZIP64 field replaces; versions, times and extra fields; masked headers.",
    why: "Programs that believe the local header unpack something else than those that believe the list, or fail.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Local(local_header_mismatch)],
};

/// Bits 1 and 2 for the level of compression, bit 11 for UTF-8.
const IGNORED_FLAGS: u16 = 0b110 | 1 << 11;

fn missing_local_header(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let LocalInput {
        archive,
        entry,
        local,
    } = *input;
    let Err(error) = &local.header else { return };
    let ReadErrorKind::NoLocalHeader { found: bytes } = error.kind else {
        return;
    };
    if offsets::is_split(archive) || has_unknown_offset(entry) || stands_unshifted(archive, entry) {
        return;
    }
    let at = error.span.offset;
    match bytes {
        Some(bytes) => found.entry_at(
            entry,
            at,
            format_args!(
                "No local header stands at offset {at}; the bytes there are {:02x?}.",
                bytes.to_le_bytes()
            ),
        ),
        None => found.entry_at(
            entry,
            at,
            format_args!(
                "The local header should stand at offset {at}, but the file ends at {}.",
                archive.source().len()
            ),
        ),
    }
}

/// Whether the offset stands nowhere: the header sends readers to a ZIP64 field that it does not have.
pub(super) fn has_unknown_offset(entry: Entry<'_>) -> bool {
    let header = entry.header();
    header.local_header_offset() == u32::MAX && header.zip64().local_header_offset.is_none()
}

/// Whether the local header stands where the list says, and only the shift of the archive is wrong.
fn stands_unshifted(archive: &Archive, entry: Entry<'_>) -> bool {
    if archive.shift() == 0 {
        return false;
    }
    let mut bytes = [0; 4];
    let source = archive.source();
    source
        .read_direct_at(offsets::claimed(entry), &mut bytes)
        .is_ok()
        && bytes == *b"PK\x03\x04"
}

fn local_name_mismatch(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let (entry, central) = (input.entry, input.entry.header());
    let Ok(local) = &input.local.header else {
        return;
    };
    let (mine, theirs) = (central.name(), local.name());
    if is_same_name(mine.raw(), theirs.raw())
        || has_same_unicode_name(central, local)
        || local.flags.masked()
    {
        return;
    }
    found.entry_at(
        entry,
        local.span.offset,
        format_args!(
            "The list calls it {}, its local header at offset {} calls it {}.",
            shown(&mine.text()),
            local.span.offset,
            shown(&theirs.text())
        ),
    );
}

fn is_same_name(one: &[u8], other: &[u8]) -> bool {
    let unify = |byte: &u8| if *byte == b'\\' { b'/' } else { *byte };
    one == other || one.len() == other.len() && one.iter().map(unify).eq(other.iter().map(unify))
}

fn has_same_unicode_name(central: CentralDirectoryHeader<'_>, local: &LocalFileHeader) -> bool {
    let in_list = central.extra_fields().unicode_path();
    let in_file = local.extra_fields().unicode_path();
    in_list.zip(in_file).is_some_and(|(in_list, in_file)| {
        in_list.text == in_file.text
            && in_list.stands_for(central.name().raw())
            && in_file.stands_for(local.name().raw())
    })
}

fn local_header_mismatch(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let Ok(local) = &input.local.header else {
        return;
    };
    if let Some(differences) = differences(input.entry, local) {
        found.entry_at(
            input.entry,
            local.span.offset,
            format_args!(
                "The local header at offset {} says otherwise than the list: {differences}.",
                local.span.offset
            ),
        );
    }
}

/// The fields that differ, with both values, as a clause.
fn differences(entry: Entry<'_>, local: &LocalFileHeader) -> Option<String> {
    let central = entry.header();
    if local.flags.masked() || central.flags().masked() {
        return None;
    }
    let announced = local.flags.data_descriptor();
    let is_left_open = |value: u64, field: u32| announced && (value == 0 || field == u32::MAX);
    let zip64 = local.zip64();
    let (compressed, uncompressed) = (
        local.claimed_compressed_size(),
        local.claimed_uncompressed_size(),
    );
    // A size that stands nowhere is the matter of another rule.
    let is_known = |field: u32, value: Option<u64>| field != u32::MAX || value.is_some();
    let mut text = String::new();
    let mut add = |what: std::fmt::Arguments<'_>| {
        let comma = if text.is_empty() { "" } else { "; " };
        // Writing to a string never fails.
        let _ = write!(text, "{comma}{what}");
    };
    if local.method != central.method() {
        add(format_args!(
            "method {} instead of {}",
            local.method,
            central.method()
        ));
    }
    if (local.flags.0 ^ central.flags().0) & !IGNORED_FLAGS != 0 {
        add(format_args!(
            "flags {:#06x} instead of {:#06x}",
            local.flags.0,
            central.flags().0
        ));
    }
    if local.crc32 != central.crc32() && !is_left_open(u64::from(local.crc32), local.crc32) {
        add(format_args!(
            "checksum {:08x} instead of {:08x}",
            local.crc32,
            central.crc32()
        ));
    }
    if compressed != entry.compressed_size()
        && !is_left_open(compressed, local.compressed_size)
        && is_known(local.compressed_size, zip64.compressed_size)
        && !whole::has_unknown_size(entry)
    {
        add(format_args!(
            "compressed size {compressed} instead of {}",
            entry.compressed_size()
        ));
    }
    if uncompressed != entry.uncompressed_size()
        && !is_left_open(uncompressed, local.uncompressed_size)
        && is_known(local.uncompressed_size, zip64.uncompressed_size)
        && is_known(
            central.uncompressed_size(),
            central.zip64().uncompressed_size,
        )
    {
        add(format_args!(
            "uncompressed size {uncompressed} instead of {}",
            entry.uncompressed_size()
        ));
    }
    (!text.is_empty()).then_some(text)
}
