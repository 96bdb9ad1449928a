//! What runs beside the page: the checks of structure and documents, and of every content.

use std::fs;

use dmpkg::{EntryPath, ToolFailure};
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};
use dmpkg_tests::{Desk, Inspector, huge};
use dmpkg_wasm::message::Response;
use serde_json::Value;

use super::{title, until_workers, with, with_sample};

const ALL_CONTENTS: &str = "Check all contents (5.1 GB)";
const RUNNING: &str = "document.querySelector('[data-integrity=running]')";

/// The page with a package of 5 GB open, of which the contents are being decoded, and nothing else is done.
fn decoding_five_gigabytes() -> Inspector {
    let page = Inspector::start();
    page.open(&huge::five_gigabytes());
    // On a busy machine the check may have come to its end before it can be stopped.
    page.stop_checks();
    page.press_named(ALL_CONTENTS);
    page.until(&format!(
        "{RUNNING}?.innerText.match(/[1-9][0-9,]* of 20,005 entries/)"
    ));
    page
}

/// A file whose contents are not decoded without being asked for: its list claims that they are large.
fn large_by_its_list() -> Vec<u8> {
    let far = vec![7; 12 << 20];
    ArchiveBuilder::new()
        .entry(Entry::stored("far.bin", far))
        .entry(Entry::stored("late.txt", "late"))
        .patch(
            Record::Central("far.bin"),
            Field::UncompressedSize,
            700 << 20,
        )
        .build()
}

#[test]
fn the_checks_begin_by_themselves_and_come_to_their_end() {
    let page = with_sample();
    let [check, integrity] = page.wait_checked();
    assert_eq!(check, "checked");
    let entries = page.report()["coverage"]["entries"].as_u64().unwrap();
    assert!(entries > 5, "{entries}");
    assert_eq!(integrity, format!("integrity: all {entries} sound"));
    // The sample has notes, and a rule that cannot run on it: ready, but not called sound.
    page.until("document.querySelector('.top-verdict .mark-note')");
    assert!(page.text_of(".top-verdict").starts_with("Ready, "));
    page.until_shown("second reader agrees");
    page.until("document.querySelector('.announcer').textContent.includes(' sound.')");
    // The engine that answers is the only one left.
    until_workers(&page, 1);
    page.assert_quiet();
}

#[test]
fn a_damaged_content_is_counted() {
    let page = with("damaged-crc");
    let [_, integrity] = page.wait_checked();
    assert!(integrity.starts_with("integrity: 1 of "), "{integrity}");
    assert!(integrity.ends_with(" damaged"), "{integrity}");
    assert!(page.is("document.querySelector('[data-integrity] .mark-error')"));
    let report = page.report();
    assert_eq!(report["coverage"]["integrity"], "complete");
    page.assert_quiet();
}

#[test]
fn a_large_package_is_decoded_when_asked_for_and_stops_at_once() {
    let page = decoding_five_gigabytes();
    assert!(page.workers() > 1);
    let percent = page.ask("document.querySelector('[data-integrity] progress').value");
    assert!(percent.as_f64().unwrap() <= 100.0, "{percent}");
    let stopped = page.ask(
        "new Promise(tell => {
            const job = document.querySelector('[data-integrity]');
            const began = performance.now();
            const look = () => job.dataset.integrity === 'stopped' && tell(performance.now() - began);
            new MutationObserver(look).observe(job, { attributes: true });
            job.querySelector('button').click();
        })",
    );
    assert!(
        stopped.as_f64().unwrap() < 1000.0,
        "stopped after {stopped} ms"
    );
    let words = page.text_of("[data-integrity]");
    assert!(words.contains("stopped, "), "{words}");
    assert!(
        words.contains(" of 20,005 checked Check all contents"),
        "{words}"
    );
    assert!(!page.is("document.querySelector('[data-integrity] .mark-sound')"));
    // What was found until then stays, and says how much it is.
    let report = page.report();
    assert_eq!(report["coverage"]["integrity"], "partial");
    assert!(report["findings"].is_array());
    until_workers(&page, 1);
    page.assert_quiet();
}

#[test]
fn another_file_ends_the_jobs_and_has_its_own() {
    let page = decoding_five_gigabytes();
    page.open_sample();
    let [check, integrity] = page.wait_checked();
    assert_eq!(check, "checked");
    assert!(integrity.starts_with("integrity: all "), "{integrity}");
    assert_eq!(title(&page), "Demo Weather Station");
    until_workers(&page, 1);
    page.assert_quiet();
}

