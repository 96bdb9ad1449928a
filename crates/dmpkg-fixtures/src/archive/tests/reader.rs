//! What an independent reader makes of the bytes.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::archive::{ArchiveBuilder, Descriptor, Entry};

fn open(bytes: &[u8]) -> ZipArchive<Cursor<&[u8]>> {
    ZipArchive::new(Cursor::new(bytes)).unwrap()
}

fn content(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_end(&mut content)
        .unwrap();
    content
}

#[test]
fn names_sizes_sums_and_times_come_back() {
    let text = "wind from the north\n".repeat(40);
    let bytes = ArchiveBuilder::new()
        .entry(Entry::deflated("folder/wind.txt", &text).made_on_unix())
        .entry(
            Entry::stored("caf\u{E9}.bin", vec![0xAB; 300])
                .utf8()
                .comment("note"),
        )
        .entry(Entry::directory("empty/"))
        .comment("about")
        .build();
    let mut archive = open(&bytes);
    assert_eq!(archive.len(), 3);
    assert_eq!(archive.comment(), b"about");
    assert_eq!(content(&mut archive, "folder/wind.txt"), text.as_bytes());
    assert_eq!(content(&mut archive, "caf\u{E9}.bin"), [0xAB; 300]);

    let wind = archive.by_index(0).unwrap();
    assert_eq!(wind.compression(), CompressionMethod::Deflated);
    assert_eq!(wind.size(), 800);
    assert!(wind.compressed_size() < 60);
    assert_eq!(wind.crc32(), crc32fast::hash(text.as_bytes()));
    assert_eq!(wind.unix_mode(), Some(0o100_644));
    let time = wind.last_modified().unwrap();
    assert_eq!(
        (
            time.year(),
            time.month(),
            time.day(),
            time.hour(),
            time.minute()
        ),
        (2025, 6, 2, 8, 30)
    );
    drop(wind);
    assert!(archive.by_index(2).unwrap().is_dir());
}

#[test]
fn zip64_and_descriptors_do_not_change_what_is_read() {
    let plain = || Entry::deflated("a.txt", "plain text");
    let variants = [
        ArchiveBuilder::new().entry(plain()),
        ArchiveBuilder::new().entry(plain()).zip64_end(),
        ArchiveBuilder::new().entry(plain().zip64_sizes()),
        ArchiveBuilder::new()
            .entry(plain().zip64_sizes().zip64_offset())
            .zip64_end(),
        ArchiveBuilder::new().entry(plain().descriptor(Descriptor::ShortSigned)),
        ArchiveBuilder::new().entry(plain().descriptor(Descriptor::LongSigned).zip64_sizes()),
        ArchiveBuilder::new().entry(plain().extra(0x5455, &[1, 0, 0, 0, 0])),
        ArchiveBuilder::new()
            .entry(plain())
            .prefix("before")
            .trailing("after"),
    ];
    for (index, variant) in variants.into_iter().enumerate() {
        let bytes = variant.build();
        let mut archive = open(&bytes);
        assert_eq!(
            content(&mut archive, "a.txt"),
            b"plain text",
            "variant {index}"
        );
    }
}

#[test]
fn more_entries_than_two_bytes_can_count_bring_zip64() {
    let entries = (0..65_536_u32).map(|index| Entry::stored(format!("{index}"), Vec::new()));
    let bytes = ArchiveBuilder::new().entries(entries).build();
    assert_eq!(open(&bytes).len(), 65_536);
}
