use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use dmpkg::ExportFormat;
use dmpkg::rules::Severity;

/// Inspects DataMiner packages: what they are, what is inside, what any entry says.
#[derive(Debug, Parser)]
#[command(
    name = "dmpkg",
    version,
    arg_required_else_help = true,
    after_help = "Examples:\n  dmpkg inspect Solution.dmapp\n  dmpkg check out --format sarif --output findings.sarif\n  dmpkg list Solution.dmapp --nested\n  dmpkg rules archive/crc-mismatch\n\nEach command has more: dmpkg check --help"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tells what a file is, what is in it and what it does to an agent; or what one entry says
    #[command(
        after_help = "Examples:\n  dmpkg inspect Solution.dmapp\n  dmpkg inspect Solution.dmapp Scripts/Install.xml\n  dmpkg inspect Solution.dmapp --format json > report.json\n\nWhat may be personal or secret is counted and hidden, unless --secrets is given. JSON names the places, and leaves out names of people and whole texts in any case."
    )]
    Inspect {
        /// The package
        file: PathBuf,
        /// A document or assembly in it; further names walk into archives inside
        #[arg(conflicts_with = "format")]
        entry: Vec<String>,
        /// Print what may be personal or secret
        #[arg(long)]
        secrets: bool,
        /// The time at which it is looked at, because certificates end: a date or date and time in UTC such as
        /// 2026-07-01T12:00:00; now, unless given
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<i64>,
        /// A root certificate that you trust, in DER or PEM, for the signature. May be given several times
        #[arg(long, value_name = "FILE")]
        root: Vec<PathBuf>,
        /// How to print it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Lists the entries with sizes, methods and checksums
    #[command(
        after_help = "Examples:\n  dmpkg list Solution.dmapp\n  dmpkg list Solution.dmapp --nested --format json\n  dmpkg list Solution.dmapp --nested --format sha256sum > Solution.sha256"
    )]
    List {
        /// The package
        file: PathBuf,
        /// Also list what is inside archives inside
        #[arg(long)]
        nested: bool,
        /// Decode every entry and add its SHA-256; the form sha256sum always does
        #[arg(long)]
        hashes: bool,
        /// How to print it
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Checks files by all rules: structure, names, limits, documents, and every content
    #[command(
        after_help = "Examples:\n  dmpkg check Solution.dmapp\n  dmpkg check *.dmprotocol --fail-on warning --format json > report.json\n  dmpkg check out                          all packages in a folder\n  curl ADDRESS | dmpkg check -\n  dmpkg check out/*.dmapp --format sarif --output findings.sarif\n  dmpkg check Solution.dmapp --at 2026-07-01\n  dmpkg check Solution.dmapp --config dmpkg.toml\n  dmpkg check Solution.dmapp --allow names/junk-entry --allow 'xml/*'\n\nOf a folder, files with the extension of a package are checked, at any depth, in the order of their paths. What comes by standard input is put into a temporary file first.\n\nA rule that looks at dates compares them with the time of the check. With --at the answer is the same on every day.\n\nSettings are read only from the file that --config names, never by themselves. What they hide or switch off is printed with the reason.\n\nExit code: 0 when nothing at or above the threshold was found, 1 when something was, 2 when the command or a file could not be used."
    )]
    Check {
        /// The packages; a folder stands for all packages in it, - for standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How to print what was found
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
        /// Write it to this file, and nothing to standard output
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// The least severity that makes the exit code 1
        #[arg(long, value_enum, default_value_t = Threshold::Error)]
        fail_on: Threshold,
        /// Write what may be personal or secret into reports, too; Markdown never has it
        #[arg(long)]
        secrets: bool,
        /// Leave archives inside alone
        #[arg(long)]
        no_nested: bool,
        /// Do not decode every entry to compare its checksum
        #[arg(long)]
        no_integrity: bool,
        /// A file with settings for the rules: switched off or with another severity, where, and why
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Switch off a rule; family/* for a whole family. May be given several times
        #[arg(long, value_name = "RULE")]
        allow: Vec<String>,
        /// The address of an inspector page, so that reports link to the rules there
        #[arg(long, value_name = "ADDRESS")]
        page: Option<String>,
        /// The time at which it is checked, a date or date and time in UTC such as 2026-07-01T12:00:00;
        /// now, unless given
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<i64>,
        /// A root certificate that you trust, in DER or PEM, for signatures. May be given several times
        #[arg(long, value_name = "FILE")]
        root: Vec<PathBuf>,
    },
    /// Lists the rules, or explains one
    #[command(
        after_help = "Examples:\n  dmpkg rules\n  dmpkg rules archive/crc-mismatch\n  dmpkg rules --format markdown > rules.md"
    )]
    Rules {
        /// The rule, or a family of rules
        rule: Option<String>,
        /// How to print it
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
    },
    /// Prints what a shell needs to complete words of this command
    #[command(
        after_help = "Examples:\n  dmpkg completions bash > /etc/bash_completion.d/dmpkg\n  dmpkg completions powershell >> $PROFILE"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Prints the manual page, or that of one command, in the form of man
    #[command(after_help = "Examples:\n  dmpkg man > dmpkg.1\n  dmpkg man check | man -l -")]
    Man {
        /// The command
        command: Option<String>,
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

/// Seconds since 1970.
fn instant(text: &str) -> Result<i64, String> {
    dmpkg::instant(text).ok_or_else(|| {
        "it is no date as 2026-07-01, nor a date and time as 2026-07-01T12:00:00".to_owned()
    })
}

/// How to print an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// How to print a list of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For sha256sum --check
    Sha256sum,
}

/// How to print rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For tickets and pages
    Markdown,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For hosts of code: SARIF 2.1.0
    Sarif,
    /// For servers that run tests: JUnit XML
    Junit,
    /// For tickets and pages
    Markdown,
    /// For people: one page that opens anywhere
    Html,
    /// For spreadsheets
    Csv,
}

impl CheckFormat {
    /// The form of the report; none for what is printed here.
    pub(crate) const fn export(self) -> Option<ExportFormat> {
        match self {
            Self::Text => None,
            Self::Json => Some(ExportFormat::Json),
            Self::Sarif => Some(ExportFormat::Sarif),
            Self::Junit => Some(ExportFormat::Junit),
            Self::Markdown => Some(ExportFormat::Markdown),
            Self::Html => Some(ExportFormat::Html),
            Self::Csv => Some(ExportFormat::Csv),
        }
    }
}

/// A least severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Threshold {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Anything found
    Note,
}

impl Threshold {
    /// The severity.
    pub(crate) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}
