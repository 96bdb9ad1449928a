//! What lies in AppInstallContent at all.

use crate::detect::ends_with;
use crate::effects::title_of;
use crate::rules::inputs::PackageInput;
use crate::rules::names::junk_in;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const MISSING: Rule = Rule {
    id: "content/missing",
    severity: Severity::Warning,
    title: "The package has no content",
    condition: "No file lies below AppInstallContent. An empty folder of that name is no content.",
    why: "Nothing but its script is installed, so whatever the package should bring was not packed.",
    fix: "Add the content and build the package again, unless the script is all that is meant to be there.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], missing)],
};

pub(super) const UNKNOWN_FOLDER: Rule = Rule {
    id: "content/unknown-folder",
    severity: Severity::Note,
    title: "Folder that the default installer does not know",
    condition: "A file or folder directly in AppInstallContent has a name that neither the default installer nor another known reader uses. Letter case does not matter, and left-overs of the packing computer have a rule of their own.",
    why: "The default installer does nothing with it: only code of the package can use it.",
    fix: "Make sure that the install script handles it, or move it into a folder that is known.",
    references: &[references::APP_STRUCTURE, references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], unknown_folder)],
};

pub(super) const NESTED_PACKAGE: Rule = Rule {
    id: "content/nested-package",
    severity: Severity::Note,
    title: "Another package lies inside",
    condition: "A .dmapp, .dmtest, .dmprotocol or .dmupgrade lies somewhere below AppInstallContent. It is inspected by all rules as well.",
    why: "It is installed, too, application packages even before everything else, and brings effects of its own.",
    fix: "Look at the package inside as well before you install this one.",
    references: &[references::APP_STRUCTURE, references::SDK],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], nested_package)],
};

/// Names directly in AppInstallContent that have a known reader, in lower case.
const KNOWN: &[&str] = &[
    "apppackages",
    "assemblies",
    "companionfiles",
    "dashboards",
    "dmtest",
    "functions",
    "lowcodeapps",
    "protocols",
    "scripts",
    "setupcontent",
    "views",
    "zipfiles",
    "deploymentactions.xml",
    "installoptions.json",
];

/// Packages that can be installed.
const INSTALLABLE: &[&str] = &["dmapp", "dmtest", "dmprotocol", "dmupgrade"];

fn missing(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.package.detection.inside_folder.is_some() {
        return found.skip("All entries lie in a folder around the package.");
    }
    if !input.paths().has_folder("AppInstallContent") {
        found.archive(format_args!("No file lies below AppInstallContent."));
    }
}

fn unknown_folder(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut before = "";
    for file in input.paths().below("AppInstallContent") {
        let rest = file.beyond(1);
        let first = rest.split('/').next().unwrap_or(rest);
        if first == before || KNOWN.contains(&first) || junk_in(rest).is_some() {
            continue;
        }
        before = first;
        let Some(entry) = file.of(&input.package.archive) else {
            continue;
        };
        let path = entry.name().path();
        let name = path.split('/').nth(1).unwrap_or(first);
        let what = match rest.contains('/') {
            true => "folder",
            false => "file",
        };
        found.entry(
            entry,
            format_args!(
                "The default installer knows no {what} “{}” in AppInstallContent.",
                shortened(name)
            ),
        );
    }
}

fn nested_package(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let packages = input.paths().below("AppInstallContent").filter(|file| {
        let mut extensions = INSTALLABLE.iter();
        extensions.any(|extension| ends_with(file.key, extension))
    });
    for file in packages {
        let Some(entry) = file.of(&input.package.archive) else {
            continue;
        };
        let Some(inside) = input.inside(file.entry) else {
            found.entry(
                entry,
                format_args!("A package lies inside, which was not opened."),
            );
            continue;
        };
        let kind = inside.kind.label();
        match title_of(inside) {
            Some(title) => found.entry(
                entry,
                format_args!("A package lies inside: {kind} “{}”.", shortened(&title)),
            ),
            None => found.entry(entry, format_args!("A package lies inside: {kind}.")),
        }
    }
}
