use std::fmt;

use crate::{Method, Source, SourceError, Span};

/// Why reading could not go on, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What was found.
    pub kind: ReadErrorKind,
    /// The bytes that could not be read or understood.
    pub span: Span,
}

/// What was found where reading had to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// The source has no bytes at all: a download or copy that never began.
    EmptyFile,
    /// No end of central directory record (APPNOTE 4.3.16): not a ZIP file, or one that was cut off.
    NoEndOfCentralDirectory {
        /// Whether the file begins like a ZIP file, which means that its end is missing.
        starts_like_zip: bool,
    },
    /// The end record points to a central directory that is not there: usually the file was cut off
    /// in the middle or bytes were added or removed.
    NoCentralDirectory {
        /// Where the end record says that the directory is.
        claimed: u64,
        /// How many entries it should have.
        entries: u64,
    },
    /// The machine could not deliver the bytes.
    Source(SourceError),
    /// The bytes where the central directory points for an entry are no local header (APPNOTE 4.3.7).
    NoLocalHeader {
        /// The four bytes that stand there, where there are any.
        found: Option<u32>,
    },
    /// The entry's data would reach beyond the end of the file.
    DataOutsideFile,
    /// The entry is encrypted (bit 0 of its flags); DataMiner cannot read it either.
    Encrypted,
    /// The entry is compressed by a method other than stored and deflate.
    UnsupportedMethod(Method),
    /// The compressed data does not follow RFC 1951 from here on.
    BrokenDeflate {
        /// Bytes decoded before the break.
        decoded: u64,
    },
    /// The compressed data ends before its last block.
    TruncatedDeflate {
        /// Bytes decoded before the end.
        decoded: u64,
    },
    /// The compressed data goes on where the stated size is reached.
    LongerThanStated {
        /// The size in bytes that the central directory states.
        stated: u64,
    },
}

impl ReadError {
    pub(crate) fn new(kind: ReadErrorKind, span: Span) -> Self {
        Self { kind, span }
    }

    pub(crate) fn source(error: SourceError, span: Span) -> Self {
        Self::new(ReadErrorKind::Source(error), span)
    }

    /// Reads bytes of a source, with the place in the error.
    ///
    /// # Errors
    /// When the source cannot deliver them.
    pub fn reading(source: &dyn Source, offset: u64, buf: &mut [u8]) -> Result<(), Self> {
        let span = Span::new(offset, crate::source::length(buf));
        source
            .read_at(offset, buf)
            .map_err(|error| Self::source(error, span))
    }

    /// A short name for reports and scripts, which never changes: `no-end-of-central-directory`.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            ReadErrorKind::EmptyFile => "empty-file",
            ReadErrorKind::NoEndOfCentralDirectory {
                starts_like_zip: true,
            } => "end-missing",
            ReadErrorKind::NoEndOfCentralDirectory {
                starts_like_zip: false,
            } => "not-a-zip",
            ReadErrorKind::NoCentralDirectory { .. } => "directory-missing",
            ReadErrorKind::Source(SourceError::Changed { .. }) => "file-changed",
            ReadErrorKind::Source(_) => "read-failed",
            ReadErrorKind::NoLocalHeader { .. } => "local-header-missing",
            ReadErrorKind::DataOutsideFile => "data-outside-file",
            ReadErrorKind::Encrypted => "encrypted",
            ReadErrorKind::UnsupportedMethod(_) => "unsupported-method",
            ReadErrorKind::BrokenDeflate { .. } => "broken-deflate",
            ReadErrorKind::TruncatedDeflate { .. } => "truncated-deflate",
            ReadErrorKind::LongerThanStated { .. } => "longer-than-stated",
        }
    }
}

impl fmt::Display for ReadError {
    /// What was found and where, as one clause without final stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.span.offset;
        match &self.kind {
            ReadErrorKind::EmptyFile => f.write_str("the file has no bytes"),
            ReadErrorKind::NoEndOfCentralDirectory {
                starts_like_zip: true,
            } => f.write_str("the file begins like a zip archive but its end is missing"),
            ReadErrorKind::NoEndOfCentralDirectory {
                starts_like_zip: false,
            } => f.write_str("the file is not a zip archive"),
            ReadErrorKind::NoCentralDirectory { claimed, entries } => write!(
                f,
                "the end record at offset {at} promises a list of {entries} at offset {claimed}, where no list of entries is"
            ),
            ReadErrorKind::Source(error) => write!(f, "{error}"),
            ReadErrorKind::NoLocalHeader { found: Some(found) } => write!(
                f,
                "no local header at offset {at}: the bytes there are {:02x?}",
                found.to_le_bytes()
            ),
            ReadErrorKind::NoLocalHeader { found: None } => {
                write!(
                    f,
                    "no local header at offset {at}, which lies outside the file"
                )
            }
            ReadErrorKind::DataOutsideFile => write!(
                f,
                "the {} bytes of data at offset {at} reach beyond the end of the file",
                self.span.len
            ),
            ReadErrorKind::Encrypted => f.write_str("the entry is encrypted"),
            ReadErrorKind::UnsupportedMethod(method) => write!(
                f,
                "the entry is compressed by {method}; only stored and deflate can be read, here and by .NET"
            ),
            ReadErrorKind::BrokenDeflate { decoded } => write!(
                f,
                "the compressed data at offset {at} is damaged after {decoded} decoded bytes"
            ),
            ReadErrorKind::TruncatedDeflate { decoded } => write!(
                f,
                "the compressed data at offset {at} ends too early, after {decoded} decoded bytes"
            ),
            ReadErrorKind::LongerThanStated { stated } => write!(
                f,
                "the compressed data at offset {at} unpacks to more than the {stated} bytes that the archive states"
            ),
        }
    }
}

impl std::error::Error for ReadError {}
