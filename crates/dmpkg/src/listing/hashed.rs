use std::rc::Rc;

use dmpkg_archive::sorted::sort_by;
use dmpkg_archive::{Archive, Progress};
use sha2::{Digest, Sha256};

use super::Listing;
use crate::contents::{At, ContentSink, ContentWalk, Order, Outcome, hexadecimal};
use crate::{EntryAddress, Session, Share};

/// The job that hashes the content of every entry, for a [`Listing`] with hashes.
pub struct ListingHashes {
    walk: ContentWalk,
    hashes: Hashes,
}

/// Hashes while the walk goes on.
#[derive(Default)]
struct Hashes {
    hasher: Sha256,
    /// In the order of the walk, until the end.
    found: Vec<(EntryAddress, Hashed)>,
}

/// What came out of an entry.
struct Hashed {
    sha256: [u8; 32],
    problem: Option<String>,
}

impl ListingHashes {
    /// Begins; nothing is decoded yet. Archives inside are decoded as well if asked.
    pub fn new(archive: Rc<Archive>, nested: bool) -> Self {
        Self {
            walk: ContentWalk::new(archive, Share::WHOLE, Order::Offset, !nested),
            hashes: Hashes::default(),
        }
    }

    /// Hashes a bounded part. True when nothing is left.
    pub fn step(&mut self) -> bool {
        self.walk.step(&mut self.hashes)
    }

    /// Bytes before decoding: those done and all that are known of.
    pub fn progress(&self) -> Progress {
        self.walk.progress()
    }

    /// The listing with what was hashed.
    pub fn listing(mut self, session: &mut Session, nested: bool) -> Listing {
        sort_by(&mut self.hashes.found, |left, right| left.0.cmp(&right.0));
        let mut listing = Listing::of(session, nested);
        for listed in &mut listing.entries {
            let found = self
                .hashes
                .found
                .binary_search_by(|(address, _)| address.cmp(&listed.address));
            if let Some((_, hashed)) = found.ok().and_then(|at| self.hashes.found.get(at)) {
                listed.problem.clone_from(&hashed.problem);
                if hashed.problem.is_none() {
                    listed.sha256 = Some(hexadecimal(&hashed.sha256));
                }
            }
        }
        listing
    }
}

impl ContentSink for Hashes {
    fn wants(&mut self, at: At<'_>) -> bool {
        self.hasher.reset();
        !at.entry.is_directory()
    }

    fn bytes(&mut self, bytes: &[u8]) -> bool {
        self.hasher.update(bytes);
        true
    }

    fn end(&mut self, at: At<'_>, outcome: &Outcome) -> bool {
        let stated = at.entry.header().crc32();
        let problem = match &outcome.decoded {
            Err(error) => Some(error.to_string()),
            Ok(_) if outcome.longer_than_stated => {
                Some("more bytes came out than the archive states".to_owned())
            }
            Ok(decoded) if decoded.crc32 != stated => Some(format!(
                "the checksum is {:08X}; the archive states {stated:08X}",
                decoded.crc32
            )),
            Ok(_) => None,
        };
        let hashed = Hashed {
            sha256: self.hasher.finalize_reset().into(),
            problem,
        };
        self.found_at(at, hashed);
        true
    }
}

impl Hashes {
    fn found_at(&mut self, at: At<'_>, hashed: Hashed) {
        self.found
            .push((at.address.child(at.entry.index().0), hashed));
    }
}
