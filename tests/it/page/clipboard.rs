//! What goes to the clipboard. One test, because all pages of a browser have one clipboard.

use dmpkg_tests::{Desk, Inspector};
use serde_json::Value;

#[test]
fn paths_reports_and_failures_are_copied() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.grant_clipboard().unwrap();
    let copied = |what: &str| {
        // Writing to the clipboard is a promise.
        for _ in 0..50 {
            let text = page.read_clipboard().unwrap();
            if text.contains(what) {
                return text;
            }
            std::thread::sleep(std::time::Duration::from_millis(40));
        }
        panic!("{what:?} was not copied, but {:?}", page.read_clipboard());
    };
    page.open(&desk.fixture("bundle"));
    page.keys_in_tree(["ArrowRight"]);
    page.until("document.querySelector('[role=treeitem][aria-level=\"2\"]')");
    page.press_named_in("[role=tree]", "Description.txt");
    page.until("document.querySelectorAll('[role=tab]').length === 2");
    page.press_named("Copy path");
    let path = copied("Description.txt");
    assert_eq!(path, "Demo Rain Gauge 1.0.0.1.dmprotocol › Description.txt");
    page.keys_in_tree(["Home", "Control+c"]);
    copied("1.dmprotocol");
    page.choose_in_menu("Copy report as JSON");
    let report: Value = serde_json::from_str(&copied("dmpkg.report/1")).unwrap();
    assert_eq!(report["package"]["kind"], "bundle");
    assert_eq!(report, page.report());
    page.open(&desk.fixture("no-zip-text"));
    page.press_named("Copy details");
    let details = copied("File: readme.dmapp");
    assert!(details.contains("Code: "), "{details}");
    page.assert_quiet();
}
