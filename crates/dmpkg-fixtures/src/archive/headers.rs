//! The records of APPNOTE 4.3 as fields, from an entry and its place.

use super::entry::{Descriptor, Entry};
use super::extra::zip64_field;
use super::record::{Field, RecordFields};

const SENTINEL_16: u64 = 0xFFFF;
const SENTINEL_32: u64 = 0xFFFF_FFFF;

/// Where the central directory lies and how many headers it has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Directory {
    pub(crate) entries: u64,
    pub(crate) offset: u64,
    pub(crate) size: u64,
}

/// The local file header (4.3.7) with name and extra field.
pub(crate) fn local_header(entry: &Entry) -> RecordFields {
    let zip64 = needs_zip64_sizes(entry);
    let (crc32, compressed, uncompressed) = match entry.descriptor {
        Some(_) => (0, 0, 0),
        None => (
            u64::from(entry.crc32),
            entry.compressed_size,
            entry.uncompressed_size,
        ),
    };
    let mut extra = Vec::new();
    if zip64 {
        extra.extend(zip64_field(&[uncompressed, compressed]));
    }
    extra.extend_from_slice(&entry.local_extra);

    RecordFields::with_signature(0x0403_4B50)
        .u16(Field::VersionNeeded, version_needed(entry, zip64))
        .u16(Field::Flags, entry.flags.into())
        .u16(Field::Method, entry.method.into())
        .u16(Field::ModifiedTime, entry.modified.time.into())
        .u16(Field::ModifiedDate, entry.modified.date.into())
        .u32(Field::Crc32, crc32)
        .u32(
            Field::CompressedSize,
            if zip64 { SENTINEL_32 } else { compressed },
        )
        .u32(
            Field::UncompressedSize,
            if zip64 { SENTINEL_32 } else { uncompressed },
        )
        .u16(Field::NameLength, entry.name.len() as u64)
        .u16(Field::ExtraLength, extra.len() as u64)
        .bytes(Field::Name, &entry.name)
        .bytes(Field::Extra, &extra)
}

/// The data descriptor (4.3.9) in the given form.
pub(super) fn data_descriptor(entry: &Entry, form: Descriptor) -> RecordFields {
    let record = match form {
        Descriptor::Short | Descriptor::Long => RecordFields::default(),
        Descriptor::ShortSigned | Descriptor::LongSigned => {
            RecordFields::with_signature(0x0807_4B50)
        }
    }
    .u32(Field::Crc32, entry.crc32.into());
    match form {
        Descriptor::Short | Descriptor::ShortSigned => record
            .u32(Field::CompressedSize, entry.compressed_size)
            .u32(Field::UncompressedSize, entry.uncompressed_size),
        Descriptor::Long | Descriptor::LongSigned => record
            .u64(Field::CompressedSize, entry.compressed_size)
            .u64(Field::UncompressedSize, entry.uncompressed_size),
    }
}

/// The central directory header (4.3.12) of an entry whose local header is at `offset`.
pub(crate) fn central_header(entry: &Entry, offset: u64) -> RecordFields {
    let zip64_sizes = needs_zip64_sizes(entry);
    let zip64_offset = entry.zip64_offset || offset >= SENTINEL_32;
    let mut values = Vec::new();
    if zip64_sizes {
        values.extend([entry.uncompressed_size, entry.compressed_size]);
    }
    if zip64_offset {
        values.push(offset);
    }
    let mut extra = Vec::new();
    if !values.is_empty() {
        extra.extend(zip64_field(&values));
    }
    extra.extend_from_slice(&entry.central_extra);

    RecordFields::with_signature(0x0201_4B50)
        .u16(Field::VersionMadeBy, entry.version_made_by.into())
        .u16(
            Field::VersionNeeded,
            version_needed(entry, zip64_sizes || zip64_offset),
        )
        .u16(Field::Flags, entry.flags.into())
        .u16(Field::Method, entry.method.into())
        .u16(Field::ModifiedTime, entry.modified.time.into())
        .u16(Field::ModifiedDate, entry.modified.date.into())
        .u32(Field::Crc32, entry.crc32.into())
        .u32(
            Field::CompressedSize,
            if zip64_sizes {
                SENTINEL_32
            } else {
                entry.compressed_size
            },
        )
        .u32(
            Field::UncompressedSize,
            if zip64_sizes {
                SENTINEL_32
            } else {
                entry.uncompressed_size
            },
        )
        .u16(Field::NameLength, entry.name.len() as u64)
        .u16(Field::ExtraLength, extra.len() as u64)
        .u16(Field::CommentLength, entry.comment.len() as u64)
        .u16(Field::DiskStart, 0)
        .u16(Field::InternalAttributes, entry.internal_attributes.into())
        .u32(Field::ExternalAttributes, entry.external_attributes.into())
        .u32(
            Field::LocalHeaderOffset,
            if zip64_offset { SENTINEL_32 } else { offset },
        )
        .bytes(Field::Name, &entry.name)
        .bytes(Field::Extra, &extra)
        .bytes(Field::Comment, &entry.comment)
}

