//! Backups of an agent.

#[cfg(test)]
mod cases;
mod contents;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    contents::SAME_VERSION_ONLY,
    contents::CONFIDENTIAL_CONTENT,
    contents::MISSING_DMS_XML,
    contents::MISSING_LOG,
    contents::NO_DATABASE,
];
