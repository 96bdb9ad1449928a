//! cargo-deny, which looks at the licences and sources of the dependencies.

use crate::failure::Outcome;
use crate::process::{cargo, find, run};
use crate::project;
use std::env;
use std::path::PathBuf;

const VERSION: &str = "0.20.2";

/// The program on the search path, else the one built for this project, which is built now if need be.
pub(crate) fn find_or_install() -> Outcome<PathBuf> {
    if let Some(path) = find("cargo-deny") {
        return Ok(path);
    }
    let root = project::tools();
    let path = root
        .join("bin")
        .join(format!("cargo-deny{}", env::consts::EXE_SUFFIX));
    if path.is_file() {
        return Ok(path);
    }
    println!("building cargo-deny {VERSION}, once");
    let mut install = cargo(&["install", "cargo-deny", "--locked", "--version", VERSION]);
    install
        .args(["--no-default-features", "--quiet", "--root"])
        .arg(&root)
        // It runs for a second, so time spent on optimising it is lost.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    run(install)?;
    Ok(path)
}
