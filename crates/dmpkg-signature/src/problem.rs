use crate::Millis;

/// What is wrong with a signature, or a limit of what it proves; with the code of NuGet for it, where it
/// has one (<https://learn.microsoft.com/nuget/reference/errors-and-warnings/nu3008> and its
/// neighbours).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// More than one entry holds a signature.
    SeveralFiles(u64),
    /// The entry of the signature does not lie in the archive as the signer writes it; each difference as
    /// a clause.
    Repacked(Vec<String>),
    /// The archive has ZIP64 records, for which signatures are not defined.
    Zip64,
    /// Two readers see different contents in the archive; why, as a clause.
    NotVerifiable(String),
    /// The package hash was not computed.
    NotHashed,
    /// It is no CMS; why, as a clause.
    UnreadableContainer(String),
    /// The signed text cannot be understood; why, as a clause.
    UnreadableContent(String),
    /// The signed text has another version than 1.
    FormatVersion(String),
    /// There is not exactly one signer.
    SignerCount(usize),
    /// The certificate of the signer is not enclosed.
    MissingSignerCertificate,
    /// The signed attributes break the rules; how, as a clause.
    WrongAttributes(String),
    /// The signer's key is not RSA; its algorithm.
    UnsupportedKey(String),
    /// The signature does not fit the certificate, or the signed text; how, as a clause.
    NotGenuine(String),
    /// The hash of the package is not the signed one.
    ContentChanged,
    /// The signer's RSA key is short; its bits.
    ShortKey(u64),
    /// The signer's certificate is signed by something else than RSA with SHA-2; the algorithm.
    WeakCertificate(String),
    /// The signer's certificate is for lifetime signing.
    LifetimeSigning,
    /// The signer's certificate is valid only later.
    NotYetValid(Millis),
    /// The chain of certificates has a fault; which, as a clause.
    ChainFault(String),
    /// The chain ends in no root that is known; what is missing, as a clause.
    UnknownIssuer(String),
    /// The signer's certificate had ended, and no time proves an earlier signing.
    Expired(Millis),
    /// There is no timestamp.
    NoTimestamp,
    /// Neither a timestamp nor the clock of the device tells whether the certificate is valid.
    NoClock,
    /// The timestamp belongs to another signature.
    TimestampForOther,
    /// The timestamp has no certificate.
    TimestampWithoutCertificate,
    /// The timestamp cannot be read, or is not genuine; why, as a clause.
    BrokenTimestamp(String),
    /// The time lies outside the validity of the timestamp's certificate.
    TimestampOutsideCertificate,
    /// The timestamp's certificate is valid only later.
    TimestampNotYetValid(Millis),
    /// The timestamp's certificate has an algorithm that is not supported.
    TimestampCertificate(String),
    /// The RSA key of the timestamp is short; its bits.
    TimestampShortKey(u64),
    /// The timestamp is signed by another hash function than SHA-2; its identifier.
    TimestampDigest(String),
    /// The timestamp holds a hash by another function than SHA-2; its identifier.
    TimestampImprint(String),
    /// The chain of the timestamp has a fault or ends in no root that is known; which, as a clause.
    UnknownTimestampIssuer(String),
}

/// How much a problem takes from what a signature says, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    NoTime,
    UnknownIssuer,
    Expired,
    Weak,
    NotChecked,
    Changed,
    Forged,
    Damaged,
}

impl Problem {
    /// The code that NuGet gives it.
    pub const fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotVerifiable(_) | Self::NotHashed | Self::NoClock => return None,
            Self::UnreadableContent(_) => "NU3000",
            Self::UnreadableContainer(_) => "NU3003",
            Self::SeveralFiles(_) | Self::Repacked(_) => "NU3005",
            Self::Zip64 => "NU3006",
            Self::FormatVersion(_) => "NU3007",
            Self::ContentChanged => "NU3008",
            Self::SignerCount(_) => "NU3009",
            Self::MissingSignerCertificate => "NU3010",
            Self::WrongAttributes(_) => "NU3011",
            Self::NotGenuine(_) | Self::ChainFault(_) => "NU3012",
            Self::WeakCertificate(_) => "NU3013",
            Self::ShortKey(_) | Self::UnsupportedKey(_) => "NU3014",
            Self::LifetimeSigning => "NU3015",
            Self::NotYetValid(_) => "NU3017",
            Self::UnknownIssuer(_) => "NU3018",
            Self::TimestampForOther => "NU3019",
            Self::TimestampWithoutCertificate => "NU3020",
            Self::BrokenTimestamp(_) => "NU3021",
            Self::TimestampCertificate(_) => "NU3022",
            Self::TimestampShortKey(_) => "NU3023",
            Self::TimestampDigest(_) => "NU3024",
            Self::TimestampNotYetValid(_) => "NU3025",
            Self::NoTimestamp => "NU3027",
            Self::UnknownTimestampIssuer(_) => "NU3028",
            Self::TimestampImprint(_) => "NU3030",
            Self::TimestampOutsideCertificate => "NU3036",
            Self::Expired(_) => "NU3037",
        })
    }

    pub(crate) const fn weight(&self) -> Weight {
        match self {
            Self::NoTimestamp => Weight::NoTime,
            Self::UnknownIssuer(_) => Weight::UnknownIssuer,
            Self::Expired(_) => Weight::Expired,
            Self::NotHashed | Self::NotVerifiable(_) | Self::NoClock => Weight::NotChecked,
            Self::ContentChanged => Weight::Changed,
            Self::NotGenuine(_) => Weight::Forged,
            Self::SeveralFiles(_)
            | Self::Repacked(_)
            | Self::Zip64
            | Self::UnreadableContainer(_)
            | Self::UnreadableContent(_)
            | Self::FormatVersion(_)
            | Self::SignerCount(_)
            | Self::MissingSignerCertificate
            | Self::WrongAttributes(_)
            | Self::UnsupportedKey(_) => Weight::Damaged,
            Self::ShortKey(_)
            | Self::WeakCertificate(_)
            | Self::LifetimeSigning
            | Self::NotYetValid(_)
            | Self::ChainFault(_)
            | Self::TimestampForOther
            | Self::TimestampWithoutCertificate
            | Self::BrokenTimestamp(_)
            | Self::TimestampOutsideCertificate
            | Self::TimestampNotYetValid(_)
            | Self::TimestampCertificate(_)
            | Self::TimestampShortKey(_)
            | Self::TimestampDigest(_)
            | Self::TimestampImprint(_)
            | Self::UnknownTimestampIssuer(_) => Weight::Weak,
        }
    }
}
