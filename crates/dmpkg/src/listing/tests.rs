use std::rc::Rc;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

use super::*;

fn hashed(bytes: Vec<u8>, nested: bool) -> Listing {
    let mut session = Session::of_bytes("a.zip", bytes).unwrap();
    let archive = Rc::clone(&session.root().unwrap().archive);
    let mut hashes = ListingHashes::new(archive, nested);
    while !hashes.step() {}
    hashes.listing(&mut session, nested)
}

fn outer() -> Vec<u8> {
    let inner = ArchiveBuilder::new()
        .entry(Entry::deflated("in,side.txt", b"abc"))
        .build();
    ArchiveBuilder::new()
        .entry(Entry::stored("folder\\a.txt", *b"abc"))
        .entry(Entry::deflated("inner.zip", &inner))
        .entry(Entry::stored("=b.txt", *b"broken"))
        .patch(Record::Central("=b.txt"), Field::Crc32, 7)
        .build()
}

#[test]
fn hashes_stand_beside_their_entries_on_all_levels() {
    let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let listing = hashed(outer(), true);
    let seen: Vec<_> = listing
        .entries
        .iter()
        .map(|it| (it.path.to_string(), it.sha256.is_some(), it.problem.clone()))
        .collect();
    let wrong = "the checksum is E2ABAC74; the archive states 00000007".to_owned();
    assert_eq!(
        seen,
        [
            ("folder/a.txt".to_owned(), true, None),
            ("inner.zip".to_owned(), true, None),
            ("inner.zip › in,side.txt".to_owned(), true, None),
            ("=b.txt".to_owned(), false, Some(wrong)),
        ]
    );
    let lines = listing.to_sha256sum();
    assert_eq!(
        lines
            .lines()
            .filter(|line| line.starts_with(of_abc))
            .count(),
        2
    );
    assert!(lines.contains(&format!("{of_abc}  inner.zip/in,side.txt\n")));
    let only_outer = hashed(outer(), false);
    assert_eq!(only_outer.entries.len(), 3);
}

#[test]
fn cells_are_quoted_and_no_formula_is_left() {
    let csv = hashed(outer(), true).to_csv();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 6);
    assert!(
        lines[3].starts_with("\"inner.zip › in,side.txt\",0,false,3,"),
        "{csv}"
    );
    assert!(lines[4].starts_with("'=b.txt,2,"), "{csv}");
}
