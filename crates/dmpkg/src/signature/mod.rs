//! The signature of a package: where it lies, what was signed, and what can be said of it.
//!
//! `dmpkg-signature` judges the signature itself; here is what has to do with the archive around it: the
//! hash of the package as it was before signing, over the same directory that the list of contents
//! shows, and how the entry lies.

mod facts;
mod package_hash;
mod placement;
mod sheet;
#[cfg(test)]
mod tests;
mod verification;
mod words;

pub use self::facts::{
    SignatureCertificate, SignatureFacts, SignatureRoot, SignatureStatus, SignatureTimestamp,
    SignedHash,
};
pub(crate) use self::verification::{Verification, Verified};
pub(crate) use self::words::reason;

use dmpkg_signature::Roots;
use serde::{Deserialize, Serialize};

use crate::{EntryAddress, EntryPath};

/// The name in a root certificate that a user wants to trust, in DER or PEM.
///
/// # Errors
/// Why the bytes are no certificate, as a clause.
pub fn root_name(bytes: &[u8]) -> Result<String, String> {
    let name = Roots::default().trust(bytes);
    let name = name.map_err(|why| why.to_string())?;
    Ok(name
        .common_name()
        .map_or_else(|| name.text(), str::to_owned))
}

/// What is known of the signature of one archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Which archive; empty for the opened file.
    pub address: EntryAddress,
    /// The same for people.
    pub path: EntryPath,
    /// What is known.
    pub facts: SignatureFacts,
}
