use std::rc::Rc;

use crate::archive::WalkEnd;
use crate::record::{
    CentralDirectoryHeader, EndOfCentralDirectory, LocalFileHeader, Zip64EndOfCentralDirectory,
    Zip64Locator,
};
use crate::source::length;
use crate::{Archive, Limits, ReadError, ReadErrorKind, Source, Span, field};

/// What a step of a job came to.
pub enum Step<T> {
    /// There is more to do.
    Continue(Progress),
    /// Finished.
    Done(T),
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Work done, in bytes.
    pub done: u64,
    /// Work in all, in bytes, as far as it is known.
    pub total: u64,
}

/// The job that opens an archive: each [`step`](Opening::step) reads a bounded part.
pub struct Opening {
    source: Rc<dyn Source>,
    limits: Limits,
    walk: Option<Walk>,
}

/// An archive whose directory is being read: `archive.directory` grows.
struct Walk {
    archive: Archive,
    /// Start of the next header in `archive.directory`.
    at: usize,
    /// Where the directory must end at the latest.
    stop: u64,
}

/// Bytes before the end of the file in which an end record with the longest comment starts.
const TAIL: u64 = 65_535 + 22;
/// Bytes of directory read at once.
const WINDOW: u64 = 1 << 20;

impl Opening {
    /// Begins; nothing is read yet.
    pub fn new(source: Rc<dyn Source>, limits: Limits) -> Self {
        Self {
            source,
            limits,
            walk: None,
        }
    }

    /// Reads about `budget` bytes further, at least one window of a mebibyte.
    ///
    /// # Errors
    /// When the source is not a ZIP archive or could not be read.
    pub fn step(&mut self, budget: u64) -> Result<Step<Archive>, ReadError> {
        let mut walk = match self.walk.take() {
            Some(walk) => walk,
            None => self.locate()?,
        };
        let mut read = 0;
        loop {
            let before = length(&walk.archive.directory);
            if walk.advance(self.limits)? {
                walk.archive.directory.truncate(walk.at);
                return Ok(Step::Done(walk.archive));
            }
            read += length(&walk.archive.directory) - before;
            if read >= budget {
                let done = length(&walk.archive.directory);
                let total = walk.stop.saturating_sub(walk.archive.directory_offset);
                self.walk = Some(walk);
                return Ok(Step::Continue(Progress { done, total }));
            }
        }
    }

    /// Finds the end records and the start of the directory.
    fn locate(&self) -> Result<Walk, ReadError> {
        let size = self.source.len();
        if size == 0 {
            return Err(ReadError::new(ReadErrorKind::EmptyFile, Span::default()));
        }
        let tail_span = Span::new(size.saturating_sub(TAIL), size.min(TAIL));
        let tail = self.read(tail_span)?;
        let candidates: Vec<u64> = tail
            .windows(4)
            .zip(tail_span.offset..)
            .filter(|(window, _)| *window == EndOfCentralDirectory::SIGNATURE)
            .map(|(_, offset)| offset)
            .collect();
        let parse = |offset: &u64| {
            let at = usize::try_from(offset - tail_span.offset).ok()?;
            EndOfCentralDirectory::parse(tail.get(at..)?, *offset)
        };
        let mut first_failure = None;
        for end in candidates.iter().rev().filter_map(parse) {
            match self.directory_of(end, &candidates) {
                Ok(walk) => return Ok(walk),
                Err(
                    error @ ReadError {
                        kind: ReadErrorKind::Source(_),
                        ..
                    },
                ) => return Err(error),
                Err(error) => first_failure = first_failure.or(Some(error)),
            }
        }
        Err(match first_failure {
            Some(error) => error,
            None => self.no_end_record()?,
        })
    }

