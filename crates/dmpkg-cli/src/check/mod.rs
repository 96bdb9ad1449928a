//! Checks files by all rules.

mod job;
mod print;

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::rules::Severity;
use dmpkg::{CheckOptions, Findings, Report, RuleLinks, Settings};
use dmpkg_archive::Source;

use crate::arguments::{CheckFormat, Threshold};
use crate::file::OnDisk;
use crate::output::Failed;

/// What to look at.
pub(crate) struct Checks {
    /// Archives inside.
    pub(crate) nested: bool,
    /// Every content.
    pub(crate) integrity: bool,
    /// Whether reports have what is hidden.
    pub(crate) secrets: bool,
    /// At which time, in seconds since 1970.
    pub(crate) at: Option<i64>,
    /// What the user wants of the rules.
    pub(crate) settings: Settings,
    /// Root certificates that the user trusts.
    pub(crate) roots: Vec<Vec<u8>>,
}

/// How to print what was found.
pub(crate) struct Printing {
    /// In which form.
    pub(crate) format: CheckFormat,
    /// The address of a page that shows the rules.
    pub(crate) page: Option<String>,
}

impl Checks {
    fn options(&self) -> CheckOptions {
        CheckOptions {
            outer_only: !self.nested,
            now: self.at,
            settings: self.settings.clone(),
            roots: self.roots.clone(),
            ..CheckOptions::default()
        }
    }
}

/// What the checks came to.
pub(crate) enum Verdict {
    /// Nothing at or above the threshold, and the tool did not fail.
    Passed,
    /// Something.
    Found,
}

/// What was found in one file.
struct Checked {
    report: Report,
    findings: Findings,
    /// What it is and its size, in words.
    is: String,
}

/// Checks files and prints what was found.
pub(crate) fn run(
    files: &[PathBuf],
    checks: &Checks,
    printing: Printing,
    fail_on: Threshold,
) -> Result<Verdict, Failed> {
    let format = printing.format;
    let links = printing.page.map_or(RuleLinks::Document, RuleLinks::Page);
    let mut out = stdout().lock();
    let threshold = match fail_on {
        Threshold::Error => Severity::Error,
        Threshold::Warning => Severity::Warning,
        Threshold::Note => Severity::Note,
    };
    let mut verdict = Verdict::Passed;
    let mut reports = Vec::new();
    for (at, path) in files.iter().enumerate() {
        let mut checked = check(path, checks)?;
        checked.report.secrets = checks.secrets;
        if checked.findings.worst() >= Some(threshold) {
            verdict = Verdict::Found;
        }
        match format {
            CheckFormat::Text => {
                if at > 0 {
                    writeln!(out)?;
                }
                print::text(&mut out, &checked)?;
            }
            CheckFormat::Markdown => {
                let title = &checked.report.file.name;
                out.write_all(checked.findings.to_markdown(title, &links).as_bytes())?;
            }
            CheckFormat::Json => reports.push(checked.report),
        }
    }
    if format == CheckFormat::Json {
        let json = match <[Report; 1]>::try_from(reports) {
            Ok([report]) => report.to_json(),
            Err(reports) => Report::several(&reports),
        };
        out.write_all(json.as_bytes())?;
    }
    Ok(verdict)
}

fn check(path: &Path, checks: &Checks) -> Result<Checked, Failed> {
    let file = OnDisk::open(path)?;
    let read = || file.source.traffic().bytes;
    let package = match file.package() {
        Ok(package) => Rc::new(package),
        Err(error) => {
            let why = Unreadable::new(&error, &*file.source);
            let findings =
                Findings::of_unreadable(&file.name, &*file.source, &error, &checks.options());
            let size = file.source.len();
            let report = Report::unreadable(&file.name, size, read(), why, &findings);
            return Ok(Checked {
                is: format!("no archive, {}", dmpkg::amounts::size(size)),
                report,
                findings,
            });
        }
    };
    let (mut findings, inspection) = job::structure(&package, checks);
    if checks.integrity {
        findings.merge(job::contents(path, &package, checks)?);
    }
    Ok(Checked {
        is: format!(
            "{}, {}",
            package.detection.kind.label(),
            dmpkg::amounts::size(file.source.len())
        ),
        report: Report::of(&package, read(), &findings, &inspection),
        findings,
    })
}
