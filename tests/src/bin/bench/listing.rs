//! Opening a huge package: ours and others.

use std::path::Path;

use dmpkg_tests::Inspector;

use crate::peers::{Peer, Peers};
use crate::sample::Sample;
use crate::table::Table;
use crate::{MEGABYTE, RUNS};

/// What a file may cost.
pub(crate) struct Budgets {
    milliseconds: f64,
    engine_megabytes: f64,
    /// Bytes that may be read beside the list of entries.
    beside_the_list: Option<u64>,
}

pub(crate) const FIVE_GIGABYTES: Budgets = Budgets {
    milliseconds: 250.0,
    engine_megabytes: 32.0,
    beside_the_list: Some(1 << 20),
};

pub(crate) const MANY_ENTRIES: Budgets = Budgets {
    milliseconds: 500.0,
    engine_megabytes: 96.0,
    beside_the_list: None,
};

/// Measures from the choice of a file to the frame in which rows are on the screen. Stands in the page before the file
/// is chosen.
pub(crate) const STOPWATCH: &str = "void (window.painted = new Promise(done => {
    let began;
    addEventListener('change', () => { began = performance.now(); }, { capture: true, once: true });
    const look = new MutationObserver(() => {
        if (began === undefined || !document.querySelector('[role=treeitem], .peer-row')) return;
        look.disconnect();
        requestAnimationFrame(() => {
            const behind = new MessageChannel();
            behind.port1.onmessage = () => done(performance.now() - began);
            behind.port2.postMessage(0);
        });
    });
    look.observe(document.body, { childList: true, subtree: true });
}))";

#[derive(Default)]
struct Figures {
    milliseconds: Sample,
    engine: Sample,
    read: Sample,
    process: Sample,
}

/// Opens the file in the page and by the peers.
pub(crate) fn measure(file: &Path, budgets: &Budgets) -> Table {
    let mut ours = Figures::default();
    let peers = Peers::serve();
    let mut others = Peer::ALL.map(|peer| (peer, Sample::default(), Sample::default()));
    // In turn, so that a busy moment of the machine meets all of them.
    for _ in 0..RUNS {
        measure_ours(file, &mut ours);
        for (peer, milliseconds, process) in &mut others {
            peers.measure(*peer, file, milliseconds, process);
        }
    }
    let list = budgets
        .beside_the_list
        .map(|more| (list_of(file) + more) as f64 / MEGABYTE);
    let [
        (first, first_ms, first_process),
        (second, second_ms, second_process),
    ] = &others;
    let mut table = Table::new(&["", "ours", "budget", first.name(), second.name()]);
    table.row(
        "rows on screen (ms)",
        &ours.milliseconds,
        Some(budgets.milliseconds),
        &[first_ms, second_ms],
    );
    table.row(
        "process at its peak, above an empty page (MB)",
        &ours.process,
        None,
        &[first_process, second_process],
    );
    table.row(
        "engine memory (MB)",
        &ours.engine,
        Some(budgets.engine_megabytes),
        &[],
    );
    table.row("read from the file (MB)", &ours.read, list, &[]);
    table
}

fn measure_ours(file: &Path, figures: &mut Figures) {
    let page = Inspector::start();
    let before = resident(&page);
    page.ask(STOPWATCH);
    page.choose(file);
    figures
        .milliseconds
        .add(page.ask("window.painted").as_f64().unwrap_or(f64::NAN));
    page.stop_checks();
    figures.engine.add(engine_memory(&page) / MEGABYTE);
    figures.read.add(bytes(&page, "Read so far") / MEGABYTE);
    figures.process.add((peak(&page) - before) / MEGABYTE);
}

/// The memory of the engine in bytes, as the dialog of exact numbers says, which is open then.
pub(crate) fn engine_memory(page: &Inspector) -> f64 {
    page.press_named("Details");
    bytes(page, "Memory of the engine")
}

/// An amount in the dialog of exact numbers, in bytes.
fn bytes(page: &Inspector, label: &str) -> f64 {
    let text = page.ask(&format!(
        "[...document.querySelectorAll('dialog dt')].find(one => one.innerText === '{label}').nextSibling.innerText"
    ));
    let text = text.as_str().unwrap_or_default().replace(',', "");
    let (number, unit) = text.split_once(' ').unwrap_or((&text, ""));
    let unit = match unit {
        "byte" | "bytes" | "B" => 1.0,
        "KB" => 1024.0,
        "MB" => MEGABYTE,
        "GB" => 1024.0 * MEGABYTE,
        _ => f64::NAN,
    };
    let bytes = number.parse().unwrap_or(f64::NAN) * unit;
    assert!(
        bytes > 0.0,
        "`{label}` of the page's details is `{text}`, which is no amount"
    );
    bytes
}

/// The memory of the page's process, and its peak counted from here on.
pub(crate) fn resident(page: &dmpkg_browser::Page) -> f64 {
    let metrics = page
        .collect_garbage()
        .and_then(|()| page.reset_peak())
        .and_then(|()| page.metrics());
    metrics
        .ok()
        .and_then(|metrics| metrics.resident)
        .map_or(f64::NAN, |bytes| bytes as f64)
}

pub(crate) fn peak(page: &dmpkg_browser::Page) -> f64 {
    let metrics = page.metrics();
    metrics
        .ok()
        .and_then(|metrics| metrics.peak_resident)
        .map_or(f64::NAN, |bytes| bytes as f64)
}

/// The length of the list of entries, from the file's own end record (APPNOTE 4.3.14, ZIP64).
fn list_of(file: &Path) -> u64 {
    use std::io::{Read, Seek, SeekFrom};
    let mut tail = vec![0; 4096];
    let read = std::fs::File::open(file).and_then(|mut file| {
        file.seek(SeekFrom::End(-4096))?;
        file.read_exact(&mut tail)
    });
    let found = tail.windows(4).rposition(|four| four == b"PK\x06\x06");
    let size = found
        .and_then(|at| tail.get(at + 40..at + 48))
        .and_then(|eight| eight.try_into().ok());
    match (read, size) {
        (Ok(()), Some(size)) => u64::from_le_bytes(size),
        _ => panic!(
            "{} has no ZIP64 end record where one was written",
            file.display()
        ),
    }
}
