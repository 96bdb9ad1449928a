//! Builds the sample package that the page offers, so that its bytes are part of the program.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a build script takes its place from the environment and writes a file there"
)]

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let sample = dmpkg_fixtures::sample();
    fs::write(Path::new(&folder).join("sample.dmapp"), sample.bytes)
}
