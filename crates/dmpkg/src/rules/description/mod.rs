//! Description.txt of application packages.

#[cfg(test)]
mod cases;
mod head;
mod items;
mod listed;
mod presence;
mod unlisted;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::inputs::{DocumentInput, PackageInput};
use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::{Description, DescriptionItem, DocumentContent, Field, InspectedDocument};

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    presence::MISSING,
    presence::UNREADABLE_ENCODING,
    head::UNKNOWN_FIRST_LINE,
    head::NAME_MISMATCH,
    head::VERSION_MISMATCH,
    head::UNREADABLE_CREATION_TIME,
    head::MISSING_HEADING,
    items::UNKNOWN_ITEM,
    listed::LISTED_ITEM_MISSING,
    unlisted::UNLISTED_CONTENT,
    presence::OVER_CATALOG_LENGTH,
];

/// What a Description.txt says.
fn read<'a>(input: &DocumentInput<'a>) -> Option<&'a Description> {
    match &input.document.content {
        DocumentContent::Description(description) => Some(description),
        _ => None,
    }
}

/// The Description.txt of a package: of several the first. Skipped when there is none.
fn of_package<'a>(
    input: &PackageInput<'a>,
    found: &mut Found<'_>,
) -> Option<(&'a InspectedDocument, &'a Description)> {
    let mut documents = input.documents(|content| match content {
        DocumentContent::Description(description) => Some(description),
        _ => None,
    });
    let first = documents.next();
    if first.is_none() {
        found.skip("The package has no Description.txt.");
    }
    first
}

/// Name and version in the first line, when it has the form that builders write.
fn first_line(description: &Description) -> Option<(&Field, &Field)> {
    let is_first = |field: &&Field| field.position.line == 1 && !field.value.is_empty();
    let name = description.name.as_ref().filter(is_first)?;
    let version = description.version.as_ref().filter(is_first)?;
    (description.form == crate::DescriptionForm::Application).then_some((name, version))
}

/// Whether the Low-Code App Editor made the package, which writes another name and other items.
fn is_of_low_code_editor(input: &PackageInput<'_>, description: &Description) -> bool {
    let heading = description.heading.as_ref();
    let is_its_heading = |field: &Field| field.value.eq_ignore_ascii_case("File Version:");
    let is_options = |content| matches!(content, &DocumentContent::InstallOptions(_));
    heading.is_some_and(is_its_heading) || { input.own.documents.iter() }
        .any(|document| is_options(&document.content))
}

/// Whether an item has this word before its first backslash.
fn is(item: &DescriptionItem, keyword: &str) -> bool {
    item.keyword.eq_ignore_ascii_case(keyword)
}
