//! The signature itself, and the content that it signs.

use dmpkg_signature::Problem;

use super::{fire, statement};
use crate::rules::{Check, Kinds, Rule, Severity, references};

/// Signature file cannot be read.
pub(super) const UNREADABLE_CONTAINER: Rule = Rule {
    id: "signature/unreadable-container",
    severity: Severity::Error,
    title: "Signature file cannot be read",
    condition: "The file is no signed data in DER. Bytes behind it are no fault.",
    why: "Nothing in it can be verified.",
    fix: "Use the signed original.",
    references: &[references::NUGET_SIGNATURE, references::CMS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::UnreadableContainer(_))
        });
    })],
};

/// Signed text cannot be understood.
pub(super) const UNREADABLE_CONTENT: Rule = Rule {
    id: "signature/unreadable-content",
    severity: Severity::Error,
    title: "Signed text cannot be understood",
    condition: "The signed text has no version or no hash by SHA-2, or the signature claims to be of the author and of a server at once.",
    why: "It is unclear what was signed.",
    fix: "Sign the package again with a current tool.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::UnreadableContent(_))
        });
    })],
};

/// Signature of a newer format.
pub(super) const UNKNOWN_FORMAT_VERSION: Rule = Rule {
    id: "signature/unknown-format-version",
    severity: Severity::Error,
    title: "Signature of a newer format",
    condition: "The signed text states another version than 1.",
    why: "It was signed by a method that is not known here.",
    fix: "Use a newer version of this tool.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::FormatVersion(_))
        });
    })],
};

/// Not exactly one signer.
pub(super) const SIGNER_COUNT: Rule = Rule {
    id: "signature/signer-count",
    severity: Severity::Error,
    title: "Not exactly one signer",
    condition: "The signature has no signer, or several.",
    why: "The signature is malformed.",
    fix: "Sign the package again.",
    references: &[references::NUGET_SIGNATURE, references::CMS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::SignerCount(_))
        });
    })],
};

/// Certificate of the signer is missing.
pub(super) const MISSING_SIGNER_CERTIFICATE: Rule = Rule {
    id: "signature/missing-signer-certificate",
    severity: Severity::Error,
    title: "Certificate of the signer is missing",
    condition: "The signature does not enclose the certificate that its signer names.",
    why: "It cannot be told who signed.",
    fix: "Sign the package again with all certificates enclosed.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::MissingSignerCertificate)
        });
    })],
};

/// Signature breaks the rules for packages.
pub(super) const WRONG_SIGNED_ATTRIBUTES: Rule = Rule {
    id: "signature/wrong-signed-attributes",
    severity: Severity::Error,
    title: "Signature breaks the rules for packages",
    condition: "The signing time, the content type, the hash or the name of the certificate is missing, doubled, outdated or wrong among the signed attributes.",
    why: "The signature does not follow the rules for packages.",
    fix: "Sign the package again with a current tool.",
    references: &[references::NUGET_SIGNATURE, references::CMS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::WrongAttributes(_))
        });
    })],
};

/// Package was changed after signing.
pub(super) const CONTENT_CHANGED: Rule = Rule {
    id: "signature/content-changed",
    severity: Severity::Error,
    title: "Package was changed after signing",
    condition: "The hash of all bytes but those of the signature is not the hash that was signed.",
    why: "What was signed is not what would be installed.",
    fix: "Use the signed original; do not rely on the name in the signature.",
    references: &[references::NUGET_SIGNATURE, references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(statement::content_changed)],
};

/// Signature is not genuine.
pub(super) const NOT_GENUINE: Rule = Rule {
    id: "signature/not-genuine",
    severity: Severity::Error,
    title: "Signature is not genuine",
    condition: "The signed text has another hash than was signed, or the signature does not fit the key of its certificate.",
    why: "The signature is forged or broken.",
    fix: "Do not use the package; ask the sender.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::NotGenuine(_))
        });
    })],
};

/// Key of a kind that packages may not have.
pub(super) const UNSUPPORTED_KEY: Rule = Rule {
    id: "signature/unsupported-key",
    severity: Severity::Error,
    title: "Key of a kind that packages may not have",
    condition: "The key of the signer is not RSA. Nothing is verified then.",
    why: "Such a signature is not defined for packages.",
    fix: "Sign with an RSA certificate.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::UnsupportedKey(_))
        });
    })],
};
