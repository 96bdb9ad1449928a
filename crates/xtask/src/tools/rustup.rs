//! Parts of the Rust distribution that rustup brings.

use crate::failure::{Failure, Outcome};
use crate::process::{cargo, find, output, program, run};

/// Adds `component` when cargo does not have the command that comes with it.
pub(crate) fn ensure_component(component: &str, command: &str) -> Outcome {
    if output(cargo(&[command, "--version"])).is_ok() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(Failure::new(format!(
            "cargo has no `{command}` and there is no rustup to add {component}; install it the way your \
             Rust was installed, or install Rust from https://rustup.rs"
        )));
    }
    println!("adding {component}");
    let mut add = program("rustup");
    add.args(["component", "add", component]);
    run(add)
}
