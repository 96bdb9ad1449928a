//! Hashes and lists of all entries, each made by a worker of its own when asked for.

use std::process::Command;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector, huge};
use serde_json::Value;

use super::search::texts;
use super::{tabs, until_workers};

/// SHA-256 of `abc`, as the standard states it.
const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const LISTED: &str = "!document.querySelector('[data-list]')";

/// Presses a button that stops something, once that has come some way, and gives the milliseconds until the page says
/// so.
fn stop(page: &Inspector, button: &str, said: &str) -> f64 {
    page.until(&format!(
        "[...document.querySelectorAll('button')].find(one => one.ariaLabel === '{button}')
            ?.parentElement.querySelector('progress').value > 0"
    ));
    let passed = page.ask(&format!(
        "new Promise(tell => {{
            const button = [...document.querySelectorAll('button')].find(one => one.ariaLabel === '{button}');
            const began = performance.now();
            const look = () => document.body.innerText.includes('{said}') && tell(performance.now() - began);
            new MutationObserver(look).observe(document.body, {{ subtree: true, childList: true, characterData: true }});
            button.click();
        }})"
    ));
    passed.as_f64().unwrap()
}

#[test]
fn hashes_of_an_entry_and_of_the_file_are_computed_when_asked_for() {
    let desk = Desk::new();
    let page = Inspector::start();
    let file = desk.put("texts.zip", &texts());
    page.open(&file);
    page.show_entry("abc.txt");
    page.press_named("Info");
    page.press_named_in(".viewer-hash", "Compute SHA-256");
    page.until("document.querySelector('.viewer-hash code')");
    assert_eq!(page.text_of(".viewer-hash code"), OF_ABC);
    assert!(page.has_named("Copy “SHA-256”"));

    page.press_named("Details");
    page.press_named_in("dialog", "Compute SHA-256");
    page.until("document.querySelector('dialog code')");
    // What coreutils say of it.
    let output = Command::new("sha256sum").arg(&file).output().unwrap();
    let known = String::from_utf8(output.stdout).unwrap();
    assert!(known.starts_with(&page.text_of("dialog code")), "{known}");
    page.assert_quiet();
}

#[test]
fn lists_of_all_entries_are_saved() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.put("texts.zip", &texts()));
    page.catch_files();

    page.choose_in_menu("Save SHA-256 of all entries");
    let (name, text) = page.caught();
    assert_eq!(name, "texts.zip.sha256");
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(text.starts_with(&format!("{OF_ABC}  abc.txt\n")), "{text}");
    assert!(text.contains("  inner.zip/Notes/deep.txt\n"), "{text}");
    page.until(LISTED);

    page.choose_in_menu("Save list of all entries as CSV");
    let (name, text) = page.caught();
    assert_eq!(name, "texts.zip.list.csv");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 6, "{text}");
    assert!(lines[0].starts_with("path,index,directory,size,"), "{text}");
    assert!(
        lines[1].starts_with("abc.txt,0,false,3,3,stored,352441C2,,"),
        "{text}"
    );
    assert!(
        lines[5].starts_with("inner.zip › Notes/deep.txt,0,"),
        "{text}"
    );
    page.until(LISTED);

    page.choose_in_menu("Save list of all entries as JSON");
    let (name, text) = page.caught();
    assert_eq!(name, "texts.zip.list.json");
    let list: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(list["schema"], "dmpkg.list/1");
    assert_eq!(list["entries"].as_array().unwrap().len(), 5);
    page.until_shown("The list is saved");
    page.assert_quiet();
}

#[test]
fn a_list_says_what_it_lacks() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("damaged-crc"));
    page.catch_files();
    page.choose_in_menu("Save SHA-256 of all entries");
    let (_, text) = page.caught();
    assert!(!text.contains("Scripts/Install.xml"), "{text}");
    page.until_shown("It has no hash of 1 entry, whose content could not be unpacked as stated.");
}

#[test]
fn the_hash_of_an_entry_is_stopped_at_once() {
    let desk = Desk::new();
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("abc.txt", "abc"))
        .entry(Entry::deflated("large.bin", vec![0; 200 << 20]))
        .build();
    let page = Inspector::start();
    page.open(&desk.put("large.zip", &bytes));
    page.stop_checks();
    page.show_entry("abc.txt");
    page.press_named("Info");
    page.press_named_in(".viewer-hash", "Compute SHA-256");
    page.until("document.querySelector('.viewer-hash code')");
    page.show_entry("large.bin");
    page.press_named_in(".panel:not(.panel-behind)", "Info");
    let here = ".panel:not(.panel-behind) .viewer-info";
    page.press_named_in(here, "Compute SHA-256");
    let facts = page.count(&format!("{here} tr")).unwrap();
    let passed = stop(
        &page,
        "Stop computing SHA-256",
        "Stopped: the hash was not computed.",
    );
    assert!(passed < 1000.0, "stopped after {passed} ms");
    until_workers(&page, 1);
    let heard = page.text_of(".announcer");
    assert!(heard.contains("the hash was not computed"), "{heard}");
    // What was shown stays, and it can be asked for again.
    assert_eq!(page.count(&format!("{here} tr")).unwrap(), facts);
    assert!(
        tabs(&page).ends_with(&["abc.txt".to_owned(), "[large.bin]".to_owned()]),
        "{:?}",
        tabs(&page)
    );
    page.press_named_in(here, "Compute SHA-256");
    page.until(&format!("document.querySelector('{here} code')"));
    page.show_entry("abc.txt");
    assert_eq!(
        page.text_of(".panel:not(.panel-behind) .viewer-hash code"),
        OF_ABC
    );
    page.assert_quiet();
}

#[test]
fn the_hash_of_the_file_is_stopped_at_once() {
    let page = Inspector::start();
    page.open(&huge::five_gigabytes());
    page.stop_checks();
    page.press_named("Details");
    page.press_named_in("dialog", "Compute SHA-256");
    let passed = stop(
        &page,
        "Stop computing SHA-256",
        "Stopped: the hash was not computed.",
    );
    assert!(passed < 1000.0, "stopped after {passed} ms");
    until_workers(&page, 1);
    assert!(page.text_of("dialog").contains("Size"));
    page.press_named_in("dialog", "Compute SHA-256");
    page.until("document.querySelector('dialog .hash-running')");
    page.assert_quiet();
}

#[test]
fn a_list_of_all_entries_is_stopped_at_once_and_saves_nothing() {
    let page = Inspector::start();
    page.open(&huge::five_gigabytes());
    page.stop_checks();
    page.catch_files();
    page.choose_in_menu("Save SHA-256 of all entries");
    let passed = stop(&page, "Stop listing", "Stopped: no list was saved.");
    assert!(passed < 1000.0, "stopped after {passed} ms");
    until_workers(&page, 1);
    assert!(page.is(LISTED));
    assert_eq!(tabs(&page)[0], "[Overview]");
    page.named_in("[role=tree]", "AppInfo.xml");
    // Another list is another try: what was said of the one before goes.
    page.choose_in_menu("Save list of all entries as CSV");
    let (name, text) = page.caught();
    assert!(name.ends_with(".list.csv"), "{name}");
    assert_eq!(text.lines().count(), 20_006);
    page.until(LISTED);
    assert!(!page.is("document.body.innerText.includes('no list was saved')"));
    assert!(page.is("window.caught.length === 0"));
    page.assert_quiet();
}
