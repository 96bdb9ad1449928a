//! A second browser for the tests.

use super::apt;
use crate::failure::{Failure, Outcome};
use crate::process::find;
use std::env;
use std::path::PathBuf;

const NAMES: &[&str] = &["firefox-esr", "firefox"];

/// Firefox on the search path, else one that is installed now. None where that cannot be done, but where everything
/// must hold (`CI`) that is a failure.
pub(crate) fn find_or_install() -> Outcome<Option<PathBuf>> {
    let advice = "there is no Firefox: install it, and put it on the search path";
    let found = match on_the_path() {
        Some(path) => Ok(path),
        None => apt::install("firefox-esr", advice)
            .and_then(|()| on_the_path().ok_or_else(|| Failure::new(advice))),
    };
    match found {
        Ok(path) => {
            println!("the second browser is {}", path.display());
            Ok(Some(path))
        }
        Err(failure) if env::var_os("CI").is_some() => Err(failure),
        Err(failure) => {
            println!("nothing is tested in Firefox: {failure}");
            Ok(None)
        }
    }
}

fn on_the_path() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find(name))
}
