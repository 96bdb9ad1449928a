//! A browser for the tests.

use super::apt;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::find;
use std::env;
use std::path::PathBuf;

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The browser that `CHROME` names, else one on the search path, else one that is installed now.
pub(crate) fn find_or_install() -> Outcome<PathBuf> {
    let chromium = match env::var_os("CHROME") {
        Some(path) => named(PathBuf::from(path))?,
        None => match on_the_path() {
            Some(path) => path,
            None => install()?,
        },
    };
    println!("the browser is {}", chromium.display());
    Ok(chromium)
}

fn named(path: PathBuf) -> Outcome<PathBuf> {
    if path.is_file() {
        return std::path::absolute(&path)
            .or_fail(|| format!("the place of {} cannot be told", path.display()));
    }
    Err(Failure::new(format!(
        "CHROME names {}, which is no file; set it to the Chromium program or leave it unset",
        path.display()
    )))
}

fn on_the_path() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find(name))
}

fn install() -> Outcome<PathBuf> {
    let advice = "there is no Chromium: install it, or set CHROME to the program of one";
    apt::install("chromium", advice)?;
    on_the_path().ok_or_else(|| Failure::new(advice))
}
