use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::doctype::DocumentType;
use super::parse::parse;
use super::tree::{ElementData, Span};
use crate::text::in_memory;
use crate::{DecodedText, LineIndex, TextPos};

/// A document: its text and its elements. Names, attributes and texts are looked up in the text when
/// asked for, so that a document of fifty thousand lines costs little more than its text.
pub struct XmlDocument {
    /// The text and how its bytes were read.
    pub decoded: DecodedText,
    /// Where its lines start.
    pub lines: LineIndex,
    elements: Vec<ElementData>,
    /// Where and why the document stops being well-formed.
    pub broken: Option<XmlProblem>,
    /// The document type, when there is one.
    pub document_type: Option<DocumentType>,
    /// References to entities that nothing declares, as far as the document is well-formed. Of each
    /// name the first, and no more than ten.
    pub undefined: Vec<UndefinedEntity>,
    /// The limit at which the reader stopped.
    pub stopped: Option<XmlStop>,
}

/// Where a document stops being well-formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlProblem {
    /// Where.
    pub position: TextPos,
    /// What, as a clause.
    pub message: String,
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// Whether something is only missing because the text ends.
    pub at_end: bool,
}

/// An entity that is referred to but not declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndefinedEntity {
    /// Where the first reference stands.
    pub position: TextPos,
    /// The name.
    pub name: String,
    /// Number of references.
    pub places: u64,
}

/// Where the reader stopped although the text goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlStop {
    /// Where.
    pub position: TextPos,
    /// At which limit.
    pub limit: XmlLimit,
}

/// A limit of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlLimit {
    /// Elements in elements.
    Depth,
    /// Elements and attributes.
    Nodes,
}

/// What the reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlLimits {
    /// Elements in elements.
    pub depth: usize,
    /// Elements and attributes together.
    pub nodes: usize,
}

impl Default for XmlLimits {
    fn default() -> Self {
        Self {
            depth: 256,
            nodes: 10_000_000,
        }
    }
}

/// An element of a document.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    document: &'a XmlDocument,
    index: usize,
}

impl XmlDocument {
    /// Reads a document. What follows an error is kept where it can be told what it is.
    pub fn parse(decoded: DecodedText) -> Self {
        Self::parse_within(decoded, XmlLimits::default())
    }

    /// Reads a document no further than these limits.
    pub fn parse_within(decoded: DecodedText, limits: XmlLimits) -> Self {
        let lines = LineIndex::new(&decoded.text);
        let parsed = parse(&decoded.text, &lines, limits);
        let position = |offset| lines.position(&decoded.text, offset);
        let broken = parsed.problem.map(|(offset, message)| XmlProblem {
            position: position(offset),
            message,
            offset,
            at_end: parsed.at_end,
        });
        let undefined = parsed.undefined.into_iter();
        let undefined = undefined.map(|(offset, name, places)| UndefinedEntity {
            position: position(offset),
            name,
            places,
        });
        let stopped = parsed.stopped.map(|(offset, limit)| XmlStop {
            position: position(offset),
            limit,
        });
        Self {
            broken,
            undefined: undefined.collect(),
            stopped,
            document_type: parsed.document_type,
            elements: parsed.elements,
            lines,
            decoded,
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Option<Element<'_>> {
        (!self.elements.is_empty()).then_some(Element {
            document: self,
            index: 0,
        })
    }

    /// All elements, in the order of the document.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (0..self.elements.len()).map(|index| Element {
            document: self,
            index,
        })
    }

    /// The place of a byte offset.
    pub fn position(&self, offset: usize) -> TextPos {
        self.lines.position(&self.decoded.text, offset)
    }

    fn text(&self, span: Span) -> &str {
        span.of(&self.decoded.text)
    }
}

