use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Hit, NameHit};
use dmpkg_wasm::errand::{Finds, NO_EXPRESSION, Query, Reach};

use super::Ended;
use crate::amounts::{count, counted};

/// The search in names and contents of the open file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What is looked for, or was last.
    pub query: Query,
    /// After how many lines it ends.
    pub limit: u32,
    /// How it stands.
    pub state: SearchState,
    /// Entries in whose name it was found.
    pub names: Vec<Rc<NameHit>>,
    /// Lines in which it was found, by entry.
    pub groups: Vec<Rc<Group>>,
    /// What was looked at.
    pub reach: Reach,
    /// Counts wishes to type something to look for.
    pub calls: u32,
    /// Counts searches.
    pub serial: u32,
}

/// How a search stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SearchState {
    /// Nothing was looked for yet.
    #[default]
    Idle,
    /// It runs.
    Running,
    /// It came to its end, or to its limit.
    Done,
    /// The user stopped it.
    Stopped,
    /// What was to be looked for is no regular expression: why, and what to do.
    NoExpression(String),
    /// It could not go on: why, and what to do.
    Failed(String),
}

/// The lines of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The entry.
    pub address: EntryAddress,
    /// Its place for people.
    pub path: EntryPath,
    /// The lines.
    pub hits: Vec<Hit>,
}

/// Lines after which a search ends, unless more are asked for.
pub const LINES: u32 = 500;

impl Search {
    /// Whether there may be more than was told.
    pub fn is_limited(&self) -> bool {
        self.state == SearchState::Done && (self.reach.facts.limited || self.reach.names_limited)
    }

    /// Lines in which it was found.
    pub fn lines(&self) -> usize {
        self.groups.iter().map(|group| group.hits.len()).sum()
    }

    /// Takes in what was found.
    pub(super) fn take(&mut self, finds: Finds) {
        if self.state != SearchState::Running {
            return;
        }
        self.reach = finds.reach;
        self.names.extend(finds.names.into_iter().map(Rc::new));
        for hit in finds.hits {
            match self.groups.last_mut() {
                Some(last) if last.address == hit.address => Rc::make_mut(last).hits.push(hit),
                _ => self.groups.push(Rc::new(Group {
                    address: hit.address.clone(),
                    path: hit.path.clone(),
                    hits: vec![hit],
                })),
            }
        }
    }

    pub(super) fn end(&mut self, ended: Ended) {
        if self.state != SearchState::Running {
            return;
        }
        self.state = match ended {
            Ended::Done => SearchState::Done,
            Ended::Stopped => SearchState::Stopped,
            Ended::Failed(failure) => {
                let words = format!("{} {}", failure.message, failure.advice);
                match failure.code == NO_EXPRESSION {
                    true => SearchState::NoExpression(words),
                    false => SearchState::Failed(words),
                }
            }
        };
    }

    /// What was found and what was looked at, in sentences.
    pub fn words(&self) -> String {
        let found = format!("{}; {}.", self.found(), self.looked_at());
        let sentence = capital(&found);
        let mut words = match &self.state {
            SearchState::Idle => return String::new(),
            SearchState::NoExpression(why) => return why.clone(),
            SearchState::Running if self.reach.total == 0 => {
                return "Reading the names of all entries.".to_owned();
            }
            SearchState::Running => format!("So far {found}"),
            SearchState::Done => sentence,
            SearchState::Stopped => format!("Stopped: not everything was searched. {sentence}"),
            SearchState::Failed(why) => format!("{why} Not everything was searched. {sentence}"),
        };
        if self.reach.closed > 0 {
            let archives = counted(self.reach.closed, "archive", "archives");
            words.push_str(&format!(" {archives} inside could not be opened."));
        }
        if self.is_limited() {
            words.push_str(" The search ended at its limit: there may be more.");
        }
        words
    }

    /// "2 names, 37 lines in 5 entries".
    fn found(&self) -> String {
        let lines = self.lines();
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let mut parts = Vec::new();
        if !self.names.is_empty() {
            parts.push(counted(number(self.names.len()), "name", "names"));
        }
        if lines > 0 {
            parts.push(format!(
                "{} in {}",
                counted(number(lines), "line", "lines"),
                counted(number(self.groups.len()), "entry", "entries")
            ));
        }
        match parts.is_empty() {
            true => "nothing found".to_owned(),
            false => parts.join(", "),
        }
    }

