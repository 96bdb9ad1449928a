use std::fmt::Write;
use std::rc::Rc;

use dmpkg_archive::{ContentReader, Progress, ReadError, Source, Step};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The hashes of a file or of a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hashes {
    /// SHA-256 as 64 hexadecimal digits, lower case.
    pub sha256: String,
    /// Number of bytes.
    pub size: u64,
}

/// The job that hashes a file or the content of an entry, in bounded steps.
pub struct Hashing {
    from: From,
    hasher: Sha256,
    done: u64,
    total: u64,
    piece: Vec<u8>,
}

/// What is hashed.
enum From {
    Source(Rc<dyn Source>),
    Entry(Box<ContentReader>),
}

/// Bytes read at once: what a page cache passes through.
const PIECE: usize = 256 * 1024;

impl Hashing {
    /// Begins with all bytes of a file.
    pub fn of_source(source: Rc<dyn Source>) -> Self {
        let total = source.len();
        Self::new(From::Source(source), total)
    }

    /// Begins with the content of an entry, of so many bytes as stated.
    pub fn of_content(reader: ContentReader, size: u64) -> Self {
        Self::new(From::Entry(Box::new(reader)), size)
    }

    fn new(from: From, total: u64) -> Self {
        Self {
            from,
            hasher: Sha256::new(),
            done: 0,
            total,
            piece: vec![0; PIECE],
        }
    }

    /// Hashes about `budget` bytes further.
    ///
    /// # Errors
    /// When the bytes cannot be read or decoded.
    pub fn step(&mut self, budget: u64) -> Result<Step<Hashes>, ReadError> {
        let before = self.done;
        while self.done - before < budget {
            let count = match &mut self.from {
                From::Source(source) => {
                    let rest = usize::try_from(self.total - self.done).unwrap_or(PIECE);
                    let count = rest.min(PIECE);
                    let piece = self.piece.get_mut(..count).unwrap_or_default();
                    ReadError::reading(&**source, self.done, piece)?;
                    count
                }
                From::Entry(reader) => reader.read(&mut self.piece)?,
            };
            if count == 0 {
                return Ok(Step::Done(Hashes {
                    sha256: hexadecimal(&self.hasher.finalize_reset()),
                    size: self.done,
                }));
            }
            self.hasher
                .update(self.piece.get(..count).unwrap_or_default());
            self.done += u64::try_from(count).unwrap_or(0);
        }
        Ok(Step::Continue(Progress {
            done: self.done,
            total: self.total,
        }))
    }
}

/// Bytes as hexadecimal digits, lower case.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use dmpkg_archive::{Archive, EntryIndex, Limits, MemorySource};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

    use super::*;

    const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn run(mut hashing: Hashing) -> Hashes {
        loop {
            if let Step::Done(hashes) = hashing.step(1).unwrap() {
                return hashes;
            }
        }
    }

    #[test]
    fn files_and_contents_are_hashed() {
        let of_abc = Hashes {
            sha256: OF_ABC.to_owned(),
            size: 3,
        };
        let source = Rc::new(MemorySource::new(*b"abc"));
        assert_eq!(run(Hashing::of_source(source)), of_abc);
        let bytes = ArchiveBuilder::new()
            .entry(Entry::deflated("a.txt", b"abc"))
            .build();
        let source = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        let reader = archive.entry(EntryIndex(0)).unwrap().reader().unwrap();
        assert_eq!(run(Hashing::of_content(reader, 3)), of_abc);
    }
}
