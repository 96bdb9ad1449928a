use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use super::*;

fn package(names: &[&str]) -> Rc<Package> {
    let entries = names.iter().map(|name| Entry::stored(*name, *b"x"));
    let bytes = ArchiveBuilder::new().entries(entries).build();
    Rc::new(Package::open("test.zip", Rc::new(MemorySource::new(bytes))).unwrap())
}

/// The visible rows, one line each: indentation by level, a mark for branches, place and siblings.
fn lines(tree: &Tree) -> Vec<String> {
    let rows = tree.window(0, u32::MAX).rows;
    rows.iter()
        .map(|row| {
            let mark = match row.branch {
                Branch::Leaf => ' ',
                Branch::Closed => '+',
                Branch::Open => '-',
            };
            let indent = "  ".repeat(row.level as usize - 1);
            format!(
                "{indent}{mark}{} {}/{}",
                row.name, row.position, row.siblings
            )
        })
        .collect()
}

fn node(tree: &Tree, name: &str) -> u32 {
    tree.window(0, u32::MAX)
        .rows
        .iter()
        .find(|row| row.name == name)
        .unwrap()
        .node
}

#[test]
fn folders_come_first_and_separators_mix() {
    let mut tree = Tree::new(package(&[
        "b10.txt",
        "Scripts\\Install.xml",
        "b2.txt",
        "Scripts/a/",
        "appinfo.xml",
    ]));
    assert_eq!(
        lines(&tree),
        [
            "+Scripts 1/4",
            " appinfo.xml 2/4",
            " b2.txt 3/4",
            " b10.txt 4/4"
        ]
    );
    tree.fold(node(&tree, "Scripts"), true);
    assert_eq!(
        lines(&tree)[..3],
        ["-Scripts 1/4", "  +a 1/2", "   Install.xml 2/2"]
    );
}

#[test]
fn a_single_folder_at_the_root_is_unfolded() {
    let tree = Tree::new(package(&["a/b/c.txt", "a/b/d.txt"]));
    assert_eq!(
        lines(&tree),
        ["-a 1/1", "  -b 1/1", "     c.txt 1/2", "     d.txt 2/2"]
    );
}

#[test]
fn entries_of_one_name_are_all_there() {
    let tree = Tree::new(package(&["x.dll", "x.dll"]));
    assert_eq!(lines(&tree), [" x.dll 1/2", " x.dll 2/2"]);
    let addresses: Vec<_> = tree
        .window(0, 9)
        .rows
        .into_iter()
        .map(|row| row.address.unwrap().0)
        .collect();
    assert_eq!(addresses, [vec![0], vec![1]]);
}

#[test]
fn a_filter_shows_matches_and_what_they_lie_in() {
    let mut tree = Tree::new(package(&[
        "Scripts/Install.xml",
        "Scripts/x.dll",
        "Other/y.dll",
        "installer.txt",
    ]));
    tree.set_filter("INSTALL");
    assert_eq!(
        lines(&tree),
        ["-Scripts 1/2", "   Install.xml 1/1", " installer.txt 2/2"]
    );
    assert_eq!(
        (tree.matches(), tree.window(1, 1).rows[0].matched),
        (Some(2), Some((0, 7)))
    );
    tree.fold(node(&tree, "Scripts"), false);
    assert_eq!(lines(&tree)[0], "+Scripts 1/2");
    tree.set_filter("other\\y");
    assert_eq!(lines(&tree), ["-Other 1/1", "   y.dll 1/1"]);
    tree.set_filter("Other");
    assert_eq!(lines(&tree), ["+Other 1/1"]);
    tree.fold(node(&tree, "Other"), true);
    assert_eq!(lines(&tree), ["-Other 1/1", "   y.dll 1/1"]);
    tree.set_filter(" ");
    assert_eq!(tree.matches(), None);
}

#[test]
fn nested_archives_unfold_in_place() {
    let inner = ArchiveBuilder::new()
        .entry(Entry::stored("Protocol/Protocol.xml", *b"<a/>"))
        .build();
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("in/x.dmprotocol", inner.clone()))
        .build();
    let outer = Rc::new(Package::open("o.zip", Rc::new(MemorySource::new(bytes))).unwrap());
    let mut tree = Tree::new(outer);
    let address = EntryAddress(vec![0]);
    assert_eq!(
        tree.fold(node(&tree, "x.dmprotocol"), true),
        Folded::NeedsArchive(address.clone())
    );
    let inner = Rc::new(Package::open("x.dmprotocol", Rc::new(MemorySource::new(inner))).unwrap());
    tree.unfold_archive(&address, inner);
    tree.fold(node(&tree, "Protocol"), true);
    assert_eq!(
        lines(&tree),
        [
            "-in 1/1",
            "  -x.dmprotocol 1/1",
            "    -Protocol 1/1",
            "       Protocol.xml 1/1"
        ]
    );
    assert_eq!(
        tree.window(3, 1).rows[0].address,
        Some(EntryAddress(vec![0, 0]))
    );
    tree.fold(node(&tree, "in"), false);
    assert_eq!(tree.reveal(&EntryAddress(vec![0, 0])), Some(3));
}

#[test]
fn typing_goes_to_the_next_name_and_round() {
    let tree = Tree::new(package(&["alpha", "beta", "Alps"]));
    assert_eq!(
        [
            tree.type_ahead("al", 0),
            tree.type_ahead("al", 1),
            tree.type_ahead("z", 0)
        ],
        [Some(1), Some(0), None]
    );
}

#[test]
fn hostile_depth_costs_memory_in_proportion() {
    let deep = vec!["a"; 30_000].join("/");
    let mut tree = Tree::new(package(&[&deep, "b"]));
    tree.set_filter("a/a");
    assert_eq!(tree.total(), 30_000);
}

#[test]
fn folders_are_those_that_names_lead_through() {
    let names = [
        "a/b/one.txt",
        "a\\c/",
        "/root.txt",
        "a//deep.txt",
        "plain.txt",
    ];
    let mut tree = Tree::new(package(&names));
    for name in ["a", "b", "(no name)"] {
        let folder = node(&tree, name);
        tree.unfold_siblings(folder);
    }
    let rows = tree.window(0, u32::MAX).rows;
    let mut shown: Vec<String> = rows
        .into_iter()
        .filter_map(|row| row.folder)
        .map(|folder| folder.path)
        .collect();
    let mut named: Vec<String> = [
        "a/b/one.txt",
        "a/c/",
        "/root.txt",
        "a//deep.txt",
        "plain.txt",
    ]
    .into_iter()
    .flat_map(|name| Folder::above(&EntryAddress::default(), name))
    .map(|folder| folder.path)
    .collect();
    shown.sort();
    named.sort();
    named.dedup();
    assert_eq!(shown, named);
    assert_eq!(shown, ["(no name)", "a", "a/(no name)", "a/b", "a/c"]);
}
