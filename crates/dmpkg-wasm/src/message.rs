//! What page and worker say to each other: plain data, defined once.
//!
//! Each message travels as `[id, body, attachment]`: a number that ties answers to their request,
//! the body below in the bytes of `postcard`, and what JavaScript must carry itself, a `File` or a
//! `Blob`. In those bytes a field has its place and no name, so that none may be left out or flattened.

use dmpkg::{
    ByteWindow, CheckOptions, EntryAddress, EntryPath, Findings, Hashes, Insight, JobProgress,
    Matches, Overview, Settings, Share, Sheet, TextWindow, ToolFailure, TreeWindow, ViewFacts,
    ViewMode,
};
use serde::{Deserialize, Serialize};

use crate::errand::{Finds, List, Question};

/// What the page asks of the worker. One file is open at a time; `Open` replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Opens the attached `File`. Answered by `Opened`, `Unreadable` or `Failed`, with `Progress` before.
    Open {
        /// Its name, of which the extension matters.
        name: String,
        /// What the user wants of the rules that look at files that are no archives.
        settings: Settings,
    },
    /// Asks for the overview of the open file or of a nested package.
    Overview {
        /// Which package.
        address: EntryAddress,
    },
    /// Asks for visible rows of the tree.
    TreeRows {
        /// First row, from 0.
        first: u32,
        /// How many.
        count: u32,
    },
    /// Folds or unfolds a row. Unfolding a nested archive opens it.
    TreeFold {
        /// The node.
        node: u32,
        /// Whether its contents shall be visible.
        open: bool,
    },
    /// Unfolds all siblings of a row, itself included, as `*` does in trees.
    TreeUnfoldSiblings {
        /// The node.
        node: u32,
    },
    /// Shows only what has this text in its path, and the folders above; everything when empty.
    TreeFilter {
        /// The text, upper or lower case.
        text: String,
    },
    /// Unfolds what hides an entry and asks for its row.
    TreeReveal {
        /// The entry.
        address: EntryAddress,
    },
    /// Looks for the next visible row whose name starts with this text, as typing does in trees.
    TreeType {
        /// What was typed.
        text: String,
        /// The row to start behind, from 0; the search goes round.
        after: u32,
    },
    /// Opens an entry for viewing. Several can be open.
    View {
        /// The entry.
        address: EntryAddress,
    },
    /// Asks for visible rows of a text.
    ViewRows {
        /// The entry.
        address: EntryAddress,
        /// `Formatted` or `Text`.
        mode: ViewMode,
        /// First row, from 0.
        first: u32,
        /// How many.
        count: u32,
    },
    /// Folds or unfolds a row of a text.
    ViewFold {
        /// The entry.
        address: EntryAddress,
        /// `Formatted` or `Text`.
        mode: ViewMode,
        /// The row, by its own number; all rows when none.
        row: Option<u32>,
        /// Whether what follows shall be visible.
        open: bool,
    },
    /// Looks for text in a view, upper or lower case.
    ViewFind {
        /// The entry.
        address: EntryAddress,
        /// `Formatted` or `Text`.
        mode: ViewMode,
        /// The text.
        text: String,
    },
    /// Asks for the visible place of a row, and unfolds what hides it: to go to what was found.
    ViewReveal {
        /// The entry.
        address: EntryAddress,
        /// `Formatted` or `Text`.
        mode: ViewMode,
        /// The row, by its own number.
        row: u32,
    },
    /// Asks for the visible place of a line of the original text, and unfolds what hides it.
    ViewLine {
        /// The entry.
        address: EntryAddress,
        /// `Formatted` or `Text`.
        mode: ViewMode,
        /// The line, from 1.
        line: u32,
    },
    /// Asks for bytes of an entry.
    ViewBytes {
        /// The entry.
        address: EntryAddress,
        /// Offset of the first.
        offset: u64,
        /// How many.
        count: u32,
    },
    /// Asks for what a known document or assembly says.
    Sheet {
        /// The entry.
        address: EntryAddress,
    },
    /// Lets go of a view.
    ViewClose {
        /// The entry.
        address: EntryAddress,
    },
    /// Decodes a whole entry into the attached `Blob` of the answer, for saving and for pictures.
    Extract {
        /// The entry.
        address: EntryAddress,
        /// Media type of the blob.
        media_type: String,
    },
    /// Looks at structure, names and documents of the attached `File`, in a worker that does nothing else.
    /// Answered by `Done` or `Failed`, with `Announced` and `News` before.
    Check {
        /// Its name, of which the extension matters.
        name: String,
        /// What to look at.
        options: CheckOptions,
        /// Whether to announce each rule.
        careful: bool,
    },
    /// Decodes every content of the attached `File`, or a share of them. As `Check` otherwise.
    Decode {
        /// Which share.
        share: Share,
        /// What to look at.
        options: CheckOptions,
        /// Whether to announce each rule.
        careful: bool,
    },
    /// Answers a question about the whole of the attached `File`, in a worker that does nothing else.
    /// Answered as the question says or by `Failed`, with `Progress` before.
    Errand {
        /// Its name, of which the extension matters.
        name: String,
        /// The question.
        question: Question,
    },
    /// Stops the request with this id. The stopped request is answered by `Cancelled`.
    Cancel {
        /// Its id.
        id: u32,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The worker is there and takes requests. Sent once, with id 0.
    Ready,
    /// The request goes on.
    Progress {
        /// What is being done, in words: "Reading the list of entries".
        phase: String,
        /// Work done, in bytes.
        done: u64,
        /// Work in all, in bytes.
        total: u64,
    },
    /// The file is open.
    Opened {
        /// What it is.
        overview: Box<Overview>,
        /// The first rows of the tree, to spare a question.
        tree: TreeWindow,
        /// What the status bar shows.
        status: Status,
    },
    /// The file is no archive.
    Unreadable {
        /// Why, and what to do.
        failure: Failure,
        /// What was found in it all the same.
        findings: Box<Findings>,
    },
    /// A job goes on, or is about to end.
    News(Box<News>),
    /// A rule is about to run, or, when none, what runs now is no rule.
    Announced(Option<Announced>),
    /// What a search found since the last time.
    Finds(Box<Finds>),
    /// The hashes of an entry or a file.
    Hashed(Hashes),
    /// A list of all entries.
    Listed(List),
    /// The last word of a worker in which a rule failed. Sent with id 0.
    RuleFailed(ToolFailure),
    /// The report in the form that was asked for, which is all that a page does with it.
    Report(String),
    /// An overview.
    Overview(Box<Overview>),
    /// Rows of the tree.
    Tree(TreeWindow),
    /// The tree changed; the page asks for the rows it shows.
    TreeChanged {
        /// Number of visible rows.
        total: u32,
        /// Where the row in question is now, from 0.
        row: Option<u32>,
        /// Number of entries that match the filter.
        matches: Option<u32>,
    },
    /// An entry is open for viewing.
    View(Box<ViewFacts>),
    /// Rows of a text.
    Rows(TextWindow),
    /// The text changed; the page asks for the rows it shows.
    RowsChanged {
        /// Number of visible rows.
        total: u32,
        /// Where the row in question is now, from 0.
        row: Option<u32>,
    },
    /// Where a text occurs.
    Found(Matches),
    /// What a document or assembly says.
    Sheet(Box<Sheet>),
    /// Bytes of an entry.
    Bytes(ByteWindow),
    /// The entry is decoded; the blob is attached.
    Extracted {
        /// Number of bytes.
        size: u64,
        /// What is wrong with them: damage, or a checksum that differs.
        problem: Option<String>,
    },
    /// New numbers for the status bar. Sent with id 0 whenever they change.
    Status(Status),
    /// The request was stopped.
    Cancelled,
    /// Done, nothing to say.
    Done,
    /// The request could not be answered.
    Failed(Failure),
}

