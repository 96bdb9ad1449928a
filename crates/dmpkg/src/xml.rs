//! XML documents with the place of everything in them, kept as far as they are well-formed.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

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
}

/// Where a document stops being well-formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlProblem {
    /// Where.
    pub position: TextPos,
    /// What, as a clause.
    pub message: String,
}

/// An element of a document.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    document: &'a XmlDocument,
    index: usize,
}

/// Places in bytes from the start of the text; links to other elements by index.
struct ElementData {
    tag: Range<usize>,
    content: Range<usize>,
    next_sibling: Option<u32>,
    first_child: Option<u32>,
}

impl XmlDocument {
    /// Reads a document. What follows the first error of form is not read.
    pub fn parse(decoded: DecodedText) -> Self {
        let mut builder = Builder::default();
        let mut reader = Reader::from_str(&decoded.text);
        let mut at = 0;
        let broken = loop {
            let event = reader.read_event();
            let end = position(reader.buffer_position());
            match event {
                Ok(Event::Start(_)) => builder.open(at..end),
                Ok(Event::Empty(_)) => {
                    builder.open(at..end);
                    builder.close(end);
                }
                Ok(Event::End(_)) => builder.close(at),
                Ok(Event::Eof) => break builder.unclosed(end),
                Ok(_) => {}
                Err(error) => break Some((position(reader.error_position()), error.to_string())),
            }
            at = end;
        };
        builder.close_all(decoded.text.len());
        let lines = LineIndex::new(&decoded.text);
        let broken = broken.map(|(offset, message)| XmlProblem {
            position: lines.position(&decoded.text, offset),
            message,
        });
        Self {
            lines,
            elements: builder.elements,
            broken,
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

    /// The place of a byte offset.
    pub fn position(&self, offset: usize) -> TextPos {
        self.lines.position(&self.decoded.text, offset)
    }

    fn text(&self, range: Range<usize>) -> &str {
        self.decoded.text.get(range).unwrap_or_default()
    }
}

impl<'a> Element<'a> {
    /// The name without prefix.
    pub fn name(self) -> &'a str {
        let name = self.qualified_name();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
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
        let (_, value) = self.attributes().find(|(key, _)| key == name)?;
        Some(value)
    }

    /// All attributes, in order, with references resolved. Unreadable ones are left out.
    pub fn attributes(self) -> impl Iterator<Item = (String, String)> {
        let start = self.start_tag();
        let pairs: Vec<_> = start
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .map(|attribute| {
                let raw = attribute.value.as_ref();
                let value =
                    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Into::into);
                (attribute.key.as_ref().to_owned(), value)
            })
            .collect();
        pairs.into_iter()
    }

