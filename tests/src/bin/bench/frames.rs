//! What happens on the screen while somebody works with a huge package.

use std::path::Path;
use std::thread;
use std::time::Duration;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};

use crate::RUNS;
use crate::sample::Sample;
use crate::table::Table;

const LINES: u32 = 50_000;
/// The longest time that may pass between two frames, in milliseconds.
const FRAME: f64 = 50.0;

/// Measures from the key that opens an entry to the frame in which its rows are on the screen.
const STOPWATCH: &str = "void (window.painted = new Promise(done => {
    let began;
    addEventListener('keydown', () => { began = performance.now(); }, { capture: true, once: true });
    const look = new MutationObserver(() => {
        if (began === undefined || !document.querySelector('.text-row:not(.is-waiting)')) return;
        look.disconnect();
        requestAnimationFrame(() => {
            const behind = new MessageChannel();
            behind.port1.onmessage = () => done(performance.now() - began);
            behind.port2.postMessage(0);
        });
    });
    look.observe(document.body, { childList: true, subtree: true });
}))";

pub(crate) fn measure(many: &Path) -> Table {
    let desk = Desk::new();
    let package = desk.put("lines.zip", &lines());
    let (mut open, mut text, mut tree, mut filter) = (
        Sample::default(),
        Sample::default(),
        Sample::default(),
        Sample::default(),
    );
    for _ in 0..RUNS {
        let page = Inspector::start();
        page.open(&package);
        page.ask("document.querySelector('[role=tree]').focus()");
        page.ask(STOPWATCH);
        page.keys(["Enter"]);
        open.add(page.ask("window.painted").as_f64().unwrap_or(f64::NAN));
        text.add(longest(&page, || scroll(&page, ".text-rows")));
        let page = Inspector::start();
        page.open(many);
        page.stop_checks();
        tree.add(longest(&page, || scroll(&page, "[role=tree]")));
        filter.add(longest(&page, || {
            page.filter("99");
            thread::sleep(Duration::from_millis(300));
        }));
    }
    let mut table = Table::new(&["", "ours", "budget"]);
    table.row(
        "XML of 50,000 lines on screen (ms)",
        &open,
        Some(300.0),
        &[],
    );
    table.row(
        "longest frame while scrolling it (ms)",
        &text,
        Some(FRAME),
        &[],
    );
    table.row(
        "longest frame while scrolling 200,000 entries (ms)",
        &tree,
        Some(FRAME),
        &[],
    );
    table.row(
        "longest frame while filtering them (ms)",
        &filter,
        Some(FRAME),
        &[],
    );
    table
}

/// An archive with one long XML document.
fn lines() -> Vec<u8> {
    let items =
        (0..LINES - 2).map(|n| format!("  <Item id=\"{n}\"><Name>Item {n}</Name></Item>\n"));
    let text: String = std::iter::once("<Items>\n".to_owned())
        .chain(items)
        .chain(std::iter::once("</Items>\n".to_owned()))
        .collect();
    ArchiveBuilder::new()
        .entry(Entry::deflated("items.xml", text.as_bytes()))
        .build()
}

/// Turns the wheel for a while, then jumps to both ends.
fn scroll(page: &Inspector, rows: &str) {
    for turn in 0..30 {
        if let Err(error) = page.scroll(rows, 0.0, if turn < 20 { 600.0 } else { -900.0 }) {
            panic!("{error}");
        }
        thread::sleep(Duration::from_millis(25));
    }
    page.ask(&format!("document.querySelector('{rows}').focus()"));
    for key in ["End", "PageUp", "Home", "PageDown"] {
        page.keys([key]);
        thread::sleep(Duration::from_millis(120));
    }
}

/// The longest time between two frames while something is done, in milliseconds.
fn longest(page: &Inspector, act: impl FnOnce()) -> f64 {
    if let Err(error) = page.record_frames() {
        panic!("{error}");
    }
    act();
    match page.take_frames() {
        Ok(gaps) => gaps.longest().as_secs_f64() * 1000.0,
        Err(error) => panic!("{error}"),
    }
}
