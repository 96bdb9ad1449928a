//! How the signature lies in its archive.

use dmpkg_signature::Problem;

use super::{fire, statement};
use crate::rules::{Check, Kinds, Rule, Severity, references};

/// More than one signature file.
pub(super) const SEVERAL_SIGNATURE_FILES: Rule = Rule {
    id: "signature/several-signature-files",
    severity: Severity::Error,
    title: "More than one signature file",
    condition: "Several entries are named .signature.p7s.",
    why: "It is undefined which one counts.",
    fix: "Sign the package again.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::SeveralFiles(_))
        });
    })],
};

/// Package was zipped again after signing.
pub(super) const ENTRY_REPACKED: Rule = Rule {
    id: "signature/entry-repacked",
    severity: Severity::Error,
    title: "Package was zipped again after signing",
    condition: "The entry of the signature is compressed, has a flag or file attributes, or two sizes. Whether the content differs as well is said by another rule.",
    why: "The package was unpacked and zipped again, so the signature no longer counts.",
    fix: "Use the signed original, or sign the package again.",
    references: &[references::NUGET_SIGNATURE, references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::Repacked(_))
        });
    })],
};

/// Signature is not the last entry.
pub(super) const NOT_LAST_ENTRY: Rule = Rule {
    id: "signature/not-last-entry",
    severity: Severity::Note,
    title: "Signature is not the last entry",
    condition: "The entry of the signature is not the last one of the file or of the directory. Any place is allowed.",
    why: "The signing tool writes it last, so another tool touched the archive.",
    fix: "Nothing to do when the signature is confirmed.",
    references: &[references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(statement::not_last_entry)],
};

/// Signed package in the ZIP64 format.
pub(super) const ZIP64_PACKAGE: Rule = Rule {
    id: "signature/zip64-package",
    severity: Severity::Error,
    title: "Signed package in the ZIP64 format",
    condition: "A signed package has a ZIP64 record or field.",
    why: "Signatures are not defined for ZIP64.",
    fix: "Sign a package that stays below the limits of ZIP.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| matches!(problem, Problem::Zip64));
    })],
};

/// What was signed and what is shown may differ.
pub(super) const NOT_VERIFIABLE: Rule = Rule {
    id: "signature/not-verifiable",
    severity: Severity::Warning,
    title: "What was signed and what is shown may differ",
    condition: "A signed archive has bytes in front of it, several end records, another number of entries than it states, or a gap around its directory. No positive statement is made then.",
    why: "Two programs can see different contents, and only one of them was signed.",
    fix: "Use the signed original.",
    references: &[references::NUGET_SIGNATURE, references::ZIP],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::NotVerifiable(_))
        });
    })],
};

/// Bytes that the signature does not protect.
pub(super) const UNPROTECTED_BYTES: Rule = Rule {
    id: "signature/unprotected-bytes",
    severity: Severity::Note,
    title: "Bytes that the signature does not protect",
    condition: "The entry of the signature has extra fields, or bytes behind its data or behind the signature.",
    why: "They can be changed without breaking the signature.",
    fix: "Nothing to do unless there are many.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(statement::unprotected_bytes)],
};
