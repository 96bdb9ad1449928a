//! A browser for the tests.

use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{find, output, program, run};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    if !Path::new("/etc/debian_version").exists() || find("apt-get").is_none() {
        return Err(Failure::new(advice));
    }
    let as_root = is_root();
    if !as_root && find("sudo").is_none() {
        return Err(Failure::new(format!(
            "{advice} (as root: apt-get install chromium)"
        )));
    }
    println!("installing Chromium");
    run(apt_get(as_root, &["update"]))?;
    run(apt_get(
        as_root,
        &["install", "-y", "--no-install-recommends", "chromium"],
    ))?;
    on_the_path().ok_or_else(|| Failure::new(advice))
}

fn apt_get(as_root: bool, arguments: &[&str]) -> Command {
    let mut command = if as_root {
        program("apt-get")
    } else {
        // Without a terminal sudo must not wait for a password that nobody types.
        let mut sudo = program("sudo");
        sudo.args([
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            "apt-get",
        ]);
        sudo
    };
    command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    let mut question = program("id");
    question.arg("-u");
    output(question).is_ok_and(|user| user.trim() == "0")
}
