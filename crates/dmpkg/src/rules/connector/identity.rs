//! What a connector is called.

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::version::is_digits;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::Head;
use crate::{DocumentKind, Element, Field};

pub(super) const MISSING_NAME: Rule = Rule {
    id: "connector/missing-name",
    severity: Severity::Error,
    title: "The connector has no name",
    condition: "Name is not there, or is blank.",
    why: "DataMiner keeps the connector in a folder of its name and lets elements choose it by its name.",
    fix: "Add the name.",
    references: &[references::PROTOCOL_SCHEMA, references::VALIDATORS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, missing_name)],
};

pub(super) const UNUSABLE_NAME: Rule = Rule {
    id: "connector/unusable-name",
    severity: Severity::Warning,
    title: "The name of the connector cannot be used",
    condition: "Name begins or ends with white space, has one of < > : \" / \\ | ? * ; °, or begins with Production in any letter case.",
    why: "The name becomes a folder of the agent, where those characters are forbidden, and Production is the word for the version in production.",
    fix: "Choose another name.",
    references: &[references::VALIDATORS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, unusable_name)],
};

pub(super) const UNUSUAL_INTEGRATION_ID: Rule = Rule {
    id: "connector/unusual-integration-id",
    severity: Severity::Warning,
    title: "The integration ID has another form",
    condition: "IntegrationID says something, and not DMS-DRV- and digits. An empty one never counts.",
    why: "By that number the connector is linked to its documentation; another text links to nothing.",
    fix: "Use the number that was assigned to the connector.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        unusual_integration_id,
    )],
};

const FORBIDDEN: &[char] = &['<', '>', ':', '"', '/', '\\', '|', '?', '*', ';', '°'];

/// Whether a text of a field begins or ends with white space.
pub(super) fn has_blanks(element: Element<'_>) -> bool {
    let (text, _) = element.content();
    text.trim().len() < text.len()
}

fn missing_name(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let name = head.protocol.name.as_ref();
    if name.and_then(Field::stated).is_some() {
        return;
    }
    let what = if name.is_some() {
        "is empty"
    } else {
        "is missing"
    };
    found.text(
        input.entry,
        head.position(name),
        format_args!("The name of the connector (Name) {what}."),
    );
}

fn unusable_name(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let Some(name) = head
        .protocol
        .name
        .as_ref()
        .filter(|name| name.stated().is_some())
    else {
        return;
    };
    let problem = if let Some(forbidden) = name.value.chars().find(|it| FORBIDDEN.contains(it)) {
        format!("has the character {forbidden}")
    } else if starts_with_production(&name.value) {
        "begins with “Production”".to_owned()
    } else if head.root.child("Name").is_some_and(has_blanks) {
        "has white space around it".to_owned()
    } else {
        return;
    };
    found.text(
        input.entry,
        name.position,
        format_args!("The name {} {problem}.", Quoted(&name.value)),
    );
}

fn starts_with_production(name: &str) -> bool {
    const WORD: &str = "Production";
    name.get(..WORD.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(WORD))
}

fn unusual_integration_id(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let id = head.protocol.integration_id.as_ref();
    let Some(id) = id.filter(|id| id.stated().is_some()) else {
        return;
    };
    if !id.value.strip_prefix("DMS-DRV-").is_some_and(is_digits) {
        found.text(
            input.entry,
            id.position,
            format_args!(
                "The integration ID is {}; expected is DMS-DRV- and a number.",
                Quoted(&id.value)
            ),
        );
    }
}