/// Whether the values of the directory do not fit the end record.
pub(super) fn needs_zip64_end(directory: Directory) -> bool {
    directory.entries >= SENTINEL_16
        || directory.size >= SENTINEL_32
        || directory.offset >= SENTINEL_32
}

/// The ZIP64 end of central directory record (4.3.14).
pub(super) fn zip64_end(directory: Directory) -> RecordFields {
    RecordFields::with_signature(0x0606_4B50)
        .u64(Field::RecordSize, 44)
        .u16(Field::VersionMadeBy, 45)
        .u16(Field::VersionNeeded, 45)
        .u32(Field::DiskNumber, 0)
        .u32(Field::DirectoryDisk, 0)
        .u64(Field::EntriesOnDisk, directory.entries)
        .u64(Field::EntriesTotal, directory.entries)
        .u64(Field::DirectorySize, directory.size)
        .u64(Field::DirectoryOffset, directory.offset)
        .bytes(Field::ExtensibleData, &[])
}

/// The ZIP64 end of central directory locator (4.3.15) for a record at `offset`.
pub(super) fn zip64_locator(offset: u64) -> RecordFields {
    RecordFields::with_signature(0x0706_4B50)
        .u32(Field::EndRecordDisk, 0)
        .u64(Field::EndRecordOffset, offset)
        .u32(Field::DiskCount, 1)
}

/// The end of central directory record (4.3.16); with `zip64` it holds the values that ask for the ZIP64 record.
pub(super) fn end_record(directory: Directory, comment: &[u8], zip64: bool) -> RecordFields {
    let count = if zip64 {
        SENTINEL_16
    } else {
        directory.entries
    };
    let (size, offset) = if zip64 {
        (SENTINEL_32, SENTINEL_32)
    } else {
        (directory.size, directory.offset)
    };
    RecordFields::with_signature(0x0605_4B50)
        .u16(Field::DiskNumber, 0)
        .u16(Field::DirectoryDisk, 0)
        .u16(Field::EntriesOnDisk, count)
        .u16(Field::EntriesTotal, count)
        .u32(Field::DirectorySize, size)
        .u32(Field::DirectoryOffset, offset)
        .u16(Field::CommentLength, comment.len() as u64)
        .bytes(Field::Comment, comment)
}

/// Everything behind a central directory that ends at `position`, as a plain writer would write it.
pub(crate) fn end_records(directory: Directory, position: u64) -> Vec<u8> {
    let zip64 = needs_zip64_end(directory);
    let mut bytes = Vec::new();
    if zip64 {
        zip64_end(directory).write_to(&mut bytes);
        zip64_locator(position).write_to(&mut bytes);
    }
    end_record(directory, &[], zip64).write_to(&mut bytes);
    bytes
}

fn needs_zip64_sizes(entry: &Entry) -> bool {
    entry.zip64_sizes
        || entry.compressed_size >= SENTINEL_32
        || entry.uncompressed_size >= SENTINEL_32
}

fn version_needed(entry: &Entry, zip64: bool) -> u64 {
    entry
        .version_needed
        .unwrap_or(if zip64 { 45 } else { 20 })
        .into()
}
