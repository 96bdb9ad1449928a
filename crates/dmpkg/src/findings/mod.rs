//! What the rules found, merged from all who looked.
//!
//! Several workers look at parts of one file. The result does not depend on how the parts were cut
//! or in which order they arrive: of each rule and archive the first places are kept, in the order of
//! the archive, and the others are counted.

mod coverage;
mod finding;
mod verdict;
mod words;

use dmpkg_archive::sorted::sort_by;
use serde::{Deserialize, Serialize};

pub use self::coverage::{Coverage, Integrity};
pub use self::finding::{Finding, Skipped, ToolFailure};
pub use self::verdict::{Grade, Verdict};
pub use self::words::{amount, findings_to_markdown};
use crate::rules::{self, Check, Rule, Severity};
use crate::{EntryAddress, EntryPath, ReaderView, SecondReader};

/// What the rules found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Sorted by rule and archive.
    groups: Vec<Group>,
    /// Sorted.
    skipped: Vec<Skipped>,
    /// Sorted.
    tool_failures: Vec<ToolFailure>,
    /// How much was looked at.
    pub coverage: Coverage,
    /// What the second, independent reader says of the opened file.
    pub second_reader: SecondReader,
    /// What the programs that unpack packages see in it.
    pub readers: Vec<ReaderView>,
}

/// What one rule found in one archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Group {
    /// Place of the rule in the registry.
    rule: u32,
    archive: EntryAddress,
    /// The first places, in the order of the archive.
    kept: Vec<Finding>,
    /// Places that are not kept.
    further: u64,
}

/// How many places a severity was found at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Errors.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
    /// Notes.
    pub notes: u64,
}

/// Places listed one by one, of one rule in one archive.
const KEPT: usize = 10;

impl Findings {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The findings, worst first; then in the order of the rules, of the archives, and of the places
    /// in the archive. Where a rule fired at more than ten places of one archive, a last finding
    /// stands for the others.
    pub fn list(&self) -> Vec<Finding> {
        let mut groups: Vec<(Severity, &Group)> = self
            .groups
            .iter()
            .filter_map(|group| Some((group.kept.first()?.severity, group)))
            .collect();
        // Stable: within one severity the order of the groups remains.
        sort_by(&mut groups, |a, b| b.0.cmp(&a.0));
        groups
            .into_iter()
            .flat_map(|(_, group)| group.kept.iter().cloned().chain(group.rest()))
            .collect()
    }

    /// Rules that could not run, in the order of their ids. Rules about contents are among them when
    /// all else was looked at and no content was decoded.
    pub fn skipped(&self) -> Vec<Skipped> {
        let mut skipped = self.skipped.clone();
        let waits = |rule: &Rule| rule.checks.iter().any(|it| matches!(it, Check::Content(_)));
        for rule in rules::all().filter(|rule| self.coverage.complete && waits(rule)) {
            let known = skipped.iter().any(|skipped| skipped.rule == rule.id);
            if !known && !self.coverage.has_run(rules::place(rule.id)) {
                skipped.push(Skipped {
                    rule: rule.id.to_owned(),
                    because: "The contents were not compared with their checksums.".to_owned(),
                    path: EntryPath::default(),
                    places: 1,
                });
            }
        }
        sort_by(&mut skipped, Ord::cmp);
        skipped
    }

    /// Rules that failed by the tool's own fault, in the order of their ids.
    pub fn tool_failures(&self) -> &[ToolFailure] {
        &self.tool_failures
    }

