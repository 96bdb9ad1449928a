//! Every fixture, as a whole.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use dmpkg_fixtures::all;

/// Fixtures that the independent reader must refuse as a whole.
const UNREADABLE: &[&str] = &["zip-truncated"];
/// Fixtures with one entry that cannot be read to its end.
const DAMAGED: &[&str] = &["damaged-crc", "damaged-deflate"];

const KINDS: &[&str] = &[
    "application",
    "legacy-application",
    "test",
    "protocol",
    "upgrade",
    "update",
    "rollback",
    "import",
    "backup",
    "web-export",
    "catalog-information",
    "bundle",
    "unknown",
];

#[test]
fn the_same_code_gives_the_same_bytes() {
    for (first, second) in all().into_iter().zip(all()) {
        assert_eq!(first.name, second.name);
        assert!(
            first.bytes == second.bytes,
            "{} differs between two calls",
            first.name
        );
    }
}

#[test]
fn names_are_unique_and_in_kebab_case() {
    let names: Vec<_> = all().iter().map(|fixture| fixture.name).collect();
    let unique: BTreeSet<_> = names.iter().collect();
    assert_eq!(unique.len(), names.len());
    for name in names {
        assert!(
            name.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{name}"
        );
    }
}

#[test]
fn every_kind_has_a_fixture() {
    let found: BTreeSet<_> = all().iter().map(|fixture| fixture.kind).collect();
    assert_eq!(found, KINDS.iter().copied().collect());
}

#[test]
fn another_reader_reads_every_entry_that_is_meant_to_be_readable() {
    for fixture in all() {
        let opened = zip::ZipArchive::new(Cursor::new(fixture.bytes.as_slice()));
        if fixture.name.starts_with("no-zip-") || UNREADABLE.contains(&fixture.name) {
            assert!(opened.is_err(), "{} opens", fixture.name);
            continue;
        }
        let mut archive = opened.unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
        let mut failures = 0;
        for index in 0..archive.len() {
            let mut content = Vec::new();
            let read = archive
                .by_index(index)
                .map(|mut entry| entry.read_to_end(&mut content));
            if !matches!(read, Ok(Ok(_))) {
                failures += 1;
            }
        }
        let expected = usize::from(DAMAGED.contains(&fixture.name));
        assert_eq!(failures, expected, "{}", fixture.name);
    }
}

#[test]
fn the_sample_is_small_enough_for_the_page() {
    // The page is sent compressed, and the documents of web apps say everything many times.
    let size = dmpkg_fixtures::sample().bytes.len();
    assert!(size <= 80 * 1024, "{size} bytes");
}
