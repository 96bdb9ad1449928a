//! Whether AppInfo.xml is there, under its name.

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::rules::inputs::ArchiveInput;

pub(super) const MISSING: Rule = Rule {
    id: "appinfo/missing",
    severity: Severity::Error,
    title: "AppInfo.xml is missing",
    condition: "The root has no AppInfo.xml in any letter case and no mark of another kind of package, but Scripts/Install.xml or something below AppInstallContent. A package that lies in a folder of its own has another rule.",
    why: "By AppInfo.xml an agent knows an application package; without it the installation does not begin.",
    fix: "Put AppInfo.xml at the root, or build the package again with a current tool.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Archive(missing)],
};

pub(super) const OTHER_CASE: Rule = Rule {
    id: "appinfo/other-case",
    severity: Severity::Warning,
    title: "AppInfo.xml in other letter case",
    condition: "A file at the root is called AppInfo.xml only when letter case does not count, and none has exactly this name.",
    why: "Windows does not mind, but the tool that uploads packages to the Catalog looks for the exact name.",
    fix: "Rename the file to AppInfo.xml.",
    references: &[references::APP_STRUCTURE, references::CATALOG_UPLOAD],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Archive(other_case)],
};

fn missing(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if input.package.landmarks.app_info.is_none() {
        if let Some(because) = input.cut_list() {
            return found.skip(because);
        }
        found.archive(format_args!(
            "The root has no AppInfo.xml, although the rest is laid out like an application package."
        ));
    }
}

fn other_case(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let index = input.package.landmarks.app_info;
    let Some(entry) = index.and_then(|index| archive.entry(index)) else {
        return;
    };
    let name = entry.name().path();
    let name = name.rsplit('/').next().unwrap_or(&name);
    if name != EXACT
        && !archive
            .entries()
            .any(|other| other.name().raw() == EXACT.as_bytes())
    {
        found.entry(
            entry,
            format_args!("The file is called {name} instead of {EXACT}."),
        );
    }
}

const EXACT: &str = "AppInfo.xml";
