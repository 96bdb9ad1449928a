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
const TARGETS: [&str; 5] = ["structure", "names", "xml", "built", "agreement"];
/// Those of them that take archives as they are.
const OF_ARCHIVES: [&str; 2] = ["structure", "agreement"];
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
    let fixtures = fixtures(&folder)?;
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
            .args(OF_ARCHIVES.contains(&target).then_some(&fixtures))
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

/// Writes all fixtures that are small enough into a folder, to begin with, too.
fn fixtures(fuzz: &Path) -> Outcome<PathBuf> {
    let folder = fuzz.join("corpus").join("fixtures");
    let mut write = cargo(&["run", "--quiet", "--package", "dmpkg-fixtures"]);
    write.args(["--example", "write", "--"]).arg(&folder);
    run(write)?;
    for fixture in files(&folder)? {
        for file in files(&fixture)? {
            let is_large = fs::metadata(&file).is_ok_and(|it| it.len() > MAX_LEN);
            if is_large {
                fs::remove_file(&file).or_fail(|| file.display().to_string())?;
            }
        }
    }
    Ok(folder)
}

/// What lies in a folder.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let failed = || folder.display().to_string();
    let entries = fs::read_dir(folder).or_fail(failed)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<Result<_, _>>().or_fail(failed)
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
