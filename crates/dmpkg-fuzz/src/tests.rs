//! The inputs that fuzzers saved, and all fixtures, as ordinary tests.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the inputs are files"
)]

use std::fs;
use std::path::Path;

use super::TARGETS;

/// Saved inputs, one folder for each target.
const INPUTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fuzz/inputs");

#[test]
fn saved_inputs_break_no_promise() {
    for target in TARGETS {
        let folder = Path::new(INPUTS).join(target.name);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{}", folder.display());
        for file in files {
            (target.run)(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn fixtures_break_no_promise() {
    for fixture in dmpkg_fixtures::all() {
        for target in TARGETS {
            (target.run)(&fixture.bytes);
        }
    }
}
