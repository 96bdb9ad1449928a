//! The inputs that fuzzers saved, and all fixtures, as ordinary tests.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the inputs are files"
)]

use std::fs;
use std::path::Path;

/// What a fuzzer runs.
type Run = fn(&[u8]);

/// The fuzzers, by the names of the folders of their inputs.
const TARGETS: [(&str, Run); 8] = [
    ("structure", super::structure),
    ("names", super::names),
    ("xml", super::xml),
    ("built", super::built),
    ("agreement", super::agreement),
    ("documents", super::documents),
    ("assembly", super::assembly),
    ("signature", super::signature),
];

/// Saved inputs, one folder for each target.
const INPUTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fuzz/inputs");

#[test]
fn saved_inputs_break_no_promise() {
    for (name, run) in TARGETS {
        let folder = Path::new(INPUTS).join(name);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{}", folder.display());
        for file in files {
            run(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn fixtures_break_no_promise() {
    for fixture in dmpkg_fixtures::all() {
        for (_, run) in TARGETS {
            run(&fixture.bytes);
        }
    }
    for (name, run) in TARGETS {
        for seed in super::seeds(name) {
            run(&seed);
        }
    }
}
