//! What stands around the content: colours, tabs, history, dialogs, splitter.

use std::fs;
use std::thread;
use std::time::Duration;

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector, built_page, shipped_name};
use serde_json::Value;

use super::{tabs, with_sample};

fn background(page: &Inspector) -> Value {
    page.ask("getComputedStyle(document.body).backgroundColor")
}

#[test]
fn chosen_colours_are_kept() {
    let page = Inspector::start();
    let light = background(&page);
    page.choose_in_menu("Dark");
    page.until("document.documentElement.dataset.theme === 'dark'");
    let dark = background(&page);
    assert_ne!(light, dark);
    page.reload().unwrap();
    page.wait_ready();
    page.until("document.documentElement.dataset.theme === 'dark'");
    assert_eq!(background(&page), dark);
    page.press_named("More");
    page.until("document.querySelector('[role=menuitemradio][aria-checked=true]').innerText.trim() === 'Dark'");
    page.assert_quiet();
}

#[test]
fn tabs_are_walked_and_closed() {
    let page = with_sample();
    page.show_entry("AppInfo.xml");
    page.show_entry("Install.xml");
    assert_eq!(
        tabs(&page),
        ["Overview", "Findings", "AppInfo.xml", "[Install.xml]"]
    );
    // The same entry again is the same tab.
    page.show_entry("AppInfo.xml");
    assert_eq!(
        tabs(&page),
        ["Overview", "Findings", "[AppInfo.xml]", "Install.xml"]
    );
    page.tab_to("focused.matches('[role=tab]')");
    page.keys(["ArrowRight"]);
    page.until("document.activeElement.innerText.trim() === 'Install.xml'");
    assert_eq!(
        tabs(&page),
        ["Overview", "Findings", "AppInfo.xml", "[Install.xml]"]
    );
    page.keys(["Home"]);
    page.until("document.activeElement.innerText.trim() === 'Overview'");
    page.keys(["End"]);
    page.until("document.activeElement.innerText.trim() === 'Install.xml'");
    page.keys(["Delete"]);
    page.until("document.querySelectorAll('.tab-close').length === 1");
    page.keys(["1"]);
    page.until(
        "document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === 'Overview'",
    );
    page.press_named("AppInfo.xml");
    page.click(".tab-selected .tab-close").unwrap();
    page.until("!document.querySelector('.tab-close')");
    page.assert_quiet();
}

#[test]
fn the_browser_goes_back_and_forward() {
    let page = with_sample();
    let front = |name: &str| {
        page.until(&format!(
            "document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === '{name}'"
        ));
    };
    page.show_entry("AppInfo.xml");
    page.show_entry("Install.xml");
    page.ask("history.back()");
    front("AppInfo.xml");
    page.ask("history.back()");
    front("Overview");
    page.ask("history.forward()");
    front("AppInfo.xml");
    assert_eq!(
        tabs(&page),
        ["Overview", "Findings", "[AppInfo.xml]", "Install.xml"]
    );
    page.assert_quiet();
}

#[test]
fn dialogs_keep_the_keyboard_and_give_it_back() {
    let page = with_sample();
    let open = "document.querySelector('dialog[open]')";
    for name in ["Keys", "Rule settings", "About"] {
        page.choose_in_menu(name);
        page.until(open);
        for _ in 0..6 {
            page.keys(["Tab"]);
            let inside = "document.activeElement.closest('dialog') || document.activeElement === document.body";
            assert!(page.is(inside), "{name}: the keyboard left the dialog");
        }
        page.keys(["Escape"]);
        page.until("!document.querySelector('dialog')");
        page.until("document.activeElement.ariaLabel === 'More'");
    }
    page.press_named("Details");
    page.until(open);
    page.press_named_in("dialog", "Close");
    page.until("document.activeElement.innerText?.trim() === 'Details'");
    page.assert_quiet();
}

#[test]
fn a_question_mark_lists_the_keys_until_that_is_switched_off() {
    let page = with_sample();
    page.keys(["?"]);
    page.until("document.querySelector('dialog[open]')");
    page.click("dialog input[type=checkbox]").unwrap();
    page.keys(["Escape"]);
    page.until("!document.querySelector('dialog')");
    // Keys are answered one after the other: what the second brings about comes after the first.
    page.keys(["?", "Control+Shift+F"]);
    page.until("document.activeElement.matches('.search-field')");
    assert!(!page.is("document.querySelector('dialog')"));
}

#[test]
fn the_tree_is_made_wider_by_hand_and_by_keyboard() {
    let page = with_sample();
    let width = || {
        page.ask("document.querySelector('nav.contents').getBoundingClientRect().width")
            .as_f64()
            .unwrap()
    };
    let before = width();
    page.drag_by("[role=separator][aria-controls]", 80.0, 0.0)
        .unwrap();
    page.until(&format!(
        "document.querySelector('nav.contents').getBoundingClientRect().width > {before} + 60"
    ));
    // On a busy machine the two presses may come too far apart to count as one double click.
    for _ in 0..10 {
        page.double_click("[role=separator][aria-controls]")
            .unwrap();
        thread::sleep(Duration::from_millis(300));
        if width() == before {
            break;
        }
    }
    assert!((width() - before).abs() < 1.0, "{} {before}", width());
    page.tab_to("focused.matches('[role=separator][aria-controls]')");
    page.keys(["ArrowRight"]);
    page.until(&format!(
        "document.querySelector('nav.contents').getBoundingClientRect().width > {before}"
    ));
    assert!(width() < before + 60.0);
}

#[test]
fn a_page_that_cannot_load_says_so() {
    let incomplete = Desk::new();
    for name in ["index.html", "boot.js", "inspector.js"] {
        let name = shipped_name(&built_page(), name);
        incomplete.put(&name, &fs::read(built_page().join(&name)).unwrap());
    }
    let page = Inspector::bare(incomplete.path(), Options::default());
    page.goto(&page.server().url()).unwrap();
    page.until_shown("The inspector could not be loaded");
}
