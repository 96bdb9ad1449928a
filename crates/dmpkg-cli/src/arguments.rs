use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Inspects DataMiner packages: what they are, what is inside, what any entry says.
#[derive(Debug, Parser)]
#[command(name = "dmpkg", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tells what a file is: kind, name, version, requirements, contents in numbers
    #[command(
        after_help = "Examples:\n  dmpkg inspect Solution.dmapp\n  dmpkg inspect Solution.dmapp --format json > report.json"
    )]
    Inspect {
        /// The package
        file: PathBuf,
        /// How to print it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Lists the entries with sizes, methods and checksums
    #[command(
        after_help = "Examples:\n  dmpkg list Solution.dmapp\n  dmpkg list Solution.dmapp --nested --format json"
    )]
    List {
        /// The package
        file: PathBuf,
        /// Also list what is inside archives inside
        #[arg(long)]
        nested: bool,
        /// How to print it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Writes the content of one entry to standard output
    #[command(
        after_help = "Examples:\n  dmpkg cat Solution.dmapp AppInfo.xml\n  dmpkg cat Solution.dmapp AppInstallContent/Protocols/Demo.dmprotocol Protocol/Protocol.xml\n\nNames are compared with / and \\ alike and, when no entry has the exact name, whatever their letter case."
    )]
    Cat {
        /// The package
        file: PathBuf,
        /// The entry; further names walk into archives inside
        #[arg(required = true)]
        entry: Vec<String>,
    },
}

/// How to print an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}
