//! What a file discloses, to be shown.

use dmpkg_archive::sorted;

use super::{Disclosure, DisclosureKind};
use crate::amounts::counted;
use crate::{Block, Card, Fact, Inspection, Notice, Sheet, Table, Tone, Value};

/// Rows at most.
const ROWS: usize = 10_000;

/// What is disclosed once or several times.
struct Group<'a> {
    first: &'a Disclosure,
    words: &'a str,
    times: usize,
}

impl<'a> Group<'a> {
    fn of(all: &'a [(&'a Disclosure, String)]) -> Option<Self> {
        let (first, words) = all.first()?;
        Some(Self {
            first,
            words,
            times: all.len(),
        })
    }
}

/// What a file discloses over all levels, to be shown.
pub fn sheet(inspection: &Inspection) -> Sheet {
    let mut sheet = Sheet::new("Personal data and secrets", None);
    let all = inspection.disclosures().map(|it| (it, words_of(it)));
    let mut all: Vec<(&Disclosure, String)> = all.collect();
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
    sorted::sort_by(&mut all, |(a, words), (b, others)| {
        a.kind.cmp(&b.kind).then_with(|| words.cmp(others))
    });
    let groups = all.chunk_by(|(a, words), (b, others)| a.kind == b.kind && words == others);
    let groups: Vec<Group<'_>> = groups.filter_map(Group::of).collect();
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

fn counts(groups: &[Group<'_>]) -> Card {
    let mut card = Card::new("What may be disclosed");
    for groups in groups.chunk_by(|a, b| a.first.kind == b.first.kind) {
        if let Some(Group { first, .. }) = groups.first() {
            let (label, hint) = kind(first.kind);
            card.push(Fact::new(label, Value::number(groups.len())).hint(hint));
        }
    }
    card
}

fn table(groups: &[Group<'_>]) -> Table {
    let mut table = Table::new("Where", &["Kind", "Value", "#Times", "First place"]);
    for Group {
        first,
        words,
        times,
    } in groups.iter().take(ROWS)
    {
        let line = first.place.position.map(|position| position.line);
        let line = line.map_or_else(String::new, |line| format!(", line {line}"));
        table.row(
            vec![
                Value::Text(kind(first.kind).0.to_owned()),
                Value::Secret((*words).to_owned()),
                Value::number(*times),
                Value::Text(format!("{}{line}", first.place.path)),
            ],
            Some(first.place.clone()),
        );
    }
    table
}

/// The words as they are meant: in JSON and code, a backslash is written twice.
fn words_of(disclosure: &Disclosure) -> String {
    disclosure.value.replace(r"\\", r"\")
}

/// What a kind is called, and why it matters.
fn kind(kind: DisclosureKind) -> (&'static str, &'static str) {
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
