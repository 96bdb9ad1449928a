//! What was found, in the forms that people and other programs take: one code for page and command line.
//!
//! Every text of a package goes through the masks of its report, whatever the form.

mod csv;
mod examined;
mod html;
mod json_text;
mod junit;
mod markup;
mod sarif;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::examined::Examined;
use crate::rules::Severity;
use crate::{Report, RuleLinks};

/// A form in which reports are handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportFormat {
    /// Everything, for programs: the contract `dmpkg.report/1`.
    Json,
    /// What was found and how to read it, for people.
    Html,
    /// What was found, for tickets and pages.
    Markdown,
    /// What was found, for spreadsheets.
    Csv,
    /// What was found, for hosts of code: SARIF 2.1.0.
    Sarif,
    /// What ran and what of it failed, for servers that run tests.
    Junit,
}

/// What exports are made by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// Where rules are linked to.
    pub links: RuleLinks,
    /// The least severity that is a failure.
    pub fail_on: Severity,
}

/// An export of one file or several.
pub struct Export {
    format: ExportFormat,
    options: ExportOptions,
    state: State,
}

/// What is kept of the files that were added: no more than the form tells of them.
enum State {
    Json(Vec<String>),
    Text(String),
    Sarif(sarif::Run),
    Junit(junit::Suites),
    Html(html::Page),
}

impl ExportFormat {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Json,
        Self::Html,
        Self::Markdown,
        Self::Csv,
        Self::Sarif,
        Self::Junit,
    ];

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Sarif => "SARIF",
            Self::Junit => "JUnit XML",
        }
    }

    /// What stands behind the name of the file that was looked at.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "report.json",
            Self::Html => "report.html",
            Self::Markdown => "report.md",
            Self::Csv => "report.csv",
            Self::Sarif => "sarif",
            Self::Junit => "junit.xml",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Html => "text/html",
            Self::Markdown => "text/markdown",
            Self::Csv => "text/csv",
            Self::Sarif => "application/sarif+json",
            Self::Junit => "application/xml",
        }
    }
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            links: RuleLinks::default(),
            fail_on: Severity::Error,
        }
    }
}

impl Export {
    /// An export of nothing yet.
    pub fn new(format: ExportFormat, options: ExportOptions) -> Self {
        let state = match format {
            ExportFormat::Json => State::Json(Vec::new()),
            ExportFormat::Markdown => State::Text(String::new()),
            ExportFormat::Csv => State::Text(csv::HEADINGS.to_owned()),
            ExportFormat::Sarif => State::Sarif(sarif::Run::default()),
            ExportFormat::Junit => State::Junit(junit::Suites::default()),
            ExportFormat::Html => State::Html(html::Page::default()),
        };
        Self {
            format,
            options,
            state,
        }
    }

    /// Adds what was found in a file.
    pub fn add(&mut self, file: &Examined) {
        match &mut self.state {
            State::Json(reports) => reports.push(file.report.to_json()),
            State::Text(text) if self.format == ExportFormat::Csv => csv::add(text, file),
            State::Text(text) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                let title = &file.report.file.name;
                text.push_str(&file.findings.to_markdown(title, &self.options.links));
            }
            State::Sarif(run) => run.add(file),
            State::Junit(suites) => suites.add(file, self.options.fail_on),
            State::Html(page) => page.add(file, &self.options.links),
        }
    }

    /// All of it as text.
    pub fn finish(self) -> String {
        match self.state {
            State::Json(reports) => match <[String; 1]>::try_from(reports) {
                Ok([report]) => report,
                Err(reports) => Report::joined(&reports),
            },
            State::Text(text) => text,
            State::Sarif(run) => run.finish(&self.options.links),
            State::Junit(suites) => suites.finish(),
            State::Html(page) => page.finish(),
        }
    }
}
