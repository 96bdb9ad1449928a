//! The root element of a script, and its switches.

use super::super::inputs::DocumentInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::reading::ReadScript;
use crate::DocumentKind;

pub(super) const WRONG_ROOT: Rule = Rule {
    id: "scripts/wrong-root",
    severity: Severity::Error,
    title: "File is no automation script",
    condition: "The root element of Install.xml, Config.xml or Uninstall.xml below Scripts, or of a script of the content, is not `DMSScript`. Prefixes do not count.",
    why: "DataMiner finds no script in the file.",
    fix: "Export the script from DataMiner again.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, wrong_root)],
};

pub(super) const UNEXPECTED_NAMESPACE: Rule = Rule {
    id: "scripts/unexpected-namespace",
    severity: Severity::Warning,
    title: "Script in another namespace",
    condition: "The root element of a script has a namespace other than `http://www.skyline.be/automation`. Scripts without a namespace, as older ones are, never fire.",
    why: "DataMiner may not find the elements of the script.",
    fix: "Give the root element the namespace http://www.skyline.be/automation.",
    references: &[references::SCRIPT_SCHEMA, references::RELEASE_10_0_11],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unexpected_namespace)],
};

pub(super) const UNREADABLE_OPTIONS: Rule = Rule {
    id: "scripts/unreadable-options",
    severity: Severity::Warning,
    title: "Switches of a script cannot be read",
    condition: "The attribute `options` of the root element is missing or no positive whole number. Which number it is does not matter.",
    why: "Nobody can tell how DataMiner runs the script.",
    fix: "Set options to 272, the usual value.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unreadable_options)],
};

pub(super) const UNKNOWN_OPTION_BITS: Rule = Rule {
    id: "scripts/unknown-option-bits",
    severity: Severity::Note,
    title: "Unknown switches in the options of a script",
    condition: "The attribute `options` has bits other than the eight that are documented, 0x8 to 0x400.",
    why: "What those bits do is not public.",
    fix: "Nothing, unless the number was changed by hand.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unknown_option_bits)],
};

const NAMESPACE: &str = "http://www.skyline.be/automation";

fn wrong_root(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::with_any_root(input) else {
        return;
    };
    if !script.script.is_automation_script {
        let name = shortened(script.root.name());
        let message = format_args!("The root element is `{name}`, not `DMSScript`.");
        found.text(script.entry, script.root.position(), message);
    }
}

fn unexpected_namespace(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let attribute = match script.root.prefix() {
        Some(prefix) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    let namespace = script.root.attribute_or_empty(&attribute);
    if !namespace.is_empty() && namespace != NAMESPACE {
        let message = format_args!(
            "The namespace of the script is `{}`, not `{NAMESPACE}`.",
            shortened(&namespace)
        );
        found.text(script.entry, script.root.place_of(&attribute), message);
    }
}

fn unreadable_options(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if script.script.option_bits().is_some_and(|bits| bits > 0) {
        return;
    }
    let position = script.root.place_of("options");
    match &script.script.options {
        Some(options) => found.text(
            script.entry,
            position,
            format_args!(
                "The options of the script are `{}`, which is no positive whole number.",
                shortened(&options.value)
            ),
        ),
        None => found.text(
            script.entry,
            position,
            format_args!("The script has no attribute `options`."),
        ),
    }
}

fn unknown_option_bits(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let unknown = script.script.unknown_option_bits();
    if unknown != 0 {
        let message = format_args!(
            "The options of the script have the bits 0x{unknown:X}, which are not documented."
        );
        found.text(script.entry, script.root.place_of("options"), message);
    }
}
