use std::borrow::Cow;

use super::escape::unescaped;
use super::parse::{Node, parse};
use crate::text::in_memory;
use crate::{LineIndex, TextPos};

/// A document: its text and its values.
pub struct JsonDocument {
    /// The text, without byte order mark.
    pub text: String,
    /// Where its lines start.
    pub lines: LineIndex,
    nodes: Vec<Node>,
    /// Where and why the document stops being JSON.
    pub broken: Option<JsonProblem>,
    /// The limit at which the reader stopped.
    pub stopped: Option<JsonStop>,
}

/// Where a document stops being JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonProblem {
    /// Where.
    pub position: TextPos,
    /// What, as a clause.
    pub message: String,
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// Whether something is only missing because the text ends.
    pub at_end: bool,
}

/// Where the reader stopped although the text goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonStop {
    /// Where.
    pub position: TextPos,
    /// At which limit.
    pub limit: JsonLimit,
}

/// A limit of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonLimit {
    /// Lists and objects in each other.
    Depth,
    /// Values.
    Nodes,
}

/// What the reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonLimits {
    /// Lists and objects in each other.
    pub depth: usize,
    /// Values.
    pub nodes: usize,
}

impl Default for JsonLimits {
    fn default() -> Self {
        Self {
            depth: 256,
            nodes: 10_000_000,
        }
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// Members with names, in `{}`.
    Object,
    /// Values without names, in `[]`.
    List,
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct JsonValue<'a> {
    document: &'a JsonDocument,
    index: usize,
    node: &'a Node,
}

impl JsonDocument {
    /// Reads a document up to its end or to the first break.
    pub fn parse(text: &str) -> Self {
        Self::parse_within(text, JsonLimits::default())
    }

    /// Reads a document no further than these limits.
    pub fn parse_within(text: &str, limits: JsonLimits) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        let lines = LineIndex::new(&text);
        let parsed = parse(&text, limits);
        let position = |offset| lines.position(&text, offset);
        let broken = parsed.problem.map(|(offset, message)| JsonProblem {
            position: position(offset),
            message: message.to_owned(),
            offset,
            at_end: offset >= text.len(),
        });
        let stopped = parsed.stopped.map(|(offset, limit)| JsonStop {
            position: position(offset),
            limit,
        });
        Self {
            broken,
            stopped,
            nodes: parsed.nodes,
            lines,
            text,
        }
    }

    /// The outermost value.
    pub fn root(&self) -> Option<JsonValue<'_>> {
        self.value(0)
    }

    /// Where and why the document cannot be read to its end, as a clause.
    pub fn problem(&self) -> Option<String> {
        let (position, message) = match (&self.broken, &self.stopped) {
            (Some(problem), _) => (problem.position, problem.message.as_str()),
            (None, Some(stop)) => (
                stop.position,
                match stop.limit {
                    JsonLimit::Depth => "the values lie too deep in each other to be read further",
                    JsonLimit::Nodes => "there are too many values to be read further",
                },
            ),
            (None, None) => return None,
        };
        let TextPos { line, column } = position;
        Some(format!("line {line}, column {column}: {message}"))
    }

    fn value(&self, index: usize) -> Option<JsonValue<'_>> {
        let node = self.nodes.get(index)?;
        Some(JsonValue {
            document: self,
            index,
            node,
        })
    }
}

impl<'a> JsonValue<'a> {
    /// What it is.
    pub fn kind(self) -> JsonKind {
        self.node.kind
    }

    /// The name under which it stands in its object.
    pub fn key(self) -> Option<Cow<'a, str>> {
        let raw = self.node.key.of(&self.document.text);
        Some(unescaped(raw.strip_prefix('"')?))
    }

    /// The member of this name; of several the last, as the readers of .NET do. Letter case matters.
    pub fn get(self, key: &str) -> Option<Self> {
        self.members().filter(|member| member.is_named(key)).last()
    }

    /// The members of an object, in order; nothing for other values.
    pub fn members(self) -> impl Iterator<Item = Self> {
        self.children(JsonKind::Object)
    }

    /// The values of a list, in order; nothing for other values.
    pub fn items(self) -> impl Iterator<Item = Self> {
        self.children(JsonKind::List)
    }

    /// All values inside of it, however deep, in the order of the text; itself first.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        let document = self.document;
        (self.index..in_memory(self.node.after)).filter_map(|index| document.value(index))
    }

    /// A text, with escapes resolved; nothing for other values.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let is_text = self.kind() == JsonKind::Text;
        let raw = self.raw();
        is_text.then(|| unescaped(raw.strip_prefix('"').unwrap_or(raw)))
    }

    /// A number as it is written; nothing for other values.
    pub fn number(self) -> Option<&'a str> {
        (self.kind() == JsonKind::Number).then(|| self.raw())
    }

    /// A whole number that fits; nothing for other values.
    pub fn whole(self) -> Option<i64> {
        self.number()?.parse().ok()
    }

    /// `true` or `false`; nothing for other values.
    pub fn boolean(self) -> Option<bool> {
        (self.kind() == JsonKind::Boolean).then(|| self.raw() == "true")
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == JsonKind::Null
    }

    /// The value as it is written, with all that lies in it.
    pub fn raw(self) -> &'a str {
        self.node.span.of(&self.document.text)
    }

    /// Where it begins.
    pub fn position(self) -> TextPos {
        let document = self.document;
        document
            .lines
            .position(&document.text, self.node.span.start())
    }

    /// Whether it stands under this name in its object.
    pub fn is_named(self, key: &str) -> bool {
        let raw = self.node.key.of(&self.document.text);
        match raw.contains('\\') {
            true => self.key().is_some_and(|name| name == key),
            false => raw.len() == key.len() + 2 && raw.get(1..key.len() + 1) == Some(key),
        }
    }

    fn children(self, of: JsonKind) -> impl Iterator<Item = Self> {
        let document = self.document;
        let end = match self.kind() == of {
            true => in_memory(self.node.after),
            false => 0,
        };
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let child = document.value(next).filter(|_| next < end)?;
            next = in_memory(child.node.after);
            Some(child)
        })
    }
}
