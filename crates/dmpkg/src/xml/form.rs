//! What XML 1.0 and its namespaces demand of tags, texts and references, beyond what quick-xml
//! looks at.

use std::collections::BTreeSet;

use super::characters::{is_allowed, is_space, name_length, named};
use super::namespaces::{Attribute, Namespaces};
use super::tree::Span;

/// Looks at the pieces of a document, one after the other, and keeps the first that is wrong.
pub(super) struct Form<'t> {
    pub(super) text: &'t str,
    /// Where the document stops being well-formed, and why. Only the first place counts: what
    /// follows it may be a consequence.
    pub(super) problem: Option<(usize, String)>,
    /// References to entities that nobody declares, each name once: where, name, number of places.
    pub(super) undefined: Vec<(usize, &'t str, u64)>,
    /// Names of the entities that the document type declares.
    declared: BTreeSet<String>,
    /// Whether entities may be declared where nobody looks.
    pub(super) may_be_declared_outside: bool,
    namespaces: Namespaces<'t>,
    /// The attributes of the tag that is looked at.
    pub(super) attributes: Vec<Attribute<'t>>,
}

/// What a tag was found to be.
pub(super) struct Tag {
    pub(super) name: Span,
    /// Number of its attributes.
    pub(super) attributes: usize,
}

/// Names of undefined entities that are kept.
const UNDEFINED: usize = 10;

