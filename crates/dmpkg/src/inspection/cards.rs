//! Cards for the overview of a package: what it does, and what is in it.

use super::{Inspected, InspectedDocument, LeftOut, WHY_LEFT_OUT};
use crate::amounts::count;
use crate::areas;
use crate::{Card, DocumentContent, DocumentKind, Fact, Field, PackageKind, Place, Value};

/// Things of one form that are named one by one.
const NAMED: usize = 12;

/// What a package does and holds. `inner` is what lies inside it.
pub(super) fn cards(own: &Inspected, inner: &[Inspected]) -> Vec<Card> {
    let cards = [summary(own), contents(own, inner)];
    let mut cards: Vec<Card> = cards.into_iter().flatten().collect();
    cards.extend(areas::cards(own, inner));
    cards
}

fn summary(own: &Inspected) -> Option<Card> {
    let lines = own.plan.summary();
    let mut card = Card::new("What it will do");
    if !lines.is_empty() {
        card.push(Fact::new("In short", Value::List(lines)).hint(
            "Derived from what lies in the package. “Effects” has every step with its source.",
        ));
    }
    card.unless_empty()
}

/// What is in a package, by its documents.
fn contents(own: &Inspected, inner: &[Inspected]) -> Option<Card> {
    let mut card = Card::new("What is in it");
    let all = || std::iter::once(own).chain(inner);
    let documents = || {
        all().flat_map(|package| {
            let documents = package.documents.iter();
            documents.map(move |document| (package, document))
        })
    };
    for label in LABELS {
        let things = documents().filter_map(|(package, document)| {
            // A connector package is its connector.
            let is_itself = package.address == own.address && own.kind == PackageKind::Protocol;
            if is_itself && document.kind == DocumentKind::Protocol {
                return None;
            }
            let (this, name) = named(document)?;
            (this == *label).then(|| (name, place(package, document)))
        });
        list(&mut card, label, things.collect());
    }
    let packages = inner
        .iter()
        .filter(|package| !matches!(package.kind, PackageKind::Unknown | PackageKind::Protocol));
    let packages = packages.map(|package| {
        let label = package.kind.label();
        let place = Place {
            address: package.address.clone(),
            path: package.path.clone(),
            position: None,
        };
        (format!("{} ({label})", package.file_name), Some(place))
    });
    list(&mut card, "Package", packages.collect());
    let assemblies = all().map(|package| package.assemblies.len()).sum();
    if assemblies > 0 {
        card.push(Fact::new("Assemblies", Value::number(assemblies)));
    }
    if let Some(left_out) = LeftOut::all(all()).words() {
        let hint = format!(
            "They were read, and rules looked at them, but they are in no list here and what they do is not among the effects: {WHY_LEFT_OUT}."
        );
        card.push(Fact::new("Left out", Value::Text(left_out)).hint(&hint));
    }
    card.unless_empty()
}

/// What is named, in the order of reading.
const LABELS: &[&str] = &[
    "Connector",
    "Script",
    "Low-code app",
    "Dashboard",
    "Drawing",
    "Template",
    "Functions",
];

/// What a document is called, when it is something that people look for.
fn named(document: &InspectedDocument) -> Option<(&'static str, String)> {
    let file = || {
        let path = document.path.0.last().map_or("", String::as_str);
        path.rsplit('/').next().unwrap_or(path).to_owned()
    };
    let stated = |field: &Option<Field>| {
        let stated = field.as_ref().and_then(Field::stated);
        stated.map_or_else(file, str::to_owned)
    };
    Some(match &document.content {
        DocumentContent::Protocol(protocol) => {
            let version = protocol.version.as_ref().and_then(Field::stated);
            let version = version.map_or_else(String::new, |version| format!(" {version}"));
            ("Connector", stated(&protocol.name) + &version)
        }
        // Scripts of the package itself stand among the effects.
        DocumentContent::Script(_) if is_own(document) => return None,
        DocumentContent::Script(script) => ("Script", stated(&script.name)),
        DocumentContent::WebApp(app) => {
            let name = app.name.clone().unwrap_or_else(file);
            let version = app.public_version.filter(|version| *version > 0);
            let version = version.map_or_else(String::new, |it| format!(", version {it}"));
            ("Low-code app", name + &version)
        }
        // Pages of an app are dashboards by their form.
        DocumentContent::Dashboard(_) if is_page(document) => return None,
        DocumentContent::Dashboard(_) => (
            "Dashboard",
            file().trim_end_matches(".dmadb.json").to_owned(),
        ),
        DocumentContent::Drawing(_) => ("Drawing", file()),
        DocumentContent::Template(_) => ("Template", file()),
        DocumentContent::Functions(_) => ("Functions", file()),
        _ => return None,
    })
}

/// Whether a script belongs to the package, as that for its installation.
fn is_own(document: &InspectedDocument) -> bool {
    let path = document.path.0.last().map_or("", String::as_str);
    crate::lower_case(path).starts_with("scripts/")
}

fn is_page(document: &InspectedDocument) -> bool {
    let path = document.path.0.last().map_or("", String::as_str);
    path.split('/').rev().nth(1) == Some("pages")
}

fn place(package: &Inspected, document: &InspectedDocument) -> Option<Place> {
    Some(Place {
        address: package.address.child(document.entry.0),
        path: document.path.clone(),
        position: None,
    })
}

fn list(card: &mut Card, label: &str, things: Vec<(String, Option<Place>)>) {
    let further = things.len().saturating_sub(NAMED);
    for (name, place) in things.into_iter().take(NAMED) {
        card.push(Fact::new(label, Value::Text(name)).place(place));
    }
    if further > 0 {
        let more = u64::try_from(further).unwrap_or(u64::MAX);
        card.push(Fact::new(
            label,
            Value::Text(format!("and {} more", count(more))),
        ));
    }
}
