use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Hit, NameHit};

use super::keys::{entrance, leads_to};
use super::lines::{Line, Lines, Shows};
use crate::state::{Group, Search};

/// A search that found so many names, and so many lines in each entry.
fn found(serial: u32, names: usize, entries: &[u32]) -> Search {
    let place = |entry: usize| {
        let entry = u32::try_from(entry).unwrap();
        (
            EntryAddress(vec![entry]),
            EntryPath(vec![format!("{entry}.txt")]),
        )
    };
    let name = |entry| {
        let (address, path) = place(entry);
        let (before, found, after) = (String::new(), "txt".to_owned(), String::new());
        Rc::new(NameHit {
            address,
            path,
            before,
            found,
            after,
        })
    };
    let group = |(entry, lines): (usize, &u32)| {
        let (address, path) = place(entry);
        let hit = |line| Hit {
            address: address.clone(),
            path: path.clone(),
            line,
            column: 1,
            before: String::new(),
            found: "needle".to_owned(),
            after: String::new(),
        };
        let hits = (1..=*lines).map(hit).collect();
        Rc::new(Group {
            address,
            path,
            hits,
        })
    };
    Search {
        serial,
        names: (0..names).map(name).collect(),
        groups: entries.iter().enumerate().map(group).collect(),
        ..Search::default()
    }
}

fn lines(search: &Search) -> Vec<Line> {
    let Lines { lines, heights } = Lines::of(search);
    let keys = |lines: &[Line]| lines.iter().map(|line| line.key).collect::<Vec<_>>();
    let told: Vec<u64> = heights.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys(&lines), told);
    lines
}

#[test]
fn names_come_first_and_lines_stand_by_their_entry() {
    let shown: Vec<_> = lines(&found(1, 2, &[1, 2]))
        .iter()
        .map(|line| line.shows)
        .collect();
    assert_eq!(
        shown,
        [
            Shows::Names,
            Shows::Name(0),
            Shows::Name(1),
            Shows::Entry(0),
            Shows::Hit(0, 0),
            Shows::Entry(1),
            Shows::Hit(1, 0),
            Shows::Hit(1, 1),
        ]
    );
    assert_eq!(lines(&Search::default()), []);
}

#[test]
fn a_line_keeps_its_key_while_others_come_and_gives_it_to_no_other() {
    let before = lines(&found(1, 2, &[1, 2]));
    let after = lines(&found(1, 3, &[1, 4, 1]));
    for line in &before {
        assert!(after.contains(line), "{line:?}");
    }
    let mut keys: Vec<u64> = after.iter().map(|line| line.key).collect();
    keys.extend(lines(&found(2, 3, &[1, 4, 1])).iter().map(|line| line.key));
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn keys_lead_from_line_to_line_and_over_headings() {
    let lines = lines(&found(1, 1, &[1, 2]));
    let place = |at: usize| lines.get(at).map(|line| line.key);
    let cases = [
        ("ArrowDown", None, place(1)),
        ("ArrowDown", place(1), place(3)),
        ("ArrowDown", place(3), place(5)),
        ("ArrowDown", place(6), place(6)),
        ("ArrowUp", place(5), place(3)),
        ("ArrowUp", place(1), place(1)),
        ("Home", place(6), place(1)),
        ("End", place(1), place(6)),
        // A line of an earlier search.
        ("ArrowDown", Some(7), place(1)),
        ("PageDown", place(1), None),
    ];
    for (key, from, to) in cases {
        assert_eq!(leads_to(key, from, &lines), to, "{key} from {from:?}");
    }
    assert_eq!(leads_to("End", None, &[]), None);
}

#[test]
fn the_tab_key_leads_to_a_line_that_is_drawn() {
    let lines = lines(&found(1, 1, &[1, 2]));
    let place = |at: usize| lines.get(at).map(|line| line.key);
    let drawn = lines.get(2..6).unwrap();
    assert_eq!(entrance(drawn, place(5)), place(5));
    assert_eq!(entrance(drawn, place(1)), place(3));
    assert_eq!(entrance(drawn, None), place(3));
    assert_eq!(entrance(&[], None), None);
}
