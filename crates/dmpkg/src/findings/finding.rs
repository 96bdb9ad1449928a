use serde::{Deserialize, Serialize};

use crate::rules::Severity;
use crate::{EntryAddress, EntryPath};

/// One thing that a rule found. The report has a form of its own for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, as sentences.
    pub message: String,
    /// Where, for people: the chain of entry names, outermost first. Empty for the opened file.
    pub path: EntryPath,
    /// Where, for machines. As long as `path`; names may occur twice, this does not.
    pub address: EntryAddress,
    /// Line in the text of the entry, from 1.
    pub line: Option<u32>,
    /// Column in that line, from 1, in characters.
    pub column: Option<u32>,
    /// Offset in bytes, in the archive in which the entry lies.
    pub offset: Option<u64>,
    /// How many places this stands for: 1, or more where the rule fired too often in one archive to
    /// list each place.
    pub places: u64,
    /// Why a setting hides it or gave it this severity; none when no setting decided.
    pub reason: Option<String>,
}

/// A rule that the user's settings switch off everywhere, so that it did not run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SwitchedOff {
    /// The rule's id.
    pub rule: String,
    /// Why; may be empty.
    pub reason: String,
}

/// A rule that could not run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Skipped {
    /// The rule's id.
    pub rule: String,
    /// Why, as a sentence.
    pub because: String,
    /// Where: the first place of that reason.
    pub path: EntryPath,
    /// Number of places where the rule was skipped for that reason.
    pub places: u64,
}

/// A rule that failed by the tool's own fault. It says nothing of the package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ToolFailure {
    /// The rule's id.
    pub rule: String,
    /// Where it was looking.
    pub path: EntryPath,
    /// What happened, as a sentence.
    pub message: String,
}
