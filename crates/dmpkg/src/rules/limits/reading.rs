//! What was not read, because there is an end to what this tool reads.

use super::super::inputs::{NestedInput, UnreadInput};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Thresholds;
use crate::NestedProblem;
use crate::amounts::size;

pub(super) const NESTED_TOO_DEEP: Rule = Rule {
    id: "limits/nested-too-deep",
    severity: Severity::Warning,
    title: "Archives in archives in archives",
    condition: "An archive has more than six archives around it. It is not opened. Four are usual: a package in a package, with an export, with its content.zip.",
    why: "Nothing that lies in this archive has been looked at.",
    fix: "Use fewer archives inside each other, or save the inner archive and open it by itself.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Nested(nested_too_deep)],
};

pub(super) const INSPECTION_BUDGET_EXCEEDED: Rule = Rule {
    id: "limits/inspection-budget-exceeded",
    severity: Severity::Note,
    title: "Not everything was read",
    condition: "Reading stopped before all was read: an archive inside is compressed and larger than can be opened in place, or what all levels together unpack to is more than 1 GiB and 50 times the size of the file, or more than 4 MiB and 2,048 times that size.",
    why: "The rules have not looked at what was not read: a report without findings says nothing of it.",
    fix: "Save the entry and open it by itself.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Nested(nested_too_large), Check::Unread(unread)],
};

fn nested_too_deep(input: &NestedInput<'_>, found: &mut Found<'_>) {
    if matches!(input.problem, Some(NestedProblem::TooDeep)) {
        found.entry(
            input.entry,
            format_args!(
                "The archive has {} archives around it and was not opened; up to {} are.",
                input.depth,
                Thresholds::DEFAULT.depth
            ),
        );
    }
}

fn nested_too_large(input: &NestedInput<'_>, found: &mut Found<'_>) {
    if let Some(problem @ NestedProblem::TooLarge { .. }) = input.problem {
        found.entry(
            input.entry,
            format_args!("The archive was not opened: {problem}."),
        );
    }
}

fn unread(input: &UnreadInput<'_>, found: &mut Found<'_>) {
    found.entry(
        input.entry,
        format_args!(
            "Reading stopped at this entry, after {} had been unpacked. What follows it was not read either.",
            size(input.unpacked)
        ),
    );
}
