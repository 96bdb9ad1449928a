//! From the choice of a signed file to what can be said of its signature, in the page and outside of a
//! browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use dmpkg::{CheckOptions, Findings, Package};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::signing::Certificate;
use dmpkg_tests::Inspector;

use crate::listing::{peak, resident};
use crate::sample::Sample;
use crate::table::Table;
use crate::{MEGABYTE, RUNS};

const PATIENCE: Duration = Duration::from_secs(180);

/// Notes when the checks have ended, and when the title line tells what the signature comes to. Stands in
/// the page before the file is chosen.
const STOPWATCH: &str = "void (() => {
    let began;
    addEventListener('change', () => { began = performance.now(); }, { capture: true, once: true });
    const look = new MutationObserver(() => {
        if (began === undefined || !document.querySelector('[data-check=done]')) return;
        look.disconnect();
        requestAnimationFrame(() => { window.told = performance.now() - began; });
    });
    look.observe(document.body, { childList: true, subtree: true, attributes: true });
})()";

/// The same file without and with a signature: the difference is what the signature costs.
pub(crate) fn measure(files: &[PathBuf; 2]) -> Table {
    let mut table = Table::new(&["", "ours", "budget"]);
    for (file, what) in files.iter().zip(["not signed", "signed"]) {
        let (mut milliseconds, mut process) = (Sample::default(), Sample::default());
        let mut native = Sample::default();
        for _ in 0..RUNS {
            in_the_page(file, &mut milliseconds, &mut process);
            native.add(outside(file));
        }
        table.row(
            &format!("{what}: checked in the page (ms)"),
            &milliseconds,
            None,
            &[],
        );
        let memory = format!("{what}: process at its peak, above an empty page (MB)");
        table.row(&memory, &process, None, &[]);
        table.row(
            &format!("{what}: checked outside of a browser, from memory (ms)"),
            &native,
            None,
            &[],
        );
    }
    table
}

fn in_the_page(file: &Path, milliseconds: &mut Sample, process: &mut Sample) {
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

fn outside(file: &Path) -> f64 {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => panic!("{}: {error}", file.display()),
    };
    let Ok(package) = Package::open("gigabyte.dmapp", Rc::new(MemorySource::new(bytes))) else {
        panic!("{} is no archive", file.display());
    };
    let package = Rc::new(package);
    let options = CheckOptions {
        roots: vec![Certificate::root().build()],
        ..CheckOptions::default()
    };
    let began = Instant::now();
    let findings = Findings::of(&package, &options);
    let took = began.elapsed();
    if let Some(facts) = findings.signature() {
        assert_eq!(
            facts.changed,
            Some(false),
            "the hash of the file is the signed one"
        );
    }
    took.as_secs_f64() * 1000.0
}
