//! What is known of one thing, ready to be shown: a list of blocks, drawn by page and terminal
//! without knowledge of what they are about.
//!
//! Documents, assemblies, effects and the other views of a package all come as sheets. Whoever makes
//! one knows the format; whoever draws one knows only these few forms.

mod document_at;
mod known;

use serde::{Deserialize, Serialize};

use crate::{Card, Notice, Place, Value};

pub use self::document_at::DocumentAt;
pub(crate) use self::known::{OTHER_CHECKSUM, READ_LIMIT, is_assembly, is_known};

/// What is known of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What it is: "Automation script".
    pub title: String,
    /// Which one: its name and version.
    pub subtitle: Option<String>,
    /// What is known, in the order of reading.
    pub blocks: Vec<Block>,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A sentence that stands above the rest.
    Notice(Notice),
    /// A group of facts.
    Card(Card),
    /// Many things of one form.
    Table(Table),
    /// What happens, one after the other.
    Steps(Steps),
    /// Source code.
    Code(Code),
}

/// Many things of one form. Who shows it lets people sort and filter the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its heading: "Parameters".
    pub title: String,
    /// What it shows, for who does not know.
    pub hint: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in the order of the package.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// What it means.
    pub hint: Option<String>,
    /// Whether it holds numbers, which stand at the right and are sorted by size.
    pub is_number: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// A value for each column.
    pub cells: Vec<Value>,
    /// Where it was read.
    pub place: Option<Place>,
}

/// What happens, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// The heading.
    pub title: String,
    /// What it is about, for who does not know.
    pub hint: Option<String>,
    /// The steps, in their order.
    pub steps: Vec<StepLine>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLine {
    /// How much it matters.
    pub weight: Weight,
    /// What happens, as a sentence without a full stop: "stops the DataMiner services".
    pub text: String,
    /// The very words of the package, or the file and folder that it is about.
    pub detail: Option<String>,
    /// What else to know.
    pub hint: Option<String>,
    /// Where it was read.
    pub place: Option<Place>,
}

/// How much a step matters to who runs the agent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Changes nothing that lasts.
    #[default]
    Quiet,
    /// Adds or replaces something.
    Change,
    /// Deletes something, interrupts the agent, or takes hold at once.
    Loud,
    /// What it does is not public.
    Unknown,
}

/// Source code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Its heading.
    pub title: String,
    /// What it is written in.
    pub language: CodeLanguage,
    /// The code.
    pub text: String,
    /// The line of the document in which it begins, from 1.
    pub first_line: u32,
    /// Where it was read.
    pub place: Option<Place>,
}

/// What code is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeLanguage {
    /// C#.
    CSharp,
    /// Nothing that gets colours.
    Plain,
}

impl Sheet {
    /// A sheet without blocks.
    pub fn new(title: &str, subtitle: Option<String>) -> Self {
        Self {
            title: title.to_owned(),
            subtitle,
            blocks: Vec::new(),
        }
    }

    /// Adds a card, unless it holds no fact.
    pub fn card(&mut self, card: Card) {
        if !card.facts.is_empty() {
            self.blocks.push(Block::Card(card));
        }
    }

    /// Adds a table, unless it has no row.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }
}

impl Table {
    /// A table without rows. A heading that begins with `#` is one of numbers.
    pub fn new(title: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|label| Column {
            label: label.trim_start_matches('#').to_owned(),
            hint: None,
            is_number: label.starts_with('#'),
        });
        Self {
            title: title.to_owned(),
            hint: None,
            columns: columns.collect(),
            rows: Vec::new(),
        }
    }

    /// The same table with an explanation.
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Value>, place: Option<Place>) {
        self.rows.push(Row { cells, place });
    }
}

impl Value {
    /// A text that may be missing or empty.
    pub fn stated(text: Option<&str>) -> Self {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::NotStated,
        }
    }

    /// A number of things in a list.
    pub fn number(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}
