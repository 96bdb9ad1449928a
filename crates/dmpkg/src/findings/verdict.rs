//! What the findings come to, in words.

use super::{Counts, Coverage, Finding, Findings, Integrity};
use crate::amounts::{count, counted, size};
use crate::rules::{self, Rule, Severity};

/// What the findings come to, in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it means for who installs the package.
    pub grade: Grade,
    /// The words: "Do not install: 2 errors".
    pub words: String,
}

/// What a verdict means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Errors were found.
    Error,
    /// Warnings were found, and nothing worse.
    Warning,
    /// Notes were found and nothing worse, but not everything was checked, or settings hide something.
    Note,
    /// Everything was checked, and no error and no warning was found.
    Sound,
    /// Nothing was found, but not everything was checked, or settings hide something.
    Open,
}

impl Counts {
    /// At how many places something of this severity was found.
    pub const fn of(self, severity: Severity) -> u64 {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    /// At how many places something was found.
    pub const fn total(self) -> u64 {
        self.errors
            .saturating_add(self.warnings)
            .saturating_add(self.notes)
    }

    /// "2 errors, 1 warning"; empty when nothing was found.
    pub fn words(self) -> String {
        let words: Vec<String> = Severity::WORST_FIRST
            .into_iter()
            .filter(|severity| self.of(*severity) > 0)
            .map(|severity| severity.counted(self.of(severity)))
            .collect();
        words.join(", ")
    }
}

impl Severity {
    /// All of them, the worst first.
    pub const WORST_FIRST: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// So many of them: "1 warning", "2 errors".
    pub fn counted(self, number: u64) -> String {
        match self {
            Self::Error => counted(number, "error", "errors"),
            Self::Warning => counted(number, "warning", "warnings"),
            Self::Note => counted(number, "note", "notes"),
        }
    }
}

impl Finding {
    /// Where in its entry: "line 5, column 9", "offset 1,234 (0x4d2)". None when the entry as a whole
    /// is meant.
    pub fn position(&self) -> Option<String> {
        match (self.line, self.column, self.offset) {
            (Some(line), Some(column), _) => {
                Some(format!("line {}, column {column}", count(line.into())))
            }
            (Some(line), None, _) => Some(format!("line {}", count(line.into()))),
            (None, _, Some(offset)) => Some(format!("offset {} (0x{offset:x})", count(offset))),
            (None, _, None) => None,
        }
    }
}

impl Findings {
    /// Whether all was looked at to its end, by rules that ran and without a failure of the tool.
    /// Single rules may have been skipped all the same, each with its reason.
    pub fn is_complete(&self) -> bool {
        self.coverage.complete
            && self.coverage.rules() > 0
            && self.coverage.integrity == Integrity::Complete
            && self.coverage.locked_entries == 0
            && self.tool_failures().is_empty()
    }

    /// Whether every rule that concerns the package, and is not switched off, ran over all of it.
    pub fn is_whole(&self) -> bool {
        self.is_complete() && self.skipped().is_empty()
    }

    /// What the findings come to, while jobs are running or after their end.
    pub fn verdict(&self, running: bool) -> Verdict {
        let counts = self.counts();
        let verdict = |grade, words| Verdict { grade, words };
        if counts.errors > 0 {
            let errors = Severity::Error.counted(counts.errors);
            return verdict(Grade::Error, format!("Do not install: {errors}"));
        }
        let (worst, grade) = match (counts.warnings, counts.notes) {
            (0, 0) => (None, Grade::Open),
            (0, _) => (Some(Severity::Note), Grade::Note),
            _ => (Some(Severity::Warning), Grade::Warning),
        };
        let found = worst.map(|severity| severity.counted(counts.of(severity)));
        if running {
            let found = found.unwrap_or_else(|| "Nothing found".to_owned());
            return verdict(grade, found + " so far");
        }
        if !self.is_complete() {
            return verdict(
                grade,
                match found {
                    Some(found) => found + "; not everything was checked",
                    None => "Not everything was checked".to_owned(),
                },
            );
        }
        // What was switched off, hidden or skipped is not called sound.
        let hidden = self.suppressed_counts().total();
        let is_whole = hidden == 0 && self.switched_off().is_empty() && self.is_whole();
        let grade = match (worst, is_whole) {
            (Some(Severity::Warning), _) => Grade::Warning,
            (_, true) => Grade::Sound,
            (Some(_), false) => Grade::Note,
            (None, false) => Grade::Open,
        };
        let words = match found {
            Some(found) => [format!("Ready, {found}")]
                .into_iter()
                .chain(self.set_aside())
                .collect::<Vec<_>>()
                .join(", "),
            None => format!("Ready: {}", self.course(", nothing found")),
        };
        verdict(grade, words)
    }

