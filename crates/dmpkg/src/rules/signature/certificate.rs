//! The certificates: who signed, and who vouches for the name.

use dmpkg_signature::Problem;

use super::{fire, statement};
use crate::rules::{Check, Kinds, Rule, Severity, references};

/// Weak certificate.
pub(super) const WEAK_CERTIFICATE: Rule = Rule {
    id: "signature/weak-certificate",
    severity: Severity::Warning,
    title: "Weak certificate",
    condition: "The key of the signer has less than 2048 bits, its certificate is not signed by RSA with SHA-2, or it is for lifetime signing.",
    why: "Nothing was changed, but the certificate does not meet the rules, and the vendor's tool refuses it.",
    fix: "Sign with a current certificate for signing code.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(
                problem,
                Problem::ShortKey(_) | Problem::WeakCertificate(_) | Problem::LifetimeSigning
            )
        });
    })],
};

/// Certificate from the future.
pub(super) const CERTIFICATE_NOT_YET_VALID: Rule = Rule {
    id: "signature/certificate-not-yet-valid",
    severity: Severity::Warning,
    title: "Certificate from the future",
    condition: "The certificate of the signer or of the timestamp begins later than the clock of this device says.",
    why: "Either the clock or the certificate is wrong.",
    fix: "Look at the clock of this device.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(
                problem,
                Problem::NotYetValid(_) | Problem::TimestampNotYetValid(_)
            )
        });
    })],
};

/// Fault in the chain of certificates.
pub(super) const WRONG_CERTIFICATE_PURPOSE: Rule = Rule {
    id: "signature/wrong-certificate-purpose",
    severity: Severity::Warning,
    title: "Fault in the chain of certificates",
    condition: "The certificate is not for signing code, an issuer may not issue it, a link of the chain does not hold, or a critical condition is not known.",
    why: "The certificate was not issued for this, so its name proves nothing.",
    fix: "Sign with a certificate for signing code.",
    references: &[references::NUGET_SIGNATURE, references::CERTIFICATES],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::ChainFault(_))
        });
    })],
};

/// Publisher is not confirmed.
pub(super) const UNKNOWN_ISSUER: Rule = Rule {
    id: "signature/unknown-issuer",
    severity: Severity::Warning,
    title: "Publisher is not confirmed",
    condition: "The chain of certificates ends in no root that comes with this tool or that the user added.",
    why: "Anyone can make a certificate with any name.",
    fix: "Add the root certificate of the issuer if you trust it.",
    references: &[references::NUGET_SIGNATURE, references::CERTIFICATES],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::UnknownIssuer(_))
        });
    })],
};

/// Signature has run out.
pub(super) const EXPIRED_CERTIFICATE: Rule = Rule {
    id: "signature/expired-certificate",
    severity: Severity::Warning,
    title: "Signature has run out",
    condition: "The confirmed time of signing, or without one the clock of this device, lies outside the validity of the signer's certificate. That of issuers and of the timestamp does not matter.",
    why: "No confirmed time proves that it was signed while the certificate was valid.",
    fix: "Use a package with a timestamp.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(|input, found| {
        fire(input, found, |problem| {
            matches!(problem, Problem::Expired(_))
        });
    })],
};

/// Signed by another publisher than the vendor.
pub(super) const OTHER_PUBLISHER: Rule = Rule {
    id: "signature/other-publisher",
    severity: Severity::Note,
    title: "Signed by another publisher than the vendor",
    condition: "The signature is confirmed, and its certificate names another organisation than Skyline Communications NV in Belgium.",
    why: "The package comes from a partner or customer.",
    fix: "Make sure that you know this publisher.",
    references: &[references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(statement::other_publisher)],
};

/// Signature of a server.
pub(super) const REPOSITORY_SIGNATURE: Rule = Rule {
    id: "signature/repository-signature",
    severity: Severity::Note,
    title: "Signature of a server",
    condition: "The signature says that a server handed the package out, or a server signed the signature.",
    why: "Such signatures are not used for DataMiner packages.",
    fix: "Ask the sender how it was signed.",
    references: &[references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(statement::repository_signature)],
};

/// Whether the certificate was withdrawn is not known.
pub(super) const REVOCATION_UNKNOWN: Rule = Rule {
    id: "signature/revocation-unknown",
    severity: Severity::Note,
    title: "Whether the certificate was withdrawn is not known",
    condition: "The certificate of the signer could be read. Nobody is asked whether it was withdrawn.",
    why: "An issuer may have withdrawn the certificate since, and asking needs the network.",
    fix: "Ask the issuer at the address given, if it matters.",
    references: &[references::CERTIFICATES],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Signature(statement::revocation_unknown)],
};
