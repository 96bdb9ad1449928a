use super::super::tests::Case;

pub(in crate::rules) fn cases() -> Vec<Case> {
    Vec::new()
}
