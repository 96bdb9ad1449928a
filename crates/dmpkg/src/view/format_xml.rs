//! Lays XML out anew: one element a line, indented, nothing lost but white space between elements.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::layout::Layout;
use super::text_view::offset;

/// Kinds of what stands in a document, as far as layout cares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    End,
    Empty,
    Text,
    CData,
    Other,
}

/// One piece of a document: its kind and its bytes.
struct Part {
    kind: Kind,
    start: usize,
    end: usize,
}

/// Characters of text that stand in one line with their element.
const SHORT: usize = 120;

/// Lays out a document. What follows the first error of form is kept as it stands.
pub(super) fn format(text: &str) -> Layout<'_> {
    let (parts, parsed) = parts(text);
    let mut layout = Layout::new(text);
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let raw = text.get(part.start..part.end).unwrap_or_default();
        match part.kind {
            Kind::Start => {
                if let Some(end) = short_element(text, &parts, at) {
                    let whole = text.get(part.start..end.end).unwrap_or_default();
                    layout.line(part.start, &in_one_line(whole));
                    at += end.parts;
                    continue;
                }
                layout.open(part.start, raw);
            }
            Kind::End => layout.close(part.start, raw),
            Kind::Text => {
                let mut start = part.start;
                for line in raw.split_inclusive('\n') {
                    if !line.trim().is_empty() {
                        layout.line(start, line.trim());
                    }
                    start += line.len();
                }
            }
            // Inside CDATA and comments each character counts: lines stay as they are.
            Kind::CData | Kind::Other if raw.contains('\n') => layout.raw_lines(part.start, raw),
            Kind::Empty | Kind::CData | Kind::Other => layout.line(part.start, raw),
        }
        at += 1;
    }
    let rest = text.get(parsed..).unwrap_or_default();
    if !rest.trim().is_empty() {
        layout.raw_lines(parsed, rest);
    }
    layout
}

/// Where the elements of a text start and where their end tags stand, in bytes.
pub(super) fn element_spans(text: &str) -> Vec<(u32, u32)> {
    let mut spans = Vec::new();
    let mut open = Vec::new();
    for part in parts(text).0 {
        match part.kind {
            Kind::Start => open.push(part.start),
            Kind::End => spans.extend(open.pop().map(|start| (offset(start), offset(part.start)))),
            _ => {}
        }
    }
    spans
}

struct ShortElement {
    /// Where the element ends.
    end: usize,
    /// How many parts it has.
    parts: usize,
}

/// Whether only a short text stands between a start tag and its end tag.
fn short_element(text: &str, parts: &[Part], at: usize) -> Option<ShortElement> {
    let start = parts.get(at)?;
    let inner = parts
        .iter()
        .skip(at + 1)
        .take_while(|part| part.kind == Kind::Text)
        .count();
    let end = parts
        .get(at + 1 + inner)
        .filter(|part| part.kind == Kind::End)?;
    let content = text.get(start.end..end.start)?.trim();
    let is_short = content.len() <= SHORT && !content.contains('\n');
    is_short.then_some(ShortElement {
        end: end.end,
        parts: inner + 2,
    })
}

/// An element with its text trimmed: `<a> x </a>` may come from three lines.
fn in_one_line(element: &str) -> String {
    let open = element.find('>').map_or(0, |at| at + 1);
    let close = element.rfind("</").unwrap_or(element.len());
    match (
        element.get(..open),
        element.get(open..close),
        element.get(close..),
    ) {
        (Some(start), Some(content), Some(end)) => format!("{start}{}{end}", content.trim()),
        _ => element.to_owned(),
    }
}

/// The parts of a document up to its first error of form, and where that stands.
fn parts(text: &str) -> (Vec<Part>, usize) {
    let mut reader = Reader::from_str(text);
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    loop {
        let kind = match reader.read_event() {
            Ok(Event::Start(_)) => Kind::Start,
            Ok(Event::End(_)) => Kind::End,
            Ok(Event::Empty(_)) => Kind::Empty,
            Ok(Event::Text(_) | Event::GeneralRef(_)) => Kind::Text,
            Ok(Event::CData(_)) => Kind::CData,
            Ok(Event::Eof) => return (parts, text.len()),
            Ok(_) => Kind::Other,
            Err(_) => return (parts, start),
        };
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match parts.last_mut() {
            // References cut texts into several events; they are one text.
            Some(last) if last.kind == Kind::Text && kind == Kind::Text => last.end = end,
            _ => parts.push(Part { kind, start, end }),
        }
        start = end;
    }
}
