use std::rc::Rc;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

use super::PAGE;
use crate::input::Input;
use crate::source::length;
use crate::{ReadError, ReadErrorKind, Source, Span};

/// Decodes deflated data page by page, and can be taken up again at a [`Checkpoint`].
pub(super) struct Decoder {
    input: Input,
    inflate: Box<DecompressorOxide>,
    /// The page being decoded, and behind its write position what is left of the one before. What a
    /// match may copy, the last 32 KiB, is always in here.
    ring: Vec<u8>,
    decoded: u64,
    ended: bool,
}

/// The state of a decoder between two pages.
pub(super) struct Checkpoint {
    /// Bytes decoded before.
    pub(super) decoded: u64,
    /// Compressed bytes used before.
    used: u64,
    inflate: Box<DecompressorOxide>,
    window: Box<[u8]>,
}

/// How far back a match may reach (RFC 1951, section 2).
const WINDOW: usize = 32 * 1024;

impl Decoder {
    /// Begins at the start of the data.
    pub(super) fn new(source: Rc<dyn Source>, span: Span) -> Self {
        Self {
            input: Input::new(source, span, 0),
            inflate: Box::default(),
            ring: vec![0; PAGE],
            decoded: 0,
            ended: false,
        }
    }

    /// Goes on at a checkpoint of the same data, or at its start.
    pub(super) fn go_to(&mut self, checkpoint: Option<&Checkpoint>) {
        self.ended = false;
        let Some(checkpoint) = checkpoint else {
            self.input.go_to(0);
            *self.inflate = DecompressorOxide::default();
            self.decoded = 0;
            return;
        };
        self.input.go_to(checkpoint.used);
        self.inflate = checkpoint.inflate.clone();
        if let Some(end) = self.ring.last_chunk_mut::<WINDOW>() {
            end.copy_from_slice(&checkpoint.window);
        }
        self.decoded = checkpoint.decoded;
    }

    /// The state to come back to; only between two pages.
    pub(super) fn checkpoint(&self) -> Option<Checkpoint> {
        let window = self.ring.last_chunk::<WINDOW>()?;
        (self.place() == 0 && self.decoded > 0).then(|| Checkpoint {
            decoded: self.decoded,
            used: self.input.position(),
            inflate: self.inflate.clone(),
            window: window.as_slice().into(),
        })
    }

    /// Bytes decoded so far, counted from the start of the data.
    pub(super) fn decoded(&self) -> u64 {
        self.decoded
    }

    /// Compressed bytes used so far, counted from the start of the data.
    pub(super) fn used(&self) -> u64 {
        self.input.position()
    }

    /// Whether the end of the data is reached.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Decodes the rest of a page and returns the page; an empty one at the end of the data.
    pub(super) fn page(&mut self) -> Result<&[u8], ReadError> {
        let mut filled = 0;
        while filled < PAGE && !self.ended {
            filled = self.place() + self.advance()?.len();
        }
        Ok(self.ring.get(..filled).unwrap_or_default())
    }

    /// Decodes some bytes, as far as the page and the compressed bytes at hand allow. May come to
    /// none before the end.
    pub(super) fn advance(&mut self) -> Result<&[u8], ReadError> {
        if self.ended {
            return Ok(&[]);
        }
        self.input.refill()?;
        let place = self.place();
        let mut flags = inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
        if self.decoded < length(&self.ring) {
            // Only then a match could reach before the start of the data, which this refuses.
            flags |= inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        }
        let (status, used, count) = decompress(
            &mut self.inflate,
            self.input.rest(),
            &mut self.ring,
            place,
            flags,
        );
        self.input.advance(used);
        let bytes = self.ring.get(place..place + count).unwrap_or_default();
        self.decoded += length(bytes);
        let decoded = self.decoded;
        match status {
            TINFLStatus::Done => self.ended = true,
            TINFLStatus::NeedsMoreInput if used == 0 && count == 0 => {
                let kind = ReadErrorKind::TruncatedDeflate { decoded };
                return Err(ReadError::new(kind, self.input.span()));
            }
            TINFLStatus::NeedsMoreInput | TINFLStatus::HasMoreOutput => {}
            _ => {
                let kind = ReadErrorKind::BrokenDeflate { decoded };
                return Err(ReadError::new(kind, self.input.span()));
            }
        }
        Ok(bytes)
    }

    /// Where in its page the next byte comes.
    fn place(&self) -> usize {
        usize::try_from(self.decoded % length(&self.ring)).unwrap_or(0)
    }
}

impl Checkpoint {
    /// What one takes in memory, in bytes.
    pub(super) const SIZE: usize = size_of::<Self>() + size_of::<DecompressorOxide>() + WINDOW;
}
