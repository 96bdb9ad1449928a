//! Instructions that another one takes back.

use super::super::inputs::DocumentInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::instructions;
use crate::{DocumentKind, Instruction, InstructionKind, TextPos};

pub(super) const UNBALANCED_LOCK: Rule = Rule {
    id: "upgrade/unbalanced-lock",
    severity: Severity::Warning,
    title: "Lock and Unlock do not match",
    condition: "UpdateContent.txt has not as many Unlock as Lock, or an Unlock stands before its Lock.",
    why: "The service manager of Windows can stay locked, so that no service can be changed or started.",
    fix: "Give each Lock its Unlock.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        unbalanced_lock,
    )],
};

pub(super) const UNBALANCED_DISABLE: Rule = Rule {
    id: "upgrade/unbalanced-disable",
    severity: Severity::Warning,
    title: "Disable and Enable do not match",
    condition: "UpdateContent.txt has not as many Enable as Disable, or an Enable stands before its Disable.",
    why: "The DataMiner services can stay disabled, so that DataMiner does not start any more.",
    fix: "Give each Disable its Enable.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        unbalanced_disable,
    )],
};

fn unbalanced_lock(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let kinds = (InstructionKind::Lock, InstructionKind::Unlock);
    tell(input, kinds, ["Lock", "Unlock"], found);
}

fn unbalanced_disable(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let kinds = (InstructionKind::Disable, InstructionKind::Enable);
    tell(input, kinds, ["Disable", "Enable"], found);
}

fn tell(
    input: &DocumentInput<'_>,
    kinds: (InstructionKind, InstructionKind),
    [opens, closes]: [&str; 2],
    found: &mut Found<'_>,
) {
    match unbalanced(instructions::of(input), kinds) {
        Some((position, false)) => found.text(
            input.entry,
            position,
            format_args!("No {opens} stands before this {closes}."),
        ),
        Some((position, true)) => found.text(
            input.entry,
            position,
            format_args!("No {closes} follows this {opens}."),
        ),
        None => {}
    }
}

/// The first instruction that has no counterpart, and whether it is one that opens.
fn unbalanced(
    instructions: &[Instruction],
    (opens, closes): (InstructionKind, InstructionKind),
) -> Option<(TextPos, bool)> {
    let mut open = Vec::new();
    for instruction in instructions {
        let kind = instruction.meaning.kind;
        let position = instruction.keyword.position;
        if kind == opens {
            open.push(position);
        } else if kind == closes && open.pop().is_none() {
            return Some((position, false));
        }
    }
    open.first().map(|position| (*position, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UpdateContent;

    #[test]
    fn each_needs_its_counterpart_behind_it() {
        for (text, expected) in [
            ("", None),
            ("Lock\nDisable\nUnlock", None),
            ("Lock\nLock\nUnlock\nUnlock\nLock\nUnlock", None),
            ("Lock", Some((1, true))),
            ("Lock\nUnlock\nLock", Some((3, true))),
            ("Lock\nLock\nUnlock", Some((1, true))),
            ("Unlock\nLock", Some((1, false))),
            ("Lock\nUnlock\nUnlock", Some((3, false))),
        ] {
            let content = UpdateContent::read(text).unwrap();
            let kinds = (InstructionKind::Lock, InstructionKind::Unlock);
            let found = unbalanced(&content.instructions, kinds);
            let found = found.map(|(position, opens)| (position.line, opens));
            assert_eq!(found, expected, "{text}");
        }
    }
}
