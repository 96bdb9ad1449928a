//! The time of signing.

use dmpkg_signature::Problem;

use super::fire;
use crate::rules::{Check, Kinds, Rule, Severity, references};

/// No timestamp.
pub(super) const NO_TIMESTAMP: Rule = Rule {
    id: "signature/no-timestamp",
    severity: Severity::Note,
    title: "No timestamp",
    condition: "The signature has no timestamp. The vendor's tool always adds one.",
    why: "The time of signing is not confirmed, and the signature ends with its certificate.",
    fix: "Sign with a timestamp service.",
    references: &[references::NUGET_SIGNATURE, references::TIMESTAMPS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::NoTimestamp)
        });
    })],
};

/// Timestamp of another signature.
pub(super) const TIMESTAMP_FOR_OTHER_SIGNATURE: Rule = Rule {
    id: "signature/timestamp-for-other-signature",
    severity: Severity::Warning,
    title: "Timestamp of another signature",
    condition: "The hash in the timestamp is not that of this signature.",
    why: "The time belongs to another signature.",
    fix: "Sign the package again.",
    references: &[references::NUGET_SIGNATURE, references::TIMESTAMPS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::TimestampForOther)
        });
    })],
};

/// Broken timestamp.
pub(super) const BROKEN_TIMESTAMP: Rule = Rule {
    id: "signature/broken-timestamp",
    severity: Severity::Warning,
    title: "Broken timestamp",
    condition: "The timestamp cannot be read, does not enclose its certificate, is not genuine, or states a time at which its certificate was not valid. Fractions of a second are fine.",
    why: "The time of signing cannot be confirmed.",
    fix: "Sign the package again.",
    references: &[references::NUGET_SIGNATURE, references::TIMESTAMPS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(
                problem,
                Problem::BrokenTimestamp(_)
                    | Problem::TimestampWithoutCertificate
                    | Problem::TimestampOutsideCertificate
            )
        });
    })],
};

/// Weak timestamp.
pub(super) const WEAK_TIMESTAMP: Rule = Rule {
    id: "signature/weak-timestamp",
    severity: Severity::Warning,
    title: "Weak timestamp",
    condition: "The certificate of the timestamp uses a method that is not supported or a key of less than 2048 bits, or the timestamp uses another hash function than SHA-2.",
    why: "The time rests on a method that is outdated.",
    fix: "Sign again with a current timestamp service.",
    references: &[references::NUGET_SIGNATURE, references::TIMESTAMPS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(
                problem,
                Problem::TimestampCertificate(_)
                    | Problem::TimestampShortKey(_)
                    | Problem::TimestampDigest(_)
                    | Problem::TimestampImprint(_)
            )
        });
    })],
};

/// Timestamp service is not confirmed.
pub(super) const UNKNOWN_TIMESTAMP_ISSUER: Rule = Rule {
    id: "signature/unknown-timestamp-issuer",
    severity: Severity::Warning,
    title: "Timestamp service is not confirmed",
    condition: "The chain of the timestamp has a fault, or ends in no root for timestamps that is known.",
    why: "Anyone can state a time.",
    fix: "Add the root certificate of the service if you trust it.",
    references: &[references::NUGET_SIGNATURE, references::TIMESTAMPS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::UnknownTimestampIssuer(_))
        });
    })],
};
