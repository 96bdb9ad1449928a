//! What goes to the clipboard. One test, because all pages of a browser have one clipboard.

use std::thread;
use std::time::{Duration, Instant};

use dmpkg_tests::{Desk, Inspector, SOON};
use serde_json::Value;

#[test]
fn paths_reports_and_failures_are_copied() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.grant_clipboard().unwrap();
    let copied = |is_it: &dyn Fn(&str) -> bool| {
        // Writing to the clipboard is a promise.
        let deadline = Instant::now() + SOON;
        loop {
            let text = page.read_clipboard().unwrap();
            if is_it(&text) {
                return text;
            }
            assert!(Instant::now() < deadline, "{text:?} was copied last");
            thread::sleep(Duration::from_millis(40));
        }
    };
    page.open(&desk.fixture("bundle"));
    page.keys_in_tree(["ArrowRight"]);
    page.until("document.querySelector('[role=treeitem][aria-level=\"2\"]')");
    page.press_named_in("[role=tree]", "Description.txt");
    page.until("document.querySelectorAll('.tab-close').length === 1");
    page.press_named("Copy path");
    copied(&|text| text == "Demo Rain Gauge 1.0.0.1.dmprotocol › Description.txt");
    page.keys_in_tree(["Home", "Control+c"]);
    copied(&|text| text == "Demo Rain Gauge 1.0.0.1.dmprotocol");
    page.choose_in_menu("Copy report as JSON");
    let report = copied(&|text| text.contains("dmpkg.report/1"));
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["package"]["kind"], "bundle");
    assert_eq!(report, page.report());
    page.open(&desk.fixture("no-zip-text"));
    page.press_named("Copy details");
    let details = copied(&|text| text.contains("File: readme.dmapp"));
    assert!(details.contains("Code: "), "{details}");
    page.assert_quiet();
}
