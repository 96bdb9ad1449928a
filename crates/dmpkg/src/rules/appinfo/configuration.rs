//! Questions for the administrator.

use dmpkg_archive::sorted::sort_by;

use super::{Check, Found, Kinds, Rule, Severity, of_package, read, references};
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::quoted::Quoted;
use crate::{DocumentKind, Element, Field};

pub(super) const CONFIGURATION_WITHOUT_SCRIPT: Rule = Rule {
    id: "appinfo/configuration-without-script",
    severity: Severity::Warning,
    title: "Questions without a script for the answers",
    condition: "AppInfo has Configuration/Entries/Entry, and the package has no Scripts/Config.xml.",
    why: "The administrator is asked, and nothing makes use of the answers.",
    fix: "Add Scripts/Config.xml, or leave Configuration out.",
    references: &[references::RELEASE_10_0_9, references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[DocumentKind::AppInfo], without_script)],
};

pub(super) const INCOMPLETE_CONFIGURATION_ENTRY: Rule = Rule {
    id: "appinfo/incomplete-configuration-entry",
    severity: Severity::Error,
    title: "Question without key or text",
    condition: "An Entry below Configuration/Entries has no ID or no Name, or an empty one.",
    why: "Name is the question that the administrator sees, ID the key by which the script finds the answer.",
    fix: "Give the entry both.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, incomplete_entry)],
};

pub(super) const DUPLICATE_CONFIGURATION_ID: Rule = Rule {
    id: "appinfo/duplicate-configuration-id",
    severity: Severity::Error,
    title: "Two questions with one key",
    condition: "Two Entry elements below Configuration/Entries have the same ID. White space around it does not count.",
    why: "The script finds answers by their keys: one of the two is lost.",
    fix: "Give every entry an ID of its own.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, duplicate_id)],
};

fn without_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, info)) = of_package(input) else {
        return;
    };
    let Some(first) = info.configuration.first() else {
        return;
    };
    if input.paths().has("Scripts/Config.xml") {
        return;
    }
    let position = [&first.id, &first.name].into_iter().flatten().next();
    let position = position.map(|field| field.position);
    let count = info.configuration.len();
    let count = crate::amounts::counted(
        u64::try_from(count).unwrap_or(u64::MAX),
        "question",
        "questions",
    );
    found.document(
        input.own,
        document,
        position,
        format_args!("AppInfo.xml has {count}, and there is no Scripts/Config.xml."),
    );
}

fn incomplete_entry(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((root, _)) = read(input, found) else {
        return;
    };
    for entry in entries(root) {
        let lacks = |name: &&&str| entry.value_of(name).is_empty();
        let lacking: Vec<&str> = ["ID", "Name"].iter().filter(lacks).copied().collect();
        if !lacking.is_empty() {
            found.text(
                input.entry,
                entry.position(),
                format_args!("The entry says nothing in {}.", lacking.join(" and ")),
            );
        }
    }
}

fn duplicate_id(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((_, info)) = read(input, found) else {
        return;
    };
    let ids = info.configuration.iter();
    let ids = ids.filter_map(|entry| entry.id.as_ref());
    let mut ids: Vec<&Field> = ids.filter(|id| !id.value.is_empty()).collect();
    sort_by(&mut ids, |one, other| one.value.cmp(&other.value));
    for same in ids.chunk_by(|one, other| one.value == other.value) {
        let [first, later @ ..] = same else {
            continue;
        };
        for later in later {
            found.text(
                input.entry,
                later.position,
                format_args!(
                    "The entry has the ID {}, as that in line {}.",
                    Quoted(&later.value),
                    first.position.line
                ),
            );
        }
    }
}

/// The questions, in the order of the document.
fn entries<'a>(root: Element<'a>) -> impl Iterator<Item = Element<'a>> {
    let of = |name: &'static str| {
        move |parent: Element<'a>| parent.children().filter(move |it| it.name() == name)
    };
    let configurations = root.children().filter(|it| it.name() == "Configuration");
    configurations.flat_map(of("Entries")).flat_map(of("Entry"))
}
