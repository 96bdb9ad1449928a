//! What a script says of itself before its actions.

use super::super::inputs::{DocumentInput, PackageInput};
use super::super::version::AgentVersion;
use super::super::words::{listed, shortened};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Role;
use super::reading::{PackageScript, ReadScript};
use crate::{DocumentKind, Element, Field};

pub(super) const UNUSABLE_NAME: Rule = Rule {
    id: "scripts/unusable-name",
    severity: Severity::Warning,
    title: "Name of a script cannot be used",
    condition: "`Name` is missing or blank, begins or ends with a blank, or has one of \\ / : * ? \" < > | ° ; in it.",
    why: "DataMiner saves a script in a file of its name, and refuses these.",
    fix: "Give the script a name without these characters.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unusable_name)],
};

pub(super) const WRONG_TYPE: Rule = Rule {
    id: "scripts/wrong-type",
    severity: Severity::Warning,
    title: "Script is not of the type Automation",
    condition: "`Type` is missing or not `Automation`. Blanks around it do not count.",
    why: "DataMiner knows no other type of script.",
    fix: "Set Type to Automation.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, wrong_type)],
};

pub(super) const MISSING_ELEMENT: Rule = Rule {
    id: "scripts/missing-element",
    severity: Severity::Note,
    title: "Script lacks elements of its schema",
    condition: "One of Description, Author, CheckSets, Folder, Protocols, Memory and Parameters is missing; one finding names all of a script. Empty elements and their order never count. Other rules tell of Name, Type and Script.",
    why: "The schema asks for them, and older versions of DataMiner may need them.",
    fix: "Export the script from DataMiner again.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, missing_element)],
};

pub(super) const NAME_NOT_INSTALL: Rule = Rule {
    id: "scripts/name-not-install",
    severity: Severity::Note,
    title: "Install script has another name than Install",
    condition: "`Name` of Scripts/Install.xml is not `Install`. Newer tools write the name of the project.",
    why: "It only hints at the tool that built the package.",
    fix: "Nothing.",
    references: &[references::SCRIPT_SCHEMA, references::SDK],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, name_not_install)],
};

pub(super) const UNKNOWN_INTERACTIVITY: Rule = Rule {
    id: "scripts/unknown-interactivity",
    severity: Severity::Note,
    title: "Unknown interactivity of a script",
    condition: "`Interactivity` is stated and none of Auto, Never, Optional and Always. Letter case does not count.",
    why: "The agent may ignore it, and guess from the code whether the script talks to its user.",
    fix: "State one of the four values.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, unknown_interactivity)],
};

pub(super) const SOLUTION_ID_NEEDS_NEWER_AGENT: Rule = Rule {
    id: "scripts/solution-id-needs-newer-agent",
    severity: Severity::Note,
    title: "Solution id that some accepted agents ignore",
    condition: "A script states a `SolutionId`, and MinDmaVersion accepts versions below 10.6.9. Skipped when MinDmaVersion is missing or has another form.",
    why: "Scripts of one solution id share a process of their own only from DataMiner 10.6.9 on, and from 10.7.0 on in main releases.",
    fix: "Raise MinDmaVersion if the script needs to run apart from others.",
    references: &[references::RELEASE_10_6_9],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::AppInfo, DocumentKind::Script],
        solution_id_needs_newer_agent,
    )],
};

/// What the name of a script cannot have in it.
const FORBIDDEN: [char; 11] = ['\\', '/', ':', '*', '?', '"', '<', '>', '|', '°', ';'];
/// The elements that the schema asks for and that no other rule tells of.
const ELEMENTS: [&str; 7] = [
    "Description",
    "Author",
    "CheckSets",
    "Folder",
    "Protocols",
    "Memory",
    "Parameters",
];
const SOLUTIONS: AgentVersion = AgentVersion::new(10, 6, 9);

/// Whether DataMiner can save a script under this name.
pub(super) fn is_usable(name: &str) -> bool {
    !name.is_empty() && !name.contains(FORBIDDEN)
}

