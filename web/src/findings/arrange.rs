use std::cmp::Reverse;
use std::hash::{DefaultHasher, Hash, Hasher};

use dmpkg::rules::{self, Severity};
use dmpkg::sorted::sort_by_key;
use dmpkg::{EntryAddress, EntryPath, Finding, Icon, lower_case};

use super::{Choice, Grouping};

/// Places of a group that are shown before the others are asked for.
const FIRST: usize = 5;

/// The list as it is shown.
#[derive(Debug, Default, PartialEq)]
pub struct Arrangement {
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// All lines, from top to bottom.
    pub lines: Vec<Line>,
    /// Places that are listed, also where their group is folded.
    pub listed: u64,
}

/// Findings that stand together.
#[derive(Debug, PartialEq)]
pub struct Group {
    /// Names it, as long as it is there.
    pub key: u64,
    /// What they have in common.
    pub subject: Subject,
    /// The worst of them.
    pub severity: Severity,
    /// The findings, by their place in the list.
    pub findings: Vec<usize>,
    /// Places that they stand for.
    pub places: u64,
}

/// What the findings of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The rule of this id.
    Rule(String),
    /// An entry or archive.
    Place(EntryAddress, EntryPath),
    /// The severity.
    Severity(Severity),
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Names it, as long as it is there.
    pub key: u64,
    /// Its group, by its place among all.
    pub group: usize,
    /// What it shows.
    pub shows: Shows,
}

/// What a line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What the group has in common.
    Head,
    /// Why it matters and what to do, for the finding at this place of the list.
    Explanation(usize),
    /// A finding.
    Finding {
        /// Its place in the list.
        at: usize,
        /// Its place in the group, from 1.
        position: usize,
    },
    /// That so many more findings are there.
    More(usize),
}

impl Arrangement {
    /// The findings that the choice leaves, in groups: the worst first, then as in the list.
    pub fn of(list: &[Finding], choice: &Choice) -> Self {
        let mut arrangement = Self::default();
        let words: Vec<String> = choice.text.split_whitespace().map(lower_case).collect();
        let shown = list.iter().enumerate().filter(|(_, finding)| {
            !choice.hidden.contains(&finding.severity) && holds(finding, &words)
        });
        let mut keyed: Vec<(u64, usize)> = shown
            .map(|(at, finding)| (Subject::of(finding, choice.grouping).key(), at))
            .collect();
        // Stable: within a group, the order of the list remains.
        sort_by_key(&mut keyed, |(key, _)| *key);
        for same in keyed.chunk_by(|one, other| one.0 == other.0) {
            arrangement.put(same, list, choice.grouping);
        }
        sort_by_key(&mut arrangement.groups, |group| {
            (Reverse(group.severity), group.findings.first().copied())
        });
        arrangement.draw(list, choice);
        arrangement
    }

    /// Where the line of this name stands.
    pub fn find(&self, key: u64) -> Option<usize> {
        self.lines.iter().position(|line| line.key == key)
    }

    /// The findings in the order of the list, also those that are folded away.
    pub fn order(&self) -> impl Iterator<Item = usize> {
        self.groups
            .iter()
            .flat_map(|group| group.findings.iter().copied())
    }

