//! Cases about bytes that belong to no entry, or to more than one.

use dmpkg_fixtures::archive::Record::{Central, Data, End, Local};
use dmpkg_fixtures::archive::{ArchiveBuilder, Descriptor, Entry, Field};

use super::{FILE, TEXT, case, good, with};
use crate::rules::tests::Case;

pub(super) fn cases() -> Vec<Case> {
    let two = || good().entry(Entry::deflated("icon.png", "icon"));
    let hidden = Entry::stored("hidden.txt", "x").unlisted();
    let described = Entry::deflated(FILE, TEXT).descriptor(Descriptor::LongSigned);
    let nested = with(Entry::stored(FILE, TEXT)).entry(Entry::stored("inner.zip", good().build()));
    // 4.3.11  Archive extra data: three bytes.
    let extra_data = *b"PK\x06\x08\x03\x00\x00\x00abc";
    vec![
        case("archive/prefix-data", &good().prefix("some bytes"), &good()),
        case("archive/prefix-data", &good().prefix("PK00"), &nested),
        case(
            "archive/polyglot-start",
            &good().prefix("MZ and a program"),
            &good(),
        ),
        case(
            "archive/polyglot-start",
            &good().prefix("\n<!doctype html><html>"),
            &nested,
        ),
        case(
            "archive/shifted-offsets",
            &good().prefix("some bytes").offsets_ignore_prefix(),
            &good(),
        ),
        case("archive/trailing-data", &good().trailing("\r\n"), &good()),
        case(
            "archive/trailing-data",
            &good().trailing([0; 512]),
            &good().comment([b' '; 512]),
        ),
        case(
            "archive/gap-data",
            &two().gap_before(Local("icon.png"), "secret"),
            &with(described),
        ),
        case(
            "archive/gap-data",
            &two().gap_before(Central(FILE), [0; 8]),
            &two().gap_before(Central(FILE), extra_data),
        ),
        case(
            "archive/gap-data",
            &two().gap_before(End, "secret"),
            &two().zip64_end(),
        ),
        case(
            "archive/unlisted-entry",
            &with(Entry::stored(FILE, TEXT)).entry(hidden),
            &nested,
        ),
        overlapping(),
        Case {
            // Whoever reads the same bytes twice reads the same content.
            with: &["archive/identical-duplicate-entry"],
            ..case("archive/overlapping-entries", &same_header(), &nested)
        },
        case("archive/overlapping-entries", &into_the_list(), &nested),
    ]
}

/// The second entry lies in the data of the first one, which is stored.
fn overlapping() -> Case {
    let inner = Entry::stored("icon.png", "icon");
    let (bytes, layout) = with(inner.clone()).build_with_layout();
    let end = layout.span(Data("icon.png")).end();
    let outer = || Entry::stored(FILE, &bytes[..usize::try_from(end).unwrap()]);
    let (_, place) = with(outer()).build_with_layout();
    let forged = with(outer())
        .entry(inner.clone().without_local_header())
        .patch(
            Central("icon.png"),
            Field::LocalHeaderOffset,
            place.span(Data(FILE)).offset,
        );
    case(
        "archive/overlapping-entries",
        &forged,
        &with(outer()).entry(inner),
    )
}

/// Two headers of the list point to one local header.
fn same_header() -> ArchiveBuilder {
    let archive = good()
        .entry(Entry::directory("Scripts/"))
        .entry(Entry::directory("Scripts/").without_local_header());
    let (_, place) = archive.build_with_layout();
    archive.patch(
        Central("Scripts/").nth(1),
        Field::LocalHeaderOffset,
        place.span(Local("Scripts/")).offset,
    )
}

/// The data of a stored entry ends in the list of entries.
fn into_the_list() -> ArchiveBuilder {
    let stored = || with(Entry::stored(FILE, TEXT));
    let (bytes, layout) = stored().build_with_layout();
    let data = layout.span(Data(FILE));
    let longer = data.len + 4;
    let start = usize::try_from(data.offset).unwrap();
    let crc = checksum(&bytes[start..start + usize::try_from(longer).unwrap()]);
    [Local(FILE), Central(FILE)]
        .into_iter()
        .fold(stored(), |archive, header| {
            archive
                .patch(header, Field::CompressedSize, longer)
                .patch(header, Field::UncompressedSize, longer)
                .patch(header, Field::Crc32, crc)
        })
}

fn checksum(bytes: &[u8]) -> u32 {
    let (built, layout) = with(Entry::stored(FILE, bytes)).build_with_layout();
    let field = layout.field(Central(FILE), Field::Crc32);
    u32::from_le_bytes(*field.of(&built).first_chunk().unwrap())
}
