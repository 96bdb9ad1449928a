use crate::record::LocalFileHeader;
use crate::{EntryIndex, Span};

/// The bytes of an archive that belong to no entry, or to more than one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Bytes before the first local header, listed or not (before the directory when there are no
    /// entries).
    pub prefix: Option<Prefix>,
    /// Bytes that belong to no record, in file order: between entries, before the directory, between
    /// the directory and the end record. Of each sort of content the first thousand are kept.
    pub gaps: Vec<Gap>,
    /// How many gaps there are, the ones that were not kept included.
    pub gap_count: u64,
    /// Bytes in all gaps together.
    pub gap_bytes: u64,
    /// Entries whose bytes intersect, in file order; the first thousand.
    pub overlaps: Vec<Overlap>,
    /// How many entries begin within the bytes of another one.
    pub overlap_count: u64,
    /// Entries whose bytes intersect with the directory or with an end record; the first thousand.
    pub record_overlaps: Vec<RecordOverlap>,
    /// How many entries do so.
    pub record_overlap_count: u64,
    /// Bytes behind the end record and its comment.
    pub trailing: Option<Trailing>,
    /// Rare records of the format that belong to no entry, in file order.
    pub known: Vec<KnownRecord>,
}

/// Bytes before the archive begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefix {
    /// Where they lie.
    pub span: Span,
    /// The first 64 of them.
    pub start: Vec<u8>,
}

/// Bytes that belong to no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where they lie.
    pub span: Span,
    /// What they hold.
    pub content: GapContent,
    /// How many of them were read to tell. Fewer than all when their content was clear before, or at
    /// the limit of what is read of zeros.
    pub examined: u64,
}

/// What the bytes of a gap hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapContent {
    /// Zeros, as far as they were examined.
    Zeros,
    /// An entry that no central header lists: its local header has a name, a method up to 99, and data
    /// that lies within the gap. The gap ends with that data, where its length is known.
    LocalHeader(LocalFileHeader),
    /// Bytes where something of a listed entry should be: its local header, its data or its
    /// descriptor could not be found there.
    Expected(EntryIndex),
    /// The rest of a directory that was not walked to its end.
    Directory,
    /// Anything else.
    Other,
}

/// Two entries that share bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The entry whose local header comes first; with one header for both, the one that is listed
    /// first.
    pub first: EntryIndex,
    /// The entry that begins before the first one ends.
    pub second: EntryIndex,
    /// The bytes that both have.
    pub span: Span,
}

/// An entry that shares bytes with a record of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordOverlap {
    /// The entry.
    pub entry: EntryIndex,
    /// The record.
    pub record: RecordKind,
    /// The bytes that both have.
    pub span: Span,
}

/// A record that belongs to the archive and not to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRecord {
    /// Which one.
    pub kind: RecordKind,
    /// Where it lies.
    pub span: Span,
}

/// The records that belong to the archive and not to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// 4.3.11  Archive extra data record, before an encrypted directory.
    ArchiveExtraData,
    /// 4.3.12  The central directory.
    Directory,
    /// 4.3.13  Digital signature, behind the directory.
    DigitalSignature,
    /// 4.3.14  ZIP64 end of central directory record.
    Zip64End,
    /// 4.3.15  ZIP64 end of central directory locator.
    Zip64Locator,
    /// 4.3.16  End of central directory record and comment.
    End,
}

/// Bytes behind the archive; fewer than 64 KiB, because the end record would not be found otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trailing {
    /// Where they lie.
    pub span: Span,
    /// Whether all of them are zeros.
    pub zeros: bool,
}
