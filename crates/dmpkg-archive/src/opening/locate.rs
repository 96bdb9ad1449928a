use std::cell::OnceCell;
use std::rc::Rc;

use super::candidate::EndCandidate;
use super::locating::Locating;
use super::walk::Walk;
use crate::archive::WalkEnd;
use crate::record::{
    CentralDirectoryHeader, EndOfCentralDirectory, LocalFileHeader, Zip64EndOfCentralDirectory,
    Zip64Locator,
};
use crate::source::length;
use crate::{Archive, ReadError, ReadErrorKind, Source, Span, field};

/// Bytes before the end of the file in which an end record with the longest comment starts.
const TAIL: u64 = 65_535 + 22;

/// Finds the end records and the start of the directory.
pub(super) fn locate(source: &Rc<dyn Source>, locating: Locating) -> Result<Walk, ReadError> {
    if source.is_empty() {
        return Err(ReadError::new(ReadErrorKind::EmptyFile, Span::default()));
    }
    let locator = Locator::new(source, locating)?;
    let ends = locator.end_records();
    let mut chosen = None;
    let mut failure = None;
    let mut candidates = Vec::with_capacity(ends.len());
    for end in ends.into_iter().rev() {
        let directory = locator.directory_of(&end)?;
        let (points_to_directory, directory_offset) =
            (directory.is_where_claimed, directory.offset);
        let wanted = match locating {
            Locating::Default => directory_offset.is_some(),
            Locating::Absolute => candidates.is_empty(),
            Locating::EndRecord(offset) | Locating::UnaskedZip64(offset) => end.offset == offset,
        };
        if wanted && chosen.is_none() && directory_offset.is_some() {
            chosen = Some((locator.with_comment(&end), directory));
        } else if failure.is_none() && (wanted || locating == Locating::Default) {
            failure = Some(directory.error(&end));
        }
        candidates.push(EndCandidate {
            comment_reaches_end: end.end() == source.len(),
            record: end,
            points_to_directory,
            directory_offset,
            inside_entry_data: None,
        });
    }
    candidates.reverse();
    let Some((end, directory)) = chosen else {
        return Err(match failure {
            Some(error) => error,
            None => locator.no_end_record()?,
        });
    };
    Ok(directory.walk(Rc::clone(source), end, candidates))
}

/// The end of the file, and the way to find things from there.
struct Locator<'a> {
    source: &'a dyn Source,
    locating: Locating,
    tail_offset: u64,
    tail: Vec<u8>,
    /// Where ZIP64 end records could begin in the tail. Every end record may ask for them, and there can
    /// be thousands.
    zip64_ends: OnceCell<Vec<u64>>,
}

/// The directory that belongs to an end record.
struct Directory {
    /// Where it starts, when it is there.
    offset: Option<u64>,
    /// Whether a header stands where the end record says, or there are no entries.
    is_where_claimed: bool,
    claimed_offset: u64,
    entries: u64,
    /// Where it must end at the latest.
    stop: u64,
    uses_zip64: bool,
    zip64_locator: Option<Zip64Locator>,
    zip64_end: Option<Zip64EndOfCentralDirectory>,
}

impl<'a> Locator<'a> {
    fn new(source: &'a Rc<dyn Source>, locating: Locating) -> Result<Self, ReadError> {
        let len = source.len().min(TAIL);
        let mut locator = Self {
            source: &**source,
            locating,
            tail_offset: source.len(),
            tail: Vec::new(),
            zip64_ends: OnceCell::new(),
        };
        locator.tail = locator.read(Span::new(source.len() - len, len))?;
        locator.tail_offset = source.len() - len;
        Ok(locator)
    }

    /// All end records near the end of the file, in file order, without their comments.
    fn end_records(&self) -> Vec<EndOfCentralDirectory> {
        self.signatures(EndOfCentralDirectory::SIGNATURE)
            .filter_map(|offset| EndOfCentralDirectory::parse(self.from(offset), offset))
            .map(|mut end| {
                end.comment = Vec::new();
                end
            })
            .collect()
    }

    fn with_comment(&self, end: &EndOfCentralDirectory) -> EndOfCentralDirectory {
        EndOfCentralDirectory::parse(self.from(end.offset), end.offset)
            .unwrap_or_else(|| end.clone())
    }

    /// The directory that an end record points to.
    fn directory_of(&self, end: &EndOfCentralDirectory) -> Result<Directory, ReadError> {
        let zip64_locator = match end.offset.checked_sub(Zip64Locator::SIZE) {
            Some(offset) => {
                Zip64Locator::parse(&self.read(Span::new(offset, Zip64Locator::SIZE))?, offset)
            }
            None => None,
        };
        let zip64_end = match &zip64_locator {
            Some(locator) => self.zip64_end(locator)?,
            None => None,
        };
        let follows = end.asks_for_zip64() || self.locating.follows_unasked_zip64();
        let asked = zip64_end.as_ref().filter(|_| follows);
        let (entries, claimed_size, claimed_offset) = match asked {
            Some(zip64) => (zip64.entries, zip64.directory_size, zip64.directory_offset),
            None => (
                u64::from(end.entries),
                u64::from(end.directory_size),
                u64::from(end.directory_offset),
            ),
        };
        let stop = asked.map_or(end.offset, |zip64| zip64.offset);
        // Where data was put in front, a ZIP64 record that nobody asks for may still stand in between.
        let before_zip64 = zip64_end.as_ref().map_or(stop, |zip64| zip64.offset);
        let shifted = [stop, before_zip64]
            .into_iter()
            .filter(|_| self.locating.allows_shift())
            .filter_map(|end| end.checked_sub(claimed_size));
        let mut start = None;
        for offset in std::iter::once(claimed_offset).chain(shifted) {
            if self.is_directory_start(offset, stop, entries)? {
                start = Some(offset);
                break;
            }
        }
        Ok(Directory {
            offset: start,
            is_where_claimed: start == Some(claimed_offset) || entries == 0,
            claimed_offset,
            entries,
            stop,
            uses_zip64: asked.is_some(),
            zip64_locator,
            zip64_end,
        })
    }

