//! AppInfo.xml of application packages.

mod build;
#[cfg(test)]
mod cases;
mod configuration;
mod connectors;
mod elements;
mod file_name;
mod folder;
mod moments;
mod presence;
mod required;
mod several;
#[cfg(test)]
mod tests;
mod versions;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::inputs::{DocumentInput, PackageInput};
use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::{AppInfo, DocumentContent, Element, Field, InspectedDocument};

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    presence::MISSING,
    presence::OTHER_CASE,
    elements::WRONG_ROOT,
    elements::NAMESPACE_ON_ROOT,
    required::MISSING_DISPLAY_NAME,
    required::MISSING_NAME,
    required::MISSING_VERSION,
    required::MISSING_MINIMUM_VERSION,
    required::MISSING_LAST_MODIFIED,
    required::MISSING_MULTIPLE_VERSIONS_FLAG,
    several::UNREADABLE_MULTIPLE_VERSIONS_FLAG,
    moments::UNREADABLE_LAST_MODIFIED,
    moments::LAST_MODIFIED_IN_FUTURE,
    versions::UNUSUAL_VERSION,
    versions::UNREADABLE_MINIMUM_VERSION,
    versions::UNUSUAL_MINIMUM_VERSION,
    versions::MINIMUM_VERSION_TOO_OLD,
    folder::NAME_UNUSABLE_AS_FOLDER,
    folder::VERSION_UNUSABLE_AS_FOLDER,
    elements::UNKNOWN_ELEMENT,
    elements::DUPLICATE_ELEMENT,
    build::PRE_RELEASE_BUILD,
    build::UNREADABLE_BUILD,
    file_name::FILE_NAME_DIFFERS,
    configuration::CONFIGURATION_WITHOUT_SCRIPT,
    configuration::INCOMPLETE_CONFIGURATION_ENTRY,
    configuration::DUPLICATE_CONFIGURATION_ID,
    connectors::MINIMUM_VERSION_BELOW_CONNECTOR,
];

/// What a rule on the fields looks at: the root and what it says. Skipped when the root has another name,
/// because the document then says nothing to DataMiner.
fn read<'a>(
    input: &DocumentInput<'a>,
    found: &mut Found<'_>,
) -> Option<(Element<'a>, &'a AppInfo)> {
    let root = input.xml?.root()?;
    let DocumentContent::AppInfo(info) = &input.document.content else {
        return None;
    };
    if root.name() != ROOT {
        found.skip("The outermost element of AppInfo.xml is not AppInfo.");
        return None;
    }
    Some((root, info))
}

/// The AppInfo.xml of a package: of several the first.
fn of_package<'a>(input: &PackageInput<'a>) -> Option<(&'a InspectedDocument, &'a AppInfo)> {
    let mut documents = input.documents(|content| match content {
        DocumentContent::AppInfo(info) => Some(info),
        _ => None,
    });
    documents.next()
}

/// A field that says something.
fn stated(field: Option<&Field>) -> Option<&Field> {
    field.filter(|field| !field.value.is_empty())
}

/// The name of the outermost element.
const ROOT: &str = "AppInfo";
