//! The attributes of a tag.

use dmpkg_archive::sorted::sort_by_key;

use super::characters::named;
use super::form::{Form, shortened};
use super::namespaces::Attribute;

/// From so many attributes on, a sorted set finds equal names faster.
const MANY: usize = 8;

impl<'t> Form<'t> {
    /// Reads the attributes; false when something between them is wrong.
    pub(super) fn attributes_between(&mut self, from: usize, end: usize, limit: usize) -> bool {
        let mut at = from;
        loop {
            let start = at;
            at = self.skip_space(at, end);
            if at >= end || self.attributes.len() >= limit {
                return true;
            }
            let name = self.name_at(at, end);
            if name.is_empty() || at == start {
                let found = self.char_at(at).map_or("the end".to_owned(), named);
                let message = match (at == start, start == from) {
                    (true, true) => format!("the name of an element cannot have {found} in it"),
                    (true, false) => {
                        format!("expected white space between two attributes, found {found}")
                    }
                    (false, _) => {
                        format!("expected the name of an attribute, `/>` or `>`, found {found}")
                    }
                };
                self.note(at, message);
                return false;
            }
            let name_at = at;
            at = self.skip_space(at + name.len(), end);
            if self.byte_at(at, end) != Some(b'=') {
                self.note(
                    at,
                    format!(
                        "expected `=` and a value behind the attribute `{}`",
                        shortened(name)
                    ),
                );
                return false;
            }
            at = self.skip_space(at + 1, end);
            let Some(quote @ (b'"' | b'\'')) = self.byte_at(at, end) else {
                self.note(
                    at,
                    format!(
                        "the value of the attribute `{}` must stand in quotes",
                        shortened(name)
                    ),
                );
                return false;
            };
            let Some(close) = self.value(at, end, quote, name) else {
                return false;
            };
            let value = self.text.get(at + 1..close).unwrap_or_default();
            self.attributes.push(Attribute {
                at: name_at,
                name,
                value,
            });
            at = close + 1;
        }
    }

    /// Looks at a value that begins with a quote; returns where its other quote stands.
    fn value(&mut self, open: usize, end: usize, quote: u8, name: &str) -> Option<usize> {
        let mut at = open + 1;
        loop {
            let rest = self.text.as_bytes().get(at..end)?;
            let ends = |byte: &u8| *byte == quote || matches!(byte, b'<' | b'&');
            let Some(skipped) = rest.iter().position(ends) else {
                let message = format!(
                    "the value of the attribute `{}` has no quote at its end",
                    shortened(name)
                );
                self.note(open, message);
                return None;
            };
            at += skipped;
            match rest.get(skipped) {
                Some(b'<') => {
                    let message = format!(
                        "the value of the attribute `{}` cannot have a `<`: either its quote is missing, or `&lt;` is meant",
                        shortened(name)
                    );
                    self.note(at, message);
                    return None;
                }
                Some(b'&') => at = self.reference(at, end),
                _ => return Some(at),
            }
        }
    }

    pub(super) fn same_names(&mut self, attributes: &[Attribute<'t>]) {
        let message = |name| {
            format!(
                "the attribute `{}` stands in this element already",
                shortened(name)
            )
        };
        if attributes.len() > MANY {
            let mut sorted: Vec<&Attribute<'t>> = attributes.iter().collect();
            sort_by_key(&mut sorted, |attribute| attribute.name);
            let same = sorted.windows(2).filter_map(|pair| match pair {
                [one, other] if one.name == other.name => Some(other),
                _ => None,
            });
            if let Some(again) = same.min_by_key(|again| again.at) {
                self.note(again.at, message(again.name));
            }
            return;
        }
        for (place, attribute) in attributes.iter().enumerate() {
            let mut before = attributes.iter().take(place);
            if before.any(|other| other.name == attribute.name) {
                self.note(attribute.at, message(attribute.name));
                return;
            }
        }
    }
}
