//! When something breaks: in the package, on the disk, in the engine.

use std::fs;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};

use super::{tabs, title, with, with_sample};

#[test]
fn one_bad_entry_hides_no_other() {
    let page = with("damaged-deflate");
    page.show_entry("Install.xml");
    page.until("document.querySelector('.viewer-failed, .viewer-notices .is-damage')");
    let words = page.text_of(".panel:not(.panel-behind)");
    assert!(
        words.contains("amage") || words.contains("block type"),
        "{words}"
    );
    page.show_entry("AppInfo.xml");
    assert!(
        page.shown_text().contains("Demo Station"),
        "{}",
        page.shown_text()
    );
    page.assert_quiet();
}

#[test]
fn a_wrong_checksum_is_told_before_saving() {
    let page = with("damaged-crc");
    page.show_entry("Install.xml");
    page.until("document.querySelector('.viewer-notices .is-damage')");
    let notice = page.text_of(".viewer-notices");
    assert!(notice.contains("The checksum is"), "{notice}");
    page.press_named("Save");
    page.until("document.querySelector('.viewer-banner')");
    page.press_named("Save anyway");
    assert!(!page.download().1.is_empty());
    page.assert_quiet();
}

#[test]
fn a_list_that_ends_early_says_how_much_is_missing() {
    let desk = Desk::new();
    let mut bytes = ArchiveBuilder::new()
        .entry(Entry::stored("one.txt", "one"))
        .entry(Entry::stored("two.txt", "two"))
        .entry(Entry::stored("three.txt", "three"))
        .build();
    // The signature of the last central header.
    let header = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[header] = b'X';
    let page = Inspector::start();
    page.open(&desk.put("holiday.zip", &bytes));
    page.until_shown("2 of 3 entries could be read");
    page.show_entry("two.txt");
    assert_eq!(page.shown_text(), "two");
    page.assert_quiet();
}

#[test]
fn a_file_that_changes_on_disk_is_told() {
    let desk = Desk::new();
    // Longer than what is kept in memory of it.
    let far = vec![7; 12 << 20];
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("early.txt", "early"))
        .entry(Entry::stored("far.bin", far))
        .entry(Entry::stored("late.txt", "late"))
        .build();
    let page = Inspector::start();
    let file = desk.put("holiday.zip", &bytes);
    page.open(&file);
    fs::write(&file, &bytes[..1000]).unwrap();
    page.filter("early");
    page.press_named_in("[role=tree]", "early.txt");
    page.until_shown("was changed, moved or deleted after it was opened");
    // The tree is still there.
    page.filter("late");
    page.named_in("[role=tree]", "late.txt");
}

#[test]
fn a_stopped_engine_is_told_and_started_anew() {
    let page = with_sample();
    page.show_entry("Install.xml");
    page.shown_text();
    page.evaluate_in_worker(0, "void setTimeout(() => { throw new Error('planted'); })")
        .unwrap();
    page.until_shown("The engine stopped");
    page.until_shown("planted");
    page.until_shown("What was shown stays.");
    assert!(page.shown_text().contains("<"), "the text is gone");
    page.answered(|| page.press_named("Reload the engine"));
    page.until("!document.body.innerText.includes('The engine stopped')");
    page.show_entry("weather.json");
    assert!(page.shown_text().contains("ModuleId"));
    assert!(
        tabs(&page).contains(&"Install.xml".to_owned()),
        "{:?}",
        tabs(&page)
    );
    assert_eq!(title(&page), "Demo Weather Station");
}

#[test]
fn an_engine_that_cannot_read_a_message_is_told() {
    let page = with_sample();
    page.evaluate_in_worker(
        0,
        "void self.dispatchEvent(new MessageEvent('message', { data: ['nonsense'] }))",
    )
    .unwrap();
    page.until_shown("The engine stopped");
    page.answered(|| page.press_named("Reload the engine"));
    page.show_entry("Install.xml");
    page.shown_text();
}

#[test]
fn another_file_can_be_opened_after_the_engine_stopped() {
    let desk = Desk::new();
    let page = with_sample();
    page.evaluate_in_worker(0, "void setTimeout(() => { throw new Error('planted'); })")
        .unwrap();
    page.until_shown("The engine stopped");
    page.answered(|| page.press_named("Reload the engine"));
    page.open(&desk.fixture("protocol-smallest"));
    assert_eq!(title(&page), "Demo Rain Gauge");
}
