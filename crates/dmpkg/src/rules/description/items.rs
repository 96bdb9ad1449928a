//! Lines of the list of contents.

use super::{Check, Found, Kinds, Rule, Severity, is, read, references};
use crate::DocumentKind;
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;

pub(super) const UNKNOWN_ITEM: Rule = Rule {
    id: "description/unknown-item",
    severity: Severity::Note,
    title: "Unknown line in the list of contents",
    condition: "A line below the heading is not blank and no run of dashes, and does not begin with Script, Protocol, Visio, Dashboard, Assembly, CompanionFile, Function, AppPackage or File and a backslash, nor with AppInstallContent and a backslash.",
    why: "It is shown as text, and not compared with what lies in the package.",
    fix: "Nothing needs to be done.",
    references: &[references::PACKAGE_BUILDER, references::LOW_CODE_EDITOR],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Description, unknown_item)],
};

/// Words before the first backslash.
const KNOWN: &[&str] = &[
    "Script",
    "Protocol",
    "Visio",
    "Dashboard",
    "Assembly",
    "CompanionFile",
    "Function",
    "AppPackage",
    "File",
];

fn unknown_item(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(description) = read(input) else {
        return;
    };
    let Some(heading) = &description.heading else {
        return;
    };
    let items = description.items.iter();
    let items = items.filter(|item| !KNOWN.iter().any(|known| is(item, known)));
    let texts = description.text.iter();
    let texts = texts.filter(|text| text.position.line > heading.position.line);
    for line in items.map(|item| &item.line).chain(texts) {
        found.text(
            input.entry,
            line.position,
            format_args!("{} is no known item.", Quoted(&line.value)),
        );
    }
}
