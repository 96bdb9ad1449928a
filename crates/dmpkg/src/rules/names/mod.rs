//! Entry names as bytes, as text and as Windows paths.

use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[];

/// The cases of the family.
#[cfg(test)]
pub(super) fn cases() -> Vec<super::tests::Case> {
    Vec::new()
}
