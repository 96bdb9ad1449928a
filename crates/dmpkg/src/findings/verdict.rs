//! What the findings come to, in words.

use super::{Counts, Coverage, Finding, Findings, Integrity};
use crate::amounts::{count, counted, size};
use crate::rules::{self, Severity};

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
    /// Notes were found and nothing worse, but not everything was checked.
    Note,
    /// Everything was checked, and no error and no warning was found.
    Sound,
    /// Nothing was found, but not everything was checked.
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
    /// Whether every rule that concerns the package ran over all of it.
    pub fn is_whole(&self) -> bool {
        self.coverage.complete
            && self.coverage.integrity == Integrity::Complete
            && self.coverage.locked_entries == 0
            && self.tool_failures().is_empty()
            && self.skipped().is_empty()
    }

    /// What the findings come to, while jobs are running or after their end.
    pub fn verdict(&self, running: bool) -> Verdict {
        let counts = self.counts();
        let verdict = |grade, words| Verdict { grade, words };
        if counts.errors > 0 {
            let errors = Severity::Error.counted(counts.errors);
            return verdict(Grade::Error, format!("Do not install: {errors}"));
        }
        let whole = !running && self.is_whole();
        if whole && counts.warnings == 0 && counts.notes > 0 {
            let notes = Severity::Note.counted(counts.notes);
            return verdict(Grade::Sound, format!("No errors, no warnings, {notes}"));
        }
        let found = [
            (Severity::Warning, Grade::Warning),
            (Severity::Note, Grade::Note),
        ];
        for (severity, grade) in found {
            let number = counts.of(severity);
            if number > 0 {
                let rest = match (running, whole) {
                    (true, _) => " so far",
                    (false, true) => "",
                    (false, false) => "; not everything was checked",
                };
                return verdict(grade, severity.counted(number) + rest);
            }
        }
        if running {
            return verdict(Grade::Open, "Nothing found so far".to_owned());
        }
        if !whole {
            return verdict(Grade::Open, "Not everything was checked".to_owned());
        }
        let rules = u64::try_from(self.coverage.rules()).unwrap_or(u64::MAX);
        let words = format!(
            "Nothing found: {} on {}",
            counted(rules, "rule", "rules"),
            counted(self.coverage.entries, "entry", "entries")
        );
        verdict(Grade::Sound, words)
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
                || skipped.iter().any(|skipped| skipped.rule == id)
                || self.tool_failures.iter().any(|failure| failure.rule == id)
        };
        rules::all()
            .map(|rule| rule.id)
            .filter(|id| !concerned(id))
            .collect()
    }
}

impl Coverage {
    /// What was looked at, as sentences.
    pub fn sentences(&self) -> Vec<String> {
        let rules = u64::try_from(self.rules()).unwrap_or(u64::MAX);
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
    use crate::{EntryAddress, EntryPath};

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

    #[test]
    fn nothing_is_called_sound_while_something_was_not_checked() {
        let mut skipped = whole();
        skipped.skip(Skipped {
            rule: "xml/not-well-formed".to_owned(),
            because: "It could not be read.".to_owned(),
            path: EntryPath::default(),
            places: 1,
        });
        let mut failed = whole();
        failed.fail(ToolFailure {
            rule: "xml/not-well-formed".to_owned(),
            path: EntryPath::default(),
            message: "It took too long.".to_owned(),
        });
        let mut without_contents = whole();
        without_contents.coverage.integrity = Integrity::Partial;
        let open = "Not everything was checked";
        for (findings, running, grade, words) in [
            (
                Findings::default(),
                true,
                Grade::Open,
                "Nothing found so far",
            ),
            (Findings::default(), false, Grade::Open, open),
            (whole(), true, Grade::Open, "Nothing found so far"),
            (skipped, false, Grade::Open, open),
            (failed, false, Grade::Open, open),
            (without_contents, false, Grade::Open, open),
            (
                found(whole(), Severity::Warning),
                true,
                Grade::Warning,
                "1 warning so far",
            ),
            (
                found(Findings::default(), Severity::Note),
                false,
                Grade::Note,
                "1 note; not everything was checked",
            ),
            (
                found(whole(), Severity::Note),
                false,
                Grade::Sound,
                "No errors, no warnings, 1 note",
            ),
            (
                found(Findings::default(), Severity::Error),
                true,
                Grade::Error,
                "Do not install: 1 error",
            ),
        ] {
            let verdict = findings.verdict(running);
            assert_eq!((verdict.grade, verdict.words.as_str()), (grade, words));
        }
        let verdict = whole().verdict(false);
        assert_eq!(verdict.grade, Grade::Sound);
        assert!(verdict.words.ends_with("on 4,812 entries"), "{verdict:?}");
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
