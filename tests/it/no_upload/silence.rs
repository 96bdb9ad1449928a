//! A whole visit, watched.

use dmpkg_tests::{Desk, Inspector};

use super::{Watch, changed_page};

/// Does everything that has to do with bytes of a package.
fn visit(page: &Inspector, desk: &Desk) {
    page.open(&desk.fixture("bundle"));
    page.wait_checked();
    page.keys_in_tree(["ArrowRight"]);
    page.until("document.querySelectorAll('[role=treeitem]').length > 4");
    page.open_sample();
    page.show_entry("Install.xml");
    for mode in ["Text", "Hex", "Info", "Formatted"] {
        page.press_named(mode);
    }
    page.press_named("Save");
    page.download();
    page.show_entry("dawn.png");
    page.until("document.querySelector('.panel:not(.panel-behind) img')?.complete");
    page.report();
    page.choose_in_menu("How can I check this?");
    page.until("document.activeElement.matches('.check-page')");
    page.keys(["Escape"]);
    page.until("!document.querySelector('.check-page')");
    page.choose_in_menu("Dark");
    page.evaluate_in_worker(0, "void setTimeout(() => { throw new Error('planted'); })")
        .unwrap();
    page.answered(|| page.press_named("Reload the engine"));
    page.show_entry("weather.json");
    page.shown_text();
    page.open(&desk.fixture("no-zip-html"));
}

#[test]
fn a_whole_visit_makes_no_request() {
    let desk = Desk::new();
    let page = Inspector::start();
    let watch = Watch::start(&page);
    visit(&page, &desk);
    assert_eq!(watch.requests(), Vec::<String>::new());
    let counted = page.text_of(".status");
    let entries = page.ask(
        "performance.getEntriesByType('resource').map(entry => `${entry.startTime} ${entry.name}`)",
    );
    assert!(
        counted.contains("requests since load: 0"),
        "{counted}: {entries:#}"
    );
    page.assert_quiet();
}

#[test]
fn a_planted_leak_is_seen() {
    let leaks = "addEventListener('change', () => {
        fetch('planted-fetch').catch(() => {});
        new Image().src = 'planted-image';
    }, true);
    boot();";
    let worker_leak = "addEventListener('message', () => {
        fetch(self.location.origin + '/planted-in-worker').catch(() => {});
    });
    `;";
    let unlocked = changed_page(&[
        ("boot.js", "  closeConnections();\n", ""),
        (
            "boot.js",
            "}, { once: true });\n`;",
            &format!("}}, {{ once: true }});\n{worker_leak}"),
        ),
        ("boot.js", "\nboot();", &format!("\n{leaks}")),
    ]);
    let desk = Desk::new();
    let page = Inspector::start_from(unlocked.path());
    let watch = Watch::start(&page);
    visit(&page, &desk);
    let requests = watch.requests();
    for leak in ["/planted-fetch", "/planted-image", "/planted-in-worker"] {
        for seen in ["sent", "arrived"] {
            let found = requests
                .iter()
                .any(|request| request.contains(seen) && request.ends_with(leak));
            assert!(found, "{leak} was not {seen}: {requests:#?}");
        }
    }
    // What the page itself shows to its user is no less honest.
    assert!(!page.text_of(".status").contains("requests since load: 0"));
}

#[test]
fn the_lock_stops_a_planted_leak() {
    let leaks = "addEventListener('change', () => { fetch('planted-fetch').catch(() => {}); }, true);\nboot();";
    let locked = changed_page(&[("boot.js", "\nboot();", &format!("\n{leaks}"))]);
    let desk = Desk::new();
    let page = Inspector::start_from(locked.path());
    let watch = Watch::start(&page);
    page.open(&desk.fixture("bundle"));
    assert_eq!(watch.requests(), Vec::<String>::new());
    let refused = page
        .console()
        .iter()
        .any(|entry| entry.is_policy_violation());
    assert!(
        refused,
        "the console does not say that a request was refused"
    );
}
