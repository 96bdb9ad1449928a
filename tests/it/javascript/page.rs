//! The example page, which checks a package in a worker.

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector, huge, npm_package};
use serde_json::Value;

use crate::cli;

/// The example page.
fn example() -> Inspector {
    let page = Inspector::bare(&npm_package(), Options::default());
    page.goto(&format!("{}examples/page.html", page.server().url()))
        .unwrap();
    page
}

#[test]
fn the_example_checks_a_package_in_its_worker() {
    let desk = Desk::new();
    let page = example();
    page.set_files("#file", &[desk.fixture("damaged-crc")])
        .unwrap();
    page.until_shown("error archive/crc-mismatch: ");
    page.until("!document.querySelector('#status').textContent.startsWith('Checking')");
    page.set_files("#file", &[desk.fixture("no-zip-text")])
        .unwrap();
    page.until_shown("(not-a-zip)");
    page.assert_quiet();
}

#[test]
fn a_check_is_stopped_and_tells_how_far_it_is() {
    let page = example();
    page.ask(
        "(() => {
            window.told = [];
            const bar = document.getElementById('progress');
            new MutationObserver(() => told.push(bar.value)).observe(bar, { attributeFilter: ['value'] });
        })()",
    );
    page.set_files("#file", &[huge::many_entries()]).unwrap();
    page.until("told.filter(value => value > 0 && value <= 1).length > 2");
    page.click("#stop").unwrap();
    page.until_shown("Stopped: ");
    page.until("document.querySelector('#stop').disabled");
    page.assert_quiet();
}

#[test]
fn a_page_gets_the_answers_of_the_command() {
    let desk = Desk::new();
    let page = example();
    let file = desk.fixture("bundle");
    page.set_files("#file", &[&file]).unwrap();
    page.ask("import('../browser.js').then(module => window.dmpkg = module)");
    let mut there = page.ask(
        "dmpkg.checkInWorker(document.getElementById('file').files[0], { at: '2026-07-01', format: 'json' })
            .then(JSON.parse)",
    );
    let words = ["check", "--format", "json", "--at", "2026-07-01"];
    let mut arguments: Vec<_> = words.iter().map(AsRef::as_ref).collect();
    arguments.push(file.as_os_str());
    let mut here: Value = serde_json::from_str(&cli::run(&arguments).text()).unwrap();
    for report in [&mut there, &mut here] {
        assert!(report["file"]["bytesRead"].take().is_u64());
    }
    assert_eq!(there, here);
    let read = page.ask(
        "(async () => {
            const file = await dmpkg.openInWorker(document.getElementById('file').files[0]);
            const { entries } = await file.entries({ nested: true });
            const inner = entries.find(entry => entry.address.length > 1 && !entry.directory);
            const lengths = [(await file.read(inner)).length, (await file.read(inner.path)).length, inner.size];
            const waiting = file.check().catch(error => error.code);
            file.close();
            return [...lengths, await waiting];
        })()",
    );
    assert_eq!(read[0], read[2]);
    assert_eq!(read[1], read[2]);
    assert_eq!(read[3], "closed");
    let lost = page.ask(
        "dmpkg.openInWorker(new Uint8Array(4), { worker: () => new Worker('./nothing.js') })
            .catch(error => [error.name, error.code])",
    );
    assert_eq!(lost, serde_json::json!(["PackageError", "tool-failure"]));
}
