//! What the second reader refuses or reads otherwise although the rules of the container take it.

use dmpkg_archive::record::{EndOfCentralDirectory, ExtraField};
use dmpkg_archive::{Archive, Entry};

/// Fields that the witness reads, and the fewest bytes that it takes. A shorter one makes it refuse the
/// whole archive; no other reader cares, and the list of entries does not depend on it.
const SHORTEST: [(u16, usize); 5] = [
    (ExtraField::EXTENDED_TIMESTAMP, 1),
    (ExtraField::UNICODE_COMMENT, 5),
    (ExtraField::UNICODE_PATH, 5),
    (0xA11E, 2),
    (0xD935, 2),
];

/// Fields of which the witness does not take the number alone at the end of a header, where any other
/// two or three bytes are padding.
const KNOWN: [u16; 8] = [
    ExtraField::ZIP64,
    ExtraField::NTFS,
    ExtraField::EXTENDED_TIMESTAMP,
    ExtraField::UNICODE_COMMENT,
    ExtraField::UNICODE_PATH,
    ExtraField::AES,
    0xA11E,
    0xD935,
];

/// Whether the witness is known to refuse an archive like this, or to name an entry of it otherwise.
pub(crate) fn is_stricter(archive: &Archive) -> bool {
    asks_by_disk_alone(archive.end())
        || archive.entries().any(|entry| {
            has_short_field(entry) || has_cut_field(entry) || has_name_of_other_version(entry)
        })
}

/// The witness looks for the ZIP64 record only where the end record leaves a count, a size or an offset
/// open; else this is the number of a disk for it.
fn asks_by_disk_alone(end: &EndOfCentralDirectory) -> bool {
    let leaves_open = end.entries == u16::MAX
        || end.directory_size == u32::MAX
        || end.directory_offset == u32::MAX;
    end.disk == u16::MAX && !leaves_open
}

fn has_short_field(entry: Entry<'_>) -> bool {
    let mut fields = entry.header().extra_fields();
    fields.any(|field| {
        let too_short = |(id, least): &(u16, usize)| field.id == *id && field.data.len() < *least;
        SHORTEST.iter().any(too_short)
    })
}

fn has_cut_field(entry: Entry<'_>) -> bool {
    let extra = entry.header().extra();
    let fields = entry.header().extra_fields();
    let read: usize = fields.map(|field| 4 + field.data.len()).sum();
    let rest = extra.get(read..).unwrap_or_default();
    let id = rest.first_chunk().map(|id| u16::from_le_bytes(*id));
    id.is_some_and(|id| KNOWN.contains(&id))
}

/// The witness does not look at the version of the field; there is only one that means this.
fn has_name_of_other_version(entry: Entry<'_>) -> bool {
    let path = entry.header().extra_fields().unicode_path();
    path.is_some_and(|path| path.version != 1)
}
