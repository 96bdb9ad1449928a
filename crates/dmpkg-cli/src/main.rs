//! The command `dmpkg`: the engine for terminals and pipelines.
//!
//! Exit code 0: done. 1: a check found something at or above the threshold. 2: the command or a file
//! could not be used. A file that is no package is an answer, not a failure of the command.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the command line is where files, arguments and the terminal belong"
)]

mod arguments;
mod cat;
mod check;
mod file;
mod input;
mod inspect;
mod list;
mod location;
mod manual;
mod output;
mod progress;
mod root;
mod rules;
mod settings;
mod sheet;

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::output::Failed;

/// A check found something at or above the threshold.
const FOUND: u8 = 1;
/// The command or a file could not be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Inspect {
            file,
            entry,
            secrets,
            at,
            root,
            format,
        } => match entry.is_empty() {
            true => root::read(&root)
                .and_then(|roots| inspect::run(&file, format, secrets, at.or_else(now), roots)),
            false => inspect::entry(&file, &entry, secrets),
        },
        Command::List {
            file,
            nested,
            hashes,
            format,
        } => list::run(&file, nested, hashes, format),
        Command::Check {
            files,
            format,
            output,
            fail_on,
            secrets,
            no_nested,
            no_integrity,
            at,
            config,
            allow,
            page,
            root,
        } => {
            let printing = check::Printing {
                format,
                output,
                page,
                fail_on: fail_on.severity(),
            };
            let checked = settings::read(config.as_deref(), &allow).and_then(|settings| {
                let roots = root::read(&root)?;
                let checks = check::Checks {
                    nested: !no_nested,
                    integrity: !no_integrity,
                    secrets,
                    at: at.or_else(now),
                    settings,
                    roots,
                };
                check::run(&files, &checks, &printing)
            });
            match checked {
                Ok(check::Verdict::Found) => return ExitCode::from(FOUND),
                Ok(check::Verdict::Passed) => Ok(()),
                Err(failed) => Err(failed),
            }
        }
        Command::Rules { rule, format } => rules::run(rule.as_deref(), format),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::page(command.as_deref()),
        Command::Cat { file, entry } => cat::run(&file, &entry),
    };
    match done {
        // A reader that stops early, such as `head`, is no failure.
        Ok(()) | Err(Failed::ReaderGone) => ExitCode::SUCCESS,
        Err(Failed::Because(message)) => {
            eprintln!("dmpkg: {message}");
            ExitCode::from(UNUSABLE)
        }
    }
}

/// Seconds since 1970, by the clock of the machine.
fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
