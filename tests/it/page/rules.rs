//! The catalogue of rules, the address of each, and settings.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};

use super::tabs;

/// An archive of which the names in two folders do not suit Windows.
fn odd_names() -> Vec<u8> {
    let names = ["Test", "Kept"].into_iter().flat_map(|folder| {
        (0..20).map(move |at| Entry::stored(format!("{folder}/{at}/con?.txt"), "x"))
    });
    ArchiveBuilder::new().entries(names).build()
}

fn checked(page: &Inspector, desk: &Desk) {
    page.open(&desk.put("odd.zip", &odd_names()));
    page.wait_checked();
    page.show_findings();
}

/// The part of the address behind the page's own.
fn hash(page: &Inspector) -> String {
    page.ask("location.hash").as_str().unwrap().to_owned()
}

/// The number of findings that are listed.
fn found(page: &Inspector) -> u64 {
    page.until("document.querySelector('.findings-listed')");
    let listed = page.text_of(".findings-listed");
    listed.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn every_rule_has_an_address_that_survives_loading_and_needs_no_file() {
    let page = Inspector::start();
    page.choose_in_menu("All rules");
    page.until("document.querySelector('.catalogue-family')");
    assert_eq!(hash(&page), "#/rules");
    page.until("document.activeElement.matches('.catalogue')");
    page.click(".catalogue-bar input").unwrap();
    page.type_text("crc-mismatch").unwrap();
    page.until("document.querySelectorAll('.catalogue-family li').length === 1");
    page.click(".catalogue-rule").unwrap();
    page.until_shown("Why it matters");
    assert_eq!(hash(&page), "#/rules/archive/crc-mismatch");
    page.server().take_requests();
    page.reload().unwrap();
    page.until("document.querySelector('.catalogue-one h1')");
    page.until_shown("Why it matters");
    // Back to the list and to the page itself.
    page.ask("history.back()");
    page.until("document.querySelectorAll('.catalogue-family').length > 3");
    page.press_named("Back");
    page.until("document.querySelector('.drop-field')");
    assert_eq!(hash(&page), "#/");
    page.assert_quiet();
}

#[test]
fn findings_lead_to_their_rule_and_rules_to_their_findings() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("damaged-crc"));
    page.wait_checked();
    page.show_findings();
    page.server().take_requests();
    page.click(".findings-rule").unwrap();
    page.until("document.querySelector('.catalogue-found')");
    assert_eq!(hash(&page), "#/rules/archive/crc-mismatch");
    page.until("document.activeElement.matches('.catalogue')");
    // Back by the browser: the findings are as they were, the keyboard included.
    page.ask("history.back()");
    page.until("!document.querySelector('.catalogue')");
    page.until("document.activeElement.matches('.findings-rule')");
    assert_eq!(tabs(&page), ["Overview", "[Findings]"]);
    page.click(".findings-rule").unwrap();
    page.until("document.querySelector('.catalogue-found')");
    page.click(".catalogue-found .finding-go").unwrap();
    page.until("!document.querySelector('.catalogue') && document.querySelector('.strip')");
    // The address follows what is drawn.
    page.until("location.hash === '#/'");
    assert_eq!(tabs(&page), ["Overview", "Findings", "[Install.xml]"]);
    page.ask("history.back()");
    page.until("document.querySelector('.catalogue-found')");
    page.keys(["Escape"]);
    page.until("!document.querySelector('.catalogue')");
    assert!(page.server().take_requests().is_empty());
    page.assert_quiet();
}

