//! All forms of data descriptors, right and wrong.

use dmpkg_fixtures::archive::{Descriptor, Field, Record};

use super::*;
use crate::EntryIndex;

const FORMS: [(Descriptor, u64, bool, bool); 4] = [
    (Descriptor::Short, 12, false, false),
    (Descriptor::ShortSigned, 16, true, false),
    (Descriptor::Long, 20, false, true),
    (Descriptor::LongSigned, 24, true, true),
];

fn with(form: Descriptor, content: &str) -> ArchiveBuilder {
    ArchiveBuilder::new()
        .entry(Member::deflated("a", content).descriptor(form))
        .entry(Member::stored("b", *b"next"))
}

fn found(scanned: &Scanned) -> DataDescriptor {
    match scanned.reading(0).descriptor {
        DescriptorReading::Found(found) => found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_form_is_found() {
    for (form, len, signature, wide) in FORMS {
        let scanned = Scanned::new(&with(form, "content of the entry"));
        let place = scanned.place(Record::DataDescriptor("a"));
        let entry = scanned.archive.entry(EntryIndex(0)).unwrap();
        let expected = DataDescriptor {
            span: place,
            signature,
            wide,
            crc32: entry.header().crc32(),
            compressed_size: entry.compressed_size(),
            uncompressed_size: 20,
        };
        assert_eq!((place.len, found(&scanned)), (len, expected));
        assert_eq!(scanned.reading(0).extent.end(), place.end());
        assert_eq!(scanned.layout, Layout::default());
    }
}

#[test]
fn where_several_forms_fit_the_next_record_decides() {
    for (form, len, ..) in FORMS {
        // All values are zero, so that the short form is the beginning of the long one.
        let builder = ArchiveBuilder::new()
            .entry(Member::stored("a", *b"").descriptor(form))
            .entry(Member::stored("b", *b"next"));
        let scanned = Scanned::new(&builder);
        assert_eq!(found(&scanned).span.len, len, "{form:?}");
        assert_eq!(scanned.layout.gap_count, 0);
    }
}

#[test]
fn a_checksum_that_looks_like_a_signature_is_one_of_the_values() {
    let signature = 0x0807_4B50;
    let crafted = Member::raw("a", 0, *b"1234", signature, 4).descriptor(Descriptor::Short);
    let builder = ArchiveBuilder::new().entry(crafted);
    let descriptor = found(&Scanned::new(&builder));
    assert_eq!((descriptor.signature, descriptor.crc32), (false, signature));
}

#[test]
fn a_signature_is_enough_although_the_values_contradict() {
    for (form, len, signature, wide) in FORMS {
        for field in [Field::Crc32, Field::CompressedSize, Field::UncompressedSize] {
            let builder = with(form, "content").patch(Record::DataDescriptor("a"), field, 77);
            let scanned = Scanned::new(&builder);
            let place = scanned.place(Record::DataDescriptor("a"));
            if !signature {
                let offset = place.offset;
                let missing = DescriptorReading::Missing { offset };
                assert_eq!(scanned.reading(0).descriptor, missing);
                let gap = (place, &GapContent::Expected(EntryIndex(0)));
                assert_eq!(scanned.gaps(), [gap]);
                continue;
            }
            let descriptor = found(&scanned);
            let values = [
                u64::from(descriptor.crc32),
                descriptor.compressed_size,
                descriptor.uncompressed_size,
            ];
            assert!(values.contains(&77), "{form:?} {values:?}");
            assert_eq!((descriptor.span.len, descriptor.wide), (len, wide));
            assert_eq!(scanned.layout.gap_count, 0);
        }
    }
}

#[test]
fn an_announced_descriptor_can_be_missing() {
    let builder = two().patch(Record::Local("a.txt"), Field::Flags, 8);
    let scanned = Scanned::new(&builder);
    let offset = scanned.place(Record::Data("a.txt")).end();
    assert_eq!(
        scanned.reading(0).descriptor,
        DescriptorReading::Missing { offset }
    );
    assert_eq!(scanned.layout.gap_count, 0);
}

#[test]
fn more_bytes_than_a_descriptor_has_are_no_broken_descriptor() {
    for (len, content) in [
        (24, GapContent::Expected(EntryIndex(0))),
        (25, GapContent::Other),
    ] {
        let builder = two()
            .patch(Record::Local("a.txt"), Field::Flags, 8)
            .gap_before(Record::Local("b.txt"), vec![7; len]);
        assert_eq!(Scanned::new(&builder).gaps()[0].1, &content);
    }
}

#[test]
fn what_only_the_directory_announces_is_found_but_not_missed() {
    let only_central = two().patch(Record::Central("a.txt"), Field::Flags, 8);
    let scanned = Scanned::new(&only_central);
    assert_eq!(
        scanned.reading(0).descriptor,
        DescriptorReading::NotAnnounced
    );
    let there = with(Descriptor::ShortSigned, "x").patch(Record::Local("a"), Field::Flags, 0);
    assert_eq!(found(&Scanned::new(&there)).span.len, 16);
}

#[test]
fn the_last_descriptor_ends_at_the_directory() {
    for (form, len, ..) in FORMS {
        let builder = ArchiveBuilder::new().entry(Member::deflated("a", "x").descriptor(form));
        assert_eq!(found(&Scanned::new(&builder)).span.len, len);
    }
}
