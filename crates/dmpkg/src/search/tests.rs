use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use super::*;
use crate::Session;

fn search(entries: Vec<Entry>, wanted: &str, limit: usize) -> (Vec<String>, SearchFacts) {
    let bytes = ArchiveBuilder::new().entries(entries).build();
    let session = Session::of_bytes("a.zip", bytes).unwrap();
    let archive = Rc::clone(&session.root().unwrap().archive);
    let mut search = Search::new(archive, Box::new(Literal::new(wanted, false)), limit);
    while !search.step() {}
    let line = |hit: Hit| {
        format!(
            "{}:{}:{} {}[{}]{}",
            hit.path, hit.line, hit.column, hit.before, hit.found, hit.after
        )
    };
    let facts = search.facts();
    (search.take_hits().into_iter().map(line).collect(), facts)
}

#[test]
fn small_entries_come_first_and_archives_inside_are_searched() {
    let inner = ArchiveBuilder::new()
        .entry(Entry::deflated("in.txt", b"one\r\ntwo Needle\r\n"))
        .build();
    let (hits, facts) = search(
        vec![
            Entry::deflated(
                "long.txt",
                [b"x\n".repeat(300), b"a needle".to_vec()].concat(),
            ),
            Entry::stored("short.txt", *b"needle, needle"),
            Entry::stored("program.dll", *b"MZ\0\0needle"),
            Entry::deflated("inner.zip", &inner),
        ],
        "NEEDLE",
        100,
    );
    assert_eq!(
        hits,
        [
            "short.txt:1:1 [needle], needle",
            "inner.zip › in.txt:2:5 two [Needle]",
            "long.txt:301:3 a [needle]",
        ]
    );
    let expected = SearchFacts {
        searched: 3,
        binary: 1,
        unreadable: 0,
        limited: false,
    };
    assert_eq!(facts, expected);
}

#[test]
fn the_search_ends_at_its_limit() {
    let (hits, facts) = search(
        vec![
            Entry::stored("a.txt", b"needle\n".repeat(10)),
            Entry::stored("b.txt", b"needle\n".repeat(20)),
        ],
        "needle",
        12,
    );
    assert_eq!(hits.len(), 12);
    assert_eq!(hits[11], "b.txt:2:1 [needle]");
    assert!(facts.limited);
}

#[test]
fn nothing_is_lost_at_the_edges_of_blocks() {
    let lines: String = (0..400_000).map(|at| format!("line {at}\n")).collect();
    let (hits, _) = search(
        vec![Entry::deflated("a.txt", lines.as_bytes())],
        "line 399999",
        9,
    );
    assert_eq!(hits, ["a.txt:400000:1 [line 399999]"]);
    let one_line = format!("{}needle{}", "ä".repeat((1 << 19) - 2), "ö".repeat(10));
    let (hits, _) = search(
        vec![Entry::deflated("a.txt", one_line.as_bytes())],
        "needle",
        9,
    );
    let before = "ä".repeat(60);
    let expected = format!("a.txt:1:524287 …{before}[needle]{}", "ö".repeat(10));
    assert_eq!(hits, [expected]);
}

#[test]
fn wide_texts_are_searched() {
    let wide: Vec<u8> = "\u{feff}one\ntwo größe\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (hits, _) = search(vec![Entry::stored("a.txt", wide)], "GRÖ", 9);
    assert_eq!(hits, ["a.txt:2:5 two [grö]ße"]);
}

#[test]
fn names_are_found_on_all_levels() {
    let inner = ArchiveBuilder::new()
        .entry(Entry::deflated("Scripts/Install.xml", b"one"))
        .build();
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("install/", *b""))
        .entry(Entry::stored("install\\a\u{202e}.txt", *b"a"))
        .entry(Entry::deflated("inner.zip", &inner))
        .build();
    let mut session = Session::of_bytes("a.zip", bytes).unwrap();
    let listing = crate::Listing::of(&mut session, true);
    let found = |limit| -> Vec<String> {
        let hits = listing.named(&mut Literal::new("install", false), limit);
        let line = |hit: NameHit| {
            let NameHit {
                before,
                found,
                after,
                ..
            } = hit;
            format!("{:?} {before}[{found}]{after}", hit.address.0)
        };
        hits.into_iter().map(line).collect()
    };
    assert_eq!(
        found(9),
        [
            "[1] [install]/a\\u{202e}.txt",
            "[2, 0] Scripts/[Install].xml",
        ]
    );
    assert_eq!(found(1).len(), 1);
}
