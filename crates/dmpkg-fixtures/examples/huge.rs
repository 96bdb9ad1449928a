//! Writes a huge archive: `cargo run --release -p dmpkg-fixtures --example huge -- (plan|many) MEMBERS FILE`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program of its own: files and arguments belong here"
)]

use std::fs::File;
use std::io::{Error, Result};

use dmpkg_fixtures::sparse;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [shape, members, path] = arguments.as_slice() else {
        return Err(Error::other(
            "expected three arguments: plan or many, number of members, file to write",
        ));
    };
    let members = members.parse().map_err(Error::other)?;
    let plan = match shape.as_str() {
        "plan" => sparse::plan(members),
        "many" => sparse::many(members),
        _ => return Err(Error::other("the first argument is plan or many")),
    };
    plan.write(File::create(path)?)?;
    Ok(())
}
