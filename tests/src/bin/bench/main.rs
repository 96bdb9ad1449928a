//! `cargo xtask bench`: how fast and how small the page is on huge packages, beside two libraries that people would
//! otherwise use, in the same browser and on the same files.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::panic,
    reason = "an outer shell: it measures and prints, and ends with a sentence when it cannot"
)]

mod frames;
mod inside;
mod inspection;
mod integrity;
mod listing;
mod peers;
mod sample;
mod signature;
mod table;

use std::fs;

use dmpkg_tests::{huge, root};
use table::Table;

/// Each figure is the median of so many runs.
const RUNS: usize = 5;

const MEGABYTE: f64 = 1024.0 * 1024.0;

/// A measurement: the word that names it, its title, and what it measures.
type Measurement = (&'static str, &'static str, fn() -> Table);

const MEASUREMENTS: [Measurement; 8] = [
    ("big", "5 GB, 20,000 entries", || {
        listing::measure(&huge::five_gigabytes(), &listing::FIVE_GIGABYTES)
    }),
    ("many", "200,000 entries", || {
        listing::measure(&huge::many_entries(), &listing::MANY_ENTRIES)
    }),
    ("frames", "A text of 50,000 lines, and frames", || {
        frames::measure(&huge::many_entries())
    }),
    ("inside", "1 GB deflated inside", || {
        inside::measure(&huge::deflated_gigabyte())
    }),
    ("inspect", "All that a file says, on the screen", || {
        inspection::measure()
    }),
    ("signed", "A signed package of 1 GB", || {
        signature::measure(&huge::gigabyte_signed())
    }),
    ("large", "Every content compared: 1 GB in 8 entries", || {
        integrity::measure(&huge::large_contents(), &integrity::LARGE)
    }),
    (
        "small",
        "Every content compared: 256 MB in 8,000 entries",
        || integrity::measure(&huge::small_contents(), &integrity::SMALL),
    ),
];

/// Measures all, or what the words on the command line name.
fn main() -> std::io::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    println!("Files are written once, to target/bench");
    let mut report = format!(
        "# Measurements\n\nMedian of {RUNS} runs, each in a fresh page, with the smallest and the largest in \
         brackets. Times of opening run from the choice of the file until rows are painted. The ratio says how many \
         times ours a peer takes.\n"
    );
    for (name, title, measure) in MEASUREMENTS {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            let text = format!("\n## {title}\n\n{}", measure());
            println!("{text}");
            report.push_str(&text);
        }
    }
    let path = root().join("target").join("bench").join("report.md");
    fs::write(&path, report)?;
    println!("\nThe same as a file: target/bench/report.md");
    Ok(())
}
