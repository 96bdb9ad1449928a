//! `cargo xtask fuzz`: random inputs, guided by coverage, until a promise of the engine breaks.
//!
//! No part of `test`: it needs a nightly compiler and as much time as one gives it. Inputs that it saved
//! to `tests/fuzz/inputs` run in every test.

use crate::arguments::Arguments;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{cargo, find, output, program, run};
use crate::project;
use crate::tools::cargo_fuzz;
use std::fs;
use std::path::{Path, PathBuf};

/// The fuzzers, each a program of `tests/fuzz`.
const TARGETS: [&str; 8] = [
    "structure",
    "names",
    "xml",
    "built",
    "agreement",
    "documents",
    "assembly",
    "signature",
];
/// Runs of a fuzzer when nothing else is asked.
const RUNS: &str = "1000000";
/// Largest input in bytes: bigger ones are slower and find no more.
const MAX_LEN: u64 = 4096;
/// A run that takes longer than this many seconds counts as a hang.
const TIMEOUT: u32 = 10;

/// Runs all fuzzers, or those named, one after the other.
pub(crate) fn command(mut arguments: Arguments) -> Outcome {
    let runs = arguments
        .value("--runs")?
        .unwrap_or_else(|| RUNS.to_owned());
    let wanted = arguments.rest();
    if let Some(unknown) = wanted.iter().find(|name| !TARGETS.contains(&name.as_str())) {
        return Err(Failure::new(format!(
            "there is no fuzzer `{unknown}`; there are {}",
            TARGETS.join(", ")
        )));
    }
    let fuzzer = cargo_fuzz::find_or_install()?;
    let nightly = nightly()?;
    let folder = project::root().join("tests").join("fuzz");
    for target in TARGETS {
        if !wanted.is_empty() && !wanted.iter().any(|name| name == target) {
            continue;
        }
        println!("fuzzing {target}, {runs} runs");
        let corpus = folder.join("corpus").join(target);
        fs::create_dir_all(&corpus).or_fail(|| corpus.display().to_string())?;
        let mut fuzz = program(&fuzzer);
        fuzz.args(["run", "--sanitizer", "none", "--fuzz-dir"])
            .arg(&folder)
            .arg(target)
            .arg(&corpus)
            .args(saved_inputs(&folder, target))
            .arg(seeds(&folder, target)?)
            .arg("--")
            .arg(format!("-runs={runs}"))
            .arg(format!("-dict={}", folder.join("words.dict").display()))
            .arg(format!("-max_len={MAX_LEN}"))
            .arg(format!("-timeout={TIMEOUT}"))
            .arg("-print_final_stats=1")
            .env("RUSTUP_TOOLCHAIN", &nightly);
        run(fuzz)?;
    }
    Ok(())
}

/// Saved inputs of a fuzzer, to begin with.
fn saved_inputs(folder: &Path, target: &str) -> Option<PathBuf> {
    let saved = folder.join("inputs").join(target);
    saved.is_dir().then_some(saved)
}

/// Writes what can be made of the fixtures and is small enough into a folder, to begin with, too.
fn seeds(fuzz: &Path, target: &str) -> Outcome<PathBuf> {
    let folder = fuzz.join("corpus").join("seeds").join(target);
    let mut write = cargo(&["run", "--quiet", "--package", "dmpkg-fuzz"]);
    write
        .args(["--example", "seeds", "--", target])
        .arg(&folder);
    write.arg(MAX_LEN.to_string());
    run(write)?;
    Ok(folder)
}

/// The name of an installed nightly toolchain.
fn nightly() -> Outcome<String> {
    let advice = "fuzzing needs a nightly compiler: rustup toolchain install nightly";
    if find("rustup").is_none() {
        return Err(Failure::new(advice));
    }
    let mut list = program("rustup");
    list.args(["toolchain", "list"]);
    let listed = output(list)?;
    let nightly = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .find(|name| name.starts_with("nightly"));
    nightly
        .map(str::to_owned)
        .ok_or_else(|| Failure::new(advice))
}
