//! An archive of 1 GB, deflated as a whole inside another: unfolding it, and looking into it.

use std::path::Path;
use std::thread;
use std::time::Duration;

use dmpkg_tests::Inspector;
use serde_json::Value;

use crate::listing::engine_memory;
use crate::sample::Sample;
use crate::table::Table;
use crate::{MEGABYTE, RUNS};

/// The memory of the engine that browsing may take, in megabytes.
const ENGINE: f64 = 128.0;
/// The longest time from a stop to the moment in which nothing runs any more, in milliseconds.
const STOP: f64 = 100.0;

/// Long enough to unpack 1 GB on a busy machine.
const PATIENCE: Duration = Duration::from_secs(180);

/// Measures from the next key or press to the frame in which an expression is true.
const STOPWATCH: &str = "(arrived => {
    let began;
    delete window.took;
    const begin = () => { began ??= performance.now(); };
    for (const sign of ['keydown', 'pointerdown']) addEventListener(sign, begin, { capture: true, once: true });
    const look = new MutationObserver(() => {
        if (began === undefined || !arrived()) return;
        look.disconnect();
        requestAnimationFrame(() => {
            const behind = new MessageChannel();
            behind.port1.onmessage = () => { window.took = performance.now() - began; };
            behind.port2.postMessage(0);
        });
    });
    look.observe(document.body, { childList: true, subtree: true, characterData: true });
})";

const UNFOLDED: &str =
    "() => document.querySelector('[role=treeitem][aria-level=\"2\"]:not(.is-waiting)')";

#[derive(Default)]
struct Figures {
    stop: Sample,
    unfold: Sample,
    views: [Sample; 3],
    engine: Sample,
}

/// Texts near the end, in the middle and near the start, in the order in which they are looked at.
const TEXTS: [(&str, u32); 3] = [
    ("text near the end (ms)", 9_998),
    ("text in the middle (ms)", 5_006),
    ("text near the start (ms)", 3),
];

pub(crate) fn measure(package: &Path) -> Table {
    let mut figures = Figures::default();
    for _ in 0..RUNS {
        measure_once(package, &mut figures);
    }
    let mut table = Table::new(&["", "ours", "budget"]);
    table.row("Update.zip unfolded (ms)", &figures.unfold, None, &[]);
    for ((what, _), sample) in TEXTS.iter().zip(&figures.views) {
        table.row(what, sample, None, &[]);
    }
    table.row(
        "engine memory behind all of it (MB)",
        &figures.engine,
        Some(ENGINE),
        &[],
    );
    table.row(
        "stop while it is unpacked (ms)",
        &figures.stop,
        Some(STOP),
        &[],
    );
    table
}

fn measure_once(package: &Path, figures: &mut Figures) {
    let page = Inspector::start();
    page.open(package);
    page.stop_checks();
    page.keys_in_tree(["End"]);
    page.until_row("Update.zip");
    page.keys(["ArrowRight"]);
    thread::sleep(Duration::from_millis(900));
    page.until("document.querySelector('.tree-reading')");
    figures.stop.add(timed(
        &page,
        "() => !document.querySelector('.tree-reading')",
        || {
            page.keys(["Escape"]);
        },
    ));
    assert!(
        !page.is(&format!("({UNFOLDED})()")),
        "a stopped archive unfolded"
    );
    figures
        .unfold
        .add(timed(&page, UNFOLDED, || page.keys(["ArrowRight"])));
    for ((_, index), sample) in TEXTS.iter().zip(&mut figures.views) {
        let name = format!("replacement {index:05}.txt");
        page.filter(&name);
        let row = page.named_in("[role=tree]", &name);
        let wanted = Value::from(format!("document {index}"));
        let shown = format!(
            "() => document.querySelector('.panel:not(.panel-behind) .text-row .text-code')?.innerText === {wanted}"
        );
        sample.add(timed(&page, &shown, || {
            if let Err(error) = page.click(&row) {
                panic!("{error}");
            }
        }));
    }
    figures.engine.add(engine_memory(&page) / MEGABYTE);
}

fn timed(page: &Inspector, arrived: &str, act: impl FnOnce()) -> f64 {
    page.ask(&format!("{STOPWATCH}({arrived})"));
    act();
    if let Err(error) = page.wait("window.took", PATIENCE) {
        panic!("{error}");
    }
    page.ask("window.took").as_f64().unwrap_or(f64::NAN)
}
