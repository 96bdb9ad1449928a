//! What a signature comes to, in words. A name is never said without what it is worth.

use dmpkg_signature::Problem;

use super::facts::{SignatureFacts, SignatureStatus};
use crate::{Tone, moment};

impl SignatureStatus {
    /// The statement in a few words, for the title line.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Unsigned => "not signed",
            Self::Confirmed => "signed, unchanged",
            Self::ConfirmedNoTime => "signed, unchanged, time not confirmed",
            Self::UnknownIssuer => "unchanged, publisher not confirmed",
            Self::Expired => "unchanged, signature has run out",
            Self::Weak => "unchanged, signature breaks the rules",
            Self::Changed => "changed after signing",
            Self::Forged => "signature not genuine",
            Self::Damaged => "signature not usable",
            Self::Unreadable => "signature unknown",
            Self::NotChecked => "signature not checked",
        }
    }

    /// Whether the package is confirmed to be unchanged, and by whom.
    pub const fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed | Self::ConfirmedNoTime)
    }

    /// Whether the seal is broken: what the signature says of its maker is worth nothing then.
    pub const fn is_broken(self) -> bool {
        matches!(self, Self::Changed | Self::Forged | Self::Damaged)
    }
}

impl SignatureFacts {
    /// The statement as a heading.
    pub fn headline(&self) -> String {
        let signer = self.signer().unwrap_or("an unnamed publisher");
        match self.status {
            SignatureStatus::Confirmed | SignatureStatus::ConfirmedNoTime => {
                format!("Signed by {signer}, unchanged")
            }
            SignatureStatus::UnknownIssuer => {
                "Unchanged since signing, publisher not confirmed".to_owned()
            }
            SignatureStatus::Expired => "Unchanged, but the signature has run out".to_owned(),
            SignatureStatus::Weak => {
                "Unchanged, but the signature does not meet the rules".to_owned()
            }
            SignatureStatus::Changed => "Changed after signing".to_owned(),
            SignatureStatus::Forged => "The signature is not genuine".to_owned(),
            SignatureStatus::Damaged => "Signature present but not usable".to_owned(),
            SignatureStatus::Unsigned => "Not signed".to_owned(),
            SignatureStatus::Unreadable => "Not a readable package".to_owned(),
            SignatureStatus::NotChecked => "Signature not checked".to_owned(),
        }
    }

    /// What the statement means, as sentences.
    pub fn meaning(&self) -> String {
        let signer = self.signer().unwrap_or("an unnamed publisher");
        match self.status {
            SignatureStatus::Confirmed => {
                let time = self.timestamp.as_ref();
                let at = time.map_or("an unknown time", |time| &time.time);
                let by = time.and_then(|time| time.by.as_deref());
                let by = by.unwrap_or("a timestamp service");
                format!(
                    "Nothing in this package was changed since it was signed on {at} (time confirmed by {by}). {} Whether the certificate was withdrawn since cannot be checked here.",
                    self.who_vouches()
                )
            }
            SignatureStatus::ConfirmedNoTime => format!(
                "Nothing in this package was changed since it was signed. {} The time of signing is not confirmed; the certificate is valid now by the clock of this device. Whether the certificate was withdrawn since cannot be checked here.",
                self.who_vouches()
            ),
            SignatureStatus::UnknownIssuer => format!(
                "Nothing was changed since it was signed. The certificate says \u{201c}{}\u{201d}, but its issuer is not among the roots known here. Anyone can make a certificate with any name.",
                self.certificates.first().map_or("", |own| &own.subject)
            ),
            SignatureStatus::Expired => format!(
                "The certificate of \u{201c}{signer}\u{201d} ended on {}, and no confirmed time proves an earlier signing. The vendor's own tool refuses such a package.",
                self.certificates.first().map_or("", |own| &own.not_after)
            ),
            SignatureStatus::Weak => {
                "Nothing was changed since it was signed, but the vendor's own tool refuses the signature for the reasons below.".to_owned()
            }
            SignatureStatus::Changed => format!(
                "The signature was made by \u{201c}{signer}\u{201d} for other content. Do not rely on that name. Use the signed original."
            ),
            SignatureStatus::Forged => {
                "The signature does not fit the certificate that it names. Do not use the package; ask the sender.".to_owned()
            }
            SignatureStatus::Damaged => self.damage(),
            SignatureStatus::Unsigned => {
                "Many packages are not signed. Nothing can be said about who made it or whether it was changed.".to_owned()
            }
            SignatureStatus::Unreadable => {
                "The file could not be read, so nothing can be said about a signature.".to_owned()
            }
            SignatureStatus::NotChecked => {
                "The package carries a signature. Whether it holds was not checked to the end.".to_owned()
            }
        }
    }

    /// How loudly it is said.
    pub const fn tone(&self) -> Tone {
        match self.status {
            SignatureStatus::Changed | SignatureStatus::Forged | SignatureStatus::Damaged => {
                Tone::Damage
            }
            SignatureStatus::UnknownIssuer | SignatureStatus::Expired | SignatureStatus::Weak => {
                Tone::Attention
            }
            SignatureStatus::Confirmed | SignatureStatus::ConfirmedNoTime => Tone::Sound,
            _ => Tone::Information,
        }
    }

