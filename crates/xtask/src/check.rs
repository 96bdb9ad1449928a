//! `cargo xtask check`: what must hold beside the tests.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::process::{cargo, program, run};
use crate::steps::Steps;
use crate::tidy;
use crate::tools::wasm_target::{self, WASM_TARGET};
use crate::tools::{cargo_deny, rustup};

/// Crates that only mean something inside a browser.
const BROWSER_CRATES: &[&str] = &["dmpkg-js", "dmpkg-wasm", "web"];

/// Runs every check, also after one has failed.
pub(crate) fn command(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    let mut steps = Steps::default();
    steps.run("tidy", tidy::tidy);
    steps.run("format", format);
    steps.run("lints", lints);
    steps.run("lints for the browser", lints_for_the_browser);
    steps.run("documentation", documentation);
    steps.run("licences and sources of dependencies", dependencies);
    steps.summary()
}

fn format() -> Outcome {
    rustup::ensure_component("rustfmt", "fmt")?;
    run(cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Outcome {
    rustup::ensure_component("clippy", "clippy")?;
    run(cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn lints_for_the_browser() -> Outcome {
    rustup::ensure_component("clippy", "clippy")?;
    wasm_target::ensure()?;
    let mut command = cargo(&["clippy", "--target", WASM_TARGET]);
    for name in BROWSER_CRATES {
        command.args(["--package", name]);
    }
    command.args(["--", "-D", "warnings"]);
    run(command)
}

fn documentation() -> Outcome {
    let mut command = cargo(&["doc", "--workspace", "--no-deps", "--lib"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    run(command)
}

fn dependencies() -> Outcome {
    let mut command = program(cargo_deny::find_or_install()?);
    command.args(["--all-features", "check", "licenses", "bans", "sources"]);
    run(command)
}
