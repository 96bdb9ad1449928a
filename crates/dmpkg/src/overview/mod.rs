mod build;
mod facts;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{EntryAddress, EntryPath, PackageKind, SignatureStatus, TextPos};

/// What a person sees first of a package: plain facts, ready to be shown by page and terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The package's own name for people, or the file name when it states none.
    pub title: String,
    /// The version it states.
    pub version: Option<String>,
    /// What kind of package it is.
    pub kind: PackageKind,
    /// The kind in words: "application package".
    pub kind_label: String,
    /// Why it is taken for that kind, as a sentence.
    pub because: String,
    /// What is known of its signature.
    pub signature: SignatureStatus,
    /// What should be known before the facts, most important first.
    pub notices: Vec<Notice>,
    /// The facts, grouped, in the order of reading.
    pub cards: Vec<Card>,
}

/// A sentence that stands above the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// How loudly to say it.
    pub tone: Tone,
    /// What was found, where, and what to do.
    pub text: String,
    /// Where to look.
    pub place: Option<Place>,
}

/// How loudly a notice is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Part of the file could not be read.
    Damage,
    /// Something that is probably not meant so.
    Attention,
    /// A fact worth knowing.
    Information,
    /// Something that was verified, and holds.
    Sound,
}

/// A group of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// The group's heading: "Identity".
    pub title: String,
    /// Its facts, in the order of reading.
    pub facts: Vec<Fact>,
}

/// One fact of a package or an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// What it is: "Minimum DataMiner version".
    pub label: String,
    /// What it says.
    pub value: Value,
    /// What it means, for who does not know the field.
    pub hint: Option<String>,
    /// Where it was read.
    pub place: Option<Place>,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// As the package states it.
    Text(String),
    /// Code-like text, where each character counts: a hash, a version, a path.
    Code(String),
    /// Several values, in the package's order.
    List(Vec<String>),
    /// A size in bytes.
    Bytes(u64),
    /// A number of things.
    Count(u64),
    /// Words that perhaps should not be shared: hidden until asked for, never exported unless asked.
    Secret(String),
    /// The package does not say.
    NotStated,
    /// It could not be read, and why.
    Unreadable(String),
}

/// A place that a person can go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The entry, for machines.
    pub address: EntryAddress,
    /// The entry, for people.
    pub path: EntryPath,
    /// The line and column in its text.
    pub position: Option<TextPos>,
}

impl Fact {
    /// A fact without hint or place.
    pub fn new(label: &str, value: Value) -> Self {
        Self {
            label: label.to_owned(),
            value,
            hint: None,
            place: None,
        }
    }

    /// The same fact with an explanation of the field.
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }

    /// The same fact with the place where it was read.
    pub fn place(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }
}

impl Overview {
    /// Adds what an inspection came to, behind the card that says what the package is, or before all
    /// others.
    pub fn add(&mut self, cards: &[Card]) {
        let first = self.cards.first();
        let at = usize::from(first.is_some_and(|card| card.title == "Identity"));
        self.cards.splice(at..at, cards.iter().cloned());
    }
}

impl Card {
    /// A group without facts.
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            facts: Vec::new(),
        }
    }

    /// Adds a fact.
    pub fn push(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Adds those facts that there are.
    pub fn extend(&mut self, facts: impl IntoIterator<Item = Option<Fact>>) {
        self.facts.extend(facts.into_iter().flatten());
    }

    /// The group, when it has a fact.
    pub fn unless_empty(self) -> Option<Self> {
        (!self.facts.is_empty()).then_some(self)
    }
}
