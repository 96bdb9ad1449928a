//! Exports of elements, services and views.

#[cfg(test)]
mod cases;
mod contents;
mod documents;
mod names;
mod origin;
mod versions;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::{Kinds, Rule};
use crate::PackageKind;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    documents::MISSING_PACKAGE_XML,
    documents::MISSING_DESCRIPTION,
    documents::UNKNOWN_ORIGIN,
    contents::CONTAINS_HISTORY,
    contents::FAULTY_CONNECTOR,
    names::NAME_WITH_BRACES,
    versions::NEWER_THAN_TARGET_LIMIT,
    versions::SNMPV3_CREDENTIALS,
    contents::PRODUCTION_QUESTION,
];

const IMPORTS: Kinds = Kinds::Only(&[PackageKind::Import]);
