//! Byte by byte against the specification, and where records lie.

use crate::archive::Record::{Central, Data, DataDescriptor, End, Local, Zip64End, Zip64Locator};
use crate::archive::{ArchiveBuilder, Descriptor, DosDateTime, Entry, Field, Layout};

/// Records follow each other from the first byte to the last.
fn assert_seamless(layout: &Layout, length: usize) {
    let mut position = 0;
    for span in layout.spans() {
        assert_eq!(span.offset, position);
        position = span.end();
    }
    assert_eq!(position, length as u64);
}

#[test]
fn the_smallest_archive_has_the_bytes_of_the_specification() {
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("a", "hi"))
        .build();
    #[rustfmt::skip]
    let expected = [
        // Local file header: version 2.0, no flags, stored, 08:30:00, 2 June 2025.
        0x50, 0x4B, 0x03, 0x04, 20, 0, 0, 0, 0, 0, 0xC0, 0x43, 0xC2, 0x5A,
        // CRC-32, both sizes, length of the name, no extra field, name, data.
        0xAC, 0x2A, 0x93, 0xD8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, b'a', b'h', b'i',
        // Central directory header: made by DOS 2.0.
        0x50, 0x4B, 0x01, 0x02, 20, 0, 20, 0, 0, 0, 0, 0, 0xC0, 0x43, 0xC2, 0x5A,
        0xAC, 0x2A, 0x93, 0xD8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0,
        // Disk 0, no attributes, local header at 0, name.
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'a',
        // End record: disks 0, one entry twice, directory of 47 bytes at 33, no comment.
        0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 33, 0, 0, 0, 0, 0,
    ];
    assert_eq!(bytes, expected);
}

#[test]
fn times_are_packed_into_bits() {
    let time = DosDateTime::new(2107, 12, 31, 23, 59, 59);
    assert_eq!(time.date, 0xFF9F);
    assert_eq!(time.time, 0xBF7D);
}

#[test]
fn each_form_of_descriptor_has_its_length() {
    let forms = [
        (Descriptor::Short, 12),
        (Descriptor::ShortSigned, 16),
        (Descriptor::Long, 20),
        (Descriptor::LongSigned, 24),
    ];
    for (form, length) in forms {
        let archive = ArchiveBuilder::new().entry(Entry::stored("a", "hi").descriptor(form));
        let (bytes, layout) = archive.build_with_layout();
        assert_seamless(&layout, bytes.len());
        let descriptor = layout.span(DataDescriptor("a"));
        assert_eq!(descriptor.len, length, "{form:?}");
        assert_eq!(
            layout.field(DataDescriptor("a"), Field::Crc32).of(&bytes),
            0xD893_2AAC_u32.to_le_bytes()
        );
        assert_eq!(layout.field(Local("a"), Field::Crc32).of(&bytes), [0; 4]);
        assert_eq!(layout.field(Local("a"), Field::Flags).of(&bytes), [8, 0]);
        assert_eq!(
            layout
                .field(Central("a"), Field::UncompressedSize)
                .of(&bytes),
            [2, 0, 0, 0]
        );
    }
}

#[test]
fn zip64_fields_hold_what_the_sentinels_ask_for() {
    let entry = Entry::stored("a", "hi").zip64_sizes().zip64_offset();
    let (bytes, layout) = ArchiveBuilder::new()
        .entry(entry)
        .zip64_end()
        .build_with_layout();
    assert_seamless(&layout, bytes.len());
    let extra = layout.field(Central("a"), Field::Extra).of(&bytes);
    assert_eq!(extra[..4], [1, 0, 24, 0]);
    assert_eq!(extra[4..12], 2_u64.to_le_bytes());
    assert_eq!(extra[20..], 0_u64.to_le_bytes());
    assert_eq!(
        layout.field(Local("a"), Field::Extra).of(&bytes)[..4],
        [1, 0, 16, 0]
    );
    assert_eq!(
        layout.field(Central("a"), Field::CompressedSize).of(&bytes),
        [0xFF; 4]
    );
    assert_eq!(layout.field(End, Field::EntriesTotal).of(&bytes), [0xFF; 2]);
    assert_eq!(layout.span(Zip64End).len, 56);
    assert_eq!(layout.span(Zip64Locator).len, 20);
    let end_offset = layout
        .field(Zip64Locator, Field::EndRecordOffset)
        .of(&bytes);
    assert_eq!(end_offset, layout.span(Zip64End).offset.to_le_bytes());
}

#[test]
fn gaps_and_surroundings_shift_what_follows() {
    let archive = ArchiveBuilder::new()
        .prefix("before")
        .entry(Entry::stored("a", "hi"))
        .entry(Entry::stored("b", "ho"))
        .gap_before(Local("b"), "gap")
        .gap_before(Central("a"), "hole")
        .gap_before(End, "!")
        .comment("bye")
        .trailing("after");
    let (bytes, layout) = archive.build_with_layout();
    assert_eq!(layout.span(Local("a")).offset, 6);
    assert_eq!(
        layout.span(Local("b")).offset,
        layout.span(Data("a")).end() + 3
    );
    assert_eq!(
        layout.span(Central("a")).offset,
        layout.span(Data("b")).end() + 4
    );
    assert_eq!(layout.span(End).offset, layout.span(Central("b")).end() + 1);
    assert_eq!(layout.span(End).len, 25);
    assert!(bytes.starts_with(b"beforePK") && bytes.ends_with(b"byeafter"));
    let recorded = layout.field(End, Field::DirectoryOffset).of(&bytes);
    assert_eq!(
        recorded,
        &layout.span(Central("a")).offset.to_le_bytes()[..4]
    );
}

#[test]
fn offsets_can_leave_the_prefix_out() {
    let archive = ArchiveBuilder::new()
        .prefix("before")
        .entry(Entry::stored("a", "hi"));
    let counted = archive.clone().build();
    let (ignored, layout) = archive.offsets_ignore_prefix().build_with_layout();
    assert_eq!(counted.len(), ignored.len());
    assert_eq!(
        layout
            .field(Central("a"), Field::LocalHeaderOffset)
            .of(&counted),
        [6, 0, 0, 0]
    );
    assert_eq!(
        layout
            .field(Central("a"), Field::LocalHeaderOffset)
            .of(&ignored),
        [0; 4]
    );
    assert_eq!(
        layout.field(End, Field::DirectoryOffset).of(&ignored),
        [33, 0, 0, 0]
    );
    assert_eq!(layout.span(Local("a")).offset, 6);
}
