//! The one pass over the text of a document.

use super::document::{JsonKind, JsonLimit, JsonLimits};
use crate::text::in_memory;

/// A value: its place, and links by index.
pub(super) struct Node {
    pub(super) span: Span,
    /// The name in its object, with quotes; empty in lists.
    pub(super) key: Span,
    /// The index behind all that lies in the value.
    pub(super) after: u32,
    pub(super) kind: JsonKind,
}

/// A range of bytes of the text, in half the size of a range of `usize`.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn new(start: usize, end: usize) -> Self {
        let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    pub(super) fn start(self) -> usize {
        in_memory(self.start)
    }

    /// What stands there.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(in_memory(self.start)..in_memory(self.end))
            .unwrap_or_default()
    }
}

/// What one pass found.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) nodes: Vec<Node>,
    /// Where the document stops being JSON, and why.
    pub(super) problem: Option<(usize, &'static str)>,
    /// Where the reader stopped at a limit.
    pub(super) stopped: Option<(usize, JsonLimit)>,
}

struct Parser<'t> {
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    /// The open lists and objects by index, outermost first.
    open: Vec<usize>,
    limits: JsonLimits,
}

enum Stop {
    Problem(&'static str),
    Limit(JsonLimit),
}

/// Reads a text to its end, to the first break, or to a limit.
pub(super) fn parse(text: &str, limits: JsonLimits) -> Parsed {
    let mut parser = Parser {
        bytes: text.as_bytes(),
        at: 0,
        nodes: Vec::new(),
        open: Vec::new(),
        limits,
    };
    let stop = parser.document().err();
    let end = parser.at;
    while let Some(index) = parser.open.pop() {
        parser.close(index, end);
    }
    let mut parsed = Parsed {
        nodes: parser.nodes,
        ..Parsed::default()
    };
    match stop {
        Some(Stop::Problem(message)) => parsed.problem = Some((end, message)),
        Some(Stop::Limit(limit)) => parsed.stopped = Some((end, limit)),
        None => {}
    }
    parsed
}

impl Parser<'_> {
    /// A value with all that lies in it, and nothing behind it.
    fn document(&mut self) -> Result<(), Stop> {
        let mut key = Span::default();
        loop {
            self.value(key)?;
            // Behind a value, or behind the bracket that opens one.
            let mut is_first = self.is_just_open();
            loop {
                let Some(index) = self.open.last().copied() else {
                    self.space();
                    return match self.bytes.get(self.at) {
                        None => Ok(()),
                        Some(_) => Err(Stop::Problem(
                            "expected the end of the document behind its value",
                        )),
                    };
                };
                let is_object = self
                    .nodes
                    .get(index)
                    .is_some_and(|node| node.kind == JsonKind::Object);
                let closer = if is_object { b'}' } else { b']' };
                if self.eat(closer) {
                    self.open.pop();
                    self.close(index, self.at);
                    is_first = false;
                    continue;
                }
                if !is_first && !self.eat(b',') {
                    return Err(Stop::Problem(match is_object {
                        true => "expected `,` or `}` behind a member of an object",
                        false => "expected `,` or `]` behind a value of a list",
                    }));
                }
                key = match is_object {
                    true => self.key()?,
                    false => Span::default(),
                };
                break;
            }
        }
    }

    /// Whether the last value is a list or an object of which only the bracket was read.
    fn is_just_open(&self) -> bool {
        self.open
            .last()
            .is_some_and(|index| index + 1 == self.nodes.len())
    }

    fn key(&mut self) -> Result<Span, Stop> {
        self.space();
        let start = self.at;
        if !self.eat(b'"') {
            return Err(Stop::Problem("expected the name of a member in quotes"));
        }
        self.string()?;
        let key = Span::new(start, self.at);
        if !self.eat(b':') {
            return Err(Stop::Problem("expected `:` behind the name of a member"));
        }
        Ok(key)
    }

