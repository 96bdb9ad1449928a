//! The compiler's library for WebAssembly.

use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{find, output, program, run};
use std::path::Path;

/// The target for which the page is built.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target when the compiler does not have it.
///
/// `rust-toolchain.toml` names the target too, but where rustup may not install by itself it is ignored
/// without a word; and adding it by name leaves the compiler's version alone.
pub(crate) fn ensure() -> Outcome {
    let mut question = program("rustc");
    question.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let folder = output(question).or_fail(|| {
        "the compiler could not be asked for its targets; install Rust from https://rustup.rs"
            .to_owned()
    })?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(Failure::new(format!(
            "the compiler has no {WASM_TARGET} library and there is no rustup to add it; install that \
             library the way your Rust was installed, or install Rust from https://rustup.rs"
        )));
    }
    println!("adding the compiler's {WASM_TARGET} library");
    let mut add = program("rustup");
    add.args(["target", "add", WASM_TARGET]);
    run(add)
}
