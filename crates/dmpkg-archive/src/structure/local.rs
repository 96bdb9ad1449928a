use super::descriptor::{Claims, DataDescriptor, DescriptorReading};
use super::window::Window;
use crate::record::LocalFileHeader;
use crate::source::length;
use crate::{Entry, EntryIndex, ReadError, ReadErrorKind, Span, field};

/// What stands in the file for one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalReading {
    /// The entry.
    pub entry: EntryIndex,
    /// The local header; or that there is none ([`ReadErrorKind::NoLocalHeader`]), or that it reaches
    /// beyond the end of the file ([`ReadErrorKind::DataOutsideFile`]).
    pub header: Result<LocalFileHeader, ReadError>,
    /// The data as it is stored, by the size in the directory; absent without a header, and when the
    /// data would reach beyond the end of the file.
    pub data: Option<Span>,
    /// The data descriptor.
    pub descriptor: DescriptorReading,
    /// From the local header to the end of the data or of the descriptor, as far as known: the header
    /// alone where the data is not known, no bytes at the claimed offset without a header.
    pub extent: Span,
}

impl LocalReading {
    /// Reads the local header at `offset` for the entry, and not yet what stands behind the data.
    /// `ahead` are the offsets of the headers that will be read after this one.
    pub(super) fn begin(
        entry: Entry<'_>,
        offset: u64,
        window: &mut Window,
        ahead: &[(u64, u32)],
    ) -> Result<Self, ReadError> {
        let header = match header(entry, offset, window, ahead)? {
            Ok(header) => header,
            Err(error) => {
                return Ok(Self {
                    entry: entry.index(),
                    header: Err(error),
                    data: None,
                    descriptor: DescriptorReading::NotRead,
                    extent: Span::new(offset, 0),
                });
            }
        };
        let mut reading = Self {
            entry: entry.index(),
            data: None,
            descriptor: DescriptorReading::NotRead,
            extent: header.span,
            header: Err(ReadError::new(ReadErrorKind::DataOutsideFile, header.span)),
        };
        let data = Span::new(header.span.end(), entry.compressed_size());
        if data.end() <= entry.archive.source().len() {
            reading.data = Some(data);
            reading.extent.len = data.end() - offset;
            reading.descriptor = DescriptorReading::NotAnnounced;
        }
        reading.header = Ok(header);
        Ok(reading)
    }

    /// Where a data descriptor may stand that is not read yet.
    pub(super) fn descriptor_offset(&self, entry: Entry<'_>) -> Option<u64> {
        let header = self.header.as_ref().ok()?;
        let announced = header.flags.data_descriptor() || entry.header().flags().data_descriptor();
        self.data.filter(|_| announced).map(Span::end)
    }

    /// Reads the data descriptor at `offset`, the end of the data. `next` is where the next record
    /// begins.
    pub(super) fn read_descriptor(
        &mut self,
        entry: Entry<'_>,
        offset: u64,
        next: u64,
        window: &mut Window,
        ahead: &[(u64, u32)],
    ) -> Result<(), ReadError> {
        let Ok(header) = &self.header else {
            return Ok(());
        };
        self.descriptor = descriptor(entry, header, offset, next, window, ahead)?;
        if let DescriptorReading::Found(found) = self.descriptor {
            self.extent.len = found.span.end() - self.extent.offset;
        }
        Ok(())
    }
}

/// The local header at `offset`. The outer error is one of the machine.
fn header(
    entry: Entry<'_>,
    offset: u64,
    window: &mut Window,
    ahead: &[(u64, u32)],
) -> Result<Result<LocalFileHeader, ReadError>, ReadError> {
    let source = &**entry.archive.source();
    let central = entry.header();
    let fixed = Span::new(offset, length(&[0; LocalFileHeader::FIXED]));
    // Most local headers are as long as the central one but for their extra fields.
    let likely = Span::new(offset, length(central.bytes()));
    window.read_ahead(source, fixed, likely.end(), ahead)?;
    let bytes = window.bytes(fixed);
    if bytes.len() < LocalFileHeader::FIXED {
        let kind = ReadErrorKind::NoLocalHeader { found: None };
        return Ok(Err(ReadError::new(kind, fixed)));
    }
    let found = field::u32(bytes, 0);
    if found != LocalFileHeader::SIGNATURE {
        let kind = ReadErrorKind::NoLocalHeader { found: Some(found) };
        return Ok(Err(ReadError::new(kind, fixed)));
    }
    let whole = Span::new(offset, LocalFileHeader::size(bytes));
    window.read_ahead(source, whole, whole.end(), ahead)?;
    Ok(LocalFileHeader::read(window.bytes(whole), offset)
        .ok_or_else(|| ReadError::new(ReadErrorKind::DataOutsideFile, whole)))
}

/// The data descriptor at `offset`, which is the end of the entry's data.
fn descriptor(
    entry: Entry<'_>,
    header: &LocalFileHeader,
    offset: u64,
    next: u64,
    window: &mut Window,
    ahead: &[(u64, u32)],
) -> Result<DescriptorReading, ReadError> {
    let central = entry.header();
    let announced = header.flags.data_descriptor();
    let source = &**entry.archive.source();
    let longest = Span::new(offset, DataDescriptor::LONGEST);
    let bytes = if offset <= next {
        window.read_ahead(source, longest, longest.end(), ahead)?;
        window.bytes(longest)
    } else {
        window.aside(source, longest)?
    };
    let claims = Claims {
        crc32: central.crc32(),
        compressed_size: entry.compressed_size(),
        uncompressed_size: entry.uncompressed_size(),
    };
    Ok(match DataDescriptor::find(bytes, offset, claims, next) {
        Some(found) => DescriptorReading::Found(found),
        None if announced => DescriptorReading::Missing { offset },
        None => DescriptorReading::NotAnnounced,
    })
}
