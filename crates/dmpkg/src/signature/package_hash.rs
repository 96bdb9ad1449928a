//! The hash of a package as it was before it was signed: of all bytes but those of the signature, with
//! the five numbers changed that tell where and how many entries there are.

use std::rc::Rc;

use dmpkg_archive::{Archive, EntryIndex, Progress, ReadError, Source, Span, Step};
use dmpkg_signature::{HashAlgorithm, Hasher};

/// Computes the hash in steps.
pub(crate) struct PackageHash {
    source: Rc<dyn Source>,
    hasher: Option<Hasher>,
    /// What is left to hash, in reverse order.
    left: Vec<Piece>,
    progress: Progress,
    buffer: Vec<u8>,
}

enum Piece {
    /// Bytes of the file.
    Range(Span),
    /// Other bytes.
    Bytes(Vec<u8>),
}

/// Bytes read at once.
const BLOCK: u64 = 1 << 20;

/// What a header in the central directory is long before its name, and where it tells the offset.
const OFFSET_AT: usize = 42;
/// Where an end record tells entries on this disk, entries, size and offset of the directory.
const COUNTS_AT: u64 = 8;
const COUNTS_END: u64 = 20;

impl PackageHash {
    /// Begins; nothing is hashed yet. `signature` is the entry that is left out. None when the records
    /// of the archive do not follow each other as those of a signed package do.
    pub(crate) fn new(
        archive: &Archive,
        signature: EntryIndex,
        algorithm: HashAlgorithm,
    ) -> Option<Self> {
        let mut left = pieces(archive, signature)?;
        left.reverse();
        let total = archive.source().len();
        Some(Self {
            source: Rc::clone(archive.source()),
            hasher: Some(algorithm.hasher()),
            left,
            progress: Progress { done: 0, total },
            buffer: Vec::new(),
        })
    }

    /// Hashes about `budget` bytes further.
    pub(crate) fn step(&mut self, budget: u64) -> Result<Step<Vec<u8>>, ReadError> {
        let mut spent = 0;
        while let Some(piece) = self.left.pop() {
            let (bytes, rest) = match piece {
                Piece::Bytes(bytes) => (bytes, None),
                Piece::Range(span) => {
                    let now = Span::new(span.offset, span.len.min(BLOCK));
                    let mut bytes = std::mem::take(&mut self.buffer);
                    bytes.resize(usize::try_from(now.len).unwrap_or_default(), 0);
                    ReadError::reading(&*self.source, now.offset, &mut bytes)?;

                    let rest = Span::new(now.end(), span.len - now.len);
                    (bytes, Some(rest).filter(|rest| rest.len > 0))
                }
            };
            if let Some(hasher) = &mut self.hasher {
                hasher.update(&bytes);
            }
            spent += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            self.buffer = bytes;
            self.left.extend(rest.map(Piece::Range));
            if spent >= budget && !self.left.is_empty() {
                self.progress.done = self.progress.done.saturating_add(spent);
                return Ok(Step::Continue(self.progress));
            }
        }
        let hash = self.hasher.take().map(Hasher::finish);
        Ok(Step::Done(hash.unwrap_or_default()))
    }
}

/// What is hashed, in its order (NuGet's rules for author signatures): everything but the signature's
/// own entry and header, and what tells offsets and counts as it would be without them.
fn pieces(archive: &Archive, signature: EntryIndex) -> Option<Vec<Piece>> {
    let signed = archive.entry(signature)?;
    let directory = archive.directory_span();
    let mut starts: Vec<u64> = archive
        .entries()
        .map(|it| it.local_header_offset())
        .collect();
    starts.push(directory.offset);
    dmpkg_archive::sorted::sort_by(&mut starts, Ord::cmp);
    if starts.last() != Some(&directory.offset) {
        return None;
    }
    let start = signed.local_header_offset();
    let end = starts.get(starts.partition_point(|other| *other <= start))?;
    let cut = end - start;
    let header = u64::try_from(signed.header().bytes().len()).ok()?;

    let mut pieces = vec![
        Piece::Range(Span::new(0, start)),
        Piece::Range(Span::new(*end, directory.offset.checked_sub(*end)?)),
    ];
    let mut headers = Vec::new();
    for entry in archive.entries().filter(|it| it.index() != signature) {
        let bytes = entry.header().bytes();
        let (before, offset) = bytes.split_at_checked(OFFSET_AT)?;
        let (_, after) = offset.split_at_checked(4)?;
        let mut offset = entry.header().local_header_offset();
        if entry.local_header_offset() > start {
            offset = offset.wrapping_sub(u32::try_from(cut).ok()?);
        }
        headers.extend_from_slice(before);
        headers.extend_from_slice(&offset.to_le_bytes());
        headers.extend_from_slice(after);
    }
    pieces.push(Piece::Bytes(headers));

    let record = archive.end();
    let gap = record.offset.checked_sub(directory.end())?;
    pieces.push(Piece::Range(Span::new(
        directory.end(),
        gap.checked_add(COUNTS_AT)?,
    )));
    let mut counts = Vec::new();
    for count in [record.entries_on_disk, record.entries] {
        counts.extend_from_slice(&count.wrapping_sub(1).to_le_bytes());
    }
    for (number, less) in [
        (record.directory_size, header),
        (record.directory_offset, cut),
    ] {
        let number = number.wrapping_sub(u32::try_from(less).ok()?);
        counts.extend_from_slice(&number.to_le_bytes());
    }
    pieces.push(Piece::Bytes(counts));
    let rest = record.offset.checked_add(COUNTS_END)?;
    let rest_len = archive.source().len().checked_sub(rest)?;
    pieces.push(Piece::Range(Span::new(rest, rest_len)));
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use dmpkg_archive::{Limits, MemorySource};
    use dmpkg_fixtures::package;
    use dmpkg_fixtures::package::PackageBuilder;

    use super::*;

    fn hash(bytes: &[u8], budget: u64) -> Vec<u8> {
        let source: Rc<dyn Source> = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        let signature = archive
            .entries()
            .find(|entry| entry.name().path() == ".signature.p7s")
            .unwrap()
            .index();
        let mut hash = PackageHash::new(&archive, signature, HashAlgorithm::Sha256).unwrap();
        loop {
            if let Step::Done(hash) = hash.step(budget).unwrap() {
                return hash;
            }
        }
    }

    #[test]
    fn it_is_the_hash_of_the_package_without_the_signature() {
        let plain = package::application();
        let expected = HashAlgorithm::Sha256.digest(&plain.clone().build());
        let content = &b"signature"[..];
        let last: PackageBuilder = plain.clone().entry(".signature.p7s", content);
        let first = plain.entry_first(".signature.p7s", content);
        for package in [last, first] {
            for budget in [1, u64::MAX] {
                assert_eq!(hash(&package.clone().build(), budget), expected);
            }
        }
    }
}
