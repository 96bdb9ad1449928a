//! Libraries: the files themselves, where they lie, and who asks for them.

#[cfg(test)]
mod cases;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[];
