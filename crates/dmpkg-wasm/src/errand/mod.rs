//! Errands: questions about a whole file, each answered by a worker of its own.
//!
//! Unlike a [`Job`](crate::Job) an errand is not started again when it fails: whoever asked hears why,
//! and asks again or does not.

mod ask;

use dmpkg::{EntryAddress, ExportFormat, Findings, Hit, NameHit, RuleLinks, SearchFacts};
use serde::{Deserialize, Serialize};

pub use self::ask::Errand;

/// What an errand is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Looks for a text in all names and contents. Answered by `Done`, with `Finds` before.
    Search {
        /// What to look for.
        query: Query,
        /// Names, and lines, after which the search ends.
        limit: u32,
    },
    /// Hashes the content of an entry, or the file itself when the address is empty. Answered by
    /// `Hashed`.
    Hash {
        /// The entry.
        address: EntryAddress,
    },
    /// Asks for the report of the file. Answered by `Report`.
    Report {
        /// What the rules found so far.
        findings: Box<Findings>,
        /// In which form.
        format: ExportFormat,
        /// Where it links to the rules.
        links: RuleLinks,
    },
    /// Lists all entries, those of archives inside included. Answered by `Listed`.
    List {
        /// In which form.
        form: ListForm,
    },
}

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The text or the expression.
    pub text: String,
    /// Whether upper and lower case matter.
    pub match_case: bool,
    /// Whether it is a regular expression, as the browser understands them.
    pub expression: bool,
}

/// What a search found since it last told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finds {
    /// Entries in whose name it was found.
    pub names: Vec<NameHit>,
    /// Lines in which it was found.
    pub hits: Vec<Hit>,
    /// How far the search is.
    pub reach: Reach,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// What was looked at so far.
    pub facts: SearchFacts,
    /// Whether there may be more names than were told.
    pub names_limited: bool,
    /// Archives inside that could not be opened.
    pub closed: u64,
    /// Bytes done, before decoding.
    pub done: u64,
    /// Bytes in all that are known of; 0 when not yet.
    pub total: u64,
}

/// The form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListForm {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// The hashes as `sha256sum` checks them.
    Sha256,
}

/// A list of all entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The list.
    pub text: String,
    /// Entries whose content could not be decoded as stated: a list of hashes lacks them.
    pub unreadable: u64,
    /// Archives inside that could not be opened: any list lacks what is in them.
    pub closed: u64,
}

/// The code of the failure that says that a regular expression is none.
pub const NO_EXPRESSION: &str = "no-expression";
