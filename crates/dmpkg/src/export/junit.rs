//! JUnit XML, as `junit-10.xsd` of Jenkins' xUnit plugin has it: a suite for each file, a case for each rule.

use std::fmt::Write;

use super::Examined;
use super::markup::escaped;
use crate::rules::{self, Rule, Severity};
use crate::{Finding, path};

/// The suites so far, and what they come to.
#[derive(Default)]
pub(super) struct Suites {
    text: String,
    counts: Counts,
}

/// How many cases there are, and what became of them.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: u64,
    failures: u64,
    errors: u64,
    skipped: u64,
}

/// What is told of a rule.
struct Case<'a> {
    rule: &'a Rule,
    /// What it found, at or above the threshold.
    failures: Vec<&'a Finding>,
    /// Why it says nothing, or not all.
    skipped: Option<String>,
    /// How the tool failed on it.
    error: Option<String>,
    /// What else is to be told.
    remarks: Vec<String>,
}

impl Suites {
    /// Adds the suite of a file. What is less than `fail_on` is told and is no failure.
    pub(super) fn add(&mut self, file: &Examined, fail_on: Severity) {
        let mut cases = String::new();
        let mut counts = Counts::default();
        for rule in rules::all() {
            if let Some(case) = Case::of(rule, file, fail_on) {
                case.write(&mut cases, file, &mut counts);
            }
        }
        self.counts.add(counts);
        let name = escaped(&path::shown(&file.location));
        // Writing to a string never fails.
        let _ = writeln!(
            self.text,
            "  <testsuite name=\"{name}\" {} skipped=\"{}\">",
            counts.attributes(),
            counts.skipped
        );
        self.text.push_str("    <properties>\n");
        for (name, value) in properties(file) {
            let value = escaped(&value);
            let _ = writeln!(
                self.text,
                "      <property name=\"{name}\" value=\"{value}\"/>"
            );
        }
        self.text.push_str("    </properties>\n");
        self.text.push_str(&cases);
        let summary = escaped(&path::shown(&file.findings.summary()));
        let _ = writeln!(self.text, "    <system-out>{summary}</system-out>");
        self.text.push_str("  </testsuite>\n");
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dmpkg\" {}>\n{}</testsuites>\n",
            self.counts.attributes(),
            self.text
        )
    }
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }

    fn attributes(self) -> String {
        let Self {
            tests,
            failures,
            errors,
            ..
        } = self;
        format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
    }
}

impl<'a> Case<'a> {
    /// The case of a rule that ran, or that could not or should not run.
    fn of(rule: &'a Rule, file: &'a Examined, fail_on: Severity) -> Option<Self> {
        let report = &file.report;
        let masks = report.masks();
        let mine = report.findings.iter().filter(|it| it.rule == rule.id);
        let (failures, others): (Vec<&Finding>, Vec<&Finding>) =
            mine.partition(|it| it.severity >= fail_on);
        let mut remarks: Vec<String> = others
            .into_iter()
            .map(|it| format!("{}: {}", it.severity.word(), sentence(file, it)))
            .collect();
        let hidden = report.suppressed.iter().filter(|it| it.rule == rule.id);
        remarks.extend(hidden.map(|it| {
            let because = masks.sentence(it.hidden_because());
            format!("hidden by settings: {} ({because})", sentence(file, it))
        }));
        let skipped = report.skipped.iter().filter(|it| it.rule == rule.id);
        let mut reasons: Vec<String> = skipped.map(|it| masks.sentence(&it.because)).collect();
        let off = report.switched_off.iter().filter(|it| it.rule == rule.id);
        reasons.extend(off.map(|off| {
            let because = masks.sentence(off.because());
            format!("Switched off by settings: {because}")
        }));
        let mut errors = report.tool_failures.iter().filter(|it| it.rule == rule.id);
        let case = Self {
            rule,
            failures,
            skipped: (!reasons.is_empty()).then(|| reasons.join(" ")),
            error: errors.next().map(|it| masks.sentence(&it.message)),
            remarks,
        };
        let is_told = !case.failures.is_empty()
            || !case.remarks.is_empty()
            || case.skipped.is_some()
            || case.error.is_some();
        let has_run = file.findings.coverage.has_run(rules::place(rule.id));
        (is_told || has_run).then_some(case)
    }

    fn write(mut self, text: &mut String, file: &Examined, counts: &mut Counts) {
        counts.tests += 1;
        let mut inside = String::new();
        // One case has one outcome: the worst that is known of it.
        if let Some(worst) = self.failures.iter().map(|it| it.severity).max() {
            counts.failures += 1;
            self.remarks.extend(self.skipped.take());
            self.remarks.extend(self.error.take());
            let places = self.failures.iter().map(|it| sentence(file, it));
            let mut lines: Vec<String> = places.collect();
            lines.push(format!("Why it matters: {}", self.rule.why));
            lines.push(format!("What to do: {}", self.rule.fix));
            let _ = writeln!(
                inside,
                "      <failure type=\"{}\" message=\"{}\">{}</failure>",
                worst.word(),
                escaped(self.rule.title),
                escaped(&lines.join("\n"))
            );
        } else if let Some(message) = self.error.take() {
            counts.errors += 1;
            self.remarks.extend(self.skipped.take());
            let message = escaped(&message);
            let _ = writeln!(
                inside,
                "      <error type=\"tool-failure\" message=\"{message}\"/>"
            );
        } else if let Some(message) = &self.skipped {
            counts.skipped += 1;
            let message = escaped(message);
            let _ = writeln!(inside, "      <skipped message=\"{message}\"/>");
        }
        if !self.remarks.is_empty() {
            let remarks = escaped(&self.remarks.join("\n"));
            let _ = writeln!(inside, "      <system-out>{remarks}</system-out>");
        }
        let (id, family) = (self.rule.id, self.rule.family());
        let case = format!("    <testcase classname=\"dmpkg.{family}\" name=\"{id}\"");
        let _ = match inside.is_empty() {
            true => writeln!(text, "{case}/>"),
            false => writeln!(text, "{case}>\n{inside}    </testcase>"),
        };
    }
}

/// What was found and where.
fn sentence(file: &Examined, finding: &Finding) -> String {
    let place = finding.place();
    let message = file.report.masks().sentence(&finding.message);
    match place.is_empty() {
        true => message,
        false => format!("{place}: {message}"),
    }
}

/// What the file is and how much of it was looked at.
fn properties(file: &Examined) -> Vec<(&'static str, String)> {
    let report = &file.report;
    let masks = report.masks();
    let stated = |text: &Option<String>| text.as_deref().map(|text| masks.sentence(text));
    let coverage = &file.findings.coverage;
    let mut properties = vec![
        (
            "tool",
            format!("{} {}", report.tool.name, report.tool.version),
        ),
        ("kind", report.package.kind.label().to_owned()),
    ];
    properties.extend(stated(&report.package.name).map(|name| ("name", name)));
    properties.extend(stated(&report.package.version).map(|version| ("version", version)));
    properties.push(("signature", report.signature.status.short().to_owned()));
    properties.push(("entries", coverage.entries.to_string()));
    properties.push(("archives", coverage.archives.to_string()));
    properties
}
