//! Names that occur more than once, byte for byte.

use std::fmt;
use std::hash::{DefaultHasher, Hasher};

use dmpkg_archive::sorted::{sort_by, sort_by_key};
use dmpkg_archive::{Archive, Entry, EntryIndex};
use sha2::{Digest, Sha256};

use crate::amounts::exact;
use crate::rules::inputs::NamesInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, Thresholds, references};

pub(super) const DUPLICATE_ENTRY: Rule = Rule {
    id: "archive/duplicate-entry",
    severity: Severity::Warning,
    title: "Two different files of one name",
    condition: "Two entries have names that are equal byte for byte, and different contents.",
    why: "It is not determined which of the files is installed, and some programs stop with an error at the second one.",
    fix: "Find out which of the two is meant and build the package without the other.",
    references: &[references::WINDOWS_NAMES, references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Names(duplicate_entry)],
};

pub(super) const IDENTICAL_DUPLICATE_ENTRY: Rule = Rule {
    id: "archive/identical-duplicate-entry",
    severity: Severity::Note,
    title: "The same file twice",
    condition: "Two entries have names that are equal byte for byte, and equal contents.",
    why: "The second one is of no use, and strict programs stop with an error there.",
    fix: "Build the package without the copy.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Names(identical_duplicate_entry)],
};

/// Bytes that are unpacked at most to compare the entries of one archive; of a small archive less.
/// Beyond, size and checksum in the list decide.
const UNPACKED: u64 = 64 << 20;
/// Bytes unpacked at once.
const PIECE: usize = 64 * 1024;

/// An entry whose name an earlier one has, too.
struct Duplicate<'a> {
    first: Entry<'a>,
    later: Entry<'a>,
}

/// Unpacks contents for comparison, within a budget.
struct Hashing {
    left: u64,
    /// The last first entry: it is compared with all later ones.
    last: Option<(EntryIndex, Option<Hash>)>,
}

/// The SHA-256 of a content.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Hash([u8; 32]);

fn duplicate_entry(input: &NamesInput<'_>, found: &mut Found<'_>) {
    let mut hashing = Hashing::new(&input.package.archive);
    for duplicate in duplicates(&input.package.archive) {
        let Duplicate { first, later } = duplicate;
        let hashes = (hashing.of_first(first), hashing.of(later));
        if duplicate.is_identical(hashes) {
            continue;
        }
        found.entry(
            later,
            format_args!(
                "Entry {} of the list has the same name and another content: there {}, {}; here, in entry {}, {}, {}.",
                first.index().0.saturating_add(1),
                exact(first.uncompressed_size()),
                Shown(hashes.0),
                later.index().0.saturating_add(1),
                exact(later.uncompressed_size()),
                Shown(hashes.1)
            ),
        );
    }
}

fn identical_duplicate_entry(input: &NamesInput<'_>, found: &mut Found<'_>) {
    let mut hashing = Hashing::new(&input.package.archive);
    for duplicate in duplicates(&input.package.archive) {
        let Duplicate { first, later } = duplicate;
        if !duplicate.has_equal_claims() {
            continue;
        }
        let hashes = (hashing.of_first(first), hashing.of(later));
        if duplicate.is_identical(hashes) {
            found.entry(
                later,
                format_args!(
                    "Entry {} of the list has the same name and the same content: {}, {}.",
                    first.index().0.saturating_add(1),
                    exact(later.uncompressed_size()),
                    Shown(hashes.1)
                ),
            );
        }
    }
}

/// Entries whose name an earlier one has, in the order of the list.
fn duplicates(archive: &Archive) -> Vec<Duplicate<'_>> {
    let mut hashed: Vec<(u64, u32)> = archive
        .entries()
        .map(|entry| (name_hash(entry), entry.index().0))
        .collect();
    hashed.sort_unstable();
    let mut duplicates = Vec::new();
    for alike in hashed.chunk_by(|one, other| one.0 == other.0) {
        if alike.len() < 2 {
            continue;
        }
        let entries = alike.iter();
        let entries = entries.filter_map(|(_, index)| archive.entry(EntryIndex(*index)));
        let mut entries: Vec<Entry<'_>> = entries.collect();
        // Already in the order of the list.
        sort_by(&mut entries, |a, b| a.name().raw().cmp(b.name().raw()));
        for same in entries.chunk_by(|one, other| one.name().raw() == other.name().raw()) {
            if let [first, later @ ..] = same {
                let first = *first;
                duplicates.extend(later.iter().map(|later| Duplicate {
                    first,
                    later: *later,
                }));
            }
        }
    }
    sort_by_key(&mut duplicates, |duplicate| {
        (duplicate.first.index(), duplicate.later.index())
    });
    duplicates
}

fn name_hash(entry: Entry<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(entry.name().raw());
    hasher.finish()
}

impl Duplicate<'_> {
    fn has_equal_claims(&self) -> bool {
        let claims = |entry: Entry<'_>| (entry.uncompressed_size(), entry.header().crc32());
        claims(self.first) == claims(self.later)
    }

    /// Whether the contents are equal; what could not be unpacked is told by size and checksum.
    fn is_identical(&self, hashes: (Option<Hash>, Option<Hash>)) -> bool {
        self.has_equal_claims()
            && match hashes {
                (Some(first), Some(later)) => first == later,
                _ => true,
            }
    }
}

impl Hashing {
    fn new(archive: &Archive) -> Self {
        let expanded = Thresholds::DEFAULT.expanded(archive.source().len());
        Self {
            left: expanded.min(UNPACKED),
            last: None,
        }
    }

    fn of_first(&mut self, entry: Entry<'_>) -> Option<Hash> {
        match self.last {
            Some((index, hash)) if index == entry.index() => hash,
            _ => {
                let hash = self.of(entry);
                self.last = Some((entry.index(), hash));
                hash
            }
        }
    }

    /// The hash of an entry's content, when it can be unpacked and is not too long.
    fn of(&mut self, entry: Entry<'_>) -> Option<Hash> {
        if entry.uncompressed_size().max(entry.compressed_size()) > self.left {
            return None;
        }
        let mut reader = entry.reader().ok()?;
        let mut hasher = Sha256::new();
        let mut piece = vec![0; PIECE];
        loop {
            let count = reader.read(&mut piece).ok()?;
            if count == 0 {
                return Some(Hash(hasher.finalize().into()));
            }
            self.left = self
                .left
                .checked_sub(u64::try_from(count).unwrap_or(u64::MAX))?;
            hasher.update(piece.get(..count)?);
        }
    }
}

/// A hash in a sentence.
struct Shown(Option<Hash>);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Hash(bytes)) = self.0 else {
            return f.write_str("not unpacked");
        };
        f.write_str("SHA-256 ")?;
        bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
