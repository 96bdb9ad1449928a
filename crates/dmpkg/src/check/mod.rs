//! The jobs that look at an open file: [`Checking`] at structure, names and documents,
//! [`IntegrityJob`] at every content.
//!
//! Both walk into archives inside archives, one level at a time, and hold no more than the chain
//! from the opened file to where they are. Each tells what it is about to do before it does it, so
//! that a rule that fails can be named and left out.

mod budget;
mod integrity;
mod level;
mod share;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use dmpkg_archive::ReadError;
use dmpkg_signature::Roots;
use serde::{Deserialize, Serialize};

use self::budget::Budget;
use self::level::{INSPECTION, Level};
use crate::findings::Skipped;
use crate::inspection::{KEPT_LIMIT, Record};
use crate::rules::inputs::{UnreadInput, UnreadableInput};
use crate::rules::{self, Check, Found, Rule};
use crate::settings::Judge;
use crate::{EntryAddress, EntryPath, Findings, Inspection, Package, Settings, ToolFailure};

pub use self::integrity::{IntegrityJob, JobProgress};
pub use self::share::Share;

/// What a job is about to do.
#[derive(Clone, Copy, Debug)]
pub enum Announcement<'a> {
    /// A rule is about to run.
    Rule {
        /// Its id.
        rule: &'static str,
        /// The archive that it looks at.
        path: &'a EntryPath,
    },
    /// Work goes on.
    Progress {
        /// The archive or entry that is looked at.
        path: &'a EntryPath,
        /// Bytes or entries looked at.
        done: u64,
        /// In all, as far as it is known.
        total: u64,
    },
}

/// Hears what a job is about to do.
pub type Announce<'a> = &'a mut dyn FnMut(Announcement<'_>);

/// What to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOptions {
    /// Leave the archives inside alone.
    pub outer_only: bool,
    /// Rules that failed before: they are left out and reported.
    pub failed: Vec<ToolFailure>,
    /// Seconds since 1970, for rules that look at dates; without it they are skipped.
    pub now: Option<i64>,
    /// What the user wants of the rules.
    pub settings: Settings,
    /// Root certificates in DER or PEM that the user trusts, beside those that are known.
    pub roots: Vec<Vec<u8>>,
}

/// The job that looks at structure, names and documents of a file and of all archives inside.
pub struct Checking {
    runner: Runner,
    options: CheckOptions,
    /// The archives being looked at, the opened file first.
    levels: Vec<Level>,
    budget: Budget,
    record: Record,
}

/// Runs rules and takes what they find.
pub(crate) struct Runner {
    pub(crate) findings: Findings,
    /// What is known before anything is looked at: rules that failed before, or are switched off.
    start: Findings,
    judge: Judge,
    /// Whether no rule runs.
    off: bool,
    now: Option<i64>,
    roots: Roots,
}

impl Checking {
    /// Begins; nothing is looked at yet.
    pub fn new(package: Rc<Package>, options: CheckOptions) -> Self {
        let budget = Budget::new(package.archive.source().len(), Share::WHOLE);
        let failed = options.failed.iter();
        let inspects = failed.clone().all(|failure| failure.rule != INSPECTION);
        let root = Level::new(package, EntryAddress::default(), EntryPath::default());
        Self {
            runner: Runner::new(&options),
            options,
            levels: vec![root],
            budget,
            record: Record::new(inspects, KEPT_LIMIT),
        }
    }

    /// Begins to read without running a rule.
    pub fn without_rules(package: Rc<Package>) -> Self {
        let mut checking = Self::new(package, CheckOptions::default());
        checking.runner.off = true;
        checking
    }

    /// The same, keeping so many bytes of documents and assemblies.
    #[cfg(test)]
    pub(crate) fn keeping(package: Rc<Package>, room: u64) -> Self {
        Self {
            record: Record::new(true, room),
            ..Self::without_rules(package)
        }
    }

