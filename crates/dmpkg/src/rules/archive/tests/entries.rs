//! Cases about the data of entries, and entries of one name.

use dmpkg_fixtures::archive::Record::{Central, Local};
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field};

use super::{FILE, TEXT, case, good, with};
use crate::rules::tests::{Case, check, lines};

/// A deflate stream of one stored block: final, two bytes, `ab`.
const STREAM: &[u8] = &[1, 2, 0, 0xFD, 0xFF, b'a', b'b'];
/// The checksum of `ab`.
const STREAM_CRC: u32 = 0x9E83_486D;

pub(super) fn cases() -> Vec<Case> {
    [methods(), contents(), duplicates()]
        .into_iter()
        .flatten()
        .collect()
}

fn methods() -> Vec<Case> {
    let flagged = |bits| with(Entry::deflated(FILE, TEXT).flags(bits));
    let method = |number| with(Entry::deflated(FILE, TEXT).method(number));
    let aes = [2, 0, b'A', b'E', 3, 8, 0];
    let utf8 = || with(Entry::deflated(FILE, TEXT).utf8());
    vec![
        case("archive/encrypted-entry", &flagged(1), &utf8()),
        case("archive/encrypted-entry", &flagged(1 | 1 << 6), &utf8()),
        case("archive/encrypted-entry", &flagged(1 << 13), &utf8()),
        case(
            "archive/encrypted-entry",
            &with(
                Entry::deflated(FILE, TEXT)
                    .method(99)
                    .flags(1)
                    .extra(0x9901, &aes),
            ),
            &utf8(),
        ),
        case("archive/patched-entry", &flagged(1 << 5), &utf8()),
        case("archive/unsupported-method", &method(14), &good()),
        case("archive/unsupported-method", &method(7), &good()),
        case("archive/deflate64-method", &method(9), &good()),
    ]
}

fn contents() -> Vec<Case> {
    let raw = |data: &[u8]| with(Entry::raw(FILE, 8, data, STREAM_CRC, 2));
    let sized = |archive: ArchiveBuilder, size: u64| both(archive, Field::UncompressedSize, size);
    let stored = || with(Entry::stored(FILE, TEXT));
    vec![
        case("archive/corrupt-data", &raw(&[7, 2, 0]), &raw(STREAM)),
        case("archive/corrupt-data", &raw(&STREAM[..6]), &raw(STREAM)),
        case("archive/corrupt-data", &sized(stored(), 3), &stored()),
        case(
            "archive/size-mismatch",
            &sized(raw(STREAM), 1),
            &raw(STREAM),
        ),
        case(
            "archive/size-mismatch",
            &sized(raw(STREAM), 3),
            &raw(STREAM),
        ),
        case(
            "archive/size-mismatch",
            &sized(raw(STREAM), 0),
            &raw(STREAM),
        ),
        case(
            "archive/crc-mismatch",
            &both(good(), Field::Crc32, 7),
            &good(),
        ),
        case(
            "archive/bytes-after-stream",
            &raw(&[STREAM, b"more"].concat()),
            &raw(STREAM),
        ),
    ]
}

/// The same in both headers.
fn both(archive: ArchiveBuilder, field: Field, value: u64) -> ArchiveBuilder {
    archive
        .patch(Local(FILE), field, value)
        .patch(Central(FILE), field, value)
}

fn duplicates() -> Vec<Case> {
    let twice = |first: &str, later: &str| {
        good()
            .entry(Entry::deflated("icon.png", first))
            .entry(Entry::stored("icon.png", later))
    };
    vec![
        case(
            "archive/duplicate-entry",
            &twice("one", "two"),
            &twice("one", "one"),
        ),
        case(
            "archive/identical-duplicate-entry",
            &twice("one", "one"),
            &good().entry(Entry::stored("manifest.yaml", TEXT)),
        ),
    ]
}

#[test]
fn both_contents_of_a_name_are_told_apart_by_size_and_hash() {
    let archive = good()
        .entry(Entry::stored("a.dll", "one"))
        .entry(Entry::stored("a.dll", "three"));
    let lines = lines(&check("catalog.zip", &archive.build()));
    assert_eq!(
        lines,
        [
            "warning archive/duplicate-entry a.dll: Entry 2 of the list has the same name and another content: there 3 bytes, SHA-256 7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed; here, in entry 3, 5 bytes, SHA-256 8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f."
        ]
    );
}

#[test]
fn contents_with_equal_claims_are_compared_byte_by_byte() {
    // Both claim the checksum and size of the first one.
    let forged = Entry::raw("a.dll", 0, *b"two", 0x4EB4_F5F5, 3);
    let archive = good()
        .entry(Entry::raw("a.dll", 0, *b"one", 0x4EB4_F5F5, 3))
        .entry(forged);
    let found = check("catalog.zip", &archive.build());
    let fired: Vec<String> = found.list().into_iter().map(|it| it.rule).collect();
    assert!(
        fired.contains(&"archive/duplicate-entry".to_owned()),
        "{fired:?}"
    );
}