#[test]
fn what_was_stopped_for_a_file_that_cannot_be_opened_is_gone_with_it() {
    let desk = Desk::new();
    let page = decoding_five_gigabytes();
    page.open(&desk.fixture("no-zip-html"));
    page.until_shown("This file could not be opened");
    until_workers(&page, 1);
    let report = page.report();
    let skipped = report["skipped"].as_array().unwrap();
    assert!(!skipped.is_empty(), "{report:#}");
    page.assert_quiet();
}

#[test]
fn a_file_that_changed_or_is_gone_ends_the_job_with_a_sentence() {
    let desk = Desk::new();
    let bytes = large_by_its_list();
    let ways: [fn(&std::path::Path, &[u8]); 3] = [
        |file, bytes| fs::write(file, &bytes[..1000]).unwrap(),
        |file, bytes| fs::write(file, [bytes, b"more"].concat()).unwrap(),
        |file, _| fs::remove_file(file).unwrap(),
    ];
    let page = Inspector::start();
    for change in ways {
        let file = desk.put("holiday.zip", &bytes);
        page.open(&file);
        page.until("document.querySelector('[data-check=done]')");
        change(&file, &bytes);
        page.click("[data-integrity] button").unwrap();
        let [_, integrity] = page.wait_checked();
        let sentence = "The file was changed, moved or deleted after it was opened. Open it again.";
        assert!(integrity.contains(sentence), "{integrity}");
        assert!(integrity.contains("stopped, "), "{integrity}");
        // What was shown stays.
        page.filter("late");
        page.named_in("[role=tree]", "late.txt");
    }
    until_workers(&page, 1);
}

#[test]
fn a_worker_that_breaks_ends_the_job_and_can_be_started_again() {
    let page = decoding_five_gigabytes();
    page.evaluate_in_worker(1, "void setTimeout(() => { throw new Error('planted'); })")
        .unwrap();
    let [_, integrity] = page.wait_checked();
    assert!(integrity.contains("planted"), "{integrity}");
    assert!(
        integrity.contains("It may have run out of memory."),
        "{integrity}"
    );
    assert!(!page.is("document.body.innerText.includes('Reload the engine')"));
    until_workers(&page, 1);
    page.press_named(ALL_CONTENTS);
    page.until(RUNNING);
    page.press_named("Stop decoding");
    page.wait_checked();
}

#[test]
fn an_engine_that_panics_in_a_job_says_so() {
    let page = decoding_five_gigabytes();
    // Whoever asks bytes for their number twice hears two answers: nothing that the engine expects.
    page.evaluate_in_worker(
        1,
        "(() => {
            const views = Object.getPrototypeOf(Uint8Array.prototype);
            const length = Object.getOwnPropertyDescriptor(views, 'length').get;
            const asked = new WeakSet();
            Object.defineProperty(views, 'length', {
                get() {
                    const again = asked.has(this);
                    asked.add(this);
                    return length.call(this) + again;
                },
            });
        })()",
    )
    .unwrap();
    let [_, integrity] = page.wait_checked();
    assert!(
        integrity.contains("The engine stopped unexpectedly: panicked"),
        "{integrity}"
    );
    assert!(
        integrity.contains("What was found before stays."),
        "{integrity}"
    );
}

#[test]
fn a_rule_that_fails_is_left_out_and_the_rest_is_found() {
    let page = Inspector::start();
    page.open(&huge::many_entries());
    let failure = Response::RuleFailed(ToolFailure {
        rule: "names/planted".to_owned(),
        path: EntryPath::default(),
        message: "It was planted.".to_owned(),
    });
    let body = postcard::to_allocvec(&failure).unwrap();
    page.evaluate_in_worker(
        1,
        &format!("postMessage([{{ id: 0, body: new Uint8Array({body:?}) }}, null])"),
    )
    .unwrap();
    let [_, integrity] = page.wait_checked();
    assert_eq!(integrity, "integrity: all 200,005 sound");
    let report = page.report();
    let failures = &report["toolFailures"];
    assert_eq!(failures[0]["rule"], "names/planted", "{failures:#}");
    assert_eq!(failures[1], Value::Null);
    assert_eq!(report["coverage"]["entries"], 200_005);
    assert_eq!(report["coverage"]["integrity"], "complete");
    page.assert_quiet();
}

#[test]
fn a_worker_that_is_gone_without_a_word_is_replaced() {
    let page = decoding_five_gigabytes();
    let workers = page.workers();
    page.evaluate_in_worker(1, "close()").unwrap();
    until_workers(&page, workers - 1);
    // It says nothing for 30 seconds, and another one takes its place.
    until_workers(&page, workers);
    assert!(page.is(RUNNING));
    page.press_named("Stop decoding");
    page.wait_checked();
}
