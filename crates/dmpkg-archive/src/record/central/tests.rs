//! What headers of built archives say beyond their fixed fields.

use std::rc::Rc;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry as Member, Field, Record};

use crate::record::{ExtraField, Host, UnixFileType};
use crate::{Archive, EntryIndex, Limits, MemorySource};

fn read(builder: &ArchiveBuilder) -> Archive {
    let source = Rc::new(MemorySource::new(builder.build()));
    Archive::read(source, Limits::default()).unwrap()
}

fn one(member: Member) -> ArchiveBuilder {
    ArchiveBuilder::new().entry(member.label("a"))
}

fn header<T>(builder: &ArchiveBuilder, ask: impl Fn(super::CentralDirectoryHeader<'_>) -> T) -> T {
    ask(read(builder).entry(EntryIndex(0)).unwrap().header())
}

#[test]
fn flags_one_by_one() {
    for bit in 0..16 {
        let builder = one(Member::stored("a", *b"x").flags(1 << bit));
        let set = header(&builder, |it| {
            let flags = it.flags();
            [
                (0, flags.encrypted()),
                (3, flags.data_descriptor()),
                (5, flags.patched()),
                (6, flags.strong_encryption()),
                (11, flags.utf8()),
                (13, flags.masked()),
            ]
        });
        for (meaning, is_set) in set {
            assert_eq!(is_set, meaning == bit, "bit {bit}");
        }
    }
}

#[test]
fn host_and_attributes() {
    let link = one(Member::stored("a", *b"target")
        .made_by(3, 20)
        .external_attributes(0o120_777 << 16));
    let told = header(&link, |it| (it.host(), it.unix_mode().file_type()));
    assert_eq!(told, (Host::UNIX, UnixFileType::SymbolicLink));
    let reparse = one(Member::stored("a", *b"x")
        .made_by(10, 20)
        .external_attributes(0x420));
    let told = header(&reparse, |it| {
        (
            it.host(),
            it.windows_attributes(),
            it.unix_mode().file_type(),
        )
    });
    assert_eq!(told, (Host::NTFS, 0x420, UnixFileType::Unset));
}

#[test]
fn a_largest_number_without_a_value() {
    let largest = u32::MAX;
    for field in [
        Field::CompressedSize,
        Field::UncompressedSize,
        Field::LocalHeaderOffset,
    ] {
        let builder = one(Member::stored("a", *b"x")).patch(Record::Central("a"), field, largest);
        assert!(header(&builder, |it| it.zip64().is_incomplete), "{field:?}");
    }
    let whole = one(Member::stored("a", *b"x").zip64_sizes().zip64_offset());
    assert!(!header(&whole, |it| it.zip64().is_incomplete));
    let disk = whole.patch(Record::Central("a"), Field::DiskStart, 0xFFFF);
    assert!(header(&disk, |it| it.zip64().is_incomplete));
    let local =
        one(Member::stored("a", *b"x")).patch(Record::Local("a"), Field::CompressedSize, largest);
    let archive = read(&local);
    let local = archive
        .entry(EntryIndex(0))
        .unwrap()
        .local_header()
        .unwrap();
    assert!(local.zip64().is_incomplete);
    assert_eq!(local.claimed_compressed_size(), u64::from(largest));
}

#[test]
fn extra_fields_of_both_headers() {
    let mut path = vec![1];
    path.extend(crc32fast::hash(b"a").to_le_bytes());
    path.extend(b"other");
    let builder = one(Member::stored("a", *b"x")
        .extra(ExtraField::UNICODE_PATH, &path)
        .local_extra(ExtraField::UNICODE_PATH, &path)
        .central_extra(ExtraField::UNICODE_COMMENT, &path)
        .central_extra(ExtraField::AES, &[2, 0, b'A', b'E', 3, 8, 0])
        .comment("noted"));
    let archive = read(&builder);
    let entry = archive.entry(EntryIndex(0)).unwrap();
    let fields = entry.header().extra_fields();
    let text = fields.unicode_path().unwrap();
    assert!(text.stands_for(entry.name().raw()) && text.text == b"other");
    assert!(fields.unicode_comment().is_some() && fields.aes_encryption().is_some());
    assert_eq!((fields.repeated().count(), fields.truncated()), (0, None));
    assert_eq!(entry.header().comment(), b"noted");
    let local = entry.local_header().unwrap();
    let repeated: Vec<_> = local.extra_fields().repeated().collect();
    assert_eq!(repeated, [ExtraField::UNICODE_PATH]);
}

#[test]
fn a_field_that_runs_past_its_header() {
    let builder = one(Member::stored("a", *b"x").extra(ExtraField::NTFS, &[0; 4]));
    let cut = builder.patch(Record::Central("a"), Field::Extra, &[10, 0, 9, 0, 1, 2]);
    let archive = read(&cut);
    let entry = archive.entry(EntryIndex(0)).unwrap();
    let truncated = entry.header().extra_fields().truncated().unwrap();
    assert_eq!(
        (truncated.id, truncated.len, truncated.data),
        (10, 9, &[1, 2][..])
    );
    assert_eq!(
        entry.local_header().unwrap().extra_fields().truncated(),
        None
    );
}
