//! What errands tell: questions about the whole file that the user asked.

use dmpkg::EntryAddress;
use dmpkg_wasm::errand::{Finds, Query};
use dmpkg_wasm::message::Failure;

use super::{Loaded, Search, SearchState};

/// An errand of the open file. There is one of each at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrandKind {
    /// The search.
    Search,
    /// The hash of an entry, or of the file itself when the address is empty.
    Hash(EntryAddress),
    /// The list of all entries that is to be saved.
    List,
    /// The report that is to be copied or saved.
    Report,
}

/// What an errand tells.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrandAction {
    /// A search begins.
    Search {
        /// What is looked for.
        query: Query,
        /// After how many lines it ends.
        limit: u32,
    },
    /// It found something.
    Finds(Box<Finds>),
    /// It ended.
    Searched(Ended),
    /// How the hash of an entry fares.
    Hash(EntryAddress, Hash),
    /// How far the list is, as long as it is being made.
    List(Option<Amount>),
}

/// How an errand ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It did what it should.
    Done,
    /// The user stopped it.
    Stopped,
    /// It could not.
    Failed(Failure),
}

/// How far an errand is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Bytes done.
    pub done: u64,
    /// Bytes in all; 0 when not known.
    pub total: u64,
}

/// A hash that is computed when asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Hash {
    /// Not asked for.
    #[default]
    Unknown,
    /// Being computed.
    Running(Amount),
    /// As hexadecimal digits.
    Known(String),
    /// Why there is none, in sentences.
    Failed(String),
}

impl Amount {
    /// The part that is done, from 0 to 100, when the whole is known.
    pub fn percent(self) -> Option<u128> {
        let part = u128::from(self.done.min(self.total)) * 100;
        part.checked_div(u128::from(self.total))
    }
}

impl Loaded {
    /// The hash of an entry, or of the file itself.
    pub fn hash(&self, address: &EntryAddress) -> Hash {
        let known = self.hashes.iter().find(|(known, _)| known == address);
        known.map(|(_, hash)| hash.clone()).unwrap_or_default()
    }

    /// Takes in what an errand tells, and gives words to announce when one of them ended.
    pub(super) fn told_by_errand(&mut self, action: ErrandAction) -> Option<String> {
        match action {
            ErrandAction::Search { query, limit } => {
                self.search = Search {
                    query,
                    limit,
                    state: SearchState::Running,
                    calls: self.search.calls,
                    serial: self.search.serial.wrapping_add(1),
                    ..Search::default()
                };
                None
            }
            ErrandAction::Finds(finds) => {
                self.search.take(*finds);
                None
            }
            ErrandAction::Searched(ended) => {
                self.search.end(ended);
                Some(self.search.words())
            }
            ErrandAction::Hash(address, hash) => {
                let words = match &hash {
                    Hash::Known(_) => Some("The hash is computed.".to_owned()),
                    Hash::Failed(why) => Some(why.clone()),
                    Hash::Unknown | Hash::Running(_) => None,
                };
                self.hashes.retain(|(known, _)| *known != address);
                self.hashes.push((address, hash));
                words
            }
            ErrandAction::List(amount) => {
                let begins = self.list.is_none() && amount.is_some();
                self.list = amount;
                begins.then(|| "The list is being made.".to_owned())
            }
        }
    }
}
