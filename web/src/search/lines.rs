use std::rc::Rc;

use crate::state::Search;

/// All that was found, from top to bottom: names first, then lines by entry.
pub(super) struct Lines {
    /// The lines.
    pub(super) lines: Vec<Line>,
    /// Their keys, each with an estimate of the height.
    pub(super) heights: Rc<[(u64, f64)]>,
}

/// A line of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Names it, as long as nothing else is looked for.
    pub(super) key: u64,
    /// What it shows.
    pub(super) shows: Shows,
}

/// What a line shows. Entries, and the lines of each, go by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// The heading above all names.
    Names,
    /// An entry in whose name it was found.
    Name(usize),
    /// The heading above the lines of an entry.
    Entry(usize),
    /// A line of this entry.
    Hit(usize, usize),
}

/// Lines that belong to the same search have keys of the same beginning, above so many bits.
const SEARCH: u32 = 34;
/// What a line is stands above so many bits, and below them its number among its like.
const KIND: u32 = 32;
/// Height of a heading until it is measured, in pixels.
const HEAD: f64 = 36.0;
/// Height of a line until it is measured, in pixels.
const LINE: f64 = 24.0;

impl Lines {
    /// Puts the lines together. What comes later changes no key.
    pub(super) fn of(search: &Search) -> Self {
        let line = |kind: u64, number: usize, shows| {
            let number = u64::try_from(number).unwrap_or(u64::MAX);
            let key = (u64::from(search.serial) << SEARCH) | (kind << KIND) | number;
            Line { key, shows }
        };
        let mut lines = Vec::new();
        if !search.names.is_empty() {
            lines.push(line(0, 0, Shows::Names));
        }
        for at in 0..search.names.len() {
            lines.push(line(1, at, Shows::Name(at)));
        }
        let mut number = 0;
        for (entry, group) in search.groups.iter().enumerate() {
            lines.push(line(2, entry, Shows::Entry(entry)));
            for at in 0..group.hits.len() {
                lines.push(line(3, number, Shows::Hit(entry, at)));
                number += 1;
            }
        }
        let mut heights = Vec::new();
        for line in &lines {
            heights.push((line.key, if line.shows.is_head() { HEAD } else { LINE }));
        }
        Self {
            lines,
            heights: heights.into(),
        }
    }
}

impl Shows {
    /// Whether it heads others and leads nowhere.
    pub(super) const fn is_head(self) -> bool {
        matches!(self, Self::Names | Self::Entry(_))
    }

    /// The entry that it belongs to; none for names.
    pub(super) const fn entry(self) -> Option<usize> {
        match self {
            Self::Names | Self::Name(_) => None,
            Self::Entry(entry) | Self::Hit(entry, _) => Some(entry),
        }
    }
}