    /// How many rules ran, and what of the others, as a clause: "312 rules ran on 4,812 entries; 14
    /// rules did not apply; 2 could not run". Something may stand behind the first part.
    fn course(&self, found: &str) -> String {
        let ran = counted(many(self.coverage.rules()), "rule", "rules");
        let entries = counted(self.coverage.entries, "entry", "entries");
        let mut parts = vec![format!("{ran} ran on {entries}{found}")];
        let silent = self.not_applicable().len();
        if silent > 0 {
            parts.push(counted(many(silent), "rule", "rules") + " did not apply");
        }
        let mut skipped = self.skipped();
        skipped.dedup_by(|one, other| one.rule == other.rule);
        if !skipped.is_empty() {
            parts.push(count(many(skipped.len())) + " could not run");
        }
        parts.extend(self.set_aside());
        parts.join("; ")
    }

    /// What settings take out of the verdict.
    fn set_aside(&self) -> Vec<String> {
        let mut parts = Vec::new();
        let off = many(self.switched_off().len());
        if off > 0 {
            parts.push(counted(off, "rule", "rules") + " switched off");
        }
        let hidden = self.suppressed_counts().total();
        if hidden > 0 {
            parts.push(counted(hidden, "finding", "findings") + " hidden by settings");
        }
        parts
    }

    /// The verdict and how far it reaches, as sentences.
    pub fn summary(&self) -> String {
        let verdict = self.verdict(false).words;
        let contents = match self.coverage.integrity {
            Integrity::Complete => "Every content was decoded and compared with its checksum",
            Integrity::Partial => "Not every content was compared with its checksum",
            Integrity::Off => "Contents were not compared with their checksums",
        };
        let archives = counted(self.coverage.archives, "archive", "archives");
        match verdict.starts_with("Ready:") {
            true => format!("{verdict}. {contents}, in {archives}."),
            false => format!("{verdict}. {}. {contents}, in {archives}.", self.course("")),
        }
    }

    /// What became of a rule that found nothing, or whose findings are hidden, as a sentence.
    pub fn standing(&self, rule: &Rule) -> String {
        if self.is_off(rule.id) {
            return "The rule is switched off and did not run.".to_owned();
        }
        if self.tool_failures.iter().any(|it| it.rule == rule.id) {
            return "The tool failed on this rule; that says nothing about the package.".to_owned();
        }
        let skipped = self.skipped();
        if let Some(skipped) = skipped.iter().find(|it| it.rule == rule.id) {
            return format!("It could not run everywhere. {}", skipped.because);
        }
        match (
            self.coverage.has_run(rules::place(rule.id)),
            self.coverage.complete,
        ) {
            (true, true) => "It ran and found nothing.",
            (true, false) => "It ran and found nothing so far.",
            (false, true) => "It does not apply to this package.",
            (false, false) => "It did not run yet.",
        }
        .to_owned()
    }

    /// Rules that do not concern the package: they neither ran nor were skipped, nor did they fail.
    /// Known only when everything was looked at.
    pub fn not_applicable(&self) -> Vec<&'static str> {
        if !self.coverage.complete {
            return Vec::new();
        }
        let skipped = self.skipped();
        let concerned = |id: &str| {
            self.coverage.has_run(rules::place(id))
                || self.is_off(id)
                || skipped.iter().any(|skipped| skipped.rule == id)
                || self.tool_failures.iter().any(|failure| failure.rule == id)
        };
        rules::all()
            .map(|rule| rule.id)
            .filter(|id| !concerned(id))
            .collect()
    }
}

