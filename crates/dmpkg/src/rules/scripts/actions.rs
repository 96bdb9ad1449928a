//! The actions of a script, one by one: their types, numbers and parameters.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::DocumentInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::reading::ReadScript;
use crate::{DocumentKind, Element, ScriptAction};

pub(super) const MISSING_MESSAGE: Rule = Rule {
    id: "scripts/missing-message",
    severity: Severity::Note,
    title: "Action without a Message",
    condition: "An action of a script has no element `Message`; an empty one is enough.",
    why: "Only the schema asks for it: sound packages lack it, too.",
    fix: "Add an empty Message.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, missing_message)],
};

pub(super) const UNKNOWN_PARAMETER_TYPE: Rule = Rule {
    id: "scripts/unknown-parameter-type",
    severity: Severity::Note,
    title: "Unknown type of a parameter of an action",
    condition: "`Param` of an action of type csharp states another type than using, ref, scriptRef, debug, preCompile and libraryName, or one of type script another than DEFER, CHECKSETS and OPTIONS. Letter case does not count, and neither do parameters without a type.",
    why: "What the parameter does is not known.",
    fix: "Compare it with the schema.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        unknown_parameter_type,
    )],
};

pub(super) const UNKNOWN_ACTION_TYPE: Rule = Rule {
    id: "scripts/unknown-action-type",
    severity: Severity::Note,
    title: "Unknown type of an action",
    condition: "The attribute `type` of an action is missing or none of the documented types. Letter case counts.",
    why: "DataMiner may not know the action.",
    fix: "Compare it with the schema.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unknown_action_type)],
};

pub(super) const DUPLICATE_ACTION_ID: Rule = Rule {
    id: "scripts/duplicate-action-id",
    severity: Severity::Warning,
    title: "Actions without a number of their own",
    condition: "Two actions of one script have the same `id`, or an action has none.",
    why: "DataMiner tells actions apart by their numbers.",
    fix: "Give each action a number of its own.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, duplicate_action_id)],
};

const ACTION_TYPES: [&str; 25] = [
    "assign",
    "assigndummy",
    "assigntemplate",
    "changestate",
    "clearmemory",
    "comment",
    "csharp",
    "else",
    "endif",
    "exit",
    "findinteractiveclient",
    "get",
    "goto",
    "if",
    "information",
    "label",
    "logmessage",
    "notification",
    "report",
    "script",
    "set",
    "settemplate",
    "sleep",
    "ui",
    "wait",
];
const CODE_PARAMETERS: &[&str] = &[
    "using",
    "ref",
    "scriptRef",
    "debug",
    "preCompile",
    "libraryName",
];
const SCRIPT_PARAMETERS: &[&str] = &["DEFER", "CHECKSETS", "OPTIONS"];

fn missing_message(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    for action in &script.script.actions {
        if action.part("Message").is_none() {
            let message = format_args!("This action has no `Message`.");
            found.text(script.entry, action.position, message);
        }
    }
}

fn unknown_parameter_type(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    for (element, action) in script.actions() {
        let known = match () {
            () if action.is("csharp") => CODE_PARAMETERS,
            () if action.is("script") => SCRIPT_PARAMETERS,
            () => continue,
        };
        for parameter in element.children().filter(|it| it.name() == "Param") {
            let Some(kind) = parameter.attribute("type") else {
                continue;
            };
            if !known.iter().any(|it| it.eq_ignore_ascii_case(kind.trim())) {
                let message = format_args!(
                    "The type of this parameter is `{}`, which is not known.",
                    shortened(&kind)
                );
                found.text(script.entry, parameter.place_of("type"), message);
            }
        }
    }
}

fn unknown_action_type(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    for (element, action) in script.actions() {
        let position = element.place_of("type");
        match action.kind.as_deref() {
            Some(kind) if ACTION_TYPES.contains(&kind) => {}
            Some(kind) => found.text(
                script.entry,
                position,
                format_args!(
                    "The type of this action is `{}`, which is not known.",
                    shortened(kind)
                ),
            ),
            None => found.text(
                script.entry,
                position,
                format_args!("This action has no type."),
            ),
        }
    }
}

fn duplicate_action_id(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let mut numbered: Vec<(&str, Element<'_>)> = Vec::new();
    for (element, action) in script.actions() {
        match stated_id(action) {
            Some(id) => numbered.push((id, element)),
            None => {
                let message = format_args!("This action has no number, the attribute `id`.");
                found.text(script.entry, element.place_of("id"), message);
            }
        }
    }
    // Stable: equal numbers stay in the order of the document.
    sort_by(&mut numbered, |a, b| a.0.cmp(b.0));
    for pair in numbered.windows(2) {
        let [(id, before), (again, element)] = pair else {
            continue;
        };
        if id == again {
            let message = format_args!(
                "The number `{}` is that of the action in line {}, too.",
                shortened(id),
                before.position().line
            );
            found.text(script.entry, element.place_of("id"), message);
        }
    }
}

fn stated_id(action: &ScriptAction) -> Option<&str> {
    let id = action.id.as_deref()?.trim();
    (!id.is_empty()).then_some(id)
}