    fn value(&mut self, key: Span) -> Result<(), Stop> {
        self.space();
        let start = self.at;
        let index = self.nodes.len();
        let Ok(after) = u32::try_from(index + 1) else {
            return Err(Stop::Limit(JsonLimit::Nodes));
        };
        if index >= self.limits.nodes {
            return Err(Stop::Limit(JsonLimit::Nodes));
        }
        let first = self.bytes.get(start).copied();
        let kind = match first {
            Some(b'{') => JsonKind::Object,
            Some(b'[') => JsonKind::List,
            Some(b'"') => JsonKind::Text,
            Some(b't' | b'f') => JsonKind::Boolean,
            Some(b'n') => JsonKind::Null,
            Some(b'-' | b'0'..=b'9') => JsonKind::Number,
            _ => return Err(Stop::Problem("expected a value")),
        };
        let is_open = matches!(kind, JsonKind::Object | JsonKind::List);
        if is_open && self.open.len() >= self.limits.depth {
            return Err(Stop::Limit(JsonLimit::Depth));
        }
        let read = match kind {
            JsonKind::Boolean => self.word(if first == Some(b't') { "true" } else { "false" }),
            JsonKind::Null => self.word("null"),
            JsonKind::Number => self.number(),
            _ => {
                self.at += 1;
                match kind {
                    JsonKind::Text => self.string(),
                    _ => Ok(()),
                }
            }
        };
        // A text that the end of the document cuts off is kept; a piece of a word or number is not.
        if read.is_ok() || kind == JsonKind::Text {
            self.nodes.push(Node {
                span: Span::new(start, self.at),
                key,
                after,
                kind,
            });
        }
        if is_open {
            self.open.push(index);
        }
        read
    }

    fn word(&mut self, word: &str) -> Result<(), Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(Stop::Problem(
                "expected a value; `true`, `false` and `null` are the only words",
            ));
        }
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Result<(), Stop> {
        self.eat_here(b'-');
        if !self.eat_here(b'0') {
            self.digits()?;
        }
        if self.eat_here(b'.') {
            self.digits()?;
        }
        if self.eat_here(b'e') || self.eat_here(b'E') {
            let _ = self.eat_here(b'+') || self.eat_here(b'-');
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        match count {
            0 => Err(Stop::Problem("expected a digit")),
            _ => Ok(()),
        }
    }

    /// A text up to its closing quote, behind the opening one.
    fn string(&mut self) -> Result<(), Stop> {
        const ESCAPE: Stop = Stop::Problem(
            "expected an escape: one of \" \\ / b f n r t, or u and four hexadecimal digits",
        );
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let is_special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
            let plain = rest.iter().position(is_special).unwrap_or(rest.len());
            self.at += plain;
            if self.eat_here(b'"') {
                return Ok(());
            }
            if !self.eat_here(b'\\') {
                return Err(Stop::Problem(match self.at < self.bytes.len() {
                    true => "expected an escape for a control character in a text",
                    false => "expected the quote that closes a text",
                }));
            }
            match self.bytes.get(self.at) {
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
                Some(b'u') => {
                    let digits = self.bytes.get(self.at + 1..self.at + 5);
                    if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                        return Err(ESCAPE);
                    }
                    self.at += 5;
                }
                _ => return Err(ESCAPE),
            }
        }
    }

    fn close(&mut self, index: usize, end: usize) {
        let after = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        if let Some(node) = self.nodes.get_mut(index) {
            node.span.end = u32::try_from(end).unwrap_or(u32::MAX);
            node.after = after;
        }
    }

    fn space(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        self.at += rest.iter().take_while(is_space).count();
    }

    /// Whether this comes next behind white space; then it is behind the reader.
    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        self.eat_here(byte)
    }

    fn eat_here(&mut self, byte: u8) -> bool {
        let is_next = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(is_next);
        is_next
    }
}
