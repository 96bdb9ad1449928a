//! The verification of an archive's signature, in steps.

use dmpkg_archive::{ContentEnd, ReadError, Step};
use dmpkg_signature::{Circumstances, Roots, Signature, Verdict};

use super::package_hash::PackageHash;
use super::placement::Placement;
use crate::Package;

/// Verifies the signature of an archive.
pub(crate) struct Verification {
    placement: Placement,
    /// The bytes of the signature, or why they cannot be read, as a clause.
    bytes: Result<Vec<u8>, String>,
    hash: Option<PackageHash>,
    computed: Option<Vec<u8>>,
}

/// What came of it.
pub(crate) struct Verified {
    pub(crate) placement: Placement,
    pub(crate) verdict: Verdict,
}

/// Signatures above this size are not read: the largest that is known has 13 KB.
const LARGEST: u64 = 4 << 20;

impl Verification {
    /// Begins, when the archive has a signature.
    pub(crate) fn begin(package: &Package) -> Option<Self> {
        let archive = &package.archive;
        let placement = Placement::of(archive)?;
        let entry = archive.entry(placement.entry)?;
        let bytes = match entry.content(LARGEST) {
            Ok(content) => match content.end {
                ContentEnd::Complete(_) => Ok(content.bytes),
                ContentEnd::Limit => Err("it is larger than 4 MiB".to_owned()),
                ContentEnd::Broken(error) => Err(error.to_string()),
            },
            Err(error) => Err(error.to_string()),
        };
        let algorithm = bytes.as_ref().ok().and_then(|bytes| {
            let signature = Signature::read(bytes).ok()?;
            signature.hash_algorithm()
        });
        let hash = algorithm.and_then(|by| PackageHash::new(archive, placement.entry, by));
        Some(Self {
            placement,
            bytes,
            hash,
            computed: None,
        })
    }

    /// Hashes about `budget` bytes further.
    pub(crate) fn step(&mut self, budget: u64) -> Result<Step<()>, ReadError> {
        let Some(hash) = &mut self.hash else {
            return Ok(Step::Done(()));
        };
        Ok(match hash.step(budget)? {
            Step::Continue(progress) => Step::Continue(progress),
            Step::Done(computed) => {
                self.computed = Some(computed);
                Step::Done(())
            }
        })
    }

    /// The verdict, once all is hashed.
    pub(crate) fn verdict(self, roots: &Roots, now: Option<i64>) -> Verified {
        let circumstances = Circumstances {
            package_hash: self.computed,
            archive: self.placement.problems.clone(),
            now: now.map(|seconds| seconds.saturating_mul(1000)),
        };
        let verdict = match &self.bytes {
            Err(why) => Verdict::unreadable(why.clone(), &circumstances),
            Ok(bytes) => match Signature::read(bytes) {
                Ok(signature) => signature.verify(&circumstances, roots),
                Err(why) => Verdict::unreadable(why.to_string(), &circumstances),
            },
        };
        Verified {
            placement: self.placement,
            verdict,
        }
    }
}
