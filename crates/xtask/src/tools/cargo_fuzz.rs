//! cargo-fuzz, which builds and runs the fuzzers.

use crate::failure::Outcome;
use crate::process::{cargo, find, run};
use crate::project;
use std::env;
use std::path::PathBuf;

const VERSION: &str = "0.13.2";

/// The program on the search path, else the one built for this project, which is built now if need be.
pub(crate) fn find_or_install() -> Outcome<PathBuf> {
    if let Some(path) = find("cargo-fuzz") {
        return Ok(path);
    }
    let root = project::tools();
    let path = root
        .join("bin")
        .join(format!("cargo-fuzz{}", env::consts::EXE_SUFFIX));
    if path.is_file() {
        return Ok(path);
    }
    println!("building cargo-fuzz {VERSION}, once");
    let mut install = cargo(&["install", "cargo-fuzz", "--locked", "--version", VERSION]);
    install.args(["--quiet", "--root"]).arg(&root);
    run(install)?;
    Ok(path)
}
