//! The blocks of C# code of a script, and whether there is code in them.

use super::super::inputs::DocumentInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Role;
use super::library::is_project_placeholder;
use super::reading::{ReadScript, code};
use crate::{DocumentKind, Field};

pub(super) const MISSING_CODE: Rule = Rule {
    id: "scripts/missing-code",
    severity: Severity::Error,
    title: "Script of the installation has no code",
    condition: "Scripts/Install.xml or Scripts/Config.xml has no action of type csharp whose `Value` holds anything but blanks.",
    why: "Nothing runs when the package is installed or configured.",
    fix: "Add the C# code as the Value of an action of type csharp.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, missing_code)],
};

pub(super) const EMPTY_UNINSTALL_SCRIPT: Rule = Rule {
    id: "scripts/empty-uninstall-script",
    severity: Severity::Warning,
    title: "Uninstall script has no code",
    condition: "Scripts/Uninstall.xml has no action of type csharp whose `Value` holds anything but blanks.",
    why: "DataMiner ignores such a script, so that uninstalling removes the folder of the package alone; before 10.0.11 it failed.",
    fix: "Add the C# code, or leave the file out.",
    references: &[references::RELEASE_10_0_11, references::RELEASE_10_1_0],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        empty_uninstall_script,
    )],
};

pub(super) const EMPTY_CODE_BLOCK: Rule = Rule {
    id: "scripts/empty-code-block",
    severity: Severity::Warning,
    title: "Action of type csharp without code",
    condition: "A script of the content has an action of type csharp whose `Value` is missing or blank.",
    why: "The action does nothing.",
    fix: "Add the code, or remove the action.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, empty_code_block)],
};

pub(super) const NO_CODE: Rule = Rule {
    id: "scripts/no-code",
    severity: Severity::Note,
    title: "Script without C# code",
    condition: "A script of the content has no action of type csharp.",
    why: "A script may well be made of other actions only; there is no code to look at.",
    fix: "Nothing.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, no_code)],
};

pub(super) const DEBUG_COMPILATION: Rule = Rule {
    id: "scripts/debug-compilation",
    severity: Severity::Note,
    title: "Code is compiled for debugging",
    condition: "An action of type csharp has a `Param` of type debug with the value true. One in an XML comment does not count.",
    why: "Code compiled for debugging runs slower and is meant for development.",
    fix: "Remove the parameter before the package goes out.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, debug_compilation)],
};

pub(super) const UNRESOLVED_PROJECT_PLACEHOLDER: Rule = Rule {
    id: "scripts/unresolved-project-placeholder",
    severity: Severity::Warning,
    title: "Placeholder of a project in a script",
    condition: "The code of an action is `[Project:…]` and nothing else, or a library or script that it refers to has `[Project:` in it. Other texts in brackets never fire.",
    why: "The source form of a solution was packed: DataMiner does not know the project whose code should stand there.",
    fix: "Build the package with the SDK or with DIS, which put the code in.",
    references: &[references::SCRIPT_SCHEMA, references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        unresolved_project_placeholder,
    )],
};

fn missing_code(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if matches!(script.role, Role::Install | Role::Config) && code(script.script).is_none() {
        let message = format_args!("The script has no C# code.");
        found.text(script.entry, script.place_of_actions(), message);
    }
}

fn empty_uninstall_script(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if script.role == Role::Uninstall && code(script.script).is_none() {
        let message = format_args!("The uninstall script has no C# code.");
        found.text(script.entry, script.place_of_actions(), message);
    }
}

fn empty_code_block(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if !script.role.is_content() {
        return;
    }
    for (action, block) in script.script.code_blocks() {
        if block.source.as_ref().and_then(Field::stated).is_none() {
            let message = format_args!("This action of type csharp has no code.");
            found.text(script.entry, action.position, message);
        }
    }
}

fn no_code(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if script.role.is_content() && script.script.code_blocks().next().is_none() {
        let message = format_args!("The script has no C# code, only other actions or none.");
        found.text(script.entry, script.place_of_actions(), message);
    }
}

fn debug_compilation(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    for (_, block) in script.script.code_blocks() {
        let more = { block.other.iter() }.filter(|it| it.name.eq_ignore_ascii_case("debug"));
        let stated = block.debug.iter().chain(more.map(|it| &it.field));
        for field in stated.filter(|field| field.value.eq_ignore_ascii_case("true")) {
            let message = format_args!("The code of this action is compiled for debugging.");
            found.text(script.entry, field.position, message);
        }
    }
}

fn unresolved_project_placeholder(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    for (_, block) in script.script.code_blocks() {
        let alone = block
            .source
            .iter()
            .filter(|code| is_placeholder_alone(&code.value));
        let references = block.references.iter().chain(&block.script_references);
        let references = references.filter(|it| is_project_placeholder(&it.value));
        for field in alone.chain(references) {
            let message = format_args!(
                "`{}` stands for a project of the solution, and nothing was put in its place.",
                shortened(&field.value)
            );
            found.text(script.entry, field.position, message);
        }
    }
}

/// Whether code is a placeholder and nothing else.
fn is_placeholder_alone(code: &str) -> bool {
    let inner = code.strip_prefix("[Project:");
    let inner = inner.and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|name| !name.contains(['[', ']', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_that_is_nothing_else_is_a_placeholder() {
        for (code, is_placeholder) in [
            ("[Project:Demo_1]", true),
            ("[Project:Demo]\nclass A {}", false),
            ("[Project:A] class B { int[] c = d[0]; }", false),
            ("[Serializable]", false),
            ("", false),
        ] {
            assert_eq!(is_placeholder_alone(code), is_placeholder, "{code}");
        }
    }
}
