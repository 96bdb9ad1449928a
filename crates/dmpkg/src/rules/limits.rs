//! Sizes and counts that a service, an agent or a browser cannot handle.

use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[];

/// The cases of the family.
#[cfg(test)]
pub(super) fn cases() -> Vec<super::tests::Case> {
    Vec::new()
}
