//! The one pass over the text of a document.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::doctype::{self, DocumentType};
use super::document::{XmlLimit, XmlLimits};
use super::form::{Form, shortened};
use super::tree::{ElementData, Span, Tree};
use super::{characters, declaration};
use crate::LineIndex;

/// What one pass found.
pub(super) struct Parsed {
    pub(super) elements: Vec<ElementData>,
    /// Where the document stops being well-formed, and why.
    pub(super) problem: Option<(usize, String)>,
    /// Whether that is where its text ends.
    pub(super) at_end: bool,
    pub(super) document_type: Option<DocumentType>,
    /// Undefined entities: where the first reference stands, the name, and how many there are.
    pub(super) undefined: Vec<(usize, String, u64)>,
    /// Where the reader stopped at a limit.
    pub(super) stopped: Option<(usize, XmlLimit)>,
}

struct Parser<'t> {
    text: &'t str,
    lines: &'t LineIndex,
    limits: XmlLimits,
    form: Form<'t>,
    tree: Tree,
    document_type: Option<DocumentType>,
    standalone: bool,
    nodes: usize,
    at_end: bool,
    stopped: Option<(usize, XmlLimit)>,
}

/// Whether there is more to read.
enum Next {
    Piece,
    /// Read on here: the piece ends elsewhere than it was cut.
    Jump(usize),
    Stop,
}

/// Reads a text to its end, to the first error behind which nothing can be told, or to a limit.
pub(super) fn parse(text: &str, lines: &LineIndex, limits: XmlLimits) -> Parsed {
    let mut parser = Parser {
        text,
        lines,
        limits,
        form: Form::new(text),
        tree: Tree::default(),
        document_type: None,
        standalone: false,
        nodes: 0,
        at_end: false,
        stopped: None,
    };
    let end = parser.run();
    parser.tree.close_all(end);
    let read = text.get(..end).unwrap_or(text);
    if let Some(at) = characters::first_forbidden(read)
        && parser
            .form
            .problem
            .as_ref()
            .is_none_or(|(first, _)| at <= *first)
    {
        let found = text.get(at..).and_then(|rest| rest.chars().next());
        let found = found.map_or(0, u32::from);
        let message = format!("the character U+{found:04X} may not stand in XML");
        parser.form.problem = Some((at, message));
        parser.at_end = false;
    }
    Parsed {
        elements: parser.tree.elements,
        problem: parser.form.problem,
        at_end: parser.at_end,
        document_type: parser.document_type,
        undefined: owned(parser.form.undefined),
        stopped: parser.stopped,
    }
}

fn owned(undefined: Vec<(usize, &str, u64)>) -> Vec<(usize, String, u64)> {
    let owned = |(at, name, places): (usize, &str, u64)| (at, name.to_owned(), places);
    undefined.into_iter().map(owned).collect()
}

impl<'t> Parser<'t> {
    /// Reads; returns how far.
    fn run(&mut self) -> usize {
        if self.text.starts_with('\u{feff}') {
            self.form
                .note(0, "expected `<`, found a second byte order mark");
        }
        let mut base = 0;
        let mut reader = self.reader(base);
        let mut at = 0;
        loop {
            let event = reader.read_event();
            let end = base + position(reader.buffer_position());
            let next = match event {
                Ok(Event::Eof) => {
                    self.end(end);
                    return end;
                }
                Ok(event) => self.piece(&event, at, end),
                Err(_) => self.unclosed(at),
            };
            match next {
                Next::Piece => at = end,
                Next::Jump(to) => {
                    base = to;
                    at = to;
                    reader = self.reader(base);
                }
                Next::Stop => return self.stopped.map_or(self.text.len(), |(at, _)| at),
            }
        }
    }

