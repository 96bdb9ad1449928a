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
mod listing;
mod peers;
mod sample;
mod table;

use std::fs;

use dmpkg_tests::{huge, root};
use table::Table;

/// Each figure is the median of so many runs.
const RUNS: usize = 5;

const MEGABYTE: f64 = 1024.0 * 1024.0;

fn main() -> std::io::Result<()> {
    println!("Preparing the files (kept in target/bench)");
    let big = huge::five_gigabytes();
    let many = huge::many_entries();
    let gigabyte = huge::deflated_gigabyte();
    let mut report = String::from("# Measurements\n\n");
    report.push_str(&format!(
        "Median of {RUNS} runs, each in a fresh page, with the smallest and the largest in brackets. Times run from \
         the choice of the file until rows are painted. The ratio says how many times ours a peer takes.\n"
    ));
    let mut put = |title: &str, table: &Table| {
        let text = format!("\n## {title}\n\n{table}");
        println!("{text}");
        report.push_str(&text);
    };
    for (title, file, budgets) in [
        ("5 GB, 20,000 entries", &big, &listing::FIVE_GIGABYTES),
        ("200,000 entries", &many, &listing::MANY_ENTRIES),
    ] {
        put(title, &listing::measure(file, budgets));
    }
    put(
        "A text of 50,000 lines, and frames",
        &frames::measure(&many),
    );
    put("1 GB deflated inside", &inside::measure(&gigabyte));
    let path = root().join("target").join("bench").join("report.md");
    fs::write(&path, report)?;
    println!("\nThe same as a file: target/bench/report.md");
    Ok(())
}