    /// The text of the element and of all inside it: references resolved, CDATA as it is, white space
    /// at both ends removed. With it, where it starts.
    pub fn text(self) -> (String, TextPos) {
        let content = self.data().map_or(0..0, |data| data.content.clone());
        let raw = self.document.text(content.clone());
        let mut text = String::new();
        let mut first = None;
        let mut reader = Reader::from_str(raw);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        loop {
            let at = position(reader.buffer_position());
            let before = text.len();
            let (piece, shift) = match reader.read_event() {
                Ok(Event::Text(piece)) => (piece.into_inner().into_owned(), 0),
                Ok(Event::CData(piece)) => (piece.into_inner().into_owned(), "<![CDATA[".len()),
                Ok(Event::GeneralRef(name)) => {
                    let source = format!("&{};", &*name);
                    (
                        quick_xml::escape::unescape(&source).map_or(source.clone(), Into::into),
                        0,
                    )
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => continue,
            };
            text.push_str(&piece);
            if first.is_none() && !piece.trim().is_empty() {
                let blank = piece.len() - piece.trim_start().len();
                first = Some(content.start + at + shift + blank);
                text.drain(..before);
            }
        }
        let position = self.document.position(first.unwrap_or(content.start));
        (text.trim().to_owned(), position)
    }

    /// Where the start tag begins.
    pub fn position(self) -> TextPos {
        self.document
            .position(self.data().map_or(0, |data| data.tag.start))
    }

    fn qualified_name(self) -> &'a str {
        let tag = self
            .document
            .text(self.data().map_or(0..0, |data| data.tag.clone()));
        let name = tag.strip_prefix('<').unwrap_or(tag);
        name.split(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
            .next()
            .unwrap_or(name)
    }

    fn start_tag(self) -> BytesStart<'a> {
        let tag = self
            .document
            .text(self.data().map_or(0..0, |data| data.tag.clone()));
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

/// Builds the elements while the text is read, without recursion: depth costs only memory.
#[derive(Default)]
struct Builder {
    elements: Vec<ElementData>,
    /// The open elements, outermost first, each with its last child.
    open: Vec<(u32, Option<u32>)>,
    /// The last element on the outermost level, to which a second one is linked.
    last_root: Option<u32>,
}

impl Builder {
    fn open(&mut self, tag: Range<usize>) {
        let Ok(index) = u32::try_from(self.elements.len()) else {
            return;
        };
        let (parent, elder) = match self.open.last_mut() {
            Some((parent, last)) => (Some(*parent), last.replace(index)),
            None => (None, self.last_root.replace(index)),
        };
        if let Some(elder) = elder.and_then(|elder| self.get(elder)) {
            elder.next_sibling = Some(index);
        } else if let Some(parent) = parent.and_then(|parent| self.get(parent)) {
            parent.first_child = Some(index);
        }
        let content = tag.end..tag.end;
        self.elements.push(ElementData {
            tag,
            content,
            next_sibling: None,
            first_child: None,
        });
        self.open.push((index, None));
    }

    fn close(&mut self, content_end: usize) {
        if let Some((index, _)) = self.open.pop()
            && let Some(element) = self.get(index)
        {
            element.content.end = content_end.max(element.content.start);
        }
    }

    fn close_all(&mut self, end: usize) {
        while !self.open.is_empty() {
            self.close(end);
        }
    }

    fn unclosed(&mut self, end: usize) -> Option<(usize, String)> {
        if self.elements.is_empty() {
            return Some((end, "the document has no element".to_owned()));
        }
        (!self.open.is_empty()).then(|| {
            (
                end,
                format!("the document ends inside {} open elements", self.open.len()),
            )
        })
    }

    fn get(&mut self, at: u32) -> Option<&mut ElementData> {
        self.elements.get_mut(in_memory(at))
    }
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> XmlDocument {
        XmlDocument::parse(DecodedText::decode(text.as_bytes()))
    }

    fn at(line: u32, column: u32) -> TextPos {
        TextPos { line, column }
    }

    #[test]
    fn elements_texts_and_places() {
        let document = parse(
            "<?xml version='1.0'?>\r\n<a x='1' y=\"&lt;\">\n  <!-- no -->\n  <b> one &amp; two </b><c/>\n  <p:b><![CDATA[ <raw> ]]></p:b>\n</a>",
        );
        let root = document.root().unwrap();
        assert_eq!((root.name(), root.position()), ("a", at(2, 1)));
        assert_eq!(root.attribute("y").as_deref(), Some("<"));
        let names: Vec<_> = root.children().map(Element::name).collect();
        assert_eq!(names, ["b", "c", "b"]);
        assert_eq!(
            root.child("b").unwrap().text(),
            ("one & two".to_owned(), at(4, 7))
        );
        assert_eq!(
            root.children().last().unwrap().text(),
            ("<raw>".to_owned(), at(5, 18))
        );
        assert_eq!(root.child("c").unwrap().text().0, "");
        assert_eq!(document.broken, None);
    }

    #[test]
    fn what_stands_before_an_error_is_kept() {
        let document = parse("<a>\n<b>1</b>\n<c></d>\n<e/></a>");
        let root = document.root().unwrap();
        assert_eq!(root.child("b").unwrap().text().0, "1");
        assert!(root.child("e").is_none());
        assert_eq!(document.broken.unwrap().position.line, 3);
    }

    #[test]
    fn unclosed_and_empty_documents_are_broken() {
        assert_eq!(
            parse("<a><b>").broken.unwrap().message,
            "the document ends inside 2 open elements"
        );
        assert_eq!(
            parse("  ").broken.unwrap().message,
            "the document has no element"
        );
    }

    #[test]
    fn depth_does_not_overflow_the_stack() {
        let document = parse(&"<a>".repeat(200_000));
        assert!(document.broken.is_some());
        drop(document);
    }
}
