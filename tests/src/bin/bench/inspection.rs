//! From the choice of a file to all that it says: every document and assembly of all levels read, and
//! the effects derived.

use std::path::{Path, PathBuf};
use std::time::Duration;

use dmpkg_tests::{Inspector, huge};

use crate::listing::{peak, resident};
use crate::sample::Sample;
use crate::table::Table;
use crate::{MEGABYTE, RUNS};

/// Long enough for 1 GB that is deflated as a whole.
const PATIENCE: Duration = Duration::from_secs(180);

/// Notes when the effects are on the screen. Stands in the page before the file is chosen.
const STOPWATCH: &str = "void (() => {
    let began;
    addEventListener('change', () => { began = performance.now(); }, { capture: true, once: true });
    const told = () => [...document.querySelectorAll('.card button')].some(it => it.textContent === 'All effects');
    const look = new MutationObserver(() => {
        if (began === undefined || !told()) return;
        look.disconnect();
        requestAnimationFrame(() => { window.told = performance.now() - began; });
    });
    look.observe(document.body, { childList: true, subtree: true });
})()";

/// The synthetic upgrade, and the largest real package where a machine has them.
pub(crate) fn measure() -> Table {
    let mut files = vec![(
        "upgrade with 1 GB deflated inside",
        huge::deflated_gigabyte(),
    )];
    files.extend(largest_real().map(|file| ("largest real package", file)));
    let mut table = Table::new(&["", "ours", "budget"]);
    for (what, file) in files {
        let (mut milliseconds, mut process) = (Sample::default(), Sample::default());
        for _ in 0..RUNS {
            measure_once(&file, &mut milliseconds, &mut process);
        }
        table.row(&format!("{what} (ms)"), &milliseconds, None, &[]);
        let memory = format!("{what}: process at its peak, above an empty page (MB)");
        table.row(&memory, &process, None, &[]);
    }
    table
}

fn measure_once(file: &Path, milliseconds: &mut Sample, process: &mut Sample) {
    let page = Inspector::start();
    let before = resident(&page);
    page.ask(STOPWATCH);
    page.choose(file);
    if let Err(error) = page.wait("window.told", PATIENCE) {
        panic!("{error}");
    }
    milliseconds.add(page.ask("window.told").as_f64().unwrap_or(f64::NAN));
    process.add((peak(&page) - before) / MEGABYTE);
}

fn largest_real() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("DMPKG_CORPUS")?).join("packages");
    let files = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()));
    let largest = files.max_by_key(|file| file.metadata().map_or(0, |facts| facts.len()));
    largest.map(|file| file.path())
}
