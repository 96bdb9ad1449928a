//! Archives inside archives, read in place.

use std::rc::Rc;

use dmpkg_archive::{Content, ContentEnd, Entry, MemorySource, ReadError, Source};

/// The largest deflated archive that is decoded into memory to be opened in place. Stored ones cost
/// nothing and have no limit.
pub const NESTED_IN_MEMORY: u64 = 128 << 20;

/// How many archives deep the engine goes: packages in packages in exports need four.
pub const NESTED_DEPTH: usize = 6;

/// Why a nested archive could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NestedProblem {
    /// The entry's data could not be read.
    Read(ReadError),
    /// The entry is compressed and larger than [`NESTED_IN_MEMORY`].
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
                "it is compressed and unpacks to {size} bytes; up to {} MiB can be opened in place",
                NESTED_IN_MEMORY >> 20
            ),
            Self::TooDeep => write!(f, "it lies more than {NESTED_DEPTH} archives deep"),
            Self::NoEntry => f.write_str("there is no such entry"),
        }
    }
}

impl std::error::Error for NestedProblem {}

/// The bytes of an entry as a source of their own.
///
/// # Errors
/// When they cannot be read, or are compressed and too many.
pub fn nested_source(entry: Entry<'_>) -> Result<Rc<dyn Source>, NestedProblem> {
    if let Some(source) = entry.stored_source().map_err(NestedProblem::Read)? {
        return Ok(source);
    }
    let too_large = || NestedProblem::TooLarge {
        size: entry.uncompressed_size(),
    };
    if entry.uncompressed_size() > NESTED_IN_MEMORY {
        return Err(too_large());
    }
    let Content { bytes, end } = entry
        .content(NESTED_IN_MEMORY)
        .map_err(NestedProblem::Read)?;
    match end {
        ContentEnd::Complete(_) => Ok(Rc::new(MemorySource::new(bytes))),
        ContentEnd::Limit => Err(too_large()),
        ContentEnd::Broken(error) => Err(NestedProblem::Read(error)),
    }
}
