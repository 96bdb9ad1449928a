//! What Description.txt says of a connector.

use super::super::inputs::PackageInput;
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::protocol;
use crate::{
    Description, DescriptionForm, DocumentContent, DocumentKind, Field, InspectedDocument,
};

pub(super) const UNREADABLE_DESCRIPTION: Rule = Rule {
    id: "connector/unreadable-description",
    severity: Severity::Warning,
    title: "Description.txt does not name the connector",
    condition: "Description.txt is not there, or lacks the line Protocol Name: or Protocol Version: with something behind it. Further lines do not matter.",
    why: "DataMiner and tools show the name and version of a connector package from it.",
    fix: "Build the connector package again.",
    references: &[references::PACKAGES, references::PACKAGE_BUILDER],
    kinds: Kinds::CONNECTORS,
    checks: &[Check::Package(
        &[DocumentKind::Description],
        unreadable_description,
    )],
};

pub(super) const DESCRIPTION_MISMATCH: Rule = Rule {
    id: "connector/description-mismatch",
    severity: Severity::Warning,
    title: "Description.txt names another connector",
    condition: "The name or version in Description.txt is not that of Protocol.xml. What one of them does not state is not compared.",
    why: "The package announces another connector than it brings.",
    fix: "Build the connector package again.",
    references: &[references::PACKAGES, references::PACKAGE_BUILDER],
    kinds: Kinds::CONNECTORS,
    checks: &[Check::Package(
        &[DocumentKind::Description, DocumentKind::Protocol],
        description_mismatch,
    )],
};

fn unreadable_description(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.package.landmarks.description.is_none() {
        return found.archive(format_args!("The package has no Description.txt."));
    }
    let Some((document, description)) = description(input) else {
        return found.skip("Description.txt does not lie at the root of the package.");
    };
    let [name, version] = stated(description);
    let missing = match (name, version) {
        (Some(_), Some(_)) => return,
        (None, Some(_)) => "no name",
        (Some(_), None) => "no version",
        (None, None) => "neither name nor version",
    };
    found.document(
        input.own,
        document,
        None,
        format_args!("Description.txt states {missing} of a connector."),
    );
}

fn description_mismatch(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let (Some((document, description)), Some((_, connector))) =
        (description(input), protocol(input))
    else {
        return;
    };
    let known = [&connector.name, &connector.version];
    let fields = stated(description)
        .into_iter()
        .zip(known)
        .zip(["name", "version"]);
    for ((said, known), what) in fields {
        let known = known.as_ref().and_then(Field::stated);
        if let (Some(said), Some(known)) = (said, known)
            && said.value != known
        {
            found.document(
                input.own,
                document,
                Some(said.position),
                format_args!(
                    "Description.txt says that the {what} is {}; Protocol.xml says {}.",
                    Quoted(&said.value),
                    Quoted(known)
                ),
            );
        }
    }
}

/// Name and version as the lines of a connector package state them.
fn stated(description: &Description) -> [Option<&Field>; 2] {
    let is_of_connector = description.form == DescriptionForm::Protocol;
    let stated = |field: &&Field| field.stated().is_some();
    [
        description
            .name
            .as_ref()
            .filter(|_| is_of_connector)
            .filter(stated),
        description.version.as_ref().filter(stated),
    ]
}

fn description<'a>(input: &PackageInput<'a>) -> Option<(&'a InspectedDocument, &'a Description)> {
    let mut documents = input.documents(|content| match content {
        DocumentContent::Description(description) => Some(description),
        _ => None,
    });
    documents.next()
}
