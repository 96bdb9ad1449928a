//! The lines above the list of items.

use super::{
    Check, Found, Kinds, Rule, Severity, first_line, is_of_low_code_editor, of_package, read,
    references,
};
use crate::moment::date_and_time;
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::quoted::Quoted;
use crate::{AppInfo, DocumentContent, DocumentKind, Field, TextPos};

pub(super) const UNKNOWN_FIRST_LINE: Rule = Rule {
    id: "description/unknown-first-line",
    severity: Severity::Note,
    title: "First line without name and version",
    condition: "The first line of Description.txt is not a name, “package version:” in any letter case, and a version.",
    why: "Name and version cannot be compared with AppInfo.xml.",
    fix: "Build the package again with a current tool.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Description,
        unknown_first_line,
    )],
};

pub(super) const NAME_MISMATCH: Rule = Rule {
    id: "description/name-mismatch",
    severity: Severity::Warning,
    title: "Two names",
    condition: "The name in the first line of Description.txt is another than Name in AppInfo.xml. Packages of the Low-Code App Editor, which have the heading “File Version:” or InstallOptions.json, never fire.",
    why: "Builders write the same name in both: one of the files was changed later.",
    fix: "Build the package again.",
    references: &[references::PACKAGE_BUILDER, references::LOW_CODE_EDITOR],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::AppInfo, DocumentKind::Description],
        name_mismatch,
    )],
};

pub(super) const VERSION_MISMATCH: Rule = Rule {
    id: "description/version-mismatch",
    severity: Severity::Warning,
    title: "Two versions",
    condition: "The version in the first line of Description.txt is another than Version in AppInfo.xml. Packages of the Low-Code App Editor, which have the heading “File Version:” or InstallOptions.json, never fire.",
    why: "Builders write the same version in both: one of the files was changed later.",
    fix: "Build the package again.",
    references: &[references::PACKAGE_BUILDER, references::LOW_CODE_EDITOR],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::AppInfo, DocumentKind::Description],
        version_mismatch,
    )],
};

pub(super) const UNREADABLE_CREATION_TIME: Rule = Rule {
    id: "description/unreadable-creation-time",
    severity: Severity::Note,
    title: "No time of building",
    condition: "Description.txt has no line “Package creation time:” with a real date and time of the form yyyy-MM-dd HH:mm:ss.",
    why: "Nobody can see in the summary when the package was built.",
    fix: "Build the package again with a current tool.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Description,
        unreadable_creation_time,
    )],
};

pub(super) const MISSING_HEADING: Rule = Rule {
    id: "description/missing-heading",
    severity: Severity::Note,
    title: "No list of contents",
    condition: "Description.txt has no line “File Versions:” or “File Version:”.",
    why: "What the builder put into the package cannot be read from it.",
    fix: "Build the package again with a current tool.",
    references: &[references::PACKAGE_BUILDER, references::LOW_CODE_EDITOR],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Description, missing_heading)],
};

/// Characters of `yyyy-MM-dd HH:mm:ss`.
const MOMENT: usize = 19;

fn unknown_first_line(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if read(input).is_some_and(|description| first_line(description).is_none()) {
        found.text(
            input.entry,
            TextPos::default(),
            format_args!("The first line does not name the package and its version."),
        );
    }
}

fn name_mismatch(input: &PackageInput<'_>, found: &mut Found<'_>) {
    compare(
        input,
        found,
        "Name",
        |line| line.0,
        |info| info.name.as_ref(),
    );
}

fn version_mismatch(input: &PackageInput<'_>, found: &mut Found<'_>) {
    compare(
        input,
        found,
        "Version",
        |line| line.1,
        |info| info.version.as_ref(),
    );
}

/// Compares a part of the first line with an element of AppInfo.xml.
fn compare(
    input: &PackageInput<'_>,
    found: &mut Found<'_>,
    element: &str,
    of_line: for<'a> fn((&'a Field, &'a Field)) -> &'a Field,
    of_info: fn(&AppInfo) -> Option<&Field>,
) {
    let Some((document, description)) = of_package(input, found) else {
        return;
    };
    if is_of_low_code_editor(input, description) {
        return;
    }
    let Some(line) = first_line(description) else {
        return found.skip("The first line of Description.txt does not name the package.");
    };
    let mut infos = input.documents(|content| match content {
        DocumentContent::AppInfo(info) => Some(info),
        _ => None,
    });
    let stated = infos.next().and_then(|(_, info)| of_info(info));
    let Some(stated) = stated.filter(|stated| !stated.value.is_empty()) else {
        return found.skip("AppInfo.xml does not state what Description.txt is compared with.");
    };
    let listed = of_line(line);
    if listed.value != stated.value {
        found.document(
            input.own,
            document,
            Some(listed.position),
            format_args!(
                "Description.txt says {}, and {element} in AppInfo.xml {}.",
                Quoted(&listed.value),
                Quoted(&stated.value)
            ),
        );
    }
}

fn unreadable_creation_time(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(description) = read(input) else {
        return;
    };
    let is_moment = |text: &str| text.len() == MOMENT && date_and_time(text, ' ').is_some();
    match &description.created {
        None => found.entry(
            input.entry,
            format_args!("There is no line “Package creation time:”."),
        ),
        Some(created) if !is_moment(&created.value) => found.text(
            input.entry,
            created.position,
            format_args!(
                "The time of creation is {}, which is no date and time.",
                Quoted(&created.value)
            ),
        ),
        Some(_) => {}
    }
}

fn missing_heading(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if read(input).is_some_and(|description| description.heading.is_none()) {
        found.entry(
            input.entry,
            format_args!("There is no line “File Versions:” above a list of contents."),
        );
    }
}
