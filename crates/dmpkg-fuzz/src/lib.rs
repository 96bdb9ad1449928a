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
mod assembly;
mod built;
mod documents;
mod names;
mod seeds;
mod signature;
mod structure;
mod witness;
mod xml;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use dmpkg::{CheckOptions, Findings, Package};

// Each by itself, so that a fuzzer holds only what it runs: it looks at all its counters after each run.
pub use agreement::run as agreement;
pub use assembly::run as assembly;
pub use built::run as built;
pub use documents::run as documents;
pub use names::run as names;
pub use seeds::seeds;
pub use signature::run as signature;
pub use structure::run as structure;
pub use xml::run as xml;

/// All that the rules find in a package, its contents included.
fn check(package: &Rc<Package>) -> Findings {
    let options = CheckOptions::default();
    let mut findings = Findings::of(package, &options);
    findings.merge(Findings::of_contents(package, &options));
    findings
}