    /// What quick-xml would stop at although it can go on is left to [`Form`].
    fn reader(&self, from: usize) -> Reader<&'t [u8]> {
        let mut reader = Reader::from_str(self.text.get(from..).unwrap_or_default());
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        reader
    }

    fn piece(&mut self, event: &Event<'_>, at: usize, end: usize) -> Next {
        match event {
            Event::Start(_) => return self.start(at, end, false),
            Event::Empty(_) => return self.start(at, end, true),
            Event::End(_) => return self.close(at, end),
            Event::DocType(_) => return self.document_type(at, end),
            Event::Text(_) => self.text(at, end),
            Event::GeneralRef(_) => {
                self.form.reference(at, end);
                self.outside(at, "a reference");
            }
            Event::CData(_) => self.outside(at, "a CDATA section"),
            Event::Comment(_) => self.form.comment(at, end),
            Event::PI(_) => self.form.instruction(at, end),
            Event::Decl(_) => self.declaration(at, end),
            Event::Eof => {}
        }
        Next::Piece
    }

    fn start(&mut self, at: usize, end: usize, is_empty: bool) -> Next {
        let depth = self.tree.depth();
        if depth >= self.limits.depth {
            self.stopped = Some((at, XmlLimit::Depth));
            return Next::Stop;
        }
        if depth == 0 && self.tree.has_root() {
            let line = self.line(self.tree.end_of_root());
            let message = format!(
                "a second outermost element begins here; the first one ended in line {line}"
            );
            self.form.note(at, message);
        }
        let room = self.limits.nodes.saturating_sub(self.nodes);
        let tag = self.form.start_tag(at, end, depth, room);
        self.nodes += 1 + tag.attributes;
        if self.nodes > self.limits.nodes {
            self.stopped = Some((at, XmlLimit::Nodes));
            return Next::Stop;
        }
        self.tree.open(Span::new(at, end), tag.name);
        if is_empty {
            self.form.leave(depth);
            self.tree.close(end);
        }
        Next::Piece
    }

    fn close(&mut self, at: usize, end: usize) -> Next {
        let name = self.form.end_tag(at, end);
        let Some(open) = self.tree.innermost() else {
            self.form.note(
                at,
                format!(
                    "`</{}>` ends an element that was not begun",
                    shortened(name)
                ),
            );
            return Next::Stop;
        };
        let expected = open.of(self.text);
        if name != expected {
            let line = self.line(open.start());
            let message = format!(
                "expected `</{}>`, which ends the element of line {line}, found `</{}>`",
                shortened(expected),
                shortened(name)
            );
            self.form.note(at, message);
            return Next::Stop;
        }
        self.tree.close(at);
        self.form.leave(self.tree.depth());
        Next::Piece
    }

    fn document_type(&mut self, at: usize, end: usize) -> Next {
        if self.tree.has_root() || self.document_type.is_some() {
            self.form
                .note(at, "a document type stands once, before the first element");
            return Next::Piece;
        }
        let (found, outcome) = doctype::read(self.text, at);
        for entity in found.entities.iter().filter(|entity| !entity.parameter) {
            self.form.declare(&entity.name);
        }
        let is_open = found.external.is_some() || found.has_parameter_references;
        self.form.may_be_declared_outside = is_open && !self.standalone;
        self.document_type = Some(found);
        match outcome {
            Ok(own_end) if own_end == end => Next::Piece,
            Ok(own_end) => Next::Jump(own_end),
            Err(stop) => {
                self.at_end = stop.at_end && self.form.problem.is_none();
                self.form.note(stop.offset, stop.message);
                Next::Stop
            }
        }
    }

    fn text(&mut self, at: usize, end: usize) {
        if self.tree.depth() > 0 {
            self.form.text(at, end);
            return;
        }
        let text = self.text.get(at..end).unwrap_or_default();
        let blank = |character| matches!(character, ' ' | '\t' | '\r' | '\n');
        let visible = text.trim_start_matches(blank);
        let Some(found) = visible.chars().next() else {
            return;
        };
        let found = characters::named(found);
        let message = match self.tree.has_root() {
            true => format!(
                "expected nothing more behind the end of the outermost element, found {found}"
            ),
            false => format!("expected `<`, found {found}"),
        };
        self.form.note(end - visible.len(), message);
    }

    /// Notes what may stand only inside of an element.
    fn outside(&mut self, at: usize, what: &str) {
        if self.tree.depth() == 0 {
            self.form.note(
                at,
                format!("{what} stands outside of the outermost element"),
            );
        }
    }

    fn declaration(&mut self, at: usize, end: usize) {
        if at > 0 {
            self.form.note(
                at,
                "the XML declaration may stand only at the very start of the file",
            );
            return;
        }
        let text = self.text.get(..end).unwrap_or_default();
        if let Some(declaration) = declaration::read(text) {
            self.standalone = declaration.standalone;
            if let Some((offset, message)) = declaration.problem {
                self.form.note(offset, message);
            }
        }
    }

    /// A piece that quick-xml cannot cut, because its end is missing.
    fn unclosed(&mut self, at: usize) -> Next {
        let rest = self.text.get(at..).unwrap_or_default();
        let ends: &[(&str, &str, &str)] = &[
            ("<!--", "the comment", "-->"),
            ("<![CDATA[", "the CDATA section", "]]>"),
            ("<?", "the processing instruction", "?>"),
            ("</", "the end tag", ">"),
        ];
        let doctype = rest.get(.."<!DOCTYPE".len());
        if doctype.is_some_and(|start| start.eq_ignore_ascii_case("<!DOCTYPE")) {
            return self.document_type(at, self.text.len());
        }
        self.at_end = self.form.problem.is_none();
        if let Some((_, what, end)) = ends.iter().find(|(start, ..)| rest.starts_with(start)) {
            self.form.note(
                at,
                format!("{what} that starts here is not closed with `{end}`"),
            );
        } else if rest.starts_with("<!") {
            self.at_end &= rest.len() < "<![CDATA[".len();
            self.form.note(
                at,
                "`<!` begins neither a comment nor a CDATA section nor a document type",
            );
        } else {
            // Most often a quote is missing, which is told by what stands in the tag.
            let (end, depth) = (self.text.len(), self.tree.depth());
            self.form.start_tag(at, end, depth, self.limits.nodes);
            if self.form.problem.is_none() {
                self.form
                    .note(at, "the tag that starts here is not closed with `>`");
            }
        }
        Next::Stop
    }

    /// The text ends at `at`.
    fn end(&mut self, at: usize) {
        if self.form.problem.is_some() {
            return;
        }
        let Some(open) = self.tree.innermost() else {
            if !self.tree.has_root() {
                self.at_end = true;
                self.form.note(at, "the document has no element");
            }
            return;
        };
        self.at_end = true;
        let message = format!(
            "the document ends inside of the element `{}` of line {}",
            shortened(open.of(self.text)),
            self.line(open.start())
        );
        self.form.note(at, message);
    }

    fn line(&self, offset: usize) -> u32 {
        self.lines.position(self.text, offset).line
    }
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
