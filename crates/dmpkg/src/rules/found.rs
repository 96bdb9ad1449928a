use std::fmt;

use dmpkg_archive::{Entry, EntryIndex};

use super::{self as rules, Rule};
use crate::findings::{Finding, Skipped};
use crate::settings::Judge;
use crate::{EntryAddress, EntryPath, Findings, Inspected, InspectedDocument, TextPos};

/// Takes what a rule finds while it looks at one archive. Messages are written only for places that
/// are kept.
pub struct Found<'a> {
    pub(crate) rule: &'static Rule,
    /// The archive that is looked at.
    pub(crate) address: &'a EntryAddress,
    /// Its path.
    pub(crate) path: &'a EntryPath,
    pub(crate) findings: &'a mut Findings,
    /// What the user's settings make of it.
    pub(crate) judge: &'a Judge,
}

/// A place in an archive.
#[derive(Clone, Copy, Default)]
struct Place<'a> {
    entry: Option<Entry<'a>>,
    position: Option<TextPos>,
    offset: Option<u64>,
}

impl Found<'_> {
    /// Something about the archive as a whole.
    pub fn archive(&mut self, message: fmt::Arguments<'_>) {
        self.add(Place::default(), message);
    }

    /// Something at an offset in the archive.
    pub fn at(&mut self, offset: u64, message: fmt::Arguments<'_>) {
        let offset = Some(offset);
        self.add(
            Place {
                offset,
                ..Place::default()
            },
            message,
        );
    }

    /// Something about an entry.
    pub fn entry(&mut self, entry: Entry<'_>, message: fmt::Arguments<'_>) {
        let entry = Some(entry);
        self.add(
            Place {
                entry,
                ..Place::default()
            },
            message,
        );
    }

    /// Something about an entry, at an offset in the archive.
    pub fn entry_at(&mut self, entry: Entry<'_>, offset: u64, message: fmt::Arguments<'_>) {
        let (entry, offset) = (Some(entry), Some(offset));
        self.add(
            Place {
                entry,
                offset,
                position: None,
            },
            message,
        );
    }

    /// Something in the text of an entry.
    pub fn text(&mut self, entry: Entry<'_>, position: TextPos, message: fmt::Arguments<'_>) {
        let (entry, position) = (Some(entry), Some(position));
        self.add(
            Place {
                entry,
                position,
                offset: None,
            },
            message,
        );
    }

    /// Something in a document of the package that is looked at, or of an archive inside it.
    pub fn document(
        &mut self,
        of: &Inspected,
        document: &InspectedDocument,
        position: Option<TextPos>,
        message: fmt::Arguments<'_>,
    ) {
        let place = (document.path.clone(), of.address.child(document.entry.0));
        self.add_at(place, position, None, message);
    }

    /// Something about an entry of an archive inside the one that is looked at; `name` has `/` between
    /// its segments.
    pub fn inner_entry(
        &mut self,
        of: &Inspected,
        index: EntryIndex,
        name: &str,
        message: fmt::Arguments<'_>,
    ) {
        let place = (of.path.child(name), of.address.child(index.0));
        self.add_at(place, None, None, message);
    }

    /// The rule could not look at the archive.
    pub fn skip(&mut self, because: &str) {
        self.findings.skip(Skipped {
            rule: self.rule.id.to_owned(),
            because: because.to_owned(),
            path: self.path.clone(),
            places: 1,
        });
    }

    fn add(&mut self, place: Place<'_>, message: fmt::Arguments<'_>) {
        let (path, address) = match place.entry {
            Some(entry) => (
                self.path.child(entry.name().path()),
                self.address.child(entry.index().0),
            ),
            None => (self.path.clone(), self.address.clone()),
        };
        self.add_at((path, address), place.position, place.offset, message);
    }

    fn add_at(
        &mut self,
        (path, address): (EntryPath, EntryAddress),
        position: Option<TextPos>,
        offset: Option<u64>,
        message: fmt::Arguments<'_>,
    ) {
        let place = rules::place(self.rule.id);
        let decision = self.judge.decide(self.rule, place, &path);
        let finding = Finding {
            rule: self.rule.id.to_owned(),
            severity: decision.severity,
            message: message.to_string(),
            path,
            address,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            offset,
            places: 1,
            reason: decision.reason,
        };
        match decision.hidden {
            true => self.findings.suppress(self.address, finding),
            false => self.findings.add(self.address, finding),
        }
    }
}