    /// At how many places something was found.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for group in &self.groups {
            let places = u64::try_from(group.kept.len()).unwrap_or(u64::MAX) + group.further;
            match group.kept.first().map(|finding| finding.severity) {
                Some(Severity::Error) => counts.errors += places,
                Some(Severity::Warning) => counts.warnings += places,
                Some(Severity::Note) => counts.notes += places,
                None => {}
            }
        }
        counts
    }

    /// The worst severity found.
    pub fn worst(&self) -> Option<Severity> {
        let severities = self.groups.iter().filter_map(|group| group.kept.first());
        severities.map(|finding| finding.severity).max()
    }

    /// Adds what a rule found while it looked at this archive.
    pub fn add(&mut self, archive: &EntryAddress, finding: Finding) {
        let rule = rules::place(&finding.rule);
        self.group(rule, archive.clone()).insert(finding);
    }

    /// Says that all shares of the contents were decoded: integrity is complete, unless one of them
    /// stopped at a limit.
    pub fn all_shares_done(&mut self) {
        self.coverage.integrity = match self.coverage.stopped_at_limit {
            true => Integrity::Partial,
            false => Integrity::Complete,
        };
    }

    /// Findings that say nothing but which rules failed by the tool's own fault.
    pub fn of_failures(failures: &[ToolFailure]) -> Self {
        let mut findings = Self::default();
        for failure in failures {
            findings.fail(failure.clone());
        }
        findings
    }

    /// Adds that a rule could not run.
    pub fn skip(&mut self, skipped: Skipped) {
        let same =
            |known: &&mut Skipped| known.rule == skipped.rule && known.because == skipped.because;
        if let Some(known) = self.skipped.iter_mut().find(same) {
            known.places += skipped.places;
            if skipped.path < known.path {
                known.path = skipped.path;
            }
            return;
        }
        let at = self.skipped.partition_point(|known| *known < skipped);
        self.skipped.insert(at, skipped);
    }

    /// Adds that a rule failed by the tool's own fault.
    pub fn fail(&mut self, failure: ToolFailure) {
        if let Err(at) = self.tool_failures.binary_search(&failure) {
            self.tool_failures.insert(at, failure);
        }
    }

    /// Adds what another looker found.
    pub fn merge(&mut self, other: Self) {
        for Group {
            rule,
            archive,
            kept,
            further,
        } in other.groups
        {
            let group = self.group(rule, archive);
            group.further += further;
            for finding in kept {
                group.insert(finding);
            }
        }
        for skipped in other.skipped {
            self.skip(skipped);
        }
        for failure in other.tool_failures {
            self.fail(failure);
        }
        self.coverage.merge(&other.coverage);
        if other.second_reader != SecondReader::Pending {
            self.second_reader = other.second_reader;
        }
        if !other.readers.is_empty() {
            self.readers = other.readers;
        }
    }

    fn group(&mut self, rule: u32, archive: EntryAddress) -> &mut Group {
        let at = self
            .groups
            .partition_point(|group| (group.rule, &group.archive) < (rule, &archive));
        let is_new = self
            .groups
            .get(at)
            .is_none_or(|group| (group.rule, &group.archive) != (rule, &archive));
        if is_new {
            let group = Group {
                rule,
                archive,
                kept: Vec::new(),
                further: 0,
            };
            self.groups.insert(at, group);
        }
        #[expect(
            clippy::indexing_slicing,
            reason = "the group was found or inserted there"
        )]
        &mut self.groups[at]
    }
}

impl Group {
    fn insert(&mut self, finding: Finding) {
        let at = self
            .kept
            .partition_point(|known| known.order() < finding.order());
        if self.kept.get(at) == Some(&finding) {
            // Two lookers saw the same place.
            return;
        }
        if at < KEPT {
            self.kept.insert(at, finding);
        } else {
            self.further += 1;
        }
        if self.kept.len() > KEPT {
            self.kept.truncate(KEPT);
            self.further += 1;
        }
    }

    /// The finding that stands for those not kept.
    fn rest(&self) -> Option<Finding> {
        let like = self.kept.last().filter(|_| self.further > 0)?;
        let path = like.path.0.get(..self.archive.0.len()).unwrap_or_default();
        Some(Finding {
            rule: like.rule.clone(),
            severity: like.severity,
            message: format!(
                "The same was found at {} more places of this archive.",
                self.further
            ),
            path: EntryPath(path.to_vec()),
            address: self.archive.clone(),
            line: None,
            column: None,
            offset: None,
            places: self.further,
        })
    }
}

impl Finding {
    /// The order of places in one archive.
    fn order(&self) -> (&EntryAddress, Option<u32>, Option<u32>, Option<u64>, &str) {
        (
            &self.address,
            self.line,
            self.column,
            self.offset,
            &self.message,
        )
    }
}
