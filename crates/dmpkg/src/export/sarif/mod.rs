//! SARIF 2.1.0: one run over all files, within what hosts of code take.
//!
//! One run, because GitHub takes only one of a tool and category. Listed are the rules that ran or are
//! named: a list of rules tells what was looked for, and a rule that did not concern the package would
//! promise too much.

mod fingerprint;
mod location;
mod notification;
mod rule;
#[cfg(test)]
mod tests;

use dmpkg_archive::sorted::{keep_first_by, sort_by};

use self::fingerprint::{Fingerprint, digits, fingerprint, tell_apart};
use self::notification::{Notification, Topic};
use super::Examined;
use super::json_text::JsonText;
use crate::rules::{self, Rule, Severity};
use crate::{Finding, RuleLinks, path};

/// Results at most of one run: what GitHub takes.
const RESULTS: usize = 25_000;
/// Bytes of results at most before compression: GitHub takes 10 MB after it, rules and all.
const RESULT_BYTES: usize = 8 << 20;

/// The run so far.
#[derive(Default)]
pub(super) struct Run {
    files: Vec<File>,
    results: Vec<Told>,
    notifications: Vec<Notification>,
    /// Places in the registry of the rules that are listed.
    rules: Vec<u32>,
    has_failed: bool,
}

/// A file that was looked at.
struct File {
    uri: String,
    size: u64,
    /// How much was looked at, as names and JSON.
    coverage: Vec<(&'static str, String)>,
}

/// A result.
struct Told {
    /// The file, by its place.
    file: usize,
    /// The place of the rule in the registry.
    rule: u32,
    severity: Severity,
    /// Where and what.
    message: String,
    /// The chain of names, and where in the entry.
    place: location::InFile,
    name: Fingerprint,
    places: u64,
    /// Why a setting decided on it.
    reason: Option<String>,
    /// Whether it is hidden.
    is_hidden: bool,
}

impl Run {
    /// Adds what was found in a file.
    pub(super) fn add(&mut self, file: &Examined) {
        let report = &file.report;
        let masks = report.masks();
        let at = self.files.len();
        self.files.push(File::of(file));
        self.rules.extend(&file.findings.coverage.ran);
        for finding in &report.findings {
            self.tell(file, finding, false);
        }
        for finding in &report.suppressed {
            self.tell(file, finding, true);
        }
        for failure in &report.tool_failures {
            self.has_failed = true;
            let message = format!(
                "The tool failed on the rule: {}",
                masks.sentence(&failure.message)
            );
            self.notify(Topic::ToolFailure, Some(&failure.rule), at, message);
        }
        if !report.coverage.complete {
            let message = "Not everything was looked at.".to_owned();
            self.notify(Topic::Partial, None, at, message);
        }
        for skipped in &report.skipped {
            let message = format!("The rule was skipped: {}", masks.sentence(&skipped.because));
            self.notify(Topic::Skipped, Some(&skipped.rule), at, message);
        }
        for off in &report.switched_off {
            let because = masks.sentence(off.because());
            let message = format!("The rule is switched off by settings: {because}");
            self.notify(Topic::SwitchedOff, Some(&off.rule), at, message);
        }
        for unknown in &report.unknown_settings {
            let unknown = path::shown(unknown);
            let message = format!("There is no rule {unknown}: the setting does nothing.");
            self.notify(Topic::UnknownSetting, None, at, message);
        }
        keep_first_by(&mut self.rules, Ord::cmp);
    }

    fn tell(&mut self, file: &Examined, finding: &Finding, is_hidden: bool) {
        let masks = file.report.masks();
        let rule = rules::place(&finding.rule);
        self.rules.push(rule);
        let what = masks.sentence(&finding.message);
        let place = finding.place();
        let name = fingerprint(&file.report.file.name, finding, &what);
        self.results.push(Told {
            file: self.files.len().saturating_sub(1),
            rule,
            severity: finding.severity,
            message: match place.is_empty() {
                true => what,
                false => format!("{place}: {what}"),
            },
            place: location::InFile::of(finding),
            name,
            places: finding.places,
            reason: finding
                .reason
                .as_deref()
                .map(|reason| masks.sentence(reason)),
            is_hidden,
        });
    }

    fn notify(&mut self, topic: Topic, rule: Option<&str>, file: usize, message: String) {
        let rule = rule.map(rules::place);
        self.rules.extend(rule);
        self.notifications.push(Notification {
            topic,
            rule,
            file: Some(file),
            message,
        });
    }