impl<'t> Form<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            problem: None,
            undefined: Vec::new(),
            declared: BTreeSet::new(),
            may_be_declared_outside: false,
            namespaces: Namespaces::default(),
            attributes: Vec::new(),
        }
    }

    /// Keeps a problem when none lies before it.
    pub(super) fn note(&mut self, at: usize, message: impl Into<String>) {
        if self.problem.as_ref().is_none_or(|(first, _)| at < *first) {
            self.problem = Some((at, message.into()));
        }
    }

    /// Takes the name of an entity that the document declares.
    pub(super) fn declare(&mut self, name: &str) {
        self.declared.insert(name.to_owned());
    }

    /// Looks at a start tag between two offsets, `<` and `>` included, of an element that lies so
    /// deep. No more attributes are looked at than `limit`.
    pub(super) fn start_tag(&mut self, at: usize, end: usize, depth: usize, limit: usize) -> Tag {
        self.attributes.clear();
        let name = self.name_at(at + 1, end);
        let tag = Tag {
            name: Span::new(at + 1, at + 1 + name.len()),
            attributes: 0,
        };
        if name.is_empty() {
            let message = match self.char_at(at + 1) {
                Some(found) => format!(
                    "expected the name of an element behind `<`, found {}; a `<` that is meant as text is written `&lt;`",
                    named(found)
                ),
                None => "the document ends behind a `<`".to_owned(),
            };
            self.note(at, message);
            return tag;
        }
        let inner_end = self.inner_end(end);
        let whole = self.attributes_between(at + 1 + name.len(), inner_end, limit);
        let attributes = std::mem::take(&mut self.attributes);
        if whole {
            self.same_names(&attributes);
            if let Some((at, wrong)) = self.namespaces.enter(depth, (at + 1, name), &attributes) {
                self.note(at, wrong);
            }
        }
        self.attributes = attributes;
        Tag {
            attributes: self.attributes.len(),
            ..tag
        }
    }

    /// Looks at an end tag; returns its name.
    pub(super) fn end_tag(&mut self, at: usize, end: usize) -> &'t str {
        let name = self.name_at(at + 2, end);
        let behind = at + 2 + name.len();
        let rest = self.text.get(behind..end).unwrap_or_default();
        let blank = rest.bytes().take_while(|byte| is_space(*byte)).count();
        if name.is_empty() {
            self.note(at, "expected the name of an element behind `</`");
        } else if let Some(found) = self.char_at(behind + blank)
            && found != '>'
        {
            let message = format!(
                "expected `>` at the end of the end tag, found {}",
                named(found)
            );
            self.note(behind + blank, message);
        }
        name
    }

    /// Forgets the prefixes of an element that lies so deep.
    pub(super) fn leave(&mut self, depth: usize) {
        self.namespaces.leave(depth);
    }

    /// Looks at text between tags.
    pub(super) fn text(&mut self, at: usize, end: usize) {
        let text = self.text.get(at..end).unwrap_or_default();
        if text.starts_with('&') {
            self.reference(at, end);
        }
        // Nearly no text has a `>`, and searching for three characters costs more than for one.
        if text.as_bytes().contains(&b'>')
            && let Some(found) = text.find("]]>")
        {
            self.note(at + found, "`]]>` in a text: its `>` is written `&gt;`");
        }
    }

    /// Looks at the reference whose `&` stands at an offset; returns where it ends.
    pub(super) fn reference(&mut self, at: usize, end: usize) -> usize {
        let inner = self.text.get(at + 1..end).unwrap_or_default();
        if inner.starts_with('#') {
            return self.character_reference(at, inner);
        }
        let name = inner.get(..name_length(inner)).unwrap_or_default();
        if name.is_empty() {
            self.note(at, "a `&` that is meant as text is written `&amp;`");
            return at + 1;
        }
        let next = at + 1 + name.len();
        if inner.as_bytes().get(name.len()) != Some(&b';') {
            let message = format!(
                "expected `;` behind `&{}`; a `&` that is meant as text is written `&amp;`",
                shortened(name)
            );
            self.note(at, message);
            return next;
        }
        let is_known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
            || self.may_be_declared_outside
            || self.declared.contains(name);
        // Behind the first error nobody can say what a reference is part of.
        if !is_known && self.problem.is_none() {
            self.undefined_entity(at, name);
        }
        next + 1
    }

    fn undefined_entity(&mut self, at: usize, name: &'t str) {
        let known = self
            .undefined
            .iter_mut()
            .find(|(_, known, _)| *known == name);
        if let Some((_, _, places)) = known {
            *places += 1;
        } else if self.undefined.len() < UNDEFINED {
            self.undefined.push((at, name, 1));
        }
    }

    fn character_reference(&mut self, at: usize, inner: &str) -> usize {
        let digits = inner.get(1..).unwrap_or_default();
        let (radix, digits) = match digits.strip_prefix('x') {
            Some(digits) => (16, digits),
            None => (10, digits),
        };
        let count = digits
            .find(|digit: char| !digit.is_digit(radix))
            .unwrap_or(digits.len());
        let (number, behind) = digits.split_at_checked(count).unwrap_or_default();
        let next = at + 1 + (inner.len() - behind.len());
        if number.is_empty() || !behind.starts_with(';') {
            self.note(at, "a character is referred to as `&#233;` or `&#xE9;`");
            return next;
        }
        let character = u32::from_str_radix(number, radix)
            .ok()
            .and_then(char::from_u32);
        if !character.is_some_and(is_allowed) {
            let reference = shortened(self.text.get(at..next).unwrap_or_default());
            self.note(at, format!("`{reference};` is no character that XML takes"));
        }
        next + 1
    }

    /// The end of what stands between the name and `>` or `/>`.
    fn inner_end(&self, end: usize) -> usize {
        let before = self.text.get(..end).unwrap_or_default();
        let inner = before.strip_suffix('>').unwrap_or(before);
        // A slash belongs to the end only directly before `>`.
        match inner.len() < before.len() {
            true => inner.strip_suffix('/').unwrap_or(inner).len(),
            false => inner.len(),
        }
    }

    pub(super) fn name_at(&self, at: usize, end: usize) -> &'t str {
        let rest = self.text.get(at..end).unwrap_or_default();
        rest.get(..name_length(rest)).unwrap_or_default()
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    pub(super) fn byte_at(&self, at: usize, end: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied().filter(|_| at < end)
    }

    pub(super) fn skip_space(&self, mut at: usize, end: usize) -> usize {
        while self.byte_at(at, end).is_some_and(is_space) {
            at += 1;
        }
        at
    }
}

/// A name that fits a message.
pub(super) fn shortened(name: &str) -> String {
    const LENGTH: usize = 60;
    let name = crate::path::shown(name);
    match name.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.into_owned(),
    }
}