    /// Looks at a bounded part. True when nothing is left.
    pub fn step(&mut self, announce: Announce<'_>) -> bool {
        let Some(mut level) = self.levels.pop() else {
            self.runner.findings.coverage.complete = true;
            return true;
        };
        let inner = level.step(
            &mut self.runner,
            &self.options,
            &mut self.budget,
            &mut self.record,
            &self.levels,
            announce,
        );
        if !level.is_done() {
            self.levels.push(level);
        } else if let Some(around) = self.levels.last_mut() {
            around.add(&level);
        }
        self.levels.extend(inner);
        false
    }

    /// Takes what was found and looked at since the last time.
    pub fn take_findings(&mut self) -> Findings {
        self.runner.take_findings()
    }

    /// Takes what the file says, once all documents were read; rules may still have to run.
    pub fn take_inspection(&mut self) -> Option<Inspection> {
        self.record.take()
    }
}

impl Inspection {
    /// What a package says, and all archives inside, in one go.
    pub fn of(package: &Rc<Package>) -> Self {
        Self::with_signatures(package, CheckOptions::default()).0
    }

    /// The same with what is known of the signatures: the findings have nothing else.
    pub fn with_signatures(package: &Rc<Package>, options: CheckOptions) -> (Self, Findings) {
        let mut checking = Checking::new(Rc::clone(package), options);
        checking.runner.off = true;
        while !checking.step(&mut |_| {}) {}
        let inspection = checking.take_inspection().unwrap_or_default();
        (inspection, checking.take_findings())
    }
}

impl Findings {
    /// What is found in a package and in all archives inside, in one go.
    pub fn of(package: &Rc<Package>, options: &CheckOptions) -> Self {
        let mut checking = Checking::new(Rc::clone(package), options.clone());
        while !checking.step(&mut |_| {}) {}
        checking.take_findings()
    }

    /// What is found when every content is decoded, in one go.
    pub fn of_contents(package: &Rc<Package>, options: &CheckOptions) -> Self {
        let archive = Rc::clone(&package.archive);
        let mut integrity = IntegrityJob::new(archive, Share::WHOLE, options);
        while !integrity.step(&mut |_| {}) {}
        integrity.take_findings()
    }

    /// What is found in a file that cannot be read as an archive: every other rule is skipped.
    pub fn of_unreadable(
        file_name: &str,
        source: &dyn dmpkg_archive::Source,
        error: &ReadError,
        options: &CheckOptions,
    ) -> Self {
        let mut runner = Runner::new(options);
        let input = UnreadableInput {
            file_name,
            source,
            error,
        };
        runner.unreadable(
            &input,
            &EntryAddress::default(),
            &EntryPath::default(),
            &mut |_| {},
        );
        let because = "The file could not be read as an archive.";
        runner.skip_where(&EntryPath::default(), because, &|rule, _| {
            let looks = |check: &Check| matches!(check, Check::Unreadable(_));
            !rule.checks.iter().any(looks)
        });
        runner.findings.coverage.complete = true;
        runner.findings
    }
}

impl Runner {
    pub(crate) fn new(options: &CheckOptions) -> Self {
        let start = Findings::at_start(&options.failed, &options.settings);
        Self {
            findings: start.clone(),
            start,
            judge: Judge::new(&options.settings),
            off: false,
            now: options.now,
            roots: roots(&options.roots),
        }
    }

    /// The roots at which chains of certificates may end.
    pub(crate) fn roots(&self) -> &Roots {
        &self.roots
    }

    /// Seconds since 1970, when the caller has a clock.
    pub(crate) fn now(&self) -> Option<i64> {
        self.now
    }

    /// Takes what was found since the last time.
    fn take_findings(&mut self) -> Findings {
        std::mem::replace(&mut self.findings, self.start.clone())
    }

    /// Number of findings so far that the rules themselves weigh above a note.
    fn loud(&self) -> u64 {
        self.judge.loud()
    }

    /// Number of errors.
    fn errors(&self) -> u64 {
        self.findings.counts().errors
    }

    /// Whether no rule runs.
    pub(crate) fn is_off(&self) -> bool {
        self.off
    }

    /// Whether the rule at this place of the registry runs at all.
    fn runs(&self, place: u32, rule: &Rule) -> bool {
        if self.off || self.judge.is_off(place) {
            return false;
        }
        let failures = self.findings.tool_failures();
        !failures.iter().any(|failure| failure.rule == rule.id)
    }

