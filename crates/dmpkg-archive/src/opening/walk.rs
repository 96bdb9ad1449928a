use crate::archive::WalkEnd;
use crate::record::CentralDirectoryHeader;
use crate::source::length;
use crate::{Archive, Limits, ReadError, Span, field};

/// An archive whose directory is being read: `archive.directory` grows.
pub(super) struct Walk {
    pub(super) archive: Archive,
    /// Start of the next header in `archive.directory`.
    pub(super) at: usize,
    /// Where the directory must end at the latest.
    pub(super) stop: u64,
}

/// Bytes of directory read at once.
const WINDOW: u64 = 1 << 20;

impl Walk {
    /// Walks the headers that are in memory, then reads one more window. True when the walk is over.
    pub(super) fn advance(&mut self, limits: Limits) -> Result<bool, ReadError> {
        let archive = &mut self.archive;
        loop {
            let offset = archive.directory_offset
                + length(archive.directory.get(..self.at).unwrap_or_default());
            let at_zip64_end = archive
                .zip64_end
                .as_ref()
                .is_some_and(|it| it.offset == offset);
            if offset >= self.stop || at_zip64_end {
                archive.walk_end = WalkEnd::EndRecord;
                return Ok(true);
            }
            let rest = archive.directory.get(self.at..).unwrap_or_default();
            let fixed_is_there = rest.len() >= CentralDirectoryHeader::FIXED;
            if rest.len() >= 4 && field::u32(rest, 0) != CentralDirectoryHeader::SIGNATURE {
                let found = field::u32(rest, 0);
                archive.walk_end = WalkEnd::OtherBytes { offset, found };
                return Ok(true);
            }
            if !fixed_is_there || rest.len() < CentralDirectoryHeader::size(rest) {
                return self.read_window(offset, limits);
            }
            let full = archive.headers.len() >= crate::archive::offset_in_memory(limits.entries);
            let start = u32::try_from(self.at).ok().filter(|_| !full);
            let Some(start) = start else {
                archive.walk_end = WalkEnd::Limit { offset };
                return Ok(true);
            };
            archive.headers.push(start);
            self.at += CentralDirectoryHeader::size(rest);
        }
    }

    /// Appends the next window to the directory. True when there is none: a header is incomplete.
    fn read_window(&mut self, header: u64, limits: Limits) -> Result<bool, ReadError> {
        let archive = &mut self.archive;
        let have = length(&archive.directory);
        let offset = archive.directory_offset + have;
        let span = Span::new(offset, WINDOW.min(self.stop.saturating_sub(offset)));
        if span.len == 0 {
            archive.walk_end = WalkEnd::Truncated { offset: header };
            return Ok(true);
        }
        if have + span.len > limits.directory {
            archive.walk_end = WalkEnd::Limit { offset: header };
            return Ok(true);
        }
        let old = archive.directory.len();
        let new = old + usize::try_from(span.len).unwrap_or(0);
        if archive.directory.capacity() < new {
            // Grows by a quarter: doubling would hold three times the directory for a moment.
            archive.directory.reserve_exact((new - old).max(old / 4));
        }
        archive.directory.resize(new, 0);
        archive
            .source
            .read_at(
                span.offset,
                archive.directory.get_mut(old..).unwrap_or_default(),
            )
            .map_err(|error| ReadError::source(error, span))?;
        Ok(false)
    }
}