fn many(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

impl Coverage {
    /// What was looked at, as sentences.
    pub fn sentences(&self) -> Vec<String> {
        let rules = many(self.rules());
        let mut sentences = vec![format!(
            "{} ran on {} in {}.",
            counted(rules, "rule", "rules"),
            counted(self.entries, "entry", "entries"),
            counted(self.archives, "archive", "archives"),
        )];
        let decoded = counted(self.decoded_entries, "entry", "entries");
        let unpacked = size(self.decoded_bytes);
        sentences.push(match self.integrity {
            Integrity::Complete => format!(
                "All contents were unpacked and compared with their checksums: {decoded}, {unpacked}."
            ),
            Integrity::Partial => format!(
                "Not all contents were compared with their checksums: {decoded} so far, {unpacked}."
            ),
            Integrity::Off => "No content was compared with its checksum.".to_owned(),
        });
        if self.damaged_entries > 0 {
            let damaged = counted(self.damaged_entries, "content", "contents");
            sentences.push(format!(
                "{damaged} broke off, or came out other than the archive states."
            ));
        }
        if self.locked_entries > 0 {
            let locked = counted(self.locked_entries, "entry", "entries");
            sentences.push(format!(
                "The contents of {locked} cannot be read here: they are encrypted, or compressed by another method."
            ));
        }
        sentences
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Skipped, ToolFailure};
    use crate::{EntryAddress, EntryPath, Setting, Settings};

    fn finding(severity: Severity) -> Finding {
        Finding {
            rule: "package/other-reader-sees-more".to_owned(),
            severity,
            message: "The second reader disagrees.".to_owned(),
            path: EntryPath::default(),
            address: EntryAddress::default(),
            line: None,
            column: None,
            offset: None,
            places: 1,
            reason: None,
        }
    }

    fn whole() -> Findings {
        let mut findings = Findings::default();
        for rule in rules::all() {
            findings.coverage.note(rules::place(rule.id));
        }
        findings.coverage.complete = true;
        findings.coverage.integrity = Integrity::Complete;
        findings.coverage.entries = 4812;
        findings
    }

    fn found(mut findings: Findings, severity: Severity) -> Findings {
        findings.add(&EntryAddress::default(), finding(severity));
        findings
    }

    fn hidden(mut findings: Findings) -> Findings {
        findings.suppress(&EntryAddress::default(), finding(Severity::Error));
        findings
    }

    fn skipped(mut findings: Findings, because: &str) -> Findings {
        findings.skip(Skipped {
            rule: "xml/not-well-formed".to_owned(),
            because: because.to_owned(),
            path: EntryPath::default(),
            places: 1,
        });
        findings
    }

    #[track_caller]
    fn comes_to(findings: &Findings, running: bool, grade: Grade, words: &str) {
        let verdict = findings.verdict(running);
        assert_eq!((verdict.grade, verdict.words.as_str()), (grade, words));
    }

    #[test]
    fn nothing_is_called_sound_while_something_was_not_checked() {
        let mut failed = whole();
        failed.fail(ToolFailure {
            rule: "xml/not-well-formed".to_owned(),
            path: EntryPath::default(),
            message: "It took too long.".to_owned(),
        });
        let mut without_contents = whole();
        without_contents.coverage.integrity = Integrity::Partial;
        let mut locked = whole();
        locked.coverage.locked_entries = 1;
        let so_far = "Nothing found so far";
        comes_to(&Findings::default(), true, Grade::Open, so_far);
        comes_to(&whole(), true, Grade::Open, so_far);
        let warned = found(whole(), Severity::Warning);
        comes_to(&warned, true, Grade::Warning, "1 warning so far");
        let open = "Not everything was checked";
        for findings in [Findings::default(), failed, without_contents, locked] {
            comes_to(&findings, false, Grade::Open, open);
            let noted = found(findings, Severity::Note);
            let words = "1 note; not everything was checked";
            comes_to(&noted, false, Grade::Note, words);
        }
    }

    #[test]
    fn ready_says_how_much_that_means() {
        let mut whole = whole();
        let rules = whole.coverage.rules();
        let ran = format!("Ready: {rules} rules ran on 4,812 entries, nothing found");
        comes_to(&whole, false, Grade::Sound, &ran);
        let noted = found(whole.clone(), Severity::Note);
        comes_to(&noted, false, Grade::Sound, "Ready, 1 note");
        let warned = found(noted, Severity::Warning);
        comes_to(&warned, false, Grade::Warning, "Ready, 1 warning");

        let unread = skipped(skipped(whole.clone(), "One reason."), "Another.");
        let words = format!("{ran}; 1 could not run");
        comes_to(&unread, false, Grade::Open, &words);

        whole.coverage.ran.pop();
        let fewer = rules - 1;
        let ran = format!("Ready: {fewer} rules ran on 4,812 entries, nothing found");
        let words = format!("{ran}; 1 rule did not apply");
        comes_to(&whole, false, Grade::Sound, &words);
    }

    #[test]
    fn what_settings_take_away_is_said_and_never_sound() {
        let mut off = whole();
        let last = rules::all().last().unwrap().id;
        off.coverage.ran.pop();
        let mut settings = Settings::default();
        settings.list.push(Setting::off(last, "Known."));
        off.merge(Findings::at_start(&[], &settings));
        let fewer = off.coverage.rules();
        let ran = format!("Ready: {fewer} rules ran on 4,812 entries, nothing found");
        let words = format!("{ran}; 1 rule switched off");
        comes_to(&off, false, Grade::Open, &words);
        let words = format!("{words}; 1 finding hidden by settings");
        comes_to(&hidden(off.clone()), false, Grade::Open, &words);
        let noted = found(hidden(off), Severity::Note);
        let words = "Ready, 1 note, 1 rule switched off, 1 finding hidden by settings";
        comes_to(&noted, false, Grade::Note, words);
        let bad = found(noted, Severity::Error);
        comes_to(&bad, false, Grade::Error, "Do not install: 1 error");
        assert_eq!(bad.counts().total(), 2);
        assert_eq!(bad.suppressed_counts().errors, 1);
    }

    #[test]
    fn counts_name_what_there_is_worst_first() {
        let counts = Counts {
            errors: 2,
            warnings: 0,
            notes: 1,
        };
        assert_eq!(
            (counts.words().as_str(), counts.total()),
            ("2 errors, 1 note", 3)
        );
        assert_eq!(Counts::default().words(), "");
    }

    #[test]
    fn a_position_is_a_line_or_an_offset() {
        let mut finding = finding(Severity::Note);
        assert_eq!(finding.position(), None);
        finding.offset = Some(1234);
        assert_eq!(finding.position().unwrap(), "offset 1,234 (0x4d2)");
        finding.line = Some(5);
        finding.column = Some(9);
        assert_eq!(finding.position().unwrap(), "line 5, column 9");
    }

    #[test]
    fn rules_that_do_not_apply_are_told_only_at_the_end() {
        assert_eq!(whole().not_applicable(), Vec::<&str>::new());
        assert_eq!(Findings::default().not_applicable(), Vec::<&str>::new());
        let mut looked = Findings::default();
        looked.coverage.complete = true;
        assert!(
            looked
                .not_applicable()
                .contains(&"package/other-reader-sees-more")
        );
    }

    #[test]
    fn coverage_never_claims_more_than_was_done() {
        let off = Coverage::default().sentences();
        assert_eq!(off.len(), 2, "{off:?}");
        assert!(off[1].starts_with("No content"), "{off:?}");
        let locked = Coverage {
            locked_entries: 1,
            ..Coverage::default()
        };
        assert!(locked.sentences()[2].contains("of 1 entry cannot"));
    }
}
