//! The command `dmpkg`: the engine for terminals and pipelines.
//!
//! Exit code 0: done. 2: the command or a file could not be used. A file that is no package is an
//! answer, not a failure of the command.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the command line is where files, arguments and the terminal belong"
)]

mod arguments;
mod cat;
mod file;
mod inspect;
mod list;
mod output;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::output::Failed;

/// The command or a file could not be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Inspect { file, format } => inspect::run(&file, format),
        Command::List {
            file,
            nested,
            format,
        } => list::run(&file, nested, format),
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
