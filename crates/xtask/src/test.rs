//! `cargo xtask test`: every test, with the built page and a browser at hand.

use crate::arguments::Arguments;
use crate::build::{self, BuildOptions};
use crate::failure::Outcome;
use crate::process::{cargo, run};
use crate::project;
use crate::steps::Steps;
use crate::tools::{chromium, firefox};
use std::env;
use std::path::Path;

/// Where real packages lie; without it only packages that were built in code are tested.
const CORPUS: &str = "DMPKG_CORPUS";

/// Builds the page, finds a browser, and runs the tests whose names contain one of the filters.
pub(crate) fn command(arguments: Arguments) -> Outcome {
    let filters = arguments.rest();
    let mut steps = Steps::default();
    let outcome = run_steps(&mut steps, &filters);
    let summary = steps.summary();
    if env::var_os(CORPUS).is_none() {
        println!("{CORPUS} is not set: real packages are not tested");
    }
    outcome.and(summary)
}

fn run_steps(steps: &mut Steps, filters: &[String]) -> Outcome {
    let chromium = steps.need("a browser", chromium::find_or_install)?;
    let firefox = steps.need("a second browser", firefox::find_or_install)?;
    let built = steps.need("the page", || build::build(&BuildOptions::default()))?;
    let npm = steps.need("the package for JavaScript", || {
        build::npm::build(&project::npm())
    })?;
    let mut places = vec![
        ("DMPKG_DIST", &*built.dist),
        ("DMPKG_NPM", &*npm),
        ("DMPKG_CHROME", &*chromium),
    ];
    places.extend(firefox.as_deref().map(|firefox| ("DMPKG_FIREFOX", firefox)));
    let tests = |selection: &[&str]| tests(selection, filters, &places);
    // Apart, because together cargo would join their features and compile this program's dependencies twice.
    steps.run("tests", || tests(&["--workspace", "--exclude", "xtask"]));
    steps.run("tests of xtask", || tests(&["--package", "xtask"]));
    Ok(())
}

fn tests(selection: &[&str], filters: &[String], places: &[(&str, &Path)]) -> Outcome {
    let mut command = cargo(&["test", "--no-fail-fast"]);
    command
        .args(selection)
        .arg("--")
        .args(filters)
        .envs(places.iter().copied());
    run(command)
}
