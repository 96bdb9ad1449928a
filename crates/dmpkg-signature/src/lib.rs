//! Verifies package signatures: from the bytes of `.signature.p7s` and the hash of a package to a
//! verdict.
//!
//! DataMiner packages are signed as NuGet packages are: a CMS with the signer's certificates and, as a
//! rule, a timestamp, over a text with the hash that the archive had before. This crate knows CMS (RFC
//! 5652), certificates (RFC 5280), timestamps (RFC 3161) and NuGet's rules for them; it knows nothing of
//! archives, has no clock, and asks nobody. Whether a certificate was withdrawn can therefore never be
//! told from here.
//!
//! [`Signature::read`] takes the bytes, [`Signature::hash_algorithm`] tells how the package has to be
//! hashed, [`Signature::verify`] gives the [`Verdict`].
//!
//! From the bottom up: `der` reads values in place; `certificate`, `cms` and `timestamp` know what they
//! mean, `attributes` and `content` what NuGet wants of them; `rsa` and `power` tell whether a key signed;
//! `chain` looks for a way from a certificate to one of the `roots`; `signature` asks all of them in the
//! order in which NuGet does. Where a strict reader and .NET differ, it is as lenient as .NET. No piece of
//! memory is larger than the signature or 4 KiB, and what a crowd of certificates costs is bounded.

mod attributes;
mod certificate;
mod chain;
mod cms;
mod content;
mod der;
mod hash;
mod malformed;
mod name;
mod oid;
mod power;
mod problem;
mod roots;
mod rsa;
mod signature;
mod time;
mod timestamp;
mod verdict;

pub use self::attributes::Party;
pub use self::hash::{HashAlgorithm, Hasher, hex};
pub use self::malformed::Malformed;
pub use self::name::Name;
pub use self::problem::Problem;
pub use self::roots::{ROOTS_DATE, Roots};
pub use self::signature::{Circumstances, Signature};
pub use self::time::Millis;
pub use self::verdict::{
    AnchorFacts, CertificateFacts, HashFacts, Status, TimestampFacts, Verdict,
};