    /// The directory that an end record points to, when it is there.
    fn directory_of(
        &self,
        end: EndOfCentralDirectory,
        candidates: &[u64],
    ) -> Result<Walk, ReadError> {
        let locator_offset = end.offset.checked_sub(Zip64Locator::SIZE);
        let zip64_locator = match locator_offset {
            Some(offset) => {
                Zip64Locator::parse(&self.read(Span::new(offset, Zip64Locator::SIZE))?, offset)
            }
            None => None,
        };
        let zip64_end = match &zip64_locator {
            Some(locator) => self.zip64_end(locator)?,
            None => None,
        };
        let asked = zip64_end.as_ref().filter(|_| end.asks_for_zip64());
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
        let candidates_for_start = [
            Some(claimed_offset),
            stop.checked_sub(claimed_size),
            before_zip64.checked_sub(claimed_size),
        ];
        let mut start = None;
        for offset in candidates_for_start.into_iter().flatten() {
            if self.is_directory_start(offset, stop, entries)? {
                start = Some(offset);
                break;
            }
        }
        let Some(directory_offset) = start else {
            let kind = ReadErrorKind::NoCentralDirectory {
                claimed: claimed_offset,
                entries,
            };
            return Err(ReadError::new(
                kind,
                Span::new(end.offset, end.end() - end.offset),
            ));
        };
        let archive = Archive {
            source: Rc::clone(&self.source),
            shift: directory_offset
                .checked_signed_diff(claimed_offset)
                .unwrap_or(0),
            end,
            end_candidates: candidates.to_vec(),
            zip64_locator,
            zip64_end,
            directory_offset,
            directory: Vec::new(),
            headers: Vec::new(),
            walk_end: WalkEnd::EndRecord,
        };
        Ok(Walk {
            archive,
            at: 0,
            stop,
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

    /// The ZIP64 record that the locator points to, or the one that stands directly before the
    /// locator when data was put in front of the archive.
    fn zip64_end(
        &self,
        locator: &Zip64Locator,
    ) -> Result<Option<Zip64EndOfCentralDirectory>, ReadError> {
        const FIXED: u64 = Zip64EndOfCentralDirectory::FIXED;
        let adjacent = locator.offset.checked_sub(FIXED);
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
        Ok(None)
    }

    fn no_end_record(&self) -> Result<ReadError, ReadError> {
        let start = self.read(Span::new(0, self.source.len().min(4)))?;
        let starts_like_zip = field::u32(&start, 0) == LocalFileHeader::SIGNATURE;
        let kind = ReadErrorKind::NoEndOfCentralDirectory { starts_like_zip };
        Ok(ReadError::new(kind, Span::new(0, self.source.len())))
    }

    /// Reads a span of bounded size.
    fn read(&self, span: Span) -> Result<Vec<u8>, ReadError> {
        let mut bytes = vec![0; usize::try_from(span.len).unwrap_or(0)];
        self.source
            .read_at(span.offset, &mut bytes)
            .map_err(|error| ReadError::source(error, span))?;
        Ok(bytes)
    }
}

impl Walk {
    /// Walks the headers that are in memory, then reads one more window. True when the walk is over.
    fn advance(&mut self, limits: Limits) -> Result<bool, ReadError> {
        let archive = &mut self.archive;
        loop {
            let offset = archive.directory_offset
                + length(archive.directory.get(..self.at).unwrap_or_default());
            let at_zip64_end = archive
                .zip64_end
                .as_ref()
                .is_some_and(|it| it.offset == offset);
            if offset >= self.stop || at_zip64_end {
                archive.walk_end = WalkEnd::EndRecord;
                return Ok(true);
            }
            let rest = archive.directory.get(self.at..).unwrap_or_default();
            let fixed_is_there = rest.len() >= CentralDirectoryHeader::FIXED;
            if rest.len() >= 4 && field::u32(rest, 0) != CentralDirectoryHeader::SIGNATURE {
                let found = field::u32(rest, 0);
                archive.walk_end = WalkEnd::OtherBytes { offset, found };
                return Ok(true);
            }
            if !fixed_is_there || rest.len() < CentralDirectoryHeader::size(rest) {
                return self.read_window(offset, limits);
            }
            let full = archive.headers.len() >= crate::archive::offset_in_memory(limits.entries);
            let start = u32::try_from(self.at).ok().filter(|_| !full);
            let Some(start) = start else {
                archive.walk_end = WalkEnd::Limit { offset };
                return Ok(true);
            };
            archive.headers.push(start);
            self.at += CentralDirectoryHeader::size(rest);
        }
    }

    /// Appends the next window to the directory. True when there is none: a header is incomplete.
    fn read_window(&mut self, header: u64, limits: Limits) -> Result<bool, ReadError> {
        let archive = &mut self.archive;
        let have = length(&archive.directory);
        let offset = archive.directory_offset + have;
        let span = Span::new(offset, WINDOW.min(self.stop.saturating_sub(offset)));
        if span.len == 0 {
            archive.walk_end = WalkEnd::Truncated { offset: header };
            return Ok(true);
        }
        if have + span.len > limits.directory {
            archive.walk_end = WalkEnd::Limit { offset: header };
            return Ok(true);
        }
        let old = archive.directory.len();
        let new = old + usize::try_from(span.len).unwrap_or(0);
        if archive.directory.capacity() < new {
            // Grows by a quarter: doubling would hold three times the directory for a moment.
            archive.directory.reserve_exact((new - old).max(old / 4));
        }
        archive.directory.resize(new, 0);
        archive
            .source
            .read_at(
                span.offset,
                archive.directory.get_mut(old..).unwrap_or_default(),
            )
            .map_err(|error| ReadError::source(error, span))?;
        Ok(false)
    }
}
