//! `cargo xtask tidy`: what no other tool looks at.
//!
//! Two things: a file should be short enough to be read in one go, and nothing that the page is made of may
//! name an address from which a browser would load something.

mod addresses;
mod length;
mod script;

use crate::arguments::Arguments;
use crate::failure::{Failure, OrFail, Outcome};
use crate::project;
use length::Length;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders and files of the workspace that are looked at.
const PLACES: &[&str] = &[".ci", "crates", "docs", "index.html", "tests", "web"];

/// Folders that tools fill.
const FILLED_BY_TOOLS: &[&str] = &["dist", "node_modules", "target"];

/// Prints what is untidy.
pub(crate) fn command(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    tidy()
}

/// Looks at every file; fails when one is far too long or loads something from elsewhere.
pub(crate) fn tidy() -> Outcome {
    let root = project::root();
    let mut wrong = 0_usize;
    let mut looked_at = 0_usize;
    for place in PLACES {
        for path in files(&root.join(place))? {
            let Ok(text) = fs::read_to_string(&path) else {
                // No text, so neither lines nor addresses.
                continue;
            };
            looked_at += 1;
            let shown = project::shown(&path);
            let kind = extension(&path);
            match length::judge(&kind, &text) {
                Length::Fine => {}
                Length::Long(lines) => println!("{shown}: {lines} lines, better split it"),
                Length::TooLong(lines) => {
                    wrong += 1;
                    println!(
                        "{shown}: {lines} lines, more than {}; split it",
                        length::LIMIT
                    );
                }
            }
            for found in addresses::loaded_from_elsewhere(&kind, &text) {
                wrong += 1;
                println!(
                    "{shown}:{}: the page would load {}; ship the file with the page instead",
                    found.line, found.address
                );
            }
        }
    }
    println!("{looked_at} text files looked at");
    if wrong == 0 {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "untidy in {wrong} places, which are named above"
        )))
    }
}

fn extension(path: &Path) -> String {
    path.extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

/// The files at or below `place`, sorted; none when it does not exist.
fn files(place: &Path) -> Outcome<Vec<PathBuf>> {
    if place.is_file() {
        return Ok(vec![place.to_path_buf()]);
    }
    if !place.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = || format!("{} cannot be read", place.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(place).or_fail(unreadable)? {
        let entry = entry.or_fail(unreadable)?;
        let name = entry.file_name();
        if !FILLED_BY_TOOLS.iter().any(|folder| name == *folder) {
            entries.push(entry.path());
        }
    }
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.append(&mut files(&entry)?);
    }
    Ok(found)
}
