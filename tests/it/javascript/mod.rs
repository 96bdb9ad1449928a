//! The package for programs in JavaScript gives the answers of the command, in Node and in a browser.

mod embed;
mod node;
mod page;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use dmpkg_tests::{Desk, npm_package, root};

/// A folder from which programs import the package by its name, as from any that npm installed.
fn installed() -> Desk {
    let desk = Desk::new();
    copy(&npm_package(), &desk.path().join("node_modules/dmpkg"));
    desk
}

/// Puts a file that lies beside the tests into the folder.
fn put(desk: &Desk, name: &str) -> PathBuf {
    let bytes = fs::read(root().join("tests/it/javascript").join(name)).unwrap();
    desk.put(name, &bytes)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy(&from, &to),
            false => drop(fs::copy(&from, &to).unwrap()),
        }
    }
}