#[test]
fn a_rule_can_be_switched_off_only_here_and_everywhere() {
    let desk = Desk::new();
    let page = Inspector::start();
    checked(&page, &desk);
    let all = found(&page);
    assert!(all >= 40, "{all}");
    // Only below one folder: the numbers are exact, beyond the places that are listed.
    page.click(".finding-actions .icon-button").unwrap();
    page.until("document.querySelector('dialog[open] form')");
    let path = page.ask("document.querySelector('dialog input').value");
    assert!(path.as_str().unwrap().contains("/con?.txt"), "{path}");
    page.ask("(input => { input.value = 'Test/**'; })(document.querySelector('dialog input'))");
    page.ask("document.querySelectorAll('dialog input')[1].value = 'Only tests'");
    page.press_named("Set");
    page.until("!document.querySelector('dialog')");
    page.until_shown("By settings 20 findings are hidden");
    page.until("document.activeElement.closest('.findings')");
    page.wait_checked();
    page.until("document.querySelector('.top-verdict')");
    page.press_named("show");
    page.until_shown("Hidden: Only tests");
    let kept = page.ask("localStorage.getItem('inspector-rule-settings')");
    assert!(
        kept.as_str().unwrap().contains("path = \"Test/**\""),
        "{kept}"
    );
    // What is reported says the same.
    let report = page.report();
    let suppressed = report["suppressed"].as_array().unwrap();
    let places: u64 = suppressed
        .iter()
        .map(|it| it["places"].as_u64().unwrap())
        .sum();
    assert_eq!(places, 20);
    assert!(suppressed.iter().all(|it| it["reason"] == "Only tests"));

    // Everywhere: the rule does not run any more.
    page.click(".findings-head .icon-button").unwrap();
    page.until("document.querySelector('dialog[open] form')");
    page.press_named("Set");
    page.until_shown("1 rule is switched off");
    page.wait_checked();
    // It survives loading, and can be taken back.
    page.load();
    page.choose_in_menu("Rule settings");
    page.until("document.querySelectorAll('.setting-list li').length === 2");
    page.press_named("Remove all");
    page.until("!document.querySelector('.setting-list')");
    page.keys(["Escape"]);
    page.until("!document.querySelector('dialog')");
    checked(&page, &desk);
    assert_eq!(found(&page), all);
    page.assert_quiet();
}

#[test]
fn settings_go_out_and_come_in_as_the_file_of_the_command_line() {
    const SETTINGS: &str =
        "[[rule]]\nid = 'names/*'\nseverity = 'off'\npath = \"Test/**\"\nreason = 'Known.'\n";
    let desk = Desk::new();
    let page = Inspector::start();
    let file = desk.put("mine.toml", SETTINGS.as_bytes());
    page.choose_in_menu("Rule settings");
    page.set_files("dialog input[type=file]", &[&file]).unwrap();
    page.until_shown("mine.toml holds 1 setting, which apply now.");
    page.press_named("Save as dmpkg.toml");
    let (path, bytes) = page.download();
    assert_eq!(path.file_name().unwrap(), "dmpkg.toml");
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        dmpkg::Settings::read(&text),
        dmpkg::Settings::read(SETTINGS)
    );
    let wrong = desk.put("wrong.toml", b"[[rule]]\nid = 'x'\nseverity = 'loud'\n");
    page.set_files("dialog input[type=file]", &[&wrong])
        .unwrap();
    page.until_shown("line 3: There is no severity \"loud\"");
    assert_eq!(page.count(".setting-list li").unwrap(), 1);
    page.press_named("Remove all");
    page.assert_quiet();
}

#[test]
fn settings_hold_for_files_that_cannot_be_opened_too() {
    let page = Inspector::start();
    page.set("[[rule]]\nid = 'archive/*'\nseverity = 'off'\nreason = 'Seen.'\n");
    page.open(&page.desk().fixture("no-zip-text"));
    page.until_shown("Switched off: Not a zip archive archive/not-a-zip");
    page.until_shown("Seen.");
    assert_eq!(page.count(".failed-findings article").unwrap(), 0);
    page.assert_quiet();
}

#[test]
fn settings_that_the_browser_lost_are_told() {
    let page = Inspector::start();
    page.set("[[rule]]\nid = 'x'\n");
    page.until_shown(
        "The settings for rules that this browser kept cannot be read, so none apply: line 1",
    );
    page.assert_quiet();
}

#[test]
fn lines_show_what_was_found_in_them() {
    let desk = Desk::new();
    let page = Inspector::start();
    let text = b"<Settings>\n  <One>\n  <Two/>\n</Settings>\n";
    let archive = ArchiveBuilder::new().entry(Entry::deflated("settings.xml", &text[..]));
    page.open(&desk.put("a.zip", &archive.build()));
    page.wait_checked();
    page.show_entry("settings.xml");
    page.shown_text();
    page.until("document.querySelector('.text-found')");
    let line = page.ask("document.querySelector('.text-found').closest('.text-row').querySelector('.text-line').innerText");
    assert_eq!(line, "4");
    page.assert_quiet();
}

#[test]
fn the_overview_says_what_was_found() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("damaged-crc"));
    page.wait_checked();
    page.until("document.querySelector('.card-findings .severity')");
    let words = page.text_of(".card-findings");
    assert!(words.contains("Do not install: "), "{words}");
    page.click(".card-findings .link").unwrap();
    page.until("document.querySelector('.strip')");
    page.assert_quiet();
}
