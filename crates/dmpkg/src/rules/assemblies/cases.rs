//! The cases of the family.

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    Vec::new()
}
