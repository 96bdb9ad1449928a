//! One package for each rule, and one that comes close.

use crate::rules::tests::Case;
pub(in crate::rules) fn cases() -> Vec<Case> {
    Vec::new()
}
