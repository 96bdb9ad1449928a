//! Looking for a text in all contents of a file, those of archives inside included.
//!
//! Smallest entries first, so that answers come at once; streaming, so that memory does not grow with
//! the entries. How a pattern is matched is up to a [`Pattern`]: the engine brings the search for
//! plain text, the page adds the regular expressions of its browser, which cost no download.

mod blocks;
mod literal;
mod names;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::rc::Rc;

use dmpkg_archive::{Archive, Progress};
use serde::{Deserialize, Serialize};

use self::blocks::{Block, TextBlocks};
pub use self::literal::Literal;
pub use self::names::NameHit;
use crate::contents::{At, ContentSink, ContentWalk, Order, Outcome};
use crate::detect::is_archive_name;
use crate::{EntryAddress, EntryPath, Share};

/// Finds places in a text.
pub trait Pattern {
    /// Calls `found` with the byte range of each place, in their order, until it returns false.
    fn find(&mut self, text: &str, found: &mut dyn FnMut(Range<usize>) -> bool);
}

/// A line in which the pattern was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The entry, for machines.
    pub address: EntryAddress,
    /// The entry, for people.
    pub path: EntryPath,
    /// The line, from 1.
    pub line: u32,
    /// The column of the first place in it, from 1, in characters.
    pub column: u32,
    /// The line as it can be shown, cut around the place when it is long.
    pub before: String,
    /// The place itself.
    pub found: String,
    /// What follows it.
    pub after: String,
}

/// What a search has looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchFacts {
    /// Entries that were searched as text.
    pub searched: u64,
    /// Entries that are no text.
    pub binary: u64,
    /// Entries whose content could not be decoded to its end.
    pub unreadable: u64,
    /// Whether the search ended at its limit of hits: there may be more.
    pub limited: bool,
}

/// The job that searches.
pub struct Search {
    walk: ContentWalk,
    searching: Searching,
}

struct Searching {
    pattern: Box<dyn Pattern>,
    limit: usize,
    blocks: TextBlocks,
    is_binary: bool,
    /// Hits in the entry that is being searched, without its place.
    lines: Vec<Line>,
    hits: Vec<Hit>,
    count: usize,
    facts: SearchFacts,
}

/// A line with a place in it.
struct Line {
    line: u32,
    column: u32,
    before: String,
    found: String,
    after: String,
}

/// Characters shown before a place, of the place itself, and behind it.
const SHOWN: [usize; 3] = [60, 120, 120];

impl Search {
    /// Begins; nothing is searched yet. Ends when `limit` lines were found.
    pub fn new(archive: Rc<Archive>, pattern: Box<dyn Pattern>, limit: usize) -> Self {
        Self {
            walk: ContentWalk::new(archive, Share::WHOLE, Order::Size, false),
            searching: Searching {
                pattern,
                limit,
                blocks: TextBlocks::default(),
                is_binary: false,
                lines: Vec::new(),
                hits: Vec::new(),
                count: 0,
                facts: SearchFacts::default(),
            },
        }
    }

    /// Searches a bounded part. True when nothing is left or the limit is reached.
    pub fn step(&mut self) -> bool {
        self.walk.step(&mut self.searching)
    }

    /// The lines that were found since the last time.
    pub fn take_hits(&mut self) -> Vec<Hit> {
        std::mem::take(&mut self.searching.hits)
    }

    /// What was looked at so far.
    pub fn facts(&self) -> SearchFacts {
        self.searching.facts
    }

    /// Bytes before decoding: those done and all that are known of.
    pub fn progress(&self) -> Progress {
        self.walk.progress()
    }
}

impl ContentSink for Searching {
    fn wants(&mut self, at: At<'_>) -> bool {
        self.blocks = TextBlocks::default();
        self.is_binary = false;
        !at.entry.is_directory() && !is_archive_name(&at.entry.name().path())
    }

    fn bytes(&mut self, bytes: &[u8]) -> bool {
        self.blocks.push(bytes);
        if self.blocks.is_binary() {
            self.is_binary = true;
            return false;
        }
        while let Some(block) = self.blocks.next_block(false) {
            self.search(&block);
        }
        self.count + self.lines.len() < self.limit
    }

    fn end(&mut self, at: At<'_>, outcome: &Outcome) -> bool {
        if self.is_binary {
            self.facts.binary += 1;
            return true;
        }
        while let Some(block) = self.blocks.next_block(true) {
            self.search(&block);
        }
        match outcome.decoded {
            Ok(_) => self.facts.searched += 1,
            Err(_) => self.facts.unreadable += 1,
        }
        let room = self.limit - self.count;
        self.facts.limited |= self.lines.len() >= room;
        let address = at.address.child(at.entry.index().0);
        for line in self.lines.drain(..).take(room) {
            self.count += 1;
            self.hits.push(Hit {
                address: address.clone(),
                path: at.path.child(at.entry.name().path()),
                line: line.line,
                column: line.column,
                before: line.before,
                found: line.found,
                after: line.after,
            });
        }
        self.count < self.limit
    }
}

impl Searching {
    /// Searches whole lines of text, and notes each line in which something is found once.
    fn search(&mut self, block: &Block) {
        let (text, lines) = (&block.text, &mut self.lines);
        let room = (self.limit - self.count).saturating_sub(lines.len());
        // The number of the line at `counted`, so that line breaks are counted once.
        let (mut number, mut counted) = (block.line, 0);
        let mut taken = 0;
        self.pattern.find(text, &mut |range| {
            let before = text.get(counted..range.start).unwrap_or_default();
            let breaks = before.bytes().filter(|byte| *byte == b'\n').count();
            number = number.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            counted = counted.max(range.start);
            if range.is_empty() || lines.last().is_some_and(|last| last.line == number) {
                return true;
            }
            lines.push(Line::new(text, &range, number, block.column));
            taken += 1;
            taken < room
        });
    }
}

impl Line {
    /// The line around a place. `column` counts the characters of the first line that lie before the
    /// text.
    fn new(text: &str, range: &Range<usize>, line: u32, column: u32) -> Self {
        let head = text.get(..range.start).unwrap_or_default();
        let start = head.rfind('\n').map_or(0, |at| at + 1);
        let head = head.get(start..).unwrap_or_default();
        let found = text.get(range.clone()).unwrap_or_default();
        let found = found.split('\n').next().unwrap_or_default();
        let tail = text.get(range.end..).unwrap_or_default();
        let tail = tail.split('\n').next().unwrap_or_default();
        let before = u32::try_from(head.chars().count()).unwrap_or(u32::MAX);
        let offset = if start == 0 { column } else { 0 };
        let [shown_before, shown_found, shown_after] = SHOWN;
        let skipped = head.chars().count().saturating_sub(shown_before);
        let head: String = head.chars().skip(skipped).collect();
        Self {
            line,
            column: before.saturating_add(offset).saturating_add(1),
            before: shown(head.trim_start(), skipped > 0, false),
            found: shown(&cut(found, shown_found), false, false),
            after: shown(
                cut(tail, shown_after).trim_end(),
                false,
                tail.chars().count() > shown_after,
            ),
        }
    }
}

fn cut(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

/// Text as it can be shown, with signs where it was cut.
fn shown(text: &str, cut_before: bool, cut_after: bool) -> String {
    let text = text.replace('\t', " ");
    let text = crate::path::shown(&text);
    let (before, after) = match (cut_before, cut_after) {
        (true, _) => ("…", ""),
        (_, true) => ("", "…"),
        _ => ("", ""),
    };
    format!("{before}{text}{after}")
}
