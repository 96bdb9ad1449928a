//! `cargo xtask`: everything this project does to itself, without any tool that cargo does not bring.
//!
//! This file is the table of commands; each command is a module.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "an outer shell: it runs programs, moves files and tells what it does"
)]

mod advisories;
mod arguments;
mod build;
mod check;
mod failure;
mod forward;
mod fuzz;
mod page;
mod process;
mod project;
mod serve;
mod steps;
mod test;
mod tidy;
mod tools;

use arguments::Arguments;
use failure::{Failure, Outcome};
use forward::{BENCH, Forward, SHOTS};
use std::process::ExitCode;

/// One command of `cargo xtask`.
struct Command {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    action: Action,
}

/// Who does the work of a command.
enum Action {
    /// A module of this crate.
    Own(fn(Arguments) -> Outcome),
    /// A program of another crate, which gets all arguments.
    Forward(Forward),
}

const COMMANDS: &[Command] = &[
    Command {
        name: "build",
        arguments: "[--dev] [--dist DIR] [--check-budget]",
        help: "build the page into dist/ and show what a visitor downloads",
        action: Action::Own(build::command),
    },
    Command {
        name: "npm",
        arguments: "[--out DIR]",
        help: "build the package for JavaScript into target/npm and show its sizes",
        action: Action::Own(build::npm::command),
    },
    Command {
        name: "serve",
        arguments: "[--dev] [--port N]",
        help: "build the page and show it on this machine",
        action: Action::Own(serve::command),
    },
    Command {
        name: "test",
        arguments: "[FILTER...]",
        help: "run every test, those in a browser included",
        action: Action::Own(test::command),
    },
    Command {
        name: "check",
        arguments: "",
        help: "format, lints, documentation, licences, tidiness: what must hold beside the tests",
        action: Action::Own(check::command),
    },
    Command {
        name: "tidy",
        arguments: "",
        help: "find files that are too long and addresses the page would load from elsewhere",
        action: Action::Own(tidy::command),
    },
    Command {
        name: "advisories",
        arguments: "",
        help: "look for known weaknesses of the dependencies, if the database can be reached",
        action: Action::Own(advisories::command),
    },
    Command {
        name: "fuzz",
        arguments: "[--runs N] [TARGET...]",
        help: "look for inputs that break a promise of the engine; needs a nightly compiler",
        action: Action::Own(fuzz::command),
    },
    Command {
        name: "shots",
        arguments: "...",
        help: "build the page and take pictures of its states",
        action: Action::Forward(SHOTS),
    },
    Command {
        name: "bench",
        arguments: "...",
        help: "build the page and measure it beside its peers",
        action: Action::Forward(BENCH),
    },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else {
        print_help();
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print_help();
        return Ok(());
    }
    let arguments = Arguments::new(words.collect());
    let command = COMMANDS
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| {
            Failure::new(format!(
                "there is no command `{name}`; `cargo xtask help` lists them"
            ))
        })?;
    match &command.action {
        Action::Own(run) => run(arguments),
        Action::Forward(forward) => forward.run(arguments),
    }
}

fn print_help() {
    println!("cargo xtask COMMAND\n");
    for command in COMMANDS {
        println!("  {} {}", command.name, command.arguments);
        println!("      {}", command.help);
    }
}
