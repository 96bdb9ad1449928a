use std::rc::Rc;

use crate::opening::{EndCandidate, Locating, Opening};
use crate::record::{
    CentralDirectoryHeader, EndOfCentralDirectory, Zip64EndOfCentralDirectory, Zip64Locator,
};
use crate::{Entry, EntryIndex, Limits, ReadError, Source, Span, Step};

/// A ZIP archive: its end records and its central directory, as read.
pub struct Archive {
    pub(crate) source: Rc<dyn Source>,
    pub(crate) end: EndOfCentralDirectory,
    pub(crate) end_candidates: Vec<EndCandidate>,
    pub(crate) uses_zip64: bool,
    pub(crate) zip64_locator: Option<Zip64Locator>,
    pub(crate) zip64_end: Option<Zip64EndOfCentralDirectory>,
    pub(crate) shift: i64,
    pub(crate) directory_offset: u64,
    pub(crate) directory: Vec<u8>,
    /// Where each header starts in `directory`. The directory is limited to less than 4 GiB.
    pub(crate) headers: Vec<u32>,
    pub(crate) walk_end: WalkEnd,
}

/// Why the walk over the central directory stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalkEnd {
    /// At the end record or at the ZIP64 record before it: the normal case.
    EndRecord,
    /// At bytes that are neither a header nor an end record.
    OtherBytes {
        /// Where they stand in the file.
        offset: u64,
        /// The first four of them.
        found: u32,
    },
    /// In the middle of a header: the file ends there.
    Truncated {
        /// Where the incomplete header starts.
        offset: u64,
    },
    /// At a limit: further entries exist but were not read.
    Limit {
        /// Where the first unread header starts.
        offset: u64,
    },
}

impl Archive {
    /// Reads the directory in one go.
    ///
    /// # Errors
    /// When the source is not a ZIP archive or could not be read. Damaged entries are no error here.
    pub fn read(source: Rc<dyn Source>, limits: Limits) -> Result<Self, ReadError> {
        Self::read_as(source, limits, Locating::Default)
    }

    /// Reads the directory that a reader sees which finds it in another way.
    ///
    /// # Errors
    /// When that reader finds no directory, or the source could not be read.
    pub fn read_as(
        source: Rc<dyn Source>,
        limits: Limits,
        locating: Locating,
    ) -> Result<Self, ReadError> {
        let mut opening = Opening::with_locating(source, limits, locating);
        loop {
            if let Step::Done(archive) = opening.step(u64::MAX)? {
                return Ok(archive);
            }
        }
    }

    /// The bytes that the archive was read from.
    pub fn source(&self) -> &Rc<dyn Source> {
        &self.source
    }

    /// The end record in use: the last one that its claims do not rule out.
    pub fn end(&self) -> &EndOfCentralDirectory {
        &self.end
    }

    /// All end records near the end of the file, in file order, the one in use among them.
    pub fn end_candidates(&self) -> &[EndCandidate] {
        &self.end_candidates
    }

    /// The ZIP64 locator before the end record, whether or not it is asked for.
    pub fn zip64_locator(&self) -> Option<&Zip64Locator> {
        self.zip64_locator.as_ref()
    }

    /// The ZIP64 end record to which the locator points, or, when it points elsewhere, the one directly
    /// before the locator.
    pub fn zip64_end(&self) -> Option<&Zip64EndOfCentralDirectory> {
        self.zip64_end.as_ref()
    }

    /// Bytes by which the archive is shifted against its own offsets: data was put in front of it, or,
    /// when negative, is missing there.
    pub fn shift(&self) -> i64 {
        self.shift
    }

    /// Whether the values of the ZIP64 record are used in place of those of the end record.
    pub fn uses_zip64(&self) -> bool {
        self.uses_zip64
    }

    /// Size in bytes of the directory that the end record in use promises.
    pub fn claimed_directory_size(&self) -> u64 {
        match &self.zip64_end {
            Some(zip64) if self.uses_zip64 => zip64.directory_size,
            _ => u64::from(self.end.directory_size),
        }
    }

    /// Where the directory starts by the end record in use, from where the archive's offsets count.
    pub fn claimed_directory_offset(&self) -> u64 {
        match &self.zip64_end {
            Some(zip64) if self.uses_zip64 => zip64.directory_offset,
            _ => u64::from(self.end.directory_offset),
        }
    }

    /// Entries that the end record in use promises.
    pub fn claimed_entries(&self) -> u64 {
        match &self.zip64_end {
            Some(zip64) if self.uses_zip64 => zip64.entries,
            _ => u64::from(self.end.entries),
        }
    }

    /// Where the central directory was found.
    pub fn directory_span(&self) -> Span {
        Span::new(
            self.directory_offset,
            crate::source::length(&self.directory),
        )
    }

    /// The bytes of the central directory, as far as it was walked.
    pub fn directory(&self) -> &[u8] {
        &self.directory
    }

    /// Why the walk over the directory stopped.
    pub fn walk_end(&self) -> &WalkEnd {
        &self.walk_end
    }

    /// Number of entries, duplicates included.
    pub fn len(&self) -> usize {
        self.headers.len()
    }

    /// Whether the archive has no entries.
    pub fn is_empty(&self) -> bool {
        self.headers.is_empty()
    }

    /// The entry with this index.
    pub fn entry(&self, index: EntryIndex) -> Option<Entry<'_>> {
        self.headers.get(usize::try_from(index.0).ok()?)?;
        Some(Entry {
            archive: self,
            index,
        })
    }

    /// All entries, in the order of the directory.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry<'_>> + ExactSizeIterator {
        // The walk stops before the count leaves 32 bits.
        let count = u32::try_from(self.headers.len()).unwrap_or(u32::MAX);
        (0..count).map(|index| Entry {
            archive: self,
            index: EntryIndex(index),
        })
    }

    /// The header of an entry that exists.
    pub(crate) fn header(&self, index: EntryIndex) -> CentralDirectoryHeader<'_> {
        let at = usize::try_from(index.0).unwrap_or(usize::MAX);
        let start = self
            .headers
            .get(at)
            .map_or(usize::MAX, |start| offset_in_memory(*start));
        let fixed = self.directory.get(start..).unwrap_or_default();
        CentralDirectoryHeader::new(
            fixed
                .get(..CentralDirectoryHeader::size(fixed))
                .unwrap_or(fixed),
        )
    }
}

/// An offset inside a buffer that is in memory fits the machine's word.
pub(crate) fn offset_in_memory(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}
