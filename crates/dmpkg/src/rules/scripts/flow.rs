//! Where a script goes on: conditions and labels.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::DocumentInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::reading::ReadScript;
use crate::{DocumentKind, ScriptAction, TextPos, lower_case};

pub(super) const UNBALANCED_CONDITION: Rule = Rule {
    id: "scripts/unbalanced-condition",
    severity: Severity::Warning,
    title: "Condition of a script does not close",
    condition: "In the order of the actions, an `else` or `endif` has no open `if`, an `if` has a second `else`, or an `if` has no `endif`.",
    why: "The script takes the wrong branch, or stops.",
    fix: "Close every if with one endif.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unbalanced_condition)],
};

pub(super) const UNRESOLVED_LABEL: Rule = Rule {
    id: "scripts/unresolved-label",
    severity: Severity::Warning,
    title: "Script goes to a label that it does not have",
    condition: "The `Value` of an action of type goto is that of no label of the same script. Letter case and blanks around it do not count. Labels that are taken from a variable (`ref`) are not known, so that a script with such a label never fires.",
    why: "The jump leads nowhere.",
    fix: "Add the label, or correct its name.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unresolved_label)],
};

/// An `if` whose end was not met yet.
struct Open {
    position: TextPos,
    has_else: bool,
}

fn unbalanced_condition(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let mut open: Vec<Open> = Vec::new();
    for action in &script.script.actions {
        let position = action.position;
        let mut say = |what| found.text(script.entry, position, what);
        if action.is("if") {
            open.push(Open {
                position,
                has_else: false,
            });
        } else if action.is("else") {
            match open.last_mut() {
                None => say(format_args!("This else belongs to no if.")),
                Some(own) if own.has_else => say(format_args!(
                    "This is the second else of the if in line {}.",
                    own.position.line
                )),
                Some(own) => own.has_else = true,
            }
        } else if action.is("endif") && open.pop().is_none() {
            say(format_args!("This endif belongs to no if."));
        }
    }
    for own in open {
        let message = format_args!("This if has no endif.");
        found.text(script.entry, own.position, message);
    }
}

fn unresolved_label(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let of_type = |kind: &'static str| {
        let actions = script.script.actions.iter();
        actions.filter(move |action| action.is(kind))
    };
    if of_type("label").any(is_from_variable) {
        return;
    }
    let mut labels: Vec<String> = of_type("label").map(|it| lower_case(value(it))).collect();
    sort_by(&mut labels, Ord::cmp);
    for jump in of_type("goto").filter(|jump| !is_from_variable(jump)) {
        let target = value(jump);
        let position = { jump.part("Value") }.map_or(jump.position, |it| it.field.position);
        if target.is_empty() {
            let message = format_args!("This goto names no label.");
            found.text(script.entry, position, message);
        } else if labels.binary_search(&lower_case(target)).is_err() {
            let target = shortened(target);
            let message = format_args!("The script has no label `{target}`.");
            found.text(script.entry, position, message);
        }
    }
}

fn value(action: &ScriptAction) -> &str {
    let value = action.part("Value");
    value.map_or("", |value| value.field.value.as_str())
}

fn is_from_variable(action: &ScriptAction) -> bool {
    let value = action.part("Value");
    let reference = value.and_then(|value| value.attribute("ref"));
    reference.is_some_and(|reference| !reference.is_empty())
}
