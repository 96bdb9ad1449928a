//! The scripts of a package, and the automation scripts in its content.

#[cfg(test)]
mod cases;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[];
