//! Programs that Debian and its kin have as packages.

use crate::failure::{Failure, Outcome};
use crate::process::{find, output, program, run};
use std::path::Path;
use std::process::Command;

/// Installs a package; fails with the advice where that cannot be done from here.
pub(super) fn install(package: &str, advice: &str) -> Outcome {
    if !Path::new("/etc/debian_version").exists() || find("apt-get").is_none() {
        return Err(Failure::new(advice));
    }
    let as_root = is_root();
    if !as_root && find("sudo").is_none() {
        return Err(Failure::new(format!(
            "{advice} (as root: apt-get install {package})"
        )));
    }
    println!("installing {package}");
    run(apt_get(as_root, &["update"]))?;
    run(apt_get(
        as_root,
        &["install", "-y", "--no-install-recommends", package],
    ))
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