    /// Runs the checks of one kind over one archive: `look` calls the function of each.
    pub(crate) fn run<F: Copy>(
        &mut self,
        address: &EntryAddress,
        path: &EntryPath,
        announce: Announce<'_>,
        concerns: impl Fn(&Rule) -> bool,
        pick: impl Fn(&Check) -> Option<F>,
        mut look: impl FnMut(F, &mut Found<'_>),
    ) {
        self.run_checks(
            address,
            path,
            announce,
            &|rule, check| pick(check).is_some() && concerns(rule),
            &mut |check, found| {
                if let Some(check) = pick(check) {
                    look(check, found);
                }
            },
        );
    }

    /// The same for any kind of check, so that it is compiled only once.
    fn run_checks(
        &mut self,
        address: &EntryAddress,
        path: &EntryPath,
        announce: Announce<'_>,
        wanted: &dyn Fn(&Rule, &Check) -> bool,
        look: &mut dyn FnMut(&Check, &mut Found<'_>),
    ) {
        for (place, rule) in (0_u32..).zip(rules::all()) {
            for check in rule.checks {
                if !wanted(rule, check) || !self.runs(place, rule) {
                    continue;
                }
                announce(Announcement::Rule {
                    rule: rule.id,
                    path,
                });
                self.findings.coverage.note(place);
                let mut found = Found {
                    rule,
                    address,
                    path,
                    findings: &mut self.findings,
                    judge: &self.judge,
                };
                look(check, &mut found);
            }
        }
    }

    /// Runs the checks of bytes that are no archive.
    pub(crate) fn unreadable(
        &mut self,
        input: &UnreadableInput<'_>,
        address: &EntryAddress,
        path: &EntryPath,
        announce: Announce<'_>,
    ) {
        let pick = |check: &Check| match check {
            Check::Unreadable(look) => Some(*look),
            _ => None,
        };
        self.run(
            address,
            path,
            announce,
            |_| true,
            pick,
            |look, found| {
                look(input, found);
            },
        );
    }

    /// Runs the checks of entries that are not read.
    pub(crate) fn unread(
        &mut self,
        input: &UnreadInput<'_>,
        address: &EntryAddress,
        path: &EntryPath,
        announce: Announce<'_>,
    ) {
        let pick = |check: &Check| match check {
            Check::Unread(look) => Some(*look),
            _ => None,
        };
        self.run(
            address,
            path,
            announce,
            |_| true,
            pick,
            |look, found| look(input, found),
        );
    }

    /// Notes that the checks of one kind have nothing to say.
    pub(crate) fn note(&mut self, of: &dyn Fn(&Check) -> bool) {
        for (place, rule) in (0_u32..).zip(rules::all()) {
            if rule.checks.iter().any(of) && self.runs(place, rule) {
                self.findings.coverage.note(place);
            }
        }
    }

    /// Notes that the checks of one kind could not run over one archive.
    pub(crate) fn skip(&mut self, path: &EntryPath, because: &str, of: &dyn Fn(&Check) -> bool) {
        self.skip_where(path, because, &|_, check| of(check));
    }

    /// Notes that some checks could not run over one archive.
    pub(crate) fn skip_where(
        &mut self,
        path: &EntryPath,
        because: &str,
        of: &dyn Fn(&Rule, &Check) -> bool,
    ) {
        for (place, rule) in (0_u32..).zip(rules::all()) {
            let is_meant = rule.checks.iter().any(|check| of(rule, check));
            if !is_meant || self.judge.is_off(place) {
                continue;
            }
            self.findings.skip(Skipped {
                rule: rule.id.to_owned(),
                because: because.to_owned(),
                path: path.clone(),
                places: 1,
            });
        }
    }
}

/// The known roots and those of the user. What is no certificate was told to the user when it was given.
fn roots(of_user: &[Vec<u8>]) -> Roots {
    let mut roots = Roots::shipped();
    for root in of_user {
        let _ = roots.trust(root);
    }
    roots
}
