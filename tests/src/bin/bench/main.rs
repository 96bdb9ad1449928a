//! `cargo xtask bench [RUNS]`: how fast the page lists huge packages, beside what others use in browsers.
//!
//! Every run is a fresh page in the same browser; the runs of all tools alternate, so that a busy moment of the
//! machine meets all of them. Ratios say more than milliseconds.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "an outer shell: it reads arguments and prints a table"
)]

mod ours;
mod peers;
mod table;

use std::error::Error;
use std::path::PathBuf;

use dmpkg_tests::{huge, root};

use crate::table::{Measured, Table};

/// What is measured on one file, and what DESIGN allows.
struct Case {
    title: &'static str,
    file: fn() -> PathBuf,
    /// Milliseconds from choosing the file to its rows on screen.
    on_screen: f64,
    /// Bytes of engine memory.
    memory: u64,
}

const MIB: u64 = 1 << 20;

const CASES: [Case; 2] = [
    Case {
        title: "5 GB with ZIP64, 20,000 entries",
        file: huge::five_gigabytes,
        on_screen: 250.0,
        memory: 32 * MIB,
    },
    Case {
        title: "200,000 entries",
        file: huge::many_entries,
        on_screen: 500.0,
        memory: 96 * MIB,
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let runs = std::env::args()
        .nth(1)
        .map_or(Ok(5), |runs| runs.parse::<u32>())?;
    let mut report = String::new();
    for case in &CASES {
        report.push_str(&measure(case, runs));
    }
    report.push_str(&ours::large_text(runs));
    println!("{report}");
    let path = root().join("target").join("bench").join("report.md");
    std::fs::write(&path, report)?;
    println!("Also in {}", path.display());
    Ok(())
}

fn measure(case: &Case, runs: u32) -> String {
    let file = (case.file)();
    let mut page = Vec::new();
    let mut numbers = None;
    let mut others: Vec<(&str, Vec<Measured>)> = peers::PEERS
        .iter()
        .map(|peer| (peer.name, Vec::new()))
        .collect();
    for run in 1..=runs {
        eprintln!("{}: run {run} of {runs}", case.title);
        let opened = ours::open(&file);
        page.push(Measured::Milliseconds(opened.on_screen));
        numbers = Some(opened);
        for (peer, (_, measured)) in peers::PEERS.iter().zip(&mut others) {
            measured.push(peer.list(&file));
        }
    }
    let mut table = Table::new(
        case.title,
        "ms until all entries are known; for the inspector, until they are on screen",
    );
    table.row("this inspector", &page, Some(case.on_screen));
    for (name, measured) in &others {
        table.row(name, measured, None);
    }
    if let Some(opened) = numbers {
        let allowed = opened.directory + MIB;
        table.fact("engine memory", opened.memory, case.memory);
        table.fact(
            "bytes read (list of entries + 1 MiB allowed)",
            opened.bytes_read,
            allowed,
        );
        table.note(&format!(
            "longest frame while scrolling the tree: {:.0} ms",
            opened.longest_frame
        ));
    }
    table.finish()
}