fn unusable_name(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let Some(element) = script.root.child("Name") else {
        let message = format_args!("The script has no `Name`.");
        return found.text(script.entry, script.root.position(), message);
    };
    let (name, position) = element.text();
    if name.is_empty() {
        found.text(script.entry, position, format_args!("`Name` is empty."));
    } else if let Some(forbidden) = name.chars().find(|letter| FORBIDDEN.contains(letter)) {
        let name = shortened(&name);
        let message = format_args!(
            "The name of the script is `{name}`, which cannot have `{forbidden}` in it."
        );
        found.text(script.entry, position, message);
    } else if has_outer_blank(element) {
        let name = shortened(&name);
        let message =
            format_args!("The name of the script, `{name}`, has a blank at its start or end.");
        found.text(script.entry, position, message);
    }
}

/// Whether the text of an element, as it is written, has blanks at an end.
fn has_outer_blank(element: Element<'_>) -> bool {
    let (raw, _) = element.content();
    let inner = raw.strip_prefix("<![CDATA[");
    let text = inner.and_then(|it| it.strip_suffix("]]>")).unwrap_or(raw);
    text.trim().len() != text.len()
}

fn wrong_type(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    match &script.script.kind {
        Some(kind) if kind.value == "Automation" => {}
        Some(kind) => found.text(
            script.entry,
            kind.position,
            format_args!(
                "The type of the script is `{}`, not `Automation`.",
                shortened(&kind.value)
            ),
        ),
        None => found.text(
            script.entry,
            script.root.position(),
            format_args!("The script has no `Type`."),
        ),
    }
}

fn missing_element(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let lacks = |name: &&str| script.root.child(name).is_none();
    let missing: Vec<&str> = ELEMENTS.into_iter().filter(lacks).collect();
    if !missing.is_empty() {
        let message = format_args!("The script lacks elements: {}.", listed(&missing));
        found.text(script.entry, script.root.position(), message);
    }
}

fn name_not_install(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let name = script.script.name.as_ref();
    let name = name.filter(|name| name.stated().is_some_and(|name| name != "Install"));
    if let Some(name) = name.filter(|_| script.role == Role::Install) {
        let message = format_args!("The install script is called `{}`.", shortened(&name.value));
        found.text(script.entry, name.position, message);
    }
}

fn unknown_interactivity(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let Some(stated) = &script.script.interactivity else {
        return;
    };
    let known = ["", "Auto", "Never", "Optional", "Always"];
    if !known.iter().any(|it| stated.value.eq_ignore_ascii_case(it)) {
        let message = format_args!(
            "The interactivity of the script is `{}`, which is not known.",
            shortened(&stated.value)
        );
        found.text(script.entry, stated.position, message);
    }
}

fn solution_id_needs_newer_agent(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut scripts = PackageScript::all(input, found);
    let id = |it: &PackageScript<'_>| {
        it.script
            .solution_id
            .as_ref()
            .and_then(Field::stated)
            .is_some()
    };
    scripts.retain(id);
    if scripts.is_empty() {
        return;
    }
    let stated = input
        .package
        .minimum_data_miner_version()
        .unwrap_or_default();
    let Some(minimum) = AgentVersion::parse(&stated) else {
        return found.skip("AppInfo.xml has no MinDmaVersion that can be compared.");
    };
    if !minimum.is_below(&SOLUTIONS) {
        return;
    }
    for it in scripts {
        let Some(id) = &it.script.solution_id else {
            continue;
        };
        let message = format_args!(
            "The script states the solution id `{}`, and the package accepts DataMiner {}, which ignores it.",
            shortened(&id.value),
            shortened(&stated)
        );
        found.document(input.own, it.document, Some(id.position), message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DecodedText, XmlDocument};

    #[test]
    fn blanks_at_the_ends_of_a_text_are_seen() {
        for (text, has_blank) in [
            ("<a>x y</a>", false),
            ("<a> x</a>", true),
            ("<a>x\n</a>", true),
            ("<a><![CDATA[x]]></a>", false),
            ("<a><![CDATA[x ]]></a>", true),
        ] {
            let document = XmlDocument::parse(DecodedText::decode(text.as_bytes()));
            assert_eq!(
                has_outer_blank(document.root().unwrap()),
                has_blank,
                "{text}"
            );
        }
    }
}
