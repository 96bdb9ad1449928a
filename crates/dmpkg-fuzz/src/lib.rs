//! What fuzzers demand of the engine.
//!
//! Each function takes any bytes and panics when a promise is broken. The fuzzers in `tests/fuzz` call
//! them with coverage as their guide (`cargo xtask fuzz`); the inputs that they saved run as ordinary
//! tests, here, with any compiler.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a broken promise is told by a panic"
)]

mod agreement;
mod built;
mod names;
mod structure;
mod xml;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use dmpkg::{CheckOptions, Findings, Package};

/// A target: its name and what it demands.
pub struct Target {
    /// The name of the fuzzer and of the folder of its inputs.
    pub name: &'static str,
    /// Panics when a promise is broken.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "structure",
        run: structure::run,
    },
    Target {
        name: "names",
        run: names::run,
    },
    Target {
        name: "xml",
        run: xml::run,
    },
    Target {
        name: "built",
        run: built::run,
    },
    Target {
        name: "agreement",
        run: agreement::run,
    },
];

/// Runs the target of this name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("there is a target of this name").run)(bytes);
}

/// All that the rules find in a package, its contents included.
fn check(package: &Rc<Package>) -> Findings {
    let options = CheckOptions::default();
    let mut findings = Findings::of(package, &options);
    findings.merge(Findings::of_contents(package, &options));
    findings
}
