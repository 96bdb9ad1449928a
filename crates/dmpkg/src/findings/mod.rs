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
pub use self::finding::{Finding, Skipped, SwitchedOff, ToolFailure};
pub use self::verdict::{Grade, Verdict};
pub use self::words::{RuleLinks, amount, findings_to_markdown};
use crate::rules::{self, Check, Rule, Severity};
use crate::settings::Judge;
use crate::{EntryAddress, EntryPath, ReaderView, SecondReader, Settings, SignatureFacts, Signed};

/// What the rules found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Sorted by what distinguishes them.
    groups: Vec<Group>,
    /// What settings hide, in the same order.
    suppressed: Vec<Group>,
    /// Sorted.
    switched_off: Vec<SwitchedOff>,
    /// Ids in settings that name no rule, in the order of the settings.
    unknown: Vec<String>,
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
    /// What is known of the signatures of all levels, sorted by place.
    pub signatures: Vec<Signed>,
}

/// What one rule found in one archive, as far as settings make the same of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Group {
    /// Place of the rule in the registry.
    rule: u32,
    archive: EntryAddress,
    severity: Severity,
    reason: Option<String>,
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
        listed(&self.groups)
    }

    /// What settings hide, in the same order, each with the reason.
    pub fn suppressed(&self) -> Vec<Finding> {
        listed(&self.suppressed)
    }

    /// At how many places something was found that settings hide.
    pub fn suppressed_counts(&self) -> Counts {
        counted(&self.suppressed)
    }

    /// At how many places this rule found something that is not hidden.
    pub fn places_of(&self, rule: &str) -> u64 {
        let is_mine = |group: &&Group| group.kept.first().is_some_and(|it| it.rule == rule);
        let mine = self.groups.iter().filter(is_mine);
        mine.map(Group::places).sum()
    }

    /// The first finding of each rule and severity in an archive and all that lies in it, the worst
    /// first, with the number of places; the opened file when the address is empty.
    pub fn by_rule(&self, within: &EntryAddress) -> Vec<(Finding, u64)> {
        let mut rules: Vec<(Finding, u64)> = Vec::new();
        for group in worst_first(&self.groups) {
            let is_in = |address: &EntryAddress| address.0.starts_with(&within.0);
            let mut mine = group.kept.iter().filter(|it| is_in(&it.address)).peekable();
            let Some(first) = mine.peek().copied() else {
                continue;
            };
            let places = match is_in(&group.archive) {
                true => group.places(),
                false => u64::try_from(mine.count()).unwrap_or(u64::MAX),
            };
            // Groups of one rule and severity follow each other.
            match rules.last_mut() {
                Some((known, all))
                    if known.rule == first.rule && known.severity == first.severity =>
                {
                    *all = all.saturating_add(places);
                }
                _ => rules.push((first.clone(), places)),
            }
        }
        rules
    }

    /// Rules that settings switch off everywhere, in the order of the rules.
    pub fn switched_off(&self) -> &[SwitchedOff] {
        &self.switched_off
    }

    /// Ids in settings that name no rule of this version: those settings do nothing.
    pub fn unknown_settings(&self) -> &[String] {
        &self.unknown
    }

    /// Whether settings switch this rule off everywhere.
    fn is_off(&self, rule: &str) -> bool {
        self.switched_off.iter().any(|off| off.rule == rule)
    }

    /// Rules that could not run, in the order of their ids. Rules about contents are among them when
    /// all else was looked at and no content was decoded.
    pub fn skipped(&self) -> Vec<Skipped> {
        let mut skipped = self.skipped.clone();
        let waits = |rule: &Rule| rule.checks.iter().any(|it| matches!(it, Check::Content(_)));
        for rule in rules::all().filter(|rule| self.coverage.complete && waits(rule)) {
            let known = skipped.iter().any(|skipped| skipped.rule == rule.id);
            let is_due = !known && !self.is_off(rule.id);
            if is_due && !self.coverage.has_run(rules::place(rule.id)) {
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
        counted(&self.groups)
    }

    /// The worst severity found.
    pub fn worst(&self) -> Option<Severity> {
        self.groups.iter().map(|group| group.severity).max()
    }

    /// Adds what a rule found while it looked at this archive.
    pub fn add(&mut self, archive: &EntryAddress, finding: Finding) {
        group(&mut self.groups, archive, &finding).insert(finding);
    }

    /// Adds what a rule found and settings hide.
    pub fn suppress(&mut self, archive: &EntryAddress, finding: Finding) {
        group(&mut self.suppressed, archive, &finding).insert(finding);
    }

    /// Says that all shares of the contents were decoded: integrity is complete, unless one of them
    /// stopped at a limit.
    pub fn all_shares_done(&mut self) {
        self.coverage.integrity = match self.coverage.stopped_at_limit {
            true => Integrity::Partial,
            false => Integrity::Complete,
        };
    }

    /// Findings that say nothing but which rules failed before, which are switched off, and which
    /// settings name no rule.
    pub(crate) fn at_start(failures: &[ToolFailure], settings: &Settings) -> Self {
        Self {
            switched_off: Judge::switched_off(settings),
            unknown: settings.unknown(),
            ..Self::of_failures(failures)
        }
    }

    /// Findings that say nothing but which rules failed by the tool's own fault.
    pub fn of_failures(failures: &[ToolFailure]) -> Self {
        let mut findings = Self::default();
        for failure in failures {
            findings.fail(failure.clone());
        }
        findings
    }

    /// Adds what is known of the signature of an archive.
    pub fn sign(&mut self, signed: Signed) {
        let place = |known: &Signed| known.address.cmp(&signed.address);
        match self.signatures.binary_search_by(place) {
            Ok(at) => {
                if let Some(known) = self.signatures.get_mut(at) {
                    *known = signed;
                }
            }
            Err(at) => self.signatures.insert(at, signed),
        }
    }

    /// What is known of the signature of the opened file.
    pub fn signature(&self) -> Option<&SignatureFacts> {
        let first = self.signatures.first();
        let own = first.filter(|signed| signed.address.0.is_empty());
        own.map(|signed| &signed.facts)
    }

    /// What is known of the signature of the opened file, or of a package inside.
    pub fn signature_of(&self, address: &EntryAddress) -> Option<&SignatureFacts> {
        let mut all = self.signatures.iter();
        let own = all.find(|signed| signed.address == *address);
        own.map(|signed| &signed.facts)
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
        merge(&mut self.groups, other.groups);
        merge(&mut self.suppressed, other.suppressed);
        // All who look have the same settings.
        if !other.switched_off.is_empty() {
            self.switched_off = other.switched_off;
        }
        if !other.unknown.is_empty() {
            self.unknown = other.unknown;
        }
        for skipped in other.skipped {
            self.skip(skipped);
        }
        for failure in other.tool_failures {
            self.fail(failure);
        }
        for signed in other.signatures {
            self.sign(signed);
        }
        self.coverage.merge(&other.coverage);
        if other.second_reader != SecondReader::Pending {
            self.second_reader = other.second_reader;
        }
        if !other.readers.is_empty() {
            self.readers = other.readers;
        }
    }
}

/// The findings of groups, worst first.
fn listed(groups: &[Group]) -> Vec<Finding> {
    let groups = worst_first(groups).into_iter();
    groups
        .flat_map(|group| group.kept.iter().cloned().chain(group.rest()))
        .collect()
}

fn worst_first(groups: &[Group]) -> Vec<&Group> {
    let mut groups: Vec<&Group> = groups.iter().collect();
    // Stable: within one severity the order of the groups remains.
    sort_by(&mut groups, |a, b| b.severity.cmp(&a.severity));
    groups
}

/// At how many places groups found something.
fn counted(groups: &[Group]) -> Counts {
    let mut counts = Counts::default();
    for group in groups {
        let places = group.places();
        match group.severity {
            Severity::Error => counts.errors += places,
            Severity::Warning => counts.warnings += places,
            Severity::Note => counts.notes += places,
        }
    }
    counts
}

/// Adds other groups to groups.
fn merge(groups: &mut Vec<Group>, others: Vec<Group>) {
    for other in others {
        let Group {
            kept,
            further,
            archive,
            ..
        } = other;
        let mut further = further;
        for finding in kept {
            let own = group(groups, &archive, &finding);
            own.further += std::mem::take(&mut further);
            own.insert(finding);
        }
    }
}

/// The group that a finding belongs to, found or made.
fn group<'a>(
    groups: &'a mut Vec<Group>,
    archive: &EntryAddress,
    finding: &Finding,
) -> &'a mut Group {
    let rule = rules::place(&finding.rule);
    let (severity, reason) = (finding.severity, &finding.reason);
    let order = |group: &Group| {
        let key = (group.rule, &group.archive, group.severity, &group.reason);
        key.cmp(&(rule, archive, severity, reason))
    };
    let at = groups.partition_point(|group| order(group).is_lt());
    if groups.get(at).is_none_or(|group| order(group).is_ne()) {
        let group = Group {
            rule,
            archive: archive.clone(),
            severity,
            reason: reason.clone(),
            kept: Vec::new(),
            further: 0,
        };
        groups.insert(at, group);
    }
    #[expect(
        clippy::indexing_slicing,
        reason = "the group was found or inserted there"
    )]
    &mut groups[at]
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

    /// At how many places something was found.
    fn places(&self) -> u64 {
        u64::try_from(self.kept.len()).unwrap_or(u64::MAX) + self.further
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
            reason: like.reason.clone(),
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
