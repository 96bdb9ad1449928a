//! What a connector says, to be shown: what it is first, then what it talks to and shows, then what it
//! does, and at the end how it came about.

mod behaviour;
mod code;
mod communication;
mod data;
mod history;
mod identity;
mod libraries;
mod names;
mod neighbours;
mod polling;
mod screens;

use self::names::{Names, short};
use super::{Connector, Protocol};
use crate::{Block, DocumentAt, Notice, Place, Sheet, TextPos, Tone, Value};

/// A connector, and what is needed to show it.
struct Shown<'a> {
    protocol: &'a Protocol,
    connector: &'a Connector,
    at: &'a DocumentAt<'a>,
    names: Names<'a>,
}

impl Protocol {
    /// What it says, to be shown. Without [`connector`](Self::connector) only the head is.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let nothing = Connector::default();
        let connector = self.connector.as_deref().unwrap_or(&nothing);
        let shown = Shown {
            protocol: self,
            connector,
            at,
            names: Names::of(connector),
        };
        let stated = [&self.name, &self.version].map(|field| field.as_ref()?.stated());
        let subtitle: Vec<_> = stated.into_iter().flatten().collect();
        let subtitle = (!subtitle.is_empty()).then(|| subtitle.join(" "));
        let mut sheet = Sheet::new("Connector", subtitle);
        if connector.left_out > 0 {
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Attention,
                text: format!(
                    "The connector has more of something than this tool lists: {} elements are left out.",
                    connector.left_out
                ),
                place: None,
            }));
        }
        sheet.card(shown.identity());
        sheet.card(shown.requirements());
        sheet.table(shown.connections());
        if self.connector.is_some() {
            sheet.card(shown.amounts());
            sheet.table(shown.neighbours());
            sheet.table(shown.polling());
            sheet.table(shown.code());
            sheet.table(shown.libraries());
            sheet.table(shown.sessions());
            sheet.table(shown.pages());
            sheet.table(shown.parameters());
            sheet.table(shown.tables());
            sheet.table(shown.tree_controls());
            sheet.table(shown.relations());
            sheet.table(shown.exported());
            sheet.table(shown.interfaces());
            sheet.table(shown.groups());
            sheet.table(shown.triggers());
            sheet.table(shown.actions());
            sheet.table(shown.pairs());
            sheet.table(shown.sections());
            sheet.table(shown.releases());
            sheet.table(shown.suppressions());
            sheet.blocks.extend(shown.header());
        }
        sheet
    }
}

impl Shown<'_> {
    fn place(&self, position: TextPos) -> Option<Place> {
        self.at.place(position)
    }
}

/// A text as it stands, empty or not.
fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// "yes", or nothing.
fn yes(is: bool) -> Value {
    text(if is { "yes" } else { "" })
}

/// An id, which usually is a number.
fn id(id: &str) -> Value {
    text(id)
}

/// The number of a connection; without it, the main one is meant.
fn connection(number: &str) -> Value {
    id(if number.is_empty() {
        "0"
    } else {
        short(number)
    })
}

/// Several short texts in one cell.
fn joined(parts: &[String]) -> Value {
    Value::Text(parts.join(", "))
}
