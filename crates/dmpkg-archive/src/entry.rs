use std::rc::Rc;

use crate::record::{CentralDirectoryHeader, LocalFileHeader};
use crate::{
    Archive, Content, ContentReader, EntryName, Method, ReadError, ReadErrorKind, Source, Span,
    SubRange, field,
};

/// The place of an entry in the central directory, counted from 0. Names may occur twice; this does
/// not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryIndex(pub u32);

/// One entry of an archive, by its central directory header.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    pub(crate) archive: &'a Archive,
    pub(crate) index: EntryIndex,
}

impl<'a> Entry<'a> {
    /// The entry's place in the directory.
    pub fn index(self) -> EntryIndex {
        self.index
    }

    /// The central directory header, every field as it stands there.
    pub fn header(self) -> CentralDirectoryHeader<'a> {
        self.archive.header(self.index)
    }

    /// The name in the central directory.
    pub fn name(self) -> EntryName<'a> {
        self.header().name()
    }

    /// Whether the name marks a directory.
    pub fn is_directory(self) -> bool {
        self.name().is_directory()
    }

    /// Compression method by the central directory.
    pub fn method(self) -> Method {
        self.header().method()
    }

    /// Size in bytes after compression, as claimed.
    pub fn compressed_size(self) -> u64 {
        let header = self.header();
        header
            .zip64()
            .compressed_size
            .unwrap_or(u64::from(header.compressed_size()))
    }

    /// Size in bytes before compression, as claimed.
    pub fn uncompressed_size(self) -> u64 {
        let header = self.header();
        header
            .zip64()
            .uncompressed_size
            .unwrap_or(u64::from(header.uncompressed_size()))
    }

    /// Whether the size before compression is stated at all: not when the header sends readers to a
    /// ZIP64 field that is not there.
    pub fn states_uncompressed_size(self) -> bool {
        let header = self.header();
        header.uncompressed_size() != u32::MAX || header.zip64().uncompressed_size.is_some()
    }

    /// Where the local header starts in the file: the claimed offset and the archive's shift.
    pub fn local_header_offset(self) -> u64 {
        let header = self.header();
        let claimed = header.zip64().local_header_offset;
        claimed
            .unwrap_or(u64::from(header.local_header_offset()))
            .saturating_add_signed(self.archive.shift)
    }

    /// Reads the local header.
    ///
    /// # Errors
    /// When none stands where the directory points, or the bytes could not be read.
    pub fn local_header(self) -> Result<LocalFileHeader, ReadError> {
        let offset = self.local_header_offset();
        let mut fixed = [0; LocalFileHeader::FIXED];
        let span = Span::new(offset, crate::source::length(&fixed));
        let outside = |found| ReadError::new(ReadErrorKind::NoLocalHeader { found }, span);
        if span.end() > self.archive.source.len() {
            return Err(outside(None));
        }
        self.read(span, &mut fixed)?;
        let signature = field::u32(&fixed, 0);
        if signature != LocalFileHeader::SIGNATURE {
            return Err(outside(Some(signature)));
        }
        let mut variable = vec![0; LocalFileHeader::variable_len(&fixed)];
        let rest = Span::new(span.end(), crate::source::length(&variable));
        if rest.end() > self.archive.source.len() {
            let whole = Span::new(offset, span.len + rest.len);
            return Err(ReadError::new(ReadErrorKind::DataOutsideFile, whole));
        }
        self.read(rest, &mut variable)?;
        Ok(LocalFileHeader::parse(&fixed, &variable, offset))
    }

    /// Where the entry's data lies, as it is stored. Its length is that of the central directory.
    ///
    /// # Errors
    /// When the local header cannot be read or the data would reach beyond the file.
    pub fn data_span(self) -> Result<Span, ReadError> {
        let start = self.local_header()?.span.end();
        let span = Span::new(start, self.compressed_size());
        if span.end() > self.archive.source.len() {
            return Err(ReadError::new(ReadErrorKind::DataOutsideFile, span));
        }
        Ok(span)
    }

    /// Begins to decode the entry's data.
    ///
    /// # Errors
    /// When the data cannot be found, is encrypted, or is compressed by another method.
    pub fn reader(self) -> Result<ContentReader, ReadError> {
        let span = self.data_span()?;
        if self.header().flags().encrypted() {
            return Err(ReadError::new(ReadErrorKind::Encrypted, span));
        }
        ContentReader::new(Rc::clone(&self.archive.source), span, self.method())
    }

    /// Decodes the entry's data into memory, `limit` bytes at most. A break in the middle keeps what
    /// came before.
    ///
    /// # Errors
    /// As [`reader`](Self::reader).
    pub fn content(self, limit: u64) -> Result<Content, ReadError> {
        Ok(Content::read(self.reader()?, limit))
    }

    /// The stored data as a source of its own, when it is neither compressed nor encrypted.
    ///
    /// # Errors
    /// When the data cannot be found.
    pub fn stored_source(self) -> Result<Option<Rc<dyn Source>>, ReadError> {
        if self.method() != Method::STORED || self.header().flags().encrypted() {
            return Ok(None);
        }
        let span = self.data_span()?;
        Ok(Some(Rc::new(SubRange::new(
            Rc::clone(&self.archive.source),
            span,
        ))))
    }

    fn read(self, span: Span, buf: &mut [u8]) -> Result<(), ReadError> {
        let source = &self.archive.source;
        source
            .read_at(span.offset, buf)
            .map_err(|error| ReadError::source(error, span))
    }
}