    /// Whether a directory can start here: with a header, or, without entries, at the end record.
    fn is_directory_start(&self, offset: u64, stop: u64, entries: u64) -> Result<bool, ReadError> {
        if offset > stop {
            return Ok(false);
        }
        if stop - offset < length(&[0; CentralDirectoryHeader::FIXED]) {
            return Ok(entries == 0 && offset == stop);
        }
        let signature = self.read(Span::new(offset, 4))?;
        Ok(field::u32(&signature, 0) == CentralDirectoryHeader::SIGNATURE)
    }

    /// The ZIP64 record that the locator points to, or, when data was put in front of the archive, the
    /// one that ends where the locator begins.
    fn zip64_end(
        &self,
        locator: &Zip64Locator,
    ) -> Result<Option<Zip64EndOfCentralDirectory>, ReadError> {
        const FIXED: u64 = Zip64EndOfCentralDirectory::FIXED;
        let adjacent = locator.offset.checked_sub(FIXED);
        let adjacent = adjacent.filter(|_| self.locating.allows_shift());
        for offset in [Some(locator.record_offset), adjacent]
            .into_iter()
            .flatten()
        {
            if offset
                .checked_add(FIXED)
                .is_some_and(|end| end <= locator.offset)
            {
                let bytes = self.read(Span::new(offset, FIXED))?;
                if let Some(record) = Zip64EndOfCentralDirectory::parse(&bytes, offset) {
                    return Ok(Some(record));
                }
            }
        }
        Ok(adjacent.and_then(|_| self.zip64_end_with_extensible_data(locator)))
    }

    fn zip64_end_with_extensible_data(
        &self,
        locator: &Zip64Locator,
    ) -> Option<Zip64EndOfCentralDirectory> {
        self.zip64_ends
            .get_or_init(|| {
                self.signatures(Zip64EndOfCentralDirectory::SIGNATURE)
                    .collect()
            })
            .iter()
            .take_while(|offset| **offset < locator.offset)
            .filter_map(|offset| Zip64EndOfCentralDirectory::parse(self.from(*offset), *offset))
            .find(|record| record.span().end() == locator.offset)
    }

    /// Where a signature stands in the tail, in file order.
    fn signatures(&self, signature: [u8; 4]) -> impl Iterator<Item = u64> {
        let [first, ..] = signature;
        let mut from = 0;
        let next = move || {
            let rest = self.tail.get(from..)?;
            let at = from + rest.iter().position(|byte| *byte == first)?;
            from = at + 1;
            Some(at)
        };
        std::iter::from_fn(next)
            .filter(move |at| {
                self.tail
                    .get(*at..)
                    .is_some_and(|it| it.starts_with(&signature))
            })
            .map(|at| self.tail_offset + length(self.tail.get(..at).unwrap_or_default()))
    }

    fn no_end_record(&self) -> Result<ReadError, ReadError> {
        let start = self.read(Span::new(0, self.source.len().min(4)))?;
        let starts_like_zip = field::u32(&start, 0) == LocalFileHeader::SIGNATURE;
        let kind = ReadErrorKind::NoEndOfCentralDirectory { starts_like_zip };
        Ok(ReadError::new(kind, Span::new(0, self.source.len())))
    }

    /// The bytes of the tail from an offset on.
    fn from(&self, offset: u64) -> &[u8] {
        offset
            .checked_sub(self.tail_offset)
            .and_then(|at| self.tail.get(usize::try_from(at).ok()?..))
            .unwrap_or_default()
    }

    /// Reads a span of bounded size, from the tail where it lies there.
    fn read(&self, span: Span) -> Result<Vec<u8>, ReadError> {
        let len = usize::try_from(span.len).unwrap_or(0);
        if let Some(bytes) = self
            .from(span.offset)
            .get(..len)
            .filter(|it| !it.is_empty())
        {
            return Ok(bytes.to_vec());
        }
        let mut bytes = vec![0; len];
        self.source
            .read_at(span.offset, &mut bytes)
            .map_err(|error| ReadError::source(error, span))?;
        Ok(bytes)
    }
}

impl Directory {
    fn error(&self, end: &EndOfCentralDirectory) -> ReadError {
        let kind = ReadErrorKind::NoCentralDirectory {
            claimed: self.claimed_offset,
            entries: self.entries,
        };
        ReadError::new(kind, Span::new(end.offset, end.end() - end.offset))
    }

    /// The walk over the directory, which is there.
    fn walk(
        self,
        source: Rc<dyn Source>,
        end: EndOfCentralDirectory,
        end_candidates: Vec<EndCandidate>,
    ) -> Walk {
        let directory_offset = self.offset.unwrap_or(self.claimed_offset);
        let archive = Archive {
            source,
            shift: directory_offset
                .checked_signed_diff(self.claimed_offset)
                .unwrap_or(0),
            end,
            end_candidates,
            uses_zip64: self.uses_zip64,
            zip64_locator: self.zip64_locator,
            zip64_end: self.zip64_end,
            directory_offset,
            directory: Vec::new(),
            headers: Vec::new(),
            walk_end: WalkEnd::EndRecord,
        };
        Walk {
            archive,
            at: 0,
            stop: self.stop,
        }
    }
}
