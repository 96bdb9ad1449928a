use dmpkg_signature::{AnchorFacts, Name, Party, Status};
use serde::{Deserialize, Serialize};

use super::{Verified, words};
use crate::{Package, moment};

/// What can be said of a package's signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureStatus {
    /// There is none.
    Unsigned,
    /// Unchanged since signing, by whom and when.
    Confirmed,
    /// Unchanged and by whom, but no service vouches for the time.
    ConfirmedNoTime,
    /// Unchanged, but no root that is known here vouches for the name.
    UnknownIssuer,
    /// Unchanged, but the certificate had ended, and no time proves an earlier signing.
    Expired,
    /// Unchanged, but the signature breaks the rules for packages.
    Weak,
    /// Changed after signing.
    Changed,
    /// The signature does not fit the certificate that it names.
    Forged,
    /// There is a signature that is of no use.
    Damaged,
    /// The file could not be read, so nobody knows.
    Unreadable,
    /// There is one, and nobody looked to the end whether it holds.
    #[default]
    NotChecked,
}

/// What is known of a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureFacts {
    /// The statement.
    pub status: SignatureStatus,
    /// The codes of NuGet's client, sorted: `NU3008`.
    pub codes: Vec<String>,
    /// What is wrong with it or limits what it says, as sentences.
    pub reasons: Vec<String>,
    /// `author`, `repository`, or nothing when the signature does not say.
    pub party: Option<String>,
    /// The hash of the package.
    pub hash: Option<SignedHash>,
    /// Whether the package is other than what was signed; nothing when that is not known.
    pub changed: Option<bool>,
    /// The signer's certificate, then those of its issuers as far as they are known.
    pub certificates: Vec<SignatureCertificate>,
    /// The root to which they lead.
    pub root: Option<SignatureRoot>,
    /// The signer's own time, which nobody checked.
    pub signing_time: Option<String>,
    /// The time that a service states.
    pub timestamp: Option<SignatureTimestamp>,
    /// Where one can ask whether the signer's certificate was withdrawn. Nobody asked.
    pub revocation: Vec<String>,
    /// Bytes of the signature's entry that neither hash nor signature covers.
    pub unprotected_bytes: u64,
}

/// The hash of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedHash {
    /// The function: `SHA-256`.
    pub algorithm: String,
    /// What was signed, in digits to the base of 16.
    pub signed: String,
    /// What the package has, when it was computed.
    pub computed: Option<String>,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureCertificate {
    /// The common name of its holder, or the whole name when there is none.
    pub name: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The whole name of the holder.
    pub subject: String,
    /// The whole name of the issuer.
    pub issuer: String,
    /// Its number with the issuer, in digits to the base of 16.
    pub serial: String,
    /// Valid from, in UTC.
    pub not_before: String,
    /// Valid until.
    pub not_after: String,
    /// The key: `RSA 4096`.
    pub key: String,
    /// SHA-256 of the certificate.
    pub sha256: String,
    /// SHA-1 of the certificate, by which Windows names it.
    pub sha1: String,
}

/// A root to which certificates lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureRoot {
    /// Its common name.
    pub name: String,
    /// Whether the user trusts it, and not this program.
    pub by_user: bool,
}

/// A timestamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureTimestamp {
    /// The time, in UTC.
    pub time: String,
    /// How far it may be off to either side, in milliseconds.
    pub accuracy: i64,
    /// Whether nothing is wrong with it.
    pub confirmed: bool,
    /// The organisation that states it.
    pub by: Option<String>,
    /// The certificate of the service, then those of its issuers.
    pub certificates: Vec<SignatureCertificate>,
    /// The root to which they lead.
    pub root: Option<SignatureRoot>,
}

impl SignatureFacts {
    /// Of a package without one.
    pub fn unsigned() -> Self {
        Self {
            status: SignatureStatus::Unsigned,
            ..Self::default()
        }
    }

    /// What a verification came to.
    pub(crate) fn of(verified: &Verified) -> Self {
        let verdict = &verified.verdict;
        let certificates = |all: &[dmpkg_signature::CertificateFacts]| {
            all.iter().map(SignatureCertificate::of).collect()
        };
        Self {
            status: SignatureStatus::of(verdict.status),
            codes: verdict.codes().into_iter().map(str::to_owned).collect(),
            reasons: verdict.problems.iter().map(words::reason).collect(),
            party: match verdict.party {
                Party::Author => Some("author".to_owned()),
                Party::Repository => Some("repository".to_owned()),
                Party::Unknown => None,
            },
            hash: verdict.hash.as_ref().map(|hash| SignedHash {
                algorithm: hash.algorithm.name().to_owned(),
                signed: hash.signed.clone(),
                computed: hash.computed.clone(),
            }),
            changed: verdict.is_changed(),
            certificates: certificates(&verdict.certificates),
            root: verdict.anchor.as_ref().map(SignatureRoot::of),
            signing_time: verdict
                .signing_time
                .and_then(|time| moment::utc(time / 1000)),
            timestamp: verdict.timestamp.as_ref().map(|stamp| SignatureTimestamp {
                time: moment::utc(stamp.time / 1000).unwrap_or_default(),
                accuracy: stamp.accuracy,
                confirmed: stamp.is_genuine,
                by: stamp
                    .certificates
                    .first()
                    .and_then(|own| own.subject.organisation().map(str::to_owned)),
                certificates: certificates(&stamp.certificates),
                root: stamp.anchor.as_ref().map(SignatureRoot::of),
            }),
            revocation: verdict.revocation.clone(),
            unprotected_bytes: verified
                .placement
                .unprotected
                .saturating_add(verdict.trailing),
        }
    }

    /// The organisation of the signer, or else its name.
    pub fn signer(&self) -> Option<&str> {
        let own = self.certificates.first()?;
        Some(own.organisation.as_deref().unwrap_or(&own.name))
    }
}

impl SignatureStatus {
    /// What can be said by the names of entries alone.
    pub fn before(package: &Package) -> Self {
        match package.has_signature() {
            true => Self::NotChecked,
            false => Self::Unsigned,
        }
    }

    const fn of(status: Status) -> Self {
        match status {
            Status::Confirmed => Self::Confirmed,
            Status::ConfirmedWithoutTime => Self::ConfirmedNoTime,
            Status::UnknownIssuer => Self::UnknownIssuer,
            Status::Expired => Self::Expired,
            Status::Weak => Self::Weak,
            Status::NotChecked => Self::NotChecked,
            Status::Changed => Self::Changed,
            Status::Forged => Self::Forged,
            Status::Damaged => Self::Damaged,
        }
    }
}

impl SignatureCertificate {
    fn of(facts: &dmpkg_signature::CertificateFacts) -> Self {
        let date = |millis: i64| moment::utc(millis / 1000).unwrap_or_default();
        Self {
            name: name_of(&facts.subject),
            organisation: facts.subject.part("O").map(str::to_owned),
            country: facts.subject.part("C").map(str::to_owned),
            subject: facts.subject.text(),
            issuer: facts.issuer.text(),
            serial: facts.serial.clone(),
            not_before: date(facts.not_before),
            not_after: date(facts.not_after),
            key: facts.key.clone(),
            sha256: facts.sha256.clone(),
            sha1: facts.sha1.clone(),
        }
    }
}

impl SignatureRoot {
    fn of(anchor: &AnchorFacts) -> Self {
        Self {
            name: name_of(&anchor.name),
            by_user: anchor.by_user,
        }
    }
}

fn name_of(name: &Name) -> String {
    let common = name.common_name().map(str::to_owned);
    common.unwrap_or_else(|| name.text())
}
