use std::fmt;
use std::rc::Rc;

use crate::Span;

/// Bytes of a known length that can be read at any position.
///
/// Implementations exist for memory and for a range of another source in this crate, for files in
/// the command line and for a browser's `Blob` in the page's worker.
pub trait Source {
    /// Length in bytes. Fixed for the life of the source.
    fn len(&self) -> u64;

    /// Fills `buf` with the bytes from `offset` on.
    ///
    /// # Errors
    /// [`SourceError::OutOfRange`] when the range does not lie inside the source, any other when the
    /// machine could not deliver the bytes.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError>;

    /// As [`read_at`](Self::read_at), for bytes that lie far from all others that are needed: a cache
    /// reads no more than these, and does not keep them.
    ///
    /// # Errors
    /// As [`read_at`](Self::read_at).
    fn read_direct_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        self.read_at(offset, buf)
    }

    /// Whether bytes are made by decoding those before them, so that going through them once, in their
    /// order, costs much less than twice or in another order.
    fn is_decoded(&self) -> bool {
        false
    }

    /// Whether there is nothing to read.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why bytes could not be delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// The range reaches beyond the end: a record pointed outside the file.
    OutOfRange {
        /// What was asked for.
        span: Span,
        /// Length of the source in bytes.
        len: u64,
    },
    /// The file is not what it was when it was opened: changed, moved, deleted or unplugged.
    Changed {
        /// What the machine said.
        reason: String,
    },
    /// The machine failed to read.
    Failed {
        /// What the machine said.
        reason: String,
    },
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange { span, len } => write!(
                f,
                "{} bytes at offset {} lie outside the {len} bytes there are",
                span.len, span.offset
            ),
            Self::Changed { reason } => write!(
                f,
                "the file was changed, moved or deleted after it was opened ({reason}); open it again"
            ),
            Self::Failed { reason } => write!(f, "the file could not be read ({reason})"),
        }
    }
}

impl std::error::Error for SourceError {}

/// Bytes in memory.
#[derive(Clone)]
pub struct MemorySource {
    bytes: Rc<[u8]>,
}

impl MemorySource {
    /// A source over these bytes.
    pub fn new(bytes: impl Into<Rc<[u8]>>) -> Self {
        Self {
            bytes: bytes.into(),
        }
    }
}

impl Source for MemorySource {
    fn len(&self) -> u64 {
        length(&self.bytes)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let wanted = usize::try_from(offset)
            .ok()
            .and_then(|start| self.bytes.get(start..)?.get(..buf.len()));
        let Some(bytes) = wanted else {
            return Err(SourceError::OutOfRange {
                span: Span::new(offset, length(buf)),
                len: self.len(),
            });
        };
        buf.copy_from_slice(bytes);
        Ok(())
    }
}

/// A range of another source, read as if it were a file of its own: a stored nested archive costs
/// nothing.
pub struct SubRange {
    outer: Rc<dyn Source>,
    span: Span,
}

impl SubRange {
    /// The bytes of `span`; a part of it that lies outside `outer` is cut off.
    pub fn new(outer: Rc<dyn Source>, span: Span) -> Self {
        let end = span.end().min(outer.len());
        let offset = span.offset.min(end);
        Self {
            outer,
            span: Span::new(offset, end - offset),
        }
    }
}

impl Source for SubRange {
    fn len(&self) -> u64 {
        self.span.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let wanted = Span::new(offset, length(buf));
        if wanted.end() > self.span.len {
            return Err(SourceError::OutOfRange {
                span: wanted,
                len: self.span.len,
            });
        }
        self.outer.read_at(self.span.offset + offset, buf)
    }

    fn read_direct_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let wanted = Span::new(offset, length(buf));
        if wanted.end() > self.span.len {
            return self.read_at(offset, buf);
        }
        self.outer.read_direct_at(self.span.offset + offset, buf)
    }

    fn is_decoded(&self) -> bool {
        self.outer.is_decoded()
    }
}

/// The length of a slice as an offset; a slice never exceeds 64 bits.
pub(crate) fn length<T>(slice: &[T]) -> u64 {
    u64::try_from(slice.len()).unwrap_or(u64::MAX)
}
