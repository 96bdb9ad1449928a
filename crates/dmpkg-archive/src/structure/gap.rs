use super::cover::Cover;
use super::descriptor::{Claims, DataDescriptor};
use super::layout::{Gap, GapContent, KnownRecord, Prefix, RecordKind};
use super::window::Window;
use crate::record::LocalFileHeader;
use crate::source::length;
use crate::{Archive, ReadError, Source, Span, field};

/// A gap that is being examined, in pieces.
pub(super) struct GapScan {
    /// What is not known yet.
    rest: Span,
    /// How many zeros `rest` begins with, as far as it was read.
    zeros: u64,
    /// Whether nothing was met before it.
    at_start: bool,
}

/// Bytes read first: enough for most headers.
const FIRST: u64 = 512;
/// Bytes read at once where more and more zeros come.
const PIECE: u64 = 256 * 1024;
/// Bytes of a prefix that are kept.
const PREFIX: u64 = 64;

const ARCHIVE_EXTRA_DATA: u32 = u32::from_le_bytes(*b"PK\x06\x08");
const DIGITAL_SIGNATURE: u32 = u32::from_le_bytes(*b"PK\x05\x05");

impl GapScan {
    pub(super) fn new(span: Span, at_start: bool) -> Self {
        Self {
            rest: span,
            zeros: 0,
            at_start,
        }
    }

    /// Where the next piece begins.
    pub(super) fn position(&self) -> u64 {
        self.rest.offset + self.zeros
    }

    /// Reads one piece further and tells `cover` what is known then. True when the gap is over.
    /// `zeros_left` is how many bytes may still be read only to see that they are zeros.
    pub(super) fn step(
        &mut self,
        archive: &Archive,
        window: &mut Window,
        ahead: &[(u64, u32)],
        zeros_left: &mut u64,
        cover: &mut Cover,
    ) -> Result<bool, ReadError> {
        let source = &**archive.source();
        let unread = Span::new(self.position(), self.rest.len - self.zeros);
        let most = if self.zeros == 0 { FIRST } else { PIECE };
        let piece = Span::new(unread.offset, unread.len.min(most));
        window.read_ahead(source, piece, piece.end(), ahead)?;
        if self.zeros == 0 {
            if self.at_start && field::u32(window.bytes(piece), 0) != LocalFileHeader::SIGNATURE {
                let start = window.bytes(Span::new(piece.offset, piece.len.min(PREFIX)));
                cover.layout.prefix = Some(Prefix {
                    span: self.rest,
                    start: start.to_vec(),
                });
                cover.skip_to(self.rest.end());
                return Ok(true);
            }
            if let Some(record) = self.known_record(archive, window.bytes(piece)) {
                cover.layout.known.push(record);
                cover.skip_to(record.span.end());
                return Ok(self.go_on_after(record.span.end()));
            }
            if let Some(gap) = self.unlisted(source, window, ahead)? {
                let end = gap.span.end();
                cover.add_gap(gap);
                return Ok(self.go_on_after(end));
            }
        }
        let bytes = window.bytes(unread);
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let read = length(bytes);
        let clear = zeros < bytes.len() || bytes.is_empty();
        self.zeros += read;
        *zeros_left = zeros_left.saturating_sub(read);
        if !clear && self.zeros < self.rest.len && *zeros_left > 0 {
            return Ok(false);
        }
        cover.add_gap(Gap {
            span: self.rest,
            content: if clear {
                GapContent::Other
            } else {
                GapContent::Zeros
            },
            examined: self.zeros,
        });
        Ok(true)
    }

    /// Takes what ends at `end` off the gap. True when nothing remains.
    fn go_on_after(&mut self, end: u64) -> bool {
        *self = Self::new(Span::new(end, self.rest.end().saturating_sub(end)), false);
        self.rest.len == 0
    }

    /// A record that may stand directly before or behind the directory.
    fn known_record(&self, archive: &Archive, bytes: &[u8]) -> Option<KnownRecord> {
        let directory = archive.directory_span();
        let (kind, len) = match field::u32(bytes, 0) {
            ARCHIVE_EXTRA_DATA if self.rest.end() == directory.offset => (
                RecordKind::ArchiveExtraData,
                8 + u64::from(field::u32(bytes, 4)),
            ),
            DIGITAL_SIGNATURE if self.rest.offset == directory.end() => (
                RecordKind::DigitalSignature,
                6 + u64::from(field::u16(bytes, 4)),
            ),
            _ => return None,
        };
        (len <= self.rest.len).then_some(KnownRecord {
            kind,
            span: Span::new(self.rest.offset, len),
        })
    }

    /// The plausible entry with which the gap begins.
    fn unlisted(
        &self,
        source: &dyn Source,
        window: &mut Window,
        ahead: &[(u64, u32)],
    ) -> Result<Option<Gap>, ReadError> {
        let fixed = window.bytes(Span::new(
            self.rest.offset,
            length(&[0; LocalFileHeader::FIXED]),
        ));
        if field::u32(fixed, 0) != LocalFileHeader::SIGNATURE {
            return Ok(None);
        }
        let whole = Span::new(self.rest.offset, LocalFileHeader::size(fixed));
        if whole.end() > self.rest.end() {
            return Ok(None);
        }
        window.read_ahead(source, whole, whole.end(), ahead)?;
        let header = LocalFileHeader::read(window.bytes(whole), whole.offset);
        let Some(header) = header.filter(|it| !it.name().raw().is_empty() && it.method.0 <= 99)
        else {
            return Ok(None);
        };
        let claims = Claims {
            crc32: header.crc32,
            compressed_size: header.claimed_compressed_size(),
            uncompressed_size: header.claimed_uncompressed_size(),
        };
        let announced = header.flags.data_descriptor();
        let mut end = whole.end().saturating_add(claims.compressed_size);
        if announced && claims.compressed_size == 0 {
            // Its length stands behind its data only.
            end = self.rest.end();
        } else if announced {
            let longest = DataDescriptor::LONGEST.min(self.rest.end().saturating_sub(end));
            let bytes = window.aside(source, Span::new(end, longest))?;
            let found = DataDescriptor::find(bytes, end, claims, self.rest.end());
            end = found.map_or(end, |found| found.span.end());
        }
        Ok((end <= self.rest.end()).then(|| Gap {
            span: Span::new(whole.offset, end - whole.offset),
            content: GapContent::LocalHeader(header),
            examined: whole.len,
        }))
    }
}
