//! Other programs.

use crate::failure::{Failure, OrFail, Outcome};
use crate::project;
use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The cargo that runs this command, started in the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = program(cargo);
    command.args(arguments);
    command
}

/// A program, started in the workspace.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project::root());
    command
}

/// Runs a program to its end; its output goes to the terminal.
pub(crate) fn run(mut command: Command) -> Outcome {
    let shown = shown(&command);
    let status = command
        .status()
        .or_fail(|| format!("`{shown}` could not be started"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{shown}` failed ({status}); its own message stands above"
        )))
    }
}

/// Runs a program to its end and returns what it wrote to its standard output.
pub(crate) fn output(mut command: Command) -> Outcome<String> {
    let shown = shown(&command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .or_fail(|| format!("`{shown}` could not be started"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!(
            "`{shown}` failed ({}); its own message stands above",
            output.status
        )))
    }
}

/// Where a program of this name lies on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// The command as a person would type it.
fn shown(command: &Command) -> String {
    let name = PathBuf::from(command.get_program());
    let name = name.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}