    /// "212 entries searched, 14 are no text, 1 could not be read".
    fn looked_at(&self) -> String {
        let facts = self.reach.facts;
        let mut words = format!("{} searched", counted(facts.searched, "entry", "entries"));
        if facts.binary > 0 {
            let verb = if facts.binary == 1 { "is" } else { "are" };
            words.push_str(&format!(", {} {verb} no text", count(facts.binary)));
        }
        if facts.unreadable > 0 {
            words.push_str(&format!(", {} could not be read", count(facts.unreadable)));
        }
        words
    }
}

/// A sentence, from its words.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use dmpkg::SearchFacts;
    use dmpkg_wasm::message::Failure;

    use super::*;

    fn hit(entry: u32, line: u32) -> Hit {
        Hit {
            address: EntryAddress(vec![entry]),
            path: EntryPath(vec![format!("{entry}.txt")]),
            line,
            column: 1,
            before: String::new(),
            found: "needle".to_owned(),
            after: String::new(),
        }
    }

    fn finds(hits: Vec<Hit>, facts: SearchFacts) -> Finds {
        Finds {
            names: Vec::new(),
            hits,
            reach: Reach {
                facts,
                done: 1,
                total: 2,
                ..Reach::default()
            },
        }
    }

    fn running() -> Search {
        Search {
            state: SearchState::Running,
            ..Search::default()
        }
    }

    fn failure(code: &str) -> Failure {
        Failure {
            code: code.to_owned(),
            message: "It went wrong.".to_owned(),
            advice: "Do it right.".to_owned(),
        }
    }

    #[test]
    fn lines_come_together_by_their_entry() {
        let mut search = running();
        let facts = SearchFacts {
            searched: 212,
            binary: 14,
            unreadable: 1,
            limited: false,
        };
        search.take(finds(vec![hit(1, 3), hit(1, 9), hit(4, 1)], facts));
        search.take(finds(vec![hit(4, 2)], facts));
        let lines: Vec<_> = search
            .groups
            .iter()
            .map(|group| (group.address.0.clone(), group.hits.len()))
            .collect();
        assert_eq!(lines, [(vec![1], 2), (vec![4], 2)]);
        let found =
            "4 lines in 2 entries; 212 entries searched, 14 are no text, 1 could not be read.";
        assert_eq!(search.words(), format!("So far {found}"));
        search.end(Ended::Done);
        assert_eq!(search.words(), found);
        // What comes late is of the past.
        search.take(finds(vec![hit(5, 1)], facts));
        assert_eq!(search.words(), found);
    }

    #[test]
    fn a_search_says_what_it_did_not_look_at() {
        let limited = SearchFacts {
            limited: true,
            searched: 1,
            ..SearchFacts::default()
        };
        let mut search = running();
        assert_eq!(search.words(), "Reading the names of all entries.");
        search.take(finds(vec![hit(1, 3)], limited));
        search.end(Ended::Done);
        assert!(search.is_limited());
        assert!(search.words().ends_with("there may be more."));

        let mut search = running();
        search.take(finds(Vec::new(), SearchFacts::default()));
        search.reach.closed = 1;
        search.end(Ended::Stopped);
        assert_eq!(
            search.words(),
            "Stopped: not everything was searched. Nothing found; 0 entries searched. 1 archive inside could not be opened."
        );
        assert!(!search.is_limited());
    }

    #[test]
    fn what_is_no_expression_is_told_from_what_fails() {
        let mut search = running();
        search.end(Ended::Failed(failure(NO_EXPRESSION)));
        let why = "It went wrong. Do it right.".to_owned();
        assert_eq!(search.state, SearchState::NoExpression(why.clone()));
        assert_eq!(search.words(), why);
        let mut search = running();
        search.end(Ended::Failed(failure("read-failed")));
        assert!(search.words().contains("Not everything was searched."));
    }
}
