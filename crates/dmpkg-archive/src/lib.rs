//! Reads ZIP archives as they really are.
//!
//! Every record is kept with every field, side by side: what the central directory says of an
//! entry, what its local header says, and where each of them lies. Nothing is merged, repaired or
//! judged here; rules do that, one layer up.
//!
//! # Layers
//! - [`Source`]: positional reads of bytes of a known length; [`Paged`] puts a cache in front and
//!   counts what is really read.
//! - [`record`]: one file for each structure of the format (APPNOTE.TXT 6.3.10).
//! - [`Opening`]: finds the end record and walks the central directory, in steps of bounded work;
//!   [`Locating`] makes it find what another reader finds.
//! - [`Archive`] and [`Entry`]: what was found. Fields are parsed when asked for, from the bytes of
//!   the directory, so that two hundred thousand entries cost little more than those bytes.
//! - [`StructureScan`]: what stands beside the directory; local headers, data descriptors, and the
//!   bytes that belong to nothing or to two.
//! - [`ContentReader`]: the decoded bytes of one entry, streamed.
//! - [`InflatedSource`]: the decoded bytes of one entry as a source, by an index of places at which
//!   decoding can be taken up again.
//! - [`sorted`]: sorting in little code, for this crate and those above.
//!
//! # Design constraints
//! No file, clock, environment or path below this surface. Offsets are `u64` from the start of the
//! file. Nothing is allocated by what a file claims; only by what it contains, under [`Limits`].

mod archive;
mod content;
mod entry;
mod error;
mod field;
mod inflated;
mod input;
mod limits;
mod method;
mod name;
mod opening;
mod paged;
pub mod record;
pub mod sorted;
mod source;
mod span;
mod structure;
mod time;

#[cfg(test)]
mod tests;

pub use archive::{Archive, WalkEnd};
pub use content::{Content, ContentEnd, ContentReader, Decoded};
pub use entry::{Entry, EntryIndex};
pub use error::{ReadError, ReadErrorKind};
pub use inflated::{InflateIndexing, InflatedSource};
pub use limits::Limits;
pub use method::Method;
pub use name::{EntryName, NameEncoding};
pub use opening::{EndCandidate, Locating, Opening, Progress, Step};
pub use paged::{Paged, Traffic};
pub use source::{MemorySource, Source, SourceError, SubRange};
pub use span::Span;
pub use structure::{
    DataDescriptor, DescriptorReading, Gap, GapContent, KnownRecord, Layout, LocalReading, Overlap,
    Prefix, RecordKind, RecordOverlap, StructureScan, Trailing,
};
pub use time::DosDateTime;
