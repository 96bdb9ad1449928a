//! How the data of an entry is compressed or hidden.

use dmpkg_archive::record::{CentralDirectoryHeader, ExtraField};
use dmpkg_archive::{Entry, Method};

use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const ENCRYPTED_ENTRY: Rule = Rule {
    id: "archive/encrypted-entry",
    severity: Severity::Error,
    title: "Encrypted",
    condition: "An entry has the flag for encryption (bit 0), for strong encryption (bit 6) or for a masked header (bit 13), method 99, or an AES field.",
    why: "DataMiner never asks for a password, so the package cannot be installed.",
    fix: "Pack the files again without a password.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(encrypted_entry)],
};

pub(super) const UNSUPPORTED_METHOD: Rule = Rule {
    id: "archive/unsupported-method",
    severity: Severity::Error,
    title: "A compression that cannot be unpacked",
    condition: "An entry is compressed by another method than stored (0), deflate (8) and deflate64 (9). Method 99 is encryption and fires another rule.",
    why: "The unpacker of .NET, which the agent uses, knows no other method.",
    fix: "Pack the files again with deflate, the usual method of zip archives.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(unsupported_method)],
};

pub(super) const DEFLATE64_METHOD: Rule = Rule {
    id: "archive/deflate64-method",
    severity: Severity::Warning,
    title: "Compressed by deflate64",
    condition: "An entry is compressed by method 9, which Windows Explorer uses for large files.",
    why: "Not every program that reads packages can unpack it, and its content is not checked here.",
    fix: "Pack the files again with deflate, for example with another program.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(deflate64_method)],
};

pub(super) const PATCHED_ENTRY: Rule = Rule {
    id: "archive/patched-entry",
    severity: Severity::Error,
    title: "A patch in place of a file",
    condition: "An entry has the flag for patched data (bit 5).",
    why: "No program that reads packages applies such a patch; some unpack the patch itself as if it were the file.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(patched_entry)],
};

/// Method 9, of PKWARE.
const DEFLATE64: Method = Method(9);
/// Method 99: the true method stands in an extra field.
const AES: Method = Method(99);

/// Whether the data is not what the header says because it is encrypted or a patch: a look at the
/// content would tell nothing.
pub(super) fn is_opaque(entry: Entry<'_>) -> bool {
    let header = entry.header();
    encryption(header).is_some() || header.flags().patched()
}

fn encrypted_entry(entry: Entry<'_>, found: &mut Found<'_>) {
    if let Some(kind) = encryption(entry.header()) {
        found.entry(entry, format_args!("The entry is encrypted: {kind}."));
    }
}

/// The kind of encryption.
fn encryption(header: CentralDirectoryHeader<'_>) -> Option<&'static str> {
    let flags = header.flags();
    let extra = header.extra_fields();
    if header.method() == AES || extra.first(ExtraField::AES).is_some() {
        let strength = extra.aes_encryption().map(|aes| aes.strength);
        return Some(match strength {
            Some(1) => "AES with a key of 128 bits",
            Some(2) => "AES with a key of 192 bits",
            Some(3) => "AES with a key of 256 bits",
            _ => "AES",
        });
    }
    if flags.strong_encryption() {
        return Some("the strong encryption of PKWARE");
    }
    if flags.masked() {
        return Some("its headers are masked");
    }
    flags.encrypted().then_some("the classic encryption of zip")
}

fn unsupported_method(entry: Entry<'_>, found: &mut Found<'_>) {
    let method = entry.method();
    if ![Method::STORED, Method::DEFLATE, DEFLATE64, AES].contains(&method) {
        let name = method.name().unwrap_or("unknown");
        found.entry(
            entry,
            format_args!("It is compressed by method {} ({name}).", method.0),
        );
    }
}

fn deflate64_method(entry: Entry<'_>, found: &mut Found<'_>) {
    if entry.method() == DEFLATE64 {
        found.entry(
            entry,
            format_args!("It is compressed by method 9 (deflate64)."),
        );
    }
}

fn patched_entry(entry: Entry<'_>, found: &mut Found<'_>) {
    if entry.header().flags().patched() {
        found.entry(
            entry,
            format_args!("Bit 5 of its flags says that the data is a patch to another file."),
        );
    }
}
