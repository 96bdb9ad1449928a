//! The tree of contents.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};

use super::{tabs, with, with_sample};

#[test]
fn the_tree_is_walked_by_keyboard_and_nested_packages_unfold_in_place() {
    let page = with("bundle");
    let rows = || page.count("[role=treeitem]").unwrap();
    let closed = rows();
    page.tab_to("focused.matches('[role=tree]')");
    page.until_row("Demo Rain Gauge 1.0.0.1.dmprotocol");
    page.keys(["ArrowRight"]);
    page.until("document.querySelector('[role=treeitem][aria-level=\"2\"]')");
    let open = rows();
    assert!(open > closed, "{open} rows after {closed}");
    page.keys(["ArrowRight"]);
    page.until("document.querySelector('.is-active').ariaLevel === '2'");
    page.keys(["ArrowLeft"]);
    page.until_row("Demo Rain Gauge 1.0.0.1.dmprotocol");
    page.keys(["ArrowLeft"]);
    page.until("!document.querySelector('[role=treeitem][aria-level=\"2\"]')");
    assert_eq!(rows(), closed);
    page.keys(["End"]);
    page.until_row("read me.txt");
    page.keys(["Home"]);
    page.until_row("Demo Rain Gauge 1.0.0.1.dmprotocol");
    page.type_to_row("re", "read me.txt");
    page.keys(["Enter"]);
    page.until("document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === 'read me.txt'");
    assert_eq!(tabs(&page), ["Overview", "Findings", "[read me.txt]"]);
    page.assert_quiet();
}

#[test]
fn a_nested_package_has_an_overview_with_the_way_back() {
    let page = with("bundle");
    page.keys_in_tree(["ArrowDown", "ArrowDown"]);
    page.keys(["Enter"]);
    page.until("document.querySelector('.breadcrumb')");
    assert!(page.text_of(".breadcrumb").starts_with("Demo Bundle.zip"));
    page.press_named_in(".breadcrumb", "Demo Bundle.zip");
    page.until("!document.querySelector('.panel:not(.panel-behind) .breadcrumb')");
    assert_eq!(tabs(&page)[0], "[Overview]");
}

#[test]
fn every_row_states_its_place() {
    let page = with_sample();
    let wrong = page.ask(
        "[...document.querySelectorAll('[role=treeitem]')].filter(row => {
            const [level, place, count] = [row.ariaLevel, row.ariaPosInSet, row.ariaSetSize].map(Number);
            return !(level >= 1 && place >= 1 && place <= count && row.ariaLabel);
        }).map(row => row.outerHTML)",
    );
    assert_eq!(wrong, serde_json::json!([]));
}

#[test]
fn the_filter_keeps_what_matches_and_the_way_there() {
    let page = with_sample();
    page.filter("north");
    page.until("document.querySelectorAll('[role=treeitem] mark').length >= 2");
    let count = page.text_of(".tree-filter-count");
    assert!(count.ends_with("matches"), "{count}");
    assert!(page.text_of("[role=tree]").contains("north.csv"));
    assert!(!page.text_of("[role=tree]").contains("Install.xml"));
    page.keys(["Escape"]);
    page.until("document.querySelector('.tree-filter-count').innerText.trim() === ''");
    page.filter("no entry is called this");
    page.until_shown("No entry has this text in its path.");
    page.assert_quiet();
}

#[test]
fn the_menu_of_a_row_saves_and_unfolds() {
    let page = with_sample();
    page.filter("AppInfo.xml");
    page.open_menu_of("AppInfo.xml");
    page.press_named_in("[role=menu]", "Save entry");
    let (path, bytes) = page.download();
    assert_eq!(path.file_name().unwrap(), "AppInfo.xml");
    assert!(String::from_utf8_lossy(&bytes).contains("<AppInfo"));
    page.keys_in_tree(["ContextMenu"]);
    page.until("document.activeElement.matches('[role=menuitem]')");
    page.keys(["Escape"]);
    page.until("document.activeElement.matches('[role=tree]')");
}

#[test]
fn names_of_a_package_are_text() {
    let desk = Desk::new();
    let name = "<img src=x onerror=alert(1)>\u{202e}fdp.exe";
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored(name, "<b>bold</b>"))
        .build();
    let page = Inspector::start();
    page.open(&desk.put("<b>&amp;.zip", &bytes));
    assert_eq!(
        page.count("[role=tree] img, [role=tree] b, h1 b").unwrap(),
        0
    );
    page.keys_in_tree(["Enter"]);
    page.until("document.querySelectorAll('.tab-close').length === 1");
    assert_eq!(page.shown_text(), "<b>bold</b>");
    assert_eq!(page.count("main b, main img").unwrap(), 0);
    page.assert_quiet();
}

#[test]
fn thousands_of_entries_are_in_the_tree_but_few_in_the_document() {
    let desk = Desk::new();
    let entries = (0..5_000).map(|n| Entry::stored(format!("entry {n:04}.txt"), "text"));
    let page = Inspector::start();
    page.open(&desk.put("many.zip", &ArchiveBuilder::new().entries(entries).build()));
    page.keys_in_tree(["End"]);
    page.until_row("entry 4999.txt");
    assert_eq!(
        page.ask("document.querySelector('.is-active').ariaPosInSet"),
        "5000"
    );
    let drawn = page.count("[role=treeitem]").unwrap();
    assert!(drawn < 200, "{drawn} rows in the document");
    page.scroll("[role=tree]", 0.0, -60_000.0).unwrap();
    page.until("document.querySelector('[role=tree]').innerText.includes('25')");
    page.until(
        "[...document.querySelectorAll('.tree-row')].every(row => !row.matches('.is-waiting'))",
    );
    page.assert_quiet();
}
