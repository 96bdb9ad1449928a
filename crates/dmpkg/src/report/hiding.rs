//! Hides in the text of a report what its values disclose: the one place through which every report goes.
//!
//! It works on the JSON that was written, not on the values: so nothing that is added to a report can be
//! forgotten, and no second way to write everything has to be downloaded.

use std::borrow::Cow;

use super::known::Known;
use crate::json::unescaped;
use crate::{EntryPath, TextPos, disclosure};

/// Where a text stands in the report, without its quotes.
#[derive(Clone, Copy, Default)]
struct Place {
    start: usize,
    end: usize,
}

/// An object or a list that is not closed yet.
#[derive(Clone, Copy, Default)]
struct Level {
    is_list: bool,
    /// What it is called.
    name: Place,
    /// The name of the member that is being read.
    key: Place,
    /// The text that tells of which name `value` is the value; in lists, the text before.
    label: Place,
}

/// Members that say what `value` in the same object is the value of.
const LABELS: [&str; 3] = ["name", "label", "key"];
/// What the package says, not the tool.
const STATED: [&str; 3] = ["package", "documents", "assemblies"];

/// The report with masks for what it discloses. Paths of entries stay, and so does the name of the file.
/// `known` is what its texts disclose.
pub(super) fn hide(json: &str, known: &Known) -> String {
    let mut hiding = Hiding {
        json,
        known,
        levels: Vec::new(),
        section: Place::default(),
        path: EntryPath::default(),
        hidden: String::with_capacity(json.len()),
    };
    hiding.run();
    hiding.hidden
}

struct Hiding<'a> {
    json: &'a str,
    known: &'a Known,
    levels: Vec<Level>,
    /// The name of the part of the report.
    section: Place,
    /// The path that was read last: of the document that follows.
    path: EntryPath,
    hidden: String,
}

impl<'a> Hiding<'a> {
    fn run(&mut self) {
        let bytes = self.json.as_bytes();
        let mut at = 0;
        // What is before this place is written.
        let mut written = 0;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' => self.open(false),
                b'[' => self.open(true),
                b'}' | b']' => drop(self.levels.pop()),
                b'"' => {
                    let place = Place {
                        start: at,
                        end: end_of_text(bytes, at),
                    };
                    at = place.end + 1;
                    if bytes.get(at) == Some(&b':') {
                        self.key(place);
                    } else if let Some(text) = self.text(place) {
                        let before = self.json.get(written..place.start - 1);
                        self.hidden.push_str(before.unwrap_or_default());
                        self.hidden
                            .push_str(&serde_json::to_string(&text).unwrap_or_default());
                        written = at;
                    }
                }
                _ => {}
            }
        }
        let rest = self.json.get(written..);
        self.hidden.push_str(rest.unwrap_or_default());
    }

    fn open(&mut self, is_list: bool) {
        let level = self.levels.last().copied().unwrap_or_default();
        let name = self.name_of(level, !is_list);
        self.levels.push(Level {
            is_list,
            name,
            ..Level::default()
        });
    }

    fn key(&mut self, key: Place) {
        match self.levels.len() {
            1 => self.section = key,
            2 if self.of(self.section) == "package" => {
                let path = self.known.head(self.of(key)).cloned();
                self.path = path.unwrap_or_default();
            }
            _ => {}
        }
        if let Some(level) = self.levels.last_mut() {
            level.key = key;
        }
    }

    /// What takes the place of a text, if anything does.
    fn text(&mut self, place: Place) -> Option<String> {
        let level = self.levels.last().copied().unwrap_or_default();
        let key = self.of(level.key);
        if let Some(level) = self.levels.last_mut()
            && (level.is_list || LABELS.contains(&key))
        {
            level.label = place;
        }
        let name = self.name_of(level, false);
        let section = self.of(self.section);
        if level.is_list && self.of(name) == "path" {
            if level.label.end == 0 {
                self.path.0.clear();
            }
            self.path.0.push(self.decoded(place).into_owned());
            return None;
        }
        if section == "file" {
            return None;
        }
        let text = self.decoded(place);
        let is_stated = STATED.contains(&section) || key == "words";
        let addresses = (!is_stated).then_some(self.known.addresses.as_slice());
        let found = || self.known.masked(&self.path, self.position(place)?, &text);
        let known = if key == "value" { found() } else { None };
        let shown = known.as_deref().unwrap_or(&text);
        let masked = disclosure::masked(&self.decoded(name), shown, addresses);
        masked.or(known)
    }

    /// The position of a field, of which this is the value.
    fn position(&self, value: Place) -> Option<TextPos> {
        let rest = self.json.get(value.end + 1..)?;
        let (line, rest) = number(rest, "\"line\": ")?;
        let (column, _) = number(rest, "\"column\": ")?;
        Some(TextPos { line, column })
    }

    /// What that which comes next is called.
    fn name_of(&self, level: Level, is_object: bool) -> Place {
        let is_labelled = level.label.end > level.label.start;
        if level.is_list {
            // Of two in a list, a text names the field behind it, and an option the text behind it.
            let names = is_object || self.of(level.label).starts_with(['-', '/']);
            return if is_labelled && names {
                level.label
            } else {
                level.name
            };
        }
        match self.of(level.key) {
            "value" if is_labelled => level.label,
            "value" => level.name,
            _ => level.key,
        }
    }

    fn of(&self, place: Place) -> &'a str {
        self.json.get(place.start..place.end).unwrap_or_default()
    }

    fn decoded(&self, place: Place) -> Cow<'a, str> {
        let with_quote = self.json.get(place.start..=place.end);
        unescaped(with_quote.unwrap_or_default())
    }
}

/// Where the text ends that begins here.
fn end_of_text(json: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        match json.get(at) {
            Some(b'"') | None => return at,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
}

/// The number that follows behind a comma, white space and this name, and what stands behind it.
fn number<'a>(json: &'a str, name: &str) -> Option<(u32, &'a str)> {
    let rest = json.strip_prefix(',')?.trim_ascii_start();
    let rest = rest.strip_prefix(name)?;
    let end = rest.find(|sign: char| !sign.is_ascii_digit())?;
    let (number, rest) = rest.split_at_checked(end)?;
    Some((number.parse().ok()?, rest))
}
