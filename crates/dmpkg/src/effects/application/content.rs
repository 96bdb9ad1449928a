//! Files without an effect of their own, counted by what they are.

use dmpkg_archive::EntryIndex;

use super::part::Part;

/// Kinds of files that are told apart.
const KINDS: usize = 200;

/// Files without an effect of their own.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) list: Vec<Rest>,
}

/// Files of one kind.
pub(super) struct Rest {
    pub(super) part: Part,
    /// The first of them.
    pub(super) first: EntryIndex,
    pub(super) files: u64,
}

impl Collected {
    pub(super) fn add(&mut self, part: Part, index: EntryIndex) {
        if part == Part::Actions {
            return;
        }
        if let Some(rest) = self.list.iter_mut().find(|rest| rest.part == part) {
            rest.files += 1;
        } else if self.list.len() < KINDS {
            self.list.push(Rest {
                part,
                first: index,
                files: 1,
            });
        }
    }
}