/// The code of a failure that is the engine's end, not the file's.
pub const ENGINE_STOPPED: &str = "engine-stopped";

/// Why a request could not be answered: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// A short name that never changes, for support.
    pub code: String,
    /// What happened and where, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub advice: String,
}

/// What a job tells, at most every 100 milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct News {
    /// What was found since the last news.
    pub findings: Findings,
    /// How far it is. Only decoding counts entries.
    pub progress: JobProgress,
    /// What the inspection comes to, once it is done.
    pub insight: Option<Box<Insight>>,
    /// Bytes read from the file so far.
    pub bytes_read: u64,
    /// Memory of its engine in bytes.
    pub engine_memory: u64,
}

/// A rule that is about to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Its id.
    pub rule: String,
    /// The archive that it looks at.
    pub path: EntryPath,
}

/// What the status bar shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Name of the open file.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Bytes read from it so far.
    pub bytes_read: u64,
    /// Entries that are files.
    pub files: u64,
    /// Entries that are directories.
    pub directories: u64,
    /// Bytes after compression of all entries, as the directory claims.
    pub compressed_size: u64,
    /// Bytes before compression of all entries, as the directory claims.
    pub uncompressed_size: u64,
    /// From the request to the answer, in milliseconds.
    pub elapsed_ms: f64,
    /// Memory of the engine in bytes.
    pub engine_memory: u64,
}
