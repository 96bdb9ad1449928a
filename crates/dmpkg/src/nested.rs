//! Archives inside archives, read in place.

use std::rc::Rc;

use dmpkg_archive::{
    Content, ContentEnd, Entry, InflateIndexing, MemorySource, ReadError, Source, Step,
};

/// The largest deflated archive that is opened in place, in bytes before compression: it is decoded
/// once to know where in it decoding can begin. Stored ones cost nothing and have no limit.
pub const NESTED_DEFLATED: u64 = 16 << 30;

/// Deflated archives up to this size, in bytes before compression, are decoded into memory, which is
/// faster.
const IN_MEMORY: u64 = 4 << 20;

/// How many archives deep the engine goes: packages in packages in exports need four.
pub const NESTED_DEPTH: usize = 6;

/// The job that makes the bytes of an entry a source of their own, in steps of bounded work.
pub struct NestedOpening(Work);

enum Work {
    Ready(Rc<dyn Source>),
    Indexing(Box<InflateIndexing>),
}

/// Why a nested archive could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NestedProblem {
    /// The entry's data could not be read.
    Read(ReadError),
    /// The entry is compressed and larger than [`NESTED_DEFLATED`].
    TooLarge {
        /// Its size in bytes before compression, as claimed.
        size: u64,
    },
    /// It lies deeper than [`NESTED_DEPTH`].
    TooDeep,
    /// There is no such entry.
    NoEntry,
}

impl NestedProblem {
    /// A short name that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read(error) => error.code(),
            Self::TooLarge { .. } => "nested-too-large",
            Self::TooDeep => "nested-too-deep",
            Self::NoEntry => "no-such-entry",
        }
    }

    /// What to do, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Read(error) => crate::failure::advice(error),
            Self::TooLarge { .. } | Self::TooDeep => "Save the entry and open it by itself.",
            Self::NoEntry => "Open the file again.",
        }
    }
}

impl std::fmt::Display for NestedProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Read(error) => write!(f, "{error}"),
            Self::TooLarge { size } => write!(
                f,
                "it is compressed and unpacks to {size} bytes; up to {} GiB can be opened in place",
                NESTED_DEFLATED >> 30
            ),
            Self::TooDeep => write!(f, "it lies more than {NESTED_DEPTH} archives deep"),
            Self::NoEntry => f.write_str("there is no such entry"),
        }
    }
}

impl std::error::Error for NestedProblem {}

impl NestedOpening {
    /// Begins. Stored data is ready at once, and so is a deflated archive of a few mebibytes.
    ///
    /// # Errors
    /// When the data cannot be found or decoded, or is compressed and too much.
    pub fn new(entry: Entry<'_>) -> Result<Self, NestedProblem> {
        let work = match entry.stored_source().map_err(NestedProblem::Read)? {
            Some(source) => Work::Ready(source),
            None => Self::deflated(entry)?,
        };
        Ok(Self(work))
    }

    /// Decodes about `budget` bytes further. The progress is in compressed bytes.
    ///
    /// # Errors
    /// When the data cannot be decoded.
    pub fn step(&mut self, budget: u64) -> Result<Step<Rc<dyn Source>>, NestedProblem> {
        Ok(match &mut self.0 {
            Work::Ready(source) => Step::Done(Rc::clone(source)),
            Work::Indexing(indexing) => match indexing.step(budget).map_err(NestedProblem::Read)? {
                Step::Continue(progress) => Step::Continue(progress),
                Step::Done(source) => Step::Done(Rc::new(source)),
            },
        })
    }

    /// Bytes decoded so far, as far as the archive does not fit into memory or is damaged.
    pub fn decoded(&self) -> u64 {
        match &self.0 {
            Work::Ready(_) => 0,
            Work::Indexing(indexing) => indexing.decoded(),
        }
    }

    fn deflated(entry: Entry<'_>) -> Result<Work, NestedProblem> {
        let indexing = InflateIndexing::new(entry).map_err(NestedProblem::Read)?;
        let size = entry.uncompressed_size();
        if size > NESTED_DEFLATED {
            return Err(NestedProblem::TooLarge { size });
        }
        if size.max(entry.compressed_size()) <= IN_MEMORY
            && let Content {
                bytes,
                end: ContentEnd::Complete(_),
            } = entry.content(size).map_err(NestedProblem::Read)?
        {
            return Ok(Work::Ready(Rc::new(MemorySource::new(bytes))));
        }
        // What could not be decoded in memory tells why as it is decoded again.
        Ok(Work::Indexing(Box::new(indexing)))
    }
}

/// The bytes of an entry as a source of their own, in one go.
///
/// # Errors
/// As [`NestedOpening`].
pub fn nested_source(entry: Entry<'_>) -> Result<Rc<dyn Source>, NestedProblem> {
    let mut opening = NestedOpening::new(entry)?;
    loop {
        if let Step::Done(source) = opening.step(u64::MAX)? {
            return Ok(source);
        }
    }
}
