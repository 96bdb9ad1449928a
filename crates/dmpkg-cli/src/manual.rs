//! What shells and `man` want to know of the command.

use std::io::{Write, stdout};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::output::Failed;

/// Prints what a shell needs to complete words.
pub(crate) fn completions(shell: Shell) -> Result<(), Failed> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dmpkg", &mut text);
    Ok(stdout().lock().write_all(&text)?)
}

/// Prints the manual page of the command, or of one of its commands, in the form of `man`.
pub(crate) fn page(of: Option<&str>) -> Result<(), Failed> {
    let mut command = Arguments::command();
    command.build();
    let page = match of {
        None => command,
        Some(name) => {
            let found = command.find_subcommand(name).cloned();
            let found = found.ok_or_else(|| {
                Failed::about(name, "there is no such command; dmpkg --help lists them")
            })?;
            // Pages of commands are called dmpkg-check, as those of other programs are.
            let name: &'static str = String::leak(format!("dmpkg-{name}"));
            found.name(name)
        }
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    Ok(stdout().lock().write_all(&text)?)
}
