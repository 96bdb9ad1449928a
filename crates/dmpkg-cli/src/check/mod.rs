//! Checks files by all rules.

mod job;
mod print;

use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::rules::Severity;
use dmpkg::{CheckOptions, Examined, Export, ExportOptions, Findings, RuleLinks, Settings};
use dmpkg_archive::Source;

use crate::arguments::CheckFormat;
use crate::file::OnDisk;
use crate::input::{self, Input};
use crate::location;
use crate::output::{Failed, Output};
use crate::progress::Progress;

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
    /// Where to; standard output, unless given.
    pub(crate) output: Option<PathBuf>,
    /// The address of a page that shows the rules.
    pub(crate) page: Option<String>,
    /// The least severity that counts.
    pub(crate) fail_on: Severity,
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
    all: Examined,
    /// What it is and its size, in words.
    is: String,
}

/// Checks files and prints what was found.
pub(crate) fn run(
    files: &[PathBuf],
    checks: &Checks,
    printing: &Printing,
) -> Result<Verdict, Failed> {
    let files = input::all(files)?;
    let mut out = Output::of(printing.output.as_deref())?;
    let options = ExportOptions {
        links: match &printing.page {
            Some(page) => RuleLinks::Page(page.clone()),
            None => RuleLinks::Document,
        },
        fail_on: printing.fail_on,
    };
    let format = printing.format.export();
    let mut export = format.map(|format| Export::new(format, options));
    let mut verdict = Verdict::Passed;
    let mut progress = Progress::new();
    for (at, input) in files.iter().enumerate() {
        let name = input.path.file_name().unwrap_or_default();
        progress.file(at + 1, files.len(), &name.to_string_lossy());
        let checked = check(input, checks, &progress);
        progress.clear();
        let checked = checked?;
        if checked.all.findings.worst() >= Some(printing.fail_on) {
            verdict = Verdict::Found;
        }
        match &mut export {
            Some(export) => export.add(&checked.all),
            None => {
                if at > 0 {
                    writeln!(out)?;
                }
                print::text(&mut out, &checked)?;
            }
        }
    }
    if let Some(export) = export {
        out.write_all(export.finish().as_bytes())?;
    }
    out.finish()?;
    Ok(verdict)
}

fn check(input: &Input, checks: &Checks, progress: &Progress) -> Result<Checked, Failed> {
    let mut file = OnDisk::open(&input.path)?;
    if let Some(name) = input.name {
        name.clone_into(&mut file.name);
    }
    let read = || file.source.traffic().bytes;
    let package = match file.package() {
        Ok(package) => Rc::new(package),
        Err(error) => {
            let why = Unreadable::new(&error, &*file.source);
            let findings =
                Findings::of_unreadable(&file.name, &*file.source, &error, &checks.options());
            let size = file.source.len();
            let all = Examined::unreadable(&file.name, size, read(), why, findings);
            return Ok(Checked {
                is: format!("no archive, {}", dmpkg::amounts::size(size)),
                all: named(all, input, checks),
            });
        }
    };
    let (mut findings, inspection) = job::structure(&package, checks);
    if checks.integrity {
        findings.merge(job::contents(&input.path, &package, checks, progress)?);
    }
    Ok(Checked {
        is: format!(
            "{}, {}",
            package.detection.kind.label(),
            dmpkg::amounts::size(file.source.len())
        ),
        all: named(
            Examined::of(&package, read(), findings, inspection),
            input,
            checks,
        ),
    })
}

/// The same with what this command knows besides.
fn named(all: Examined, input: &Input, checks: &Checks) -> Examined {
    let mut all = all;
    all.report.secrets = checks.secrets;
    if input.name.is_none() {
        all.location = location::of(&input.path).unwrap_or(all.location);
    }
    all
}