    /// All of it.
    pub(super) fn finish(mut self, links: &RuleLinks) -> String {
        let names = self.results.iter_mut().map(|it| &mut it.name);
        tell_apart(&mut names.collect::<Vec<_>>());
        // Stable: what is equally bad stays in the order of the files.
        sort_by(&mut self.results, |a, b| {
            let severity = b.severity.cmp(&a.severity);
            a.is_hidden.cmp(&b.is_hidden).then(severity)
        });
        let results = self.results();
        let mut json = JsonText::default();
        json.object("");
        json.text("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.text("version", "2.1.0");
        json.list("runs");
        json.object("");
        self.tool(&mut json, links);
        notification::write(&mut json, &self);
        json.list("artifacts");
        for (at, file) in self.files.iter().enumerate() {
            // The list may not say the same twice, which two files of one name and size would.
            let alike = self.files.iter().take(at);
            let before = alike.filter(|other| other.uri == file.uri && other.size == file.size);
            let before = u64::try_from(before.count()).unwrap_or(u64::MAX);
            json.object("");
            if before > 0 {
                json.object("properties");
                json.number("alike", before);
                json.close();
            }
            json.object("location");
            json.text("uri", &file.uri);
            json.close();
            json.number("length", file.size);
            json.list("roles");
            json.text("", "analysisTarget");
            json.close();
            json.close();
        }
        json.close();
        json.text("columnKind", "unicodeCodePoints");
        json.list("results");
        for result in self.results.get(..results).unwrap_or_default() {
            self.result(&mut json, result);
        }
        json.close();
        json.object("properties");
        json.list("coverage");
        for file in &self.files {
            json.object("");
            json.text("file", &file.uri);
            for (name, value) in &file.coverage {
                json.plain(name, value);
            }
            json.close();
        }
        json.finish()
    }

    /// How many results there is room for. That others were cut is told.
    fn results(&mut self) -> usize {
        // As deep as they will stand, because indents count.
        let mut text = JsonText::default();
        for _ in 0..4 {
            text.list("");
        }
        let mut room = 0;
        for result in self.results.iter().take(RESULTS) {
            self.result(&mut text, result);
            if text.len() > RESULT_BYTES {
                break;
            }
            room += 1;
        }
        let cut = self.results.len() - room;
        if cut > 0 {
            let message = format!(
                "{} not listed, because hosts of code take no more: the {} listed are the most severe.",
                crate::amounts::counted(
                    u64::try_from(cut).unwrap_or(u64::MAX),
                    "result is",
                    "results are"
                ),
                crate::amounts::counted(
                    u64::try_from(room).unwrap_or(u64::MAX),
                    "result",
                    "results"
                ),
            );
            self.notifications.push(Notification {
                topic: Topic::Cut,
                rule: None,
                file: None,
                message,
            });
        }
        room
    }

    fn tool(&self, json: &mut JsonText, links: &RuleLinks) {
        json.object("tool");
        json.object("driver");
        json.text("name", "dmpkg");
        json.text("version", env!("CARGO_PKG_VERSION"));
        json.text("semanticVersion", env!("CARGO_PKG_VERSION"));
        json.list("rules");
        for rule in self.listed() {
            rule::write(json, rule, links);
        }
        json.close();
        notification::descriptors(json);
        json.close();
        json.close();
    }

    /// The rules that are listed, in the order of the registry, which is that of `rules`.
    fn listed(&self) -> impl Iterator<Item = &'static Rule> {
        let all = (0_u32..).zip(rules::all());
        let is_listed = |place: &u32| self.rules.binary_search(place).is_ok();
        all.filter(move |(place, _)| is_listed(place))
            .map(|(_, rule)| rule)
    }

    /// The place of a rule in the list, as its members.
    fn rule(&self, json: &mut JsonText, place: u32, id: &str, index: &str) {
        let rule = usize::try_from(place)
            .ok()
            .and_then(|at| rules::all().nth(at));
        if let (Some(rule), Ok(at)) = (rule, self.rules.binary_search(&place)) {
            json.text(id, rule.id);
            json.index(index, at);
        }
    }

    fn result(&self, json: &mut JsonText, result: &Told) {
        json.object("");
        self.rule(json, result.rule, "ruleId", "ruleIndex");
        json.text("level", result.severity.word());
        json.message("message", &result.message);
        json.list("locations");
        if let Some(file) = self.files.get(result.file) {
            result.place.write(json, &file.uri, result.file);
        }
        json.close();
        json.object("partialFingerprints");
        // The one that GitHub looks at, which has a number behind its colon.
        let name = digits(result.name);
        json.text("primaryLocationLineHash", &format!("{name}:1"));
        json.text("dmpkg/v1", &name);
        json.close();
        if result.is_hidden {
            json.list("suppressions");
            json.object("");
            json.text("kind", "external");
            json.text("status", "accepted");
            let reason = result.reason.as_deref().filter(|reason| !reason.is_empty());
            json.text("justification", reason.unwrap_or("No reason is given."));
            json.close();
            json.close();
        }
        if result.places > 1 || result.reason.is_some() {
            json.object("properties");
            json.number("places", result.places);
            if let Some(reason) = &result.reason {
                json.text("reason", reason);
            }
            json.close();
        }
        json.close();
    }
}

impl File {
    fn of(file: &Examined) -> Self {
        let report = &file.report;
        let masks = report.masks();
        // Plain words and numbers always have a JSON form.
        let json = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let mut coverage = vec![
            ("kind", json(report.package.kind.label())),
            ("signature", json(report.signature.status.short())),
            ("rules", report.coverage.rules.to_string()),
            ("archives", report.coverage.archives.to_string()),
            ("entries", report.coverage.entries.to_string()),
            ("complete", report.coverage.complete.to_string()),
            ("integrity", json(report.coverage.integrity.word())),
            ("summary", json(&path::shown(&file.findings.summary()))),
        ];
        let stated = [
            ("name", &report.package.name),
            ("version", &report.package.version),
        ];
        for (name, text) in stated {
            let text = text.as_deref().map(|text| json(&masks.sentence(text)));
            coverage.extend(text.map(|text| (name, text)));
        }
        Self {
            uri: location::uri(&file.location),
            size: report.file.size,
            coverage,
        }
    }
}
