//! Writes every fixture into a folder, to look at them with other tools: `cargo run -p dmpkg-fixtures --example write -- FOLDER`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program of its own: files and arguments belong here"
)]

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

fn main() -> Result<()> {
    let Some(folder) = std::env::args().nth(1) else {
        return Err(Error::other(
            "expected one argument: the folder to write into",
        ));
    };
    for fixture in dmpkg_fixtures::all() {
        // Several fixtures have one file name, so each gets a folder of its own.
        let folder = Path::new(&folder).join(fixture.name);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(fixture.file_name), fixture.bytes)?;
    }
    Ok(())
}