    /// What the vendor's own command would say.
    pub const fn vendor_tool(&self) -> Option<&'static str> {
        match self.status {
            SignatureStatus::Confirmed | SignatureStatus::ConfirmedNoTime => {
                Some("accepts it, if its list of certificates and the check for withdrawal agree")
            }
            SignatureStatus::NotChecked | SignatureStatus::Unreadable => None,
            SignatureStatus::UnknownIssuer => Some("accepts it only where the issuer is trusted"),
            _ => Some("refuses it"),
        }
    }

    fn who_vouches(&self) -> String {
        match &self.root {
            Some(root) if root.by_user => format!(
                "The name was checked by \u{201c}{}\u{201d}, a root that you trust.",
                root.name
            ),
            Some(root) => format!("The name was checked by {}.", root.name),
            None => String::new(),
        }
    }

    fn damage(&self) -> String {
        let repacked = self.codes.iter().any(|code| code == "NU3005");
        let mut text = match repacked {
            true => "The package was probably unpacked and zipped again after signing, so the signature no longer counts.",
            false => "The signature cannot be relied on for the reasons below.",
        }
        .to_owned();
        if self.changed == Some(true) {
            text.push_str(" Its content differs from what was signed as well.");
        }
        text
    }
}

/// A problem as a sentence.
pub(crate) fn reason(problem: &Problem) -> String {
    let date = |millis: &i64| moment::utc(millis / 1000).unwrap_or_default();
    let text = |text: &str| text.to_owned();
    match problem {
        Problem::SeveralFiles(count) => format!("The package holds {count} signature files."),
        Problem::Repacked(how) => format!(
            "The signature does not lie in the archive as a signer writes it: {}.",
            how.join(", ")
        ),
        Problem::Zip64 => {
            text("The package is in the ZIP64 format, for which signatures are not defined.")
        }
        Problem::NotVerifiable(why) => format!(
            "Two programs can see different contents in the archive: {why}. What was signed and what is shown may differ."
        ),
        Problem::NotHashed => text("The hash of the package was not computed."),
        Problem::UnreadableContainer(why) => format!("The signature file cannot be read: {why}."),
        Problem::UnreadableContent(why) => format!("The signed text cannot be understood: {why}."),
        Problem::FormatVersion(version) => {
            format!("It is of version {version} of the format; this tool knows version 1.")
        }
        Problem::SignerCount(count) => format!("It has {count} signers instead of one."),
        Problem::MissingSignerCertificate => text(
            "It does not enclose the certificate of its signer, so it cannot be told who signed.",
        ),
        Problem::WrongAttributes(why) => {
            format!("It does not follow the rules for packages: {why}.")
        }
        Problem::UnsupportedKey(kind) => format!(
            "Its key is of a kind that is not defined for packages ({kind}), so nothing was verified."
        ),
        Problem::NotGenuine(why) => format!("It is forged or broken: {why}."),
        Problem::ContentChanged => text("The hash of the package is not the one that was signed."),
        Problem::ShortKey(bits) => {
            format!("The signer's key is short: {bits} bits; the rules ask for 2048.")
        }
        Problem::WeakCertificate(algorithm) => format!(
            "The signer's certificate is signed by a method that is outdated or not supported ({algorithm})."
        ),
        Problem::LifetimeSigning => text(
            "The signer's certificate is of a kind that is not allowed for packages (lifetime signing).",
        ),
        Problem::NotYetValid(from) => format!(
            "The signer's certificate is valid only from {} on: check the clock of this device.",
            date(from)
        ),
        Problem::ChainFault(why) => format!("The chain of certificates has a fault: {why}."),
        Problem::UnknownIssuer(why) => {
            format!("The name of the publisher is not confirmed: {why}.")
        }
        Problem::Expired(until) => format!(
            "The signer's certificate was not valid at the time that counts; it ended on {}.",
            date(until)
        ),
        Problem::NoTimestamp => text(
            "It has no timestamp, so the time of signing is not confirmed, and it ends with its certificate.",
        ),
        Problem::NoClock => {
            text("No clock was given, so whether the certificate is valid was not checked.")
        }
        Problem::TimestampForOther => text("The timestamp belongs to another signature."),
        Problem::TimestampWithoutCertificate => {
            text("The timestamp does not enclose its certificate, so the time cannot be confirmed.")
        }
        Problem::BrokenTimestamp(why) => format!("The timestamp is broken: {why}."),
        Problem::TimestampOutsideCertificate => {
            text("The timestamp states a time at which its own certificate was not valid.")
        }
        Problem::TimestampNotYetValid(from) => format!(
            "The certificate of the timestamp is valid only from {} on: check the clock of this device.",
            date(from)
        ),
        Problem::TimestampCertificate(algorithm) => format!(
            "The certificate of the timestamp uses a method that is not supported ({algorithm})."
        ),
        Problem::TimestampShortKey(bits) => {
            format!("The key of the timestamp is short: {bits} bits.")
        }
        Problem::TimestampDigest(algorithm) => format!(
            "The timestamp is signed by a hash function that is outdated or not supported ({algorithm})."
        ),
        Problem::TimestampImprint(algorithm) => format!(
            "The timestamp holds a hash by a function that is outdated or not supported ({algorithm})."
        ),
        Problem::UnknownTimestampIssuer(why) => {
            format!("The timestamp service cannot be confirmed: {why}.")
        }
    }
}
