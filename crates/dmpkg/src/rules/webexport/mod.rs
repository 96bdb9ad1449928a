//! Exports of low-code apps and dashboards, and dashboards wherever they lie.

mod app;
#[cfg(test)]
mod cases;
mod components;
mod dashboards;
mod grid;
mod identity;
mod layout;
mod pages;
mod people;
mod scripts;
mod versions;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    layout::UNEXPECTED_LAYOUT,
    layout::UNUSUAL_INTEGRITY_VALUE,
    layout::MISSING_APP_FILE,
    layout::UNRECOGNISED_CONTENT,
    identity::ID_MISMATCH,
    pages::MISSING_PAGE,
    pages::UNUSED_PAGE,
    versions::VERSION_MISMATCH,
    versions::VERSION_NOT_LISTED,
    versions::DRAFT_VERSION,
    versions::BECOMES_ACTIVE,
    people::ACCOUNT_NAMES,
    components::DUPLICATE_COMPONENT,
    components::UNRESOLVED_DATA,
    grid::COMPONENT_OUTSIDE_GRID,
    dashboards::NAME_DIFFERS,
    scripts::SCRIPT_NOT_IN_PACKAGE,
];
