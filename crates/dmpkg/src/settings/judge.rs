use std::cell::Cell;

use dmpkg_archive::sorted::sort_by_key;

use super::{Level, PathPattern, Settings};
use crate::EntryPath;
use crate::findings::SwitchedOff;
use crate::rules::{self, Rule, Severity};

/// Decides what becomes of a finding. Settings as they are asked: by rule, with patterns that were
/// read once.
#[derive(Default)]
pub(crate) struct Judge {
    /// For each setting that concerns a rule, the rule's place in the registry and the setting's place
    /// below. Sorted by both.
    concerned: Vec<(u32, usize)>,
    settings: Vec<(Level, Option<PathPattern>, String)>,
    /// Rules that are off everywhere, by their places, sorted.
    off: Vec<u32>,
    /// Findings above a note, as the rules themselves weigh them.
    loud: Cell<u64>,
}

/// What becomes of a finding.
pub(crate) struct Decision {
    /// Its severity, also where it is hidden.
    pub(crate) severity: Severity,
    /// Whether it is hidden.
    pub(crate) hidden: bool,
    /// Why, when a setting decided.
    pub(crate) reason: Option<String>,
}

impl Judge {
    pub(crate) fn new(settings: &Settings) -> Self {
        let mut judge = Self::default();
        if settings.is_empty() {
            return judge;
        }
        for setting in &settings.list {
            let pattern = setting.path.as_deref().map(PathPattern::new);
            let decides = (setting.level, pattern, setting.reason.clone());
            judge.settings.push(decides);
        }
        for (place, rule) in (0_u32..).zip(rules::all()) {
            let concerned = settings.of(rule).map(|(setting, _)| (place, setting));
            judge.concerned.extend(concerned);
            if settings.switches_off(rule).is_some() {
                judge.off.push(place);
            }
        }
        sort_by_key(&mut judge.concerned, |concerned| *concerned);
        judge
    }

    /// Whether the rule at this place of the registry is off everywhere.
    pub(crate) fn is_off(&self, place: u32) -> bool {
        self.off.binary_search(&place).is_ok()
    }

    /// The rules that are off everywhere, with the reasons.
    pub(crate) fn switched_off(settings: &Settings) -> Vec<SwitchedOff> {
        let off = rules::all().filter_map(|rule| {
            let setting = settings.switches_off(rule)?;
            Some(SwitchedOff {
                rule: rule.id.to_owned(),
                reason: setting.reason.clone(),
            })
        });
        off.collect()
    }

    /// What becomes of a finding of this rule at this path.
    pub(crate) fn decide(&self, rule: &Rule, place: u32, path: &EntryPath) -> Decision {
        if rule.severity > Severity::Note {
            self.loud.set(self.loud.get().saturating_add(1));
        }
        let own = Decision {
            severity: rule.severity,
            hidden: false,
            reason: None,
        };
        let from = self.concerned.partition_point(|(it, _)| *it < place);
        let to = self.concerned.partition_point(|(it, _)| *it <= place);
        let concerned = self.concerned.get(from..to).unwrap_or_default();
        let last = concerned
            .iter()
            .rev()
            .filter_map(|(_, setting)| self.settings.get(*setting))
            .find(|(_, pattern, _)| pattern.as_ref().is_none_or(|pattern| pattern.fits(path)));
        let Some((level, _, reason)) = last else {
            return own;
        };
        Decision {
            severity: match level {
                Level::Off => rule.severity,
                Level::As(severity) => *severity,
            },
            hidden: *level == Level::Off,
            reason: Some(reason.clone()),
        }
    }

    /// How many findings above a note were decided on, as the rules themselves weigh them: settings do
    /// not change what explains what.
    pub(crate) fn loud(&self) -> u64 {
        self.loud.get()
    }
}
