//! What a file discloses, to be shown.

use dmpkg_archive::sorted;

use super::{Disclosure, DisclosureKind};
use crate::amounts::counted;
use crate::{Block, Card, Fact, Inspection, Notice, Sheet, Table, Tone, Value};

/// Rows at most.
const ROWS: usize = 10_000;

/// What a file discloses over all levels, to be shown.
pub fn sheet(inspection: &Inspection) -> Sheet {
    let mut sheet = Sheet::new("Personal data and secrets", None);
    let mut all: Vec<&Disclosure> = inspection.disclosures().collect();
    let unread = inspection.packages.iter().map(|own| own.unread_texts).sum();
    if !all.is_empty() {
        sheet.blocks.push(note("Found by what texts look like: it may be harmless, and there may be more. Values stay hidden until you ask for one."));
    }
    if unread > 0 {
        let texts = counted(unread, "text was", "texts were");
        let why = "too large, too many, or damaged";
        sheet
            .blocks
            .push(note(&format!("{texts} not looked at: {why}.")));
    }
    sorted::sort_by(&mut all, |a, b| {
        a.kind.cmp(&b.kind).then_with(|| a.value.cmp(&b.value))
    });
    let groups = all.chunk_by(|a, b| a.kind == b.kind && a.value == b.value);
    let groups: Vec<&[&Disclosure]> = groups.collect();
    sheet.card(counts(&groups));
    sheet.table(table(&groups));
    sheet
}

fn note(text: &str) -> Block {
    Block::Notice(Notice {
        tone: Tone::Information,
        text: text.to_owned(),
        place: None,
    })
}

fn counts(groups: &[&[&Disclosure]]) -> Card {
    let mut card = Card::new("What may be disclosed");
    for kind in groups.chunk_by(|a, b| kind(a) == kind(b)) {
        let Some(first) = kind.first().and_then(|group| group.first()) else {
            continue;
        };
        let (label, hint) = words(first.kind);
        let different = Value::number(kind.len());
        card.push(Fact::new(label, different).hint(hint));
    }
    card
}

fn kind(group: &[&Disclosure]) -> Option<DisclosureKind> {
    group.first().map(|first| first.kind)
}

fn table(groups: &[&[&Disclosure]]) -> Table {
    let mut table = Table::new("Where", &["Kind", "Value", "#Times", "First place"]);
    for group in groups.iter().take(ROWS) {
        let Some(first) = group.first() else {
            continue;
        };
        let line = first.place.position.map(|position| position.line);
        let line = line.map_or_else(String::new, |line| format!(", line {line}"));
        table.row(
            vec![
                Value::Text(words(first.kind).0.to_owned()),
                // Where backslashes are written twice, one is meant.
                Value::Secret(first.value.replace(r"\\", r"\")),
                Value::number(group.len()),
                Value::Text(format!("{}{line}", first.place.path)),
            ],
            Some(first.place.clone()),
        );
    }
    table
}

/// What a kind is called, and why it matters.
fn words(kind: DisclosureKind) -> (&'static str, &'static str) {
    match kind {
        DisclosureKind::Password => (
            "Password or key",
            "A value in a field that is named like a password, or a private key. Whoever has the package can read it.",
        ),
        DisclosureKind::Token => (
            "Access token",
            "It gives access to a service to whoever has it, often for a long time.",
        ),
        DisclosureKind::ConnectionString => (
            "Connection string",
            "It tells how to reach a database or a service, often with the account.",
        ),
        DisclosureKind::Community => (
            "SNMP community",
            "What devices ask for instead of a password. “public” and “private” are what devices are delivered with.",
        ),
        DisclosureKind::Account => (
            "Account or person",
            "Who made or changed something, or an account of Windows.",
        ),
        DisclosureKind::MailAddress => ("Mail address", "Of a person or a team."),
        DisclosureKind::HostName => (
            "Name of a machine",
            "A name that is only known inside a network, from an address or a shared folder.",
        ),
        DisclosureKind::NetworkAddress => (
            "Network address",
            "An address of a machine. It tells how a network is built.",
        ),
    }
}
