//! The cases of the family.

use super::super::tests::Case;

pub(in super::super) fn cases() -> Vec<Case> {
    Vec::new()
}
