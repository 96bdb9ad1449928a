//! Headers and names of entries.

use std::rc::Rc;

use dmpkg_archive::{Entry, EntryIndex};

use super::super::{Announce, Runner};
use super::{CHUNK, Level};
use crate::rules::inputs::NamesInput;
use crate::rules::{Check, NameParts};

impl Level {
    /// Headers and names of a chunk of entries, rule by rule.
    pub(super) fn entries(&mut self, first: u32, runner: &mut Runner, announce: Announce<'_>) {
        let archive = Rc::clone(&self.package.archive);
        let names: Vec<NameParts<'_>> = (first..first.saturating_add(CHUNK))
            .map_while(|at| archive.entry(EntryIndex(at)))
            .map(NameParts::new)
            .collect();
        let entries = names.iter().map(|name| name.entry);
        let sizes = entries
            .filter(|entry| entry.states_uncompressed_size())
            .map(Entry::uncompressed_size);
        self.unpacked = sizes.fold(self.unpacked, u64::saturating_add);
        runner.findings.coverage.entries += u64::try_from(names.len()).unwrap_or(0);
        let pick = |check: &Check| match check {
            Check::Header(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| {
            for name in &names {
                look(name.entry, found);
            }
        });
        let pick = |check: &Check| match check {
            Check::Name(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| {
            for name in &names {
                look(name, found);
            }
        });
    }

    pub(super) fn names(&self, runner: &mut Runner, announce: Announce<'_>) {
        let pick = |check: &Check| match check {
            Check::Names(look) => Some(*look),
            _ => None,
        };
        let input = NamesInput::new(&self.package);
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }
}