    /// The finding that follows another one, or comes before it, round at both ends; the first or
    /// last one when there is no other.
    pub fn beside(&self, list: &[Finding], from: Option<u64>, forward: bool) -> Option<usize> {
        let order: Vec<usize> = self.order().collect();
        let here = from.and_then(|from| {
            order
                .iter()
                .position(|at| list.get(*at).is_some_and(|finding| key(finding) == from))
        });
        let last = order.len().checked_sub(1)?;
        let next = match (here, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(here), true) => {
                if here == last {
                    0
                } else {
                    here + 1
                }
            }
            (Some(here), false) => here.checked_sub(1).unwrap_or(last),
        };
        order.get(next).copied()
    }

    /// The group that a finding of the list is in.
    pub fn group_of(&self, at: usize) -> Option<&Group> {
        self.groups
            .iter()
            .find(|group| group.findings.contains(&at))
    }

    /// Adds the group of these findings, which have one key.
    fn put(&mut self, same: &[(u64, usize)], list: &[Finding], grouping: Grouping) {
        let mut group: Option<Group> = None;
        for (key, at) in same {
            let Some(finding) = list.get(*at) else {
                continue;
            };
            let group = group.get_or_insert_with(|| Group {
                key: *key,
                subject: Subject::of(finding, grouping),
                severity: finding.severity,
                findings: Vec::new(),
                places: 0,
            });
            group.severity = group.severity.max(finding.severity);
            group.findings.push(*at);
            group.places = group.places.saturating_add(finding.places);
            self.listed = self.listed.saturating_add(finding.places);
        }
        self.groups.extend(group);
    }

    fn draw(&mut self, list: &[Finding], choice: &Choice) {
        for (place, group) in self.groups.iter().enumerate() {
            let line = |key, shows| Line {
                key,
                group: place,
                shows,
            };
            self.lines.push(line(group.key, Shows::Head));
            if choice.folded.contains(&group.key) {
                continue;
            }
            let explain = |of: u64, at: usize| {
                let key = hash(&(of, "explanation"));
                line(key, Shows::Explanation(at))
            };
            let by_rule = choice.grouping == Grouping::Rule;
            if let Some(first) = group.findings.first().filter(|_| by_rule)
                && choice.explains(group.key, group.severity)
            {
                self.lines.push(explain(group.key, *first));
            }
            let all = group.findings.len();
            // A line that says that one more is there takes as much room as that one.
            let whole = choice.whole.contains(&group.key) || all <= FIRST + 1;
            let shown = if whole { all } else { FIRST };
            for (before, at) in group.findings.iter().copied().take(shown).enumerate() {
                let Some(finding) = list.get(at) else {
                    continue;
                };
                let key = key(finding);
                let position = before + 1;
                self.lines.push(line(key, Shows::Finding { at, position }));
                if !by_rule && choice.explains(key, finding.severity) {
                    self.lines.push(explain(key, at));
                }
            }
            if all > shown {
                let key = hash(&(group.key, "more"));
                self.lines.push(line(key, Shows::More(all - shown)));
            }
        }
    }
}

impl Subject {
    fn of(finding: &Finding, grouping: Grouping) -> Self {
        match grouping {
            Grouping::Rule => Self::Rule(finding.rule.clone()),
            Grouping::Severity => Self::Severity(finding.severity),
            Grouping::File => Self::Place(finding.address.clone(), finding.path.clone()),
            Grouping::Package => {
                let depth = archive_depth(finding);
                let chain = finding.address.0.iter().take(depth).copied().collect();
                let names = finding.path.0.iter().take(depth).cloned().collect();
                Self::Place(EntryAddress(chain), EntryPath(names))
            }
        }
    }

    fn key(&self) -> u64 {
        match self {
            Self::Rule(id) => hash(&("rule", id)),
            Self::Severity(severity) => hash(&("severity", severity)),
            Self::Place(address, _) => hash(&("place", address)),
        }
    }
}

/// Names a finding among all of a file, also when others come. Where a finding stands for those not
/// listed, its words change while others come.
pub fn key(finding: &Finding) -> u64 {
    let message = if finding.places == 1 {
        finding.message.as_str()
    } else {
        ""
    };
    let place = (finding.line, finding.column, finding.offset);
    hash(&(&finding.rule, &finding.address, place, message))
}

/// Whether a finding is about an archive as a whole rather than about an entry of it. Told by the
/// name, because the address of an archive inside is that of its entry.
pub fn is_archive(finding: &Finding) -> bool {
    finding
        .path
        .0
        .last()
        .is_none_or(|name| matches!(Icon::of_file(name), Icon::Package | Icon::Archive))
}

/// How many names lead to the archive that a finding lies in.
fn archive_depth(finding: &Finding) -> usize {
    let depth = finding.address.0.len();
    if is_archive(finding) {
        depth
    } else {
        depth.saturating_sub(1)
    }
}

/// Whether a finding holds all of these words in its message, path, or the name of its rule.
fn holds(finding: &Finding, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let title = rules::find(&finding.rule).map_or("", |rule| rule.title);
    let path = finding.path.to_string();
    let text = [finding.message.as_str(), &finding.rule, title, &path].join("\n");
    let text = lower_case(&text);
    words.iter().all(|word| text.contains(word.as_str()))
}

/// The same on every run.
fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
