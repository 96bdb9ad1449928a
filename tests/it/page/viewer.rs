//! Looking at an entry.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::Inspector;

use super::with_sample;

const COMPACT: &str =
    "<Root><Item name=\"one\">first</Item><Item name=\"two\"><Deep/></Item></Root>";

fn showing(name: &str, bytes: &[u8]) -> Inspector {
    let archive = ArchiveBuilder::new()
        .entry(Entry::deflated(name, bytes))
        .build();
    let page = Inspector::start();
    page.open(&page.desk().put("holiday.zip", &archive));
    page.keys_in_tree(["Enter"]);
    page.until("document.querySelectorAll('.tab-close').length === 1");
    page
}

#[test]
fn xml_is_shown_formatted_folded_and_as_it_is() {
    let page = showing("compact.xml", COMPACT.as_bytes());
    let formatted = page.shown_text();
    assert!(formatted.lines().count() >= 5, "{formatted}");
    assert!(
        formatted.contains("<Item name=\"one\">first</Item>"),
        "{formatted}"
    );
    page.press_named("Fold all");
    page.until("document.querySelector('.text-hidden')");
    assert!(!page.shown_text().contains("Deep"), "{}", page.shown_text());
    page.press_named("Unfold all");
    page.until("!document.querySelector('.text-hidden')");
    assert_eq!(page.shown_text(), formatted);
    page.press_named("Text");
    page.until("document.querySelectorAll('.text-row').length === 1");
    assert_eq!(page.shown_text(), COMPACT);
    page.assert_quiet();
}

#[test]
fn one_element_is_folded_by_its_mark() {
    let page = showing("compact.xml", COMPACT.as_bytes());
    page.shown_text();
    page.press_named("Fold line 1");
    page.until("document.querySelectorAll('.text-row').length < 3");
    page.press_named("Unfold line 1");
    page.until("document.querySelectorAll('.text-row').length >= 5");
}

#[test]
fn text_is_found() {
    let page = showing("list.txt", "beach\nmountain\nBeach house\n".as_bytes());
    page.shown_text();
    page.press_named("Find");
    page.type_text("beach").unwrap();
    page.until_shown("1 of 2");
    assert_eq!(page.count(".text-row mark").unwrap(), 2);
    page.keys(["Enter"]);
    page.until_shown("2 of 2");
    page.keys(["Control+a"]);
    page.type_text("desert").unwrap();
    page.until_shown("not found");
    page.keys(["Escape"]);
    page.until("!document.querySelector('.text-row mark, .viewer-bar')");
    page.assert_quiet();
}

#[test]
fn bytes_are_shown_as_they_are() {
    let page = showing("data.bin", &(0..=255).collect::<Vec<u8>>());
    page.press_named("Hex");
    page.until("document.querySelector('.hex-row:not(.is-waiting)')");
    let rows = page.ask(
        "[...document.querySelectorAll('.hex-row')].map(row => row.innerText.replace(/\\s+/g, ''))",
    );
    let first = rows[0].as_str().unwrap().to_lowercase();
    assert!(first.contains("0001020304050607"), "{first}");
    let last = rows
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .as_str()
        .unwrap()
        .to_lowercase();
    assert!(last.contains("fcfdfeff"), "{last}");
    page.press_named("Go to offset");
    page.type_text("0xFF\n").unwrap();
    page.until_shown("255");
    page.assert_quiet();
}

#[test]
fn pictures_are_drawn_and_their_facts_told() {
    let page = with_sample();
    page.show_entry("dawn.png");
    page.until("document.querySelector('.panel:not(.panel-behind) img')?.naturalWidth === 48");
    page.until_shown("48 × 48 px");
    page.press_named("Info");
    page.until("document.querySelector('.viewer-info')");
    let facts = page.text_of(".viewer-info");
    for word in ["CRC-32", "stored", "309 bytes"] {
        assert!(
            facts.to_lowercase().contains(&word.to_lowercase()),
            "{word} in {facts}"
        );
    }
    page.assert_quiet();
}

#[test]
fn the_modes_are_one_radio_group() {
    let page = showing("compact.xml", COMPACT.as_bytes());
    page.shown_text();
    let chosen = || page.text_of("[role=radio][aria-checked=true]");
    assert_eq!(chosen(), "Formatted");
    page.tab_to("focused.matches('[role=radio]')");
    for mode in ["Text", "Hex", "Info", "Formatted"] {
        page.keys(["ArrowRight"]);
        page.until(&format!(
            "document.activeElement.innerText.trim() === '{mode}'"
        ));
        assert_eq!(chosen(), mode);
    }
}

#[test]
fn a_saved_entry_has_its_bytes() {
    let bytes: Vec<u8> = (0..300_000_u32)
        .map(|n| (n % 251 * n % 241).to_le_bytes()[0])
        .collect();
    let page = showing("data.bin", &bytes);
    page.press_named("Save");
    let (path, saved) = page.download();
    assert_eq!(path.file_name().unwrap(), "data.bin");
    assert!(
        saved == bytes,
        "{} of {} bytes were saved",
        saved.len(),
        bytes.len()
    );
    page.tab_to("focused.closest('.viewer')");
    page.keys(["Control+s"]);
    assert!(page.download().1 == bytes);
    page.assert_quiet();
}

#[test]
fn an_empty_entry_says_so() {
    let page = showing("nothing.txt", b"");
    page.until_shown("This entry is empty.");
}

#[test]
fn a_fact_leads_to_the_line_where_it_stands() {
    let page = with_sample();
    let fact = page.ask(
        "[...document.querySelectorAll('.overview button')].map(button => button.ariaLabel ?? '')
            .find(label => / at line \\d+$/.test(label))",
    );
    let fact = fact.as_str().unwrap();
    let line = fact.rsplit(' ').next().unwrap();
    page.press_named(fact);
    page.until(&format!(
        "document.querySelector('.text-row.is-current .text-line')?.innerText === '{line}'"
    ));
    page.assert_quiet();
}
