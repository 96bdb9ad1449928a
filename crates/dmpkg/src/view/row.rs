use serde::{Deserialize, Serialize};

use crate::{EntryAddress, EntryPath, Fact, Notice};

/// A way to look at an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ViewMode {
    /// What a known document says, as a [`Sheet`](crate::Sheet).
    Summary,
    /// Laid out anew for reading, with folding.
    Formatted,
    /// The text as it stands.
    Text,
    /// The picture.
    Image,
    /// The bytes.
    Hex,
    /// What the archive says of the entry.
    Info,
}

/// An entry that was opened for viewing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewFacts {
    /// The entry, for machines.
    pub address: EntryAddress,
    /// The entry, for people.
    pub path: EntryPath,
    /// Size in bytes before compression, as far as it was decoded.
    pub size: u64,
    /// The ways to look at it, best first.
    pub modes: Vec<ViewMode>,
    /// What is known of the text, when it is one.
    pub text: Option<TextFacts>,
    /// Media type, when it is a picture that browsers show.
    pub media_type: Option<String>,
    /// Damage and limits.
    pub notices: Vec<Notice>,
    /// What the archive says of the entry.
    pub info: Vec<Fact>,
}

/// What is known of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextFacts {
    /// The encoding by which the bytes were read: "UTF-8".
    pub encoding: String,
    /// Whether a byte order mark stands at the start.
    pub byte_order_mark: bool,
    /// Line breaks: "CRLF", "LF", "mixed", or "none".
    pub line_breaks: String,
    /// Number of lines.
    pub lines: u32,
    /// What the text is written in, for the eye: "XML", "JSON", "C#", "text".
    pub language: String,
}

/// A stretch of the visible rows of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextWindow {
    /// Number of visible rows in all.
    pub total: u32,
    /// Place of the first of `rows` among them, from 0.
    pub first: u32,
    /// The rows.
    pub rows: Vec<TextRow>,
}

/// One visible row of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextRow {
    /// Names the row in requests, whatever is folded.
    pub row: u32,
    /// Line of the original text, from 1; none for the continuation of a very long line.
    pub line: Option<u32>,
    /// Whether the row can fold what follows it.
    pub fold: Fold,
    /// The text, in pieces of one colour.
    pub pieces: Vec<Piece>,
}

/// Whether a row can fold what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fold {
    /// Nothing to fold.
    None,
    /// What follows is shown.
    Open,
    /// What follows is hidden: this many rows.
    Closed(u32),
}

/// Text of one colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The colour.
    pub class: PieceClass,
    /// The text.
    pub text: String,
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceClass {
    /// Ordinary text.
    Plain,
    /// Brackets and other signs of a language.
    Punctuation,
    /// An element's name, or a keyword.
    Tag,
    /// An attribute's name, or a key.
    Attribute,
    /// A quoted value.
    Value,
    /// A number or a literal such as `true`.
    Literal,
    /// A comment.
    Comment,
    /// A processing instruction, a declaration, or a directive.
    Instruction,
}

/// A stretch of the bytes of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ByteWindow {
    /// Number of bytes in all.
    pub total: u64,
    /// Offset of the first of `bytes`.
    pub offset: u64,
    /// The bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// Where a searched text occurs in a view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Matches {
    /// Rows with the text, by their own numbers, whatever is folded; at most a thousand.
    pub rows: Vec<u32>,
    /// Number of rows with the text in all.
    pub total: u32,
}
