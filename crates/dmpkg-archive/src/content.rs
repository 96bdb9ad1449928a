use std::rc::Rc;

use flate2::{Decompress, FlushDecompress, Status};

use crate::input::Input;
use crate::source::length;
use crate::{Method, ReadError, ReadErrorKind, Source, Span};

/// Decodes the data of one entry, piece by piece, in bounded memory.
pub struct ContentReader {
    input: Input,
    inflate: Option<Decompress>,
    hasher: crc32fast::Hasher,
    decoded: u64,
    ended: bool,
    failure: Option<ReadError>,
}

/// What a finished reader found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// CRC-32 of the decoded bytes.
    pub crc32: u32,
    /// Number of decoded bytes.
    pub size: u64,
    /// Bytes of the entry's data that the decoder did not need.
    pub unused: u64,
}

/// Decoded bytes in memory, and how they ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether these are all.
    pub end: ContentEnd,
}

/// How the bytes of a [`Content`] ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentEnd {
    /// At the end of the data.
    Complete(Decoded),
    /// At the caller's limit; more follows.
    Limit,
    /// At a break; what came before is kept.
    Broken(ReadError),
}

const PIECE: usize = 64 * 1024;

impl ContentReader {
    pub(crate) fn new(
        source: Rc<dyn Source>,
        span: Span,
        method: Method,
    ) -> Result<Self, ReadError> {
        let inflate = match method {
            Method::STORED => None,
            Method::DEFLATE => Some(Decompress::new(false)),
            other => {
                return Err(ReadError::new(
                    ReadErrorKind::UnsupportedMethod(other),
                    span,
                ));
            }
        };
        Ok(Self {
            input: Input::new(source, span, 0).growing(),
            inflate,
            hasher: crc32fast::Hasher::new(),
            decoded: 0,
            ended: false,
            failure: None,
        })
    }

    /// Decodes into `buf` and returns how many bytes were written; zero at the end.
    ///
    /// # Errors
    /// When the data is damaged or cannot be read. What was decoded before the damage is delivered
    /// first; the error follows with the next call, and stays.
    pub fn read(&mut self, buf: &mut [u8]) -> Result<usize, ReadError> {
        let mut written = 0;
        while !self.ended && self.failure.is_none() && written < buf.len() {
            if let Err(error) = self.input.refill() {
                self.failure = Some(error);
                break;
            }
            let (before, output) = buf.split_at_mut(written);
            let count = self.decode(output);
            let decoded = output.get(..count).unwrap_or_default();
            self.hasher.update(decoded);
            self.decoded += length(decoded);
            written = before.len() + count;
        }
        match &self.failure {
            Some(error) if written == 0 => Err(error.clone()),
            _ => Ok(written),
        }
    }

    /// Bytes of the entry's data taken so far, for progress.
    pub fn consumed(&self) -> u64 {
        self.input.taken()
    }

    /// Number of bytes decoded so far.
    pub fn size(&self) -> u64 {
        self.decoded
    }

    /// What was decoded so far; once [`read`](Self::read) has returned zero, that is the whole.
    pub fn decoded(&self) -> Decoded {
        Decoded {
            crc32: self.hasher.clone().finalize(),
            size: self.decoded,
            unused: self.input.span().len - self.input.position(),
        }
    }

    /// Decodes once from `input` to `output` and returns how many bytes came out.
    fn decode(&mut self, output: &mut [u8]) -> usize {
        let input = self.input.rest();
        let Some(inflate) = &mut self.inflate else {
            self.ended = input.is_empty();
            let count = input.len().min(output.len());
            if let (Some(from), Some(to)) = (input.get(..count), output.get_mut(..count)) {
                to.copy_from_slice(from);
            }
            self.input.advance(count);
            return count;
        };
        let (in_before, out_before) = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(input, output, FlushDecompress::None);
        let used = inflate.total_in() - in_before;
        let wrote = inflate.total_out() - out_before;
        let decoded = self.decoded + wrote;
        let no_progress = used == 0 && wrote == 0;
        match status {
            Ok(Status::StreamEnd) => self.ended = true,
            Ok(_) if no_progress => {
                let kind = ReadErrorKind::TruncatedDeflate { decoded };
                self.failure = Some(ReadError::new(kind, self.input.span()));
            }
            Ok(_) => {}
            Err(_) => {
                let kind = ReadErrorKind::BrokenDeflate { decoded };
                self.failure = Some(ReadError::new(kind, self.input.span()));
            }
        }
        self.input.advance(usize::try_from(used).unwrap_or(0));
        usize::try_from(wrote).unwrap_or(0)
    }
}

impl Content {
    pub(crate) fn read(mut reader: ContentReader, limit: u64) -> Self {
        let mut bytes = Vec::new();
        let room = |left: u64| usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        let mut piece = vec![0; room(limit)];
        let end = loop {
            let room = room(limit.saturating_sub(length(&bytes)));
            if room == 0 {
                // One byte more tells whether the data ends exactly at the limit.
                break match reader.read(&mut [0]) {
                    Ok(0) => ContentEnd::Complete(reader.decoded()),
                    Ok(_) => ContentEnd::Limit,
                    Err(error) => ContentEnd::Broken(error),
                };
            }
            match reader.read(piece.get_mut(..room).unwrap_or_default()) {
                Ok(0) => break ContentEnd::Complete(reader.decoded()),
                Ok(count) => bytes.extend_from_slice(piece.get(..count).unwrap_or_default()),
                Err(error) => break ContentEnd::Broken(error),
            }
        };
        Self { bytes, end }
    }
}