impl<'a> Element<'a> {
    /// The name without prefix.
    pub fn name(self) -> &'a str {
        let name = self.qualified_name();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix of the name, when it has one.
    pub fn prefix(self) -> Option<&'a str> {
        self.qualified_name()
            .rsplit_once(':')
            .map(|(prefix, _)| prefix)
    }

    /// The child elements, in order.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let document = self.document;
        let mut next = self.data().and_then(|data| data.first_child);
        std::iter::from_fn(move || {
            let index = in_memory(next?);
            next = document
                .elements
                .get(index)
                .and_then(|data| data.next_sibling);
            Some(Self { document, index })
        })
    }

    /// The first child element of this name; letter case matters.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// The value of an attribute, with references resolved.
    pub fn attribute(self, name: &str) -> Option<String> {
        let start = self.start_tag();
        let mut attributes = start.attributes();
        let found = attributes.with_checks(false).filter_map(Result::ok);
        let mut found = found.filter(|attribute| attribute.key.as_ref() == name);
        Some(resolved(found.next()?.value.as_ref()))
    }

    /// The value of an attribute, empty when there is none.
    pub fn attribute_or_empty(self, name: &str) -> String {
        self.attribute(name).unwrap_or_default()
    }

    /// All attributes, in order, with references resolved. Unreadable ones are left out.
    pub fn attributes(self) -> impl Iterator<Item = (String, String)> {
        let start = self.start_tag();
        let pairs: Vec<_> = start
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .map(|attribute| {
                let value = resolved(attribute.value.as_ref());
                (attribute.key.as_ref().to_owned(), value)
            })
            .collect();
        pairs.into_iter()
    }

    /// The text of the element and of all inside it: references resolved, CDATA as it is, white space
    /// at both ends removed. With it, where it starts.
    pub fn text(self) -> (String, TextPos) {
        let (text, start) = self.text_and_start();
        (text.into_owned(), self.document.position(start))
    }

    /// The same text without its place, which costs less.
    pub fn value(self) -> Cow<'a, str> {
        self.text_and_start().0
    }

    /// The text of the first child element of this name, empty when there is none.
    pub fn value_of(self, name: &str) -> String {
        let child = self.child(name);
        child.map_or_else(String::new, |child| child.value().into_owned())
    }

    /// What stands between the start tag and the end tag, as it is written, and where it begins in
    /// bytes from the start of the text.
    pub fn content(self) -> (&'a str, usize) {
        let content = self.data().map_or(Span::default(), |data| data.content);
        (self.document.text(content), content.start())
    }

    /// The text, and where it starts in bytes from the start of the document.
    fn text_and_start(self) -> (Cow<'a, str>, usize) {
        let (raw, start) = self.content();
        // Most elements hold a plain text, of which nothing needs to be taken apart.
        if !raw.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
            let text = raw.trim_start();
            let blank = if text.is_empty() {
                0
            } else {
                raw.len() - text.len()
            };
            return (Cow::Borrowed(text.trim_end()), start + blank);
        }
        let mut text = String::new();
        let mut first = None;
        let mut reader = Reader::from_str(raw);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        loop {
            let at = position(reader.buffer_position());
            let before = text.len();
            let (piece, shift) = match reader.read_event() {
                Ok(Event::Text(piece)) => (piece.into_inner(), 0),
                Ok(Event::CData(piece)) => (piece.into_inner(), "<![CDATA[".len()),
                Ok(Event::GeneralRef(name)) => {
                    let source = format!("&{};", &*name);
                    (Cow::Owned(resolved(&source)), 0)
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => continue,
            };
            text.push_str(&piece);
            if first.is_none() && !piece.trim().is_empty() {
                let blank = piece.len() - piece.trim_start().len();
                first = Some(start + at + shift + blank);
                text.drain(..before);
            }
        }
        let text = match text.trim() {
            trimmed if trimmed.len() == text.len() => text,
            trimmed => trimmed.to_owned(),
        };
        (Cow::Owned(text), first.unwrap_or(start))
    }

    /// Where the start tag begins.
    pub fn position(self) -> TextPos {
        self.document.position(self.offset())
    }

    /// Where the start tag begins, in bytes from the start of the text.
    pub fn offset(self) -> usize {
        self.data().map_or(0, |data| data.tag.start())
    }

    /// The place of a byte offset in the document that holds the element.
    pub fn position_in_document(self, offset: usize) -> TextPos {
        self.document.position(offset)
    }

    /// The start tag as it is written.
    pub(super) fn tag(self) -> &'a str {
        self.document
            .text(self.data().map_or(Span::default(), |data| data.tag))
    }

    pub(super) fn qualified_name(self) -> &'a str {
        let tag = self.tag();
        let name = tag.strip_prefix('<').unwrap_or(tag);
        let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let end = name.bytes().position(ends);
        name.get(..end.unwrap_or(name.len())).unwrap_or(name)
    }

    fn start_tag(self) -> BytesStart<'a> {
        let tag = self.tag();
        let inner = tag.strip_prefix('<').unwrap_or(tag);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        BytesStart::from_content(
            inner.strip_suffix('/').unwrap_or(inner),
            self.qualified_name().len(),
        )
    }

    fn data(self) -> Option<&'a ElementData> {
        self.document.elements.get(self.index)
    }
}

/// A value with its references resolved, or as it is when one of them means nothing.
fn resolved(raw: &str) -> String {
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Into::into)
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
