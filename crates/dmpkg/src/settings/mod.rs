//! What the user wants of the rules: which are switched off or weigh otherwise, where, and why.
//!
//! Settings never change what a rule finds. They decide what becomes of it: [`Judge`] asks them for
//! each finding, before places are counted and kept, so that the numbers are exact.

mod judge;
mod pattern;
mod read;
#[cfg(test)]
mod tests;
mod write;

use serde::{Deserialize, Serialize};

pub(crate) use self::judge::Judge;
pub use self::pattern::PathPattern;
pub use self::read::SettingsProblem;
use crate::rules::{self, Check, Rule, Severity};

/// What the user wants of the rules, in an order that matters: of several settings that concern a
/// finding the last one decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The settings.
    pub list: Vec<Setting>,
}

/// What the user wants of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The rule's id; `family/*` for a whole family, `*` for all rules.
    pub rule: String,
    /// What becomes of its findings.
    pub level: Level,
    /// Where: a [`PathPattern`] of paths; everywhere when none.
    pub path: Option<String>,
    /// Why, for those who read the report; may be empty.
    pub reason: String,
}

/// What becomes of the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// They are hidden. A rule that is off everywhere does not run.
    Off,
    /// They have this severity.
    As(Severity),
}

/// The jobs for which a change of settings matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// The look at structure, names and documents.
    pub structure: bool,
    /// The look at contents.
    pub contents: bool,
}

/// Settings that are taken at most, so that asking them for each finding stays cheap.
pub const SETTINGS_LIMIT: usize = 1000;
/// Characters of a pattern or a reason at most.
pub const SETTING_LENGTH: usize = 1000;

impl Settings {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Ids in settings that name no rule and no family of this version, each once, in order. Such a
    /// setting does nothing, which must not go unnoticed.
    pub fn unknown(&self) -> Vec<String> {
        let mut unknown: Vec<String> = Vec::new();
        for setting in &self.list {
            let is_known = rules::all().any(|rule| setting.concerns(rule));
            if !is_known && !unknown.contains(&setting.rule) {
                unknown.push(setting.rule.clone());
            }
        }
        unknown
    }

    /// The settings that concern a rule, in order, each with its place among all.
    pub fn of<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = (usize, &'a Setting)> {
        let all = self.list.iter().enumerate();
        all.filter(|(_, setting)| setting.concerns(rule))
    }

    /// The setting that switches a rule off everywhere, so that it does not run.
    pub fn switches_off<'a>(&'a self, rule: &'a Rule) -> Option<&'a Setting> {
        // What stands behind it may say the same of single places, and nothing else.
        self.of(rule).fold(None, |off, (_, setting)| {
            match (setting.level, setting.path.is_some()) {
                (Level::Off, false) => Some(setting),
                (Level::Off, true) => off,
                (Level::As(_), _) => None,
            }
        })
    }

    /// The jobs whose findings other settings would change.
    pub fn concerned(&self, other: &Self) -> Concerned {
        let mut concerned = Concerned::default();
        for rule in rules::all() {
            let same = self
                .of(rule)
                .map(|(_, setting)| setting)
                .eq(other.of(rule).map(|(_, setting)| setting));
            if !same {
                let at_contents = |check: &Check| matches!(check, Check::Content(_));
                let at_both = |check: &Check| matches!(check, Check::Unread(_));
                let checks = || rule.checks.iter();
                concerned.contents |= checks().any(|it| at_contents(it) || at_both(it));
                concerned.structure |= checks().any(|it| !at_contents(it));
            }
        }
        // What is said of ids that name no rule comes with the first job.
        concerned.structure |= self.unknown() != other.unknown();
        concerned
    }
}

impl Setting {
    /// Switches a rule off everywhere.
    pub fn off(rule: &str, reason: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            level: Level::Off,
            path: None,
            reason: reason.to_owned(),
        }
    }

    /// Whether it is about this rule.
    pub fn concerns(&self, rule: &Rule) -> bool {
        self.rule == "*"
            || self.rule == rule.id
            || self.rule.strip_suffix("/*") == Some(rule.family())
    }
}

impl Level {
    /// All of them, the mildest first.
    pub const ALL: [Self; 4] = [
        Self::Off,
        Self::As(Severity::Note),
        Self::As(Severity::Warning),
        Self::As(Severity::Error),
    ];

    /// Its word in files and on the screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::As(severity) => severity.word(),
        }
    }

    /// The one with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}
