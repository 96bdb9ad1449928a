//! Elements that every AppInfo.xml has to have.

use super::{Check, Found, Kinds, Rule, Severity, read, references};
use crate::rules::inputs::DocumentInput;
use crate::{AppInfo, DocumentKind, Field};

pub(super) const MISSING_DISPLAY_NAME: Rule = Rule {
    id: "appinfo/missing-display-name",
    severity: Severity::Warning,
    title: "DisplayName is missing",
    condition: "AppInfo has no element DisplayName, or an empty one.",
    why: "It is the name that people see in the list of applications.",
    fix: "Add DisplayName with the name for people.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, missing_display_name)],
};

pub(super) const MISSING_NAME: Rule = Rule {
    id: "appinfo/missing-name",
    severity: Severity::Error,
    title: "Name is missing",
    condition: "AppInfo has no element Name, or an empty one.",
    why: "By its name an agent knows the application again, and the folder of the installation is called after it.",
    fix: "Add Name with the permanent name of the application.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, missing_name)],
};

pub(super) const MISSING_VERSION: Rule = Rule {
    id: "appinfo/missing-version",
    severity: Severity::Error,
    title: "Version is missing",
    condition: "AppInfo has no element Version, or an empty one.",
    why: "Without a version an agent cannot tell one installation from another.",
    fix: "Add Version, as in 1.0.0.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, missing_version)],
};

pub(super) const MISSING_MINIMUM_VERSION: Rule = Rule {
    id: "appinfo/missing-minimum-version",
    severity: Severity::Error,
    title: "MinDmaVersion is missing",
    condition: "AppInfo has no element MinDmaVersion, or an empty one.",
    why: "An agent cannot decide whether it is recent enough for the package.",
    fix: "Add MinDmaVersion with the oldest DataMiner that will do, as in 10.3.0.0-12752.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::AppInfo,
        missing_minimum_version,
    )],
};

pub(super) const MISSING_LAST_MODIFIED: Rule = Rule {
    id: "appinfo/missing-last-modified",
    severity: Severity::Warning,
    title: "LastModifiedAt is missing",
    condition: "AppInfo has no element LastModifiedAt, or an empty one.",
    why: "Nobody can see how old the package is.",
    fix: "Add LastModifiedAt with the moment of packaging.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::AppInfo,
        missing_last_modified,
    )],
};

pub(super) const MISSING_MULTIPLE_VERSIONS_FLAG: Rule = Rule {
    id: "appinfo/missing-multiple-versions-flag",
    severity: Severity::Warning,
    title: "AllowMultipleInstalledVersions is missing",
    condition: "AppInfo has no element AllowMultipleInstalledVersions, or an empty one.",
    why: "It decides whether earlier versions are uninstalled first or stay beside the new one.",
    fix: "Add AllowMultipleInstalledVersions with true or false.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::AppInfo,
        missing_multiple_versions_flag,
    )],
};

fn missing_display_name(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    demand(input, found, "DisplayName", |info| &info.display_name);
}

fn missing_name(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    demand(input, found, "Name", |info| &info.name);
}

fn missing_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    demand(input, found, "Version", |info| &info.version);
}

fn missing_minimum_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    demand(input, found, "MinDmaVersion", |info| {
        &info.minimum_data_miner_version
    });
}

fn missing_last_modified(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    demand(input, found, "LastModifiedAt", |info| {
        &info.last_modified_at
    });
}

fn missing_multiple_versions_flag(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    demand(input, found, "AllowMultipleInstalledVersions", |info| {
        &info.allow_multiple_installed_versions
    });
}

/// Fires where an element lacks or says nothing.
fn demand(
    input: &DocumentInput<'_>,
    found: &mut Found<'_>,
    element: &str,
    of: fn(&AppInfo) -> &Option<Field>,
) {
    let Some((root, info)) = read(input, found) else {
        return;
    };
    match of(info) {
        None => found.text(
            input.entry,
            root.position(),
            format_args!("AppInfo has no element {element}."),
        ),
        Some(field) if field.value.is_empty() => found.text(
            input.entry,
            field.position,
            format_args!("{element} is empty."),
        ),
        Some(_) => {}
    }
}
