//! One engine: the page gives the same report as the engine outside of a browser.

use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::{CheckOptions, Findings, Inspection, Package, Report};
use dmpkg_archive::{MemorySource, Source};
use dmpkg_fixtures::{Fixture, all};
use dmpkg_tests::{Desk, Inspector};
use serde_json::Value;

const SAVE_REPORT: &str = "Save report as JSON";

/// What the engine says outside of a browser.
fn native(fixture: &Fixture) -> Report {
    let source = Rc::new(MemorySource::new(fixture.bytes.clone()));
    match Package::open(&fixture.file_name, Rc::clone(&source) as Rc<dyn Source>) {
        Ok(package) => {
            let package = Rc::new(package);
            // No date in a fixture is later, so that the clock of the page says the same.
            let options = CheckOptions {
                now: Some(crate::goldens::NOW.0),
                ..CheckOptions::default()
            };
            let mut findings = Findings::of(&package, &options);
            findings.merge(Findings::of_contents(&package, &options));
            Report::of(&package, 0, &findings, &Inspection::of(&package))
        }
        Err(error) => {
            let why = Unreadable::new(&error, &*source);
            let findings = Findings::of_unreadable(
                &fixture.file_name,
                &*source,
                &error,
                &CheckOptions::default(),
            );
            Report::unreadable(&fixture.file_name, source.len(), 0, why, &findings)
        }
    }
}

/// Waits for all checks, also for the one that is made only when it is asked for.
fn check_everything(page: &Inspector) {
    page.until("document.querySelector('[data-check=done]')");
    let asked_for = "[data-integrity=waiting] button";
    page.until(&format!(
        "document.querySelector('[data-integrity=done], {asked_for}')"
    ));
    if page.is(&format!("document.querySelector('{asked_for}')")) {
        page.click(asked_for).unwrap();
    }
    page.wait_checked();
}

/// A report as JSON, without the one field that may differ.
fn comparable(mut report: Value) -> Value {
    let file = report["file"].as_object_mut().unwrap();
    assert!(file.remove("bytesRead").unwrap().is_u64());
    report
}

#[test]
fn every_fixture_has_the_same_report_in_the_page() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.catch_files();
    for fixture in all() {
        let report = native(&fixture);
        page.open(&desk.put_fixture(&fixture));
        if let Some(why) = &report.file.unreadable {
            let shown = page.text_of(".failed");
            for part in [&fixture.file_name, &why.message, &why.advice, &why.code] {
                let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(
                    shown.contains(&part),
                    "{}: {part:?} is not in {shown:?}",
                    fixture.name
                );
            }
        } else {
            check_everything(&page);
        }
        page.choose_in_menu(SAVE_REPORT);
        let (name, text) = page.caught();
        assert_eq!(name, format!("{}.report.json", fixture.file_name));
        let shown = serde_json::from_str(&text).unwrap();
        let report = serde_json::to_value(report).unwrap();
        assert_eq!(comparable(shown), comparable(report), "{}", fixture.name);
    }
    page.assert_quiet();
}

#[test]
fn a_saved_report_arrives_under_its_name() {
    let fixtures = all();
    let fixture = fixtures.iter().find(|one| one.name == "bundle").unwrap();
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.put_fixture(fixture));
    check_everything(&page);
    page.choose_in_menu(SAVE_REPORT);
    let (path, bytes) = page.download();
    let name = format!("{}.report.json", fixture.file_name);
    assert_eq!(*path.file_name().unwrap(), *name);
    let arrived = serde_json::from_slice(&bytes).unwrap();
    let report = serde_json::to_value(native(fixture)).unwrap();
    assert_eq!(comparable(arrived), comparable(report));
    page.assert_quiet();
}
