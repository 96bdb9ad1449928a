//! The scripts that a package should have, and what belongs to each.

use super::super::inputs::PackageInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Role;
use super::reading::lies_at_root;
use crate::{DocumentContent, DocumentKind};

pub(super) const MISSING_INSTALL_SCRIPT: Rule = Rule {
    id: "scripts/missing-install-script",
    severity: Severity::Error,
    title: "Package has no install script",
    condition: "There is no Scripts/Install.xml, in any letter case. Skipped when the whole package lies in a folder.",
    why: "The install script is what installs an application; without it nothing can be installed.",
    fix: "Add Scripts/Install.xml.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], missing_install_script)],
};

pub(super) const CONFIG_DEPENDENCIES_WITHOUT_SCRIPT: Rule = Rule {
    id: "scripts/config-dependencies-without-script",
    severity: Severity::Warning,
    title: "Libraries for a configuration script that is not there",
    condition: "A file lies below Scripts/ConfigureDependencies, and there is no Scripts/Config.xml.",
    why: "Nothing uses the libraries.",
    fix: "Add Config.xml, or leave the folder out.",
    references: &[references::RELEASE_10_0_9],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], config_dependencies_without_script)],
};

pub(super) const CONFIG_WITHOUT_ENTRIES: Rule = Rule {
    id: "scripts/config-without-entries",
    severity: Severity::Warning,
    title: "Configuration script without questions",
    condition: "There is a Scripts/Config.xml, and AppInfo.xml has no `Configuration/Entries/Entry`.",
    why: "The administrator is asked nothing, so that the script gets no answers.",
    fix: "Add the questions to AppInfo.xml, or leave the script out.",
    references: &[references::RELEASE_10_0_9],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::AppInfo],
        config_without_entries,
    )],
};

pub(super) const UNINSTALL_DEPENDENCIES_WITHOUT_SCRIPT: Rule = Rule {
    id: "scripts/uninstall-dependencies-without-script",
    severity: Severity::Warning,
    title: "Libraries for an uninstall script that is not there",
    condition: "A file lies below Scripts/UninstallDependencies, and there is no Scripts/Uninstall.xml.",
    why: "Nothing uses the libraries.",
    fix: "Add Uninstall.xml, or leave the folder out.",
    references: &[references::RELEASE_10_1_0],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], uninstall_dependencies_without_script)],
};

pub(super) const NO_UNINSTALL_SCRIPT: Rule = Rule {
    id: "scripts/no-uninstall-script",
    severity: Severity::Note,
    title: "Package has no uninstall script",
    condition: "There is no Scripts/Uninstall.xml, in any letter case, and no file below Scripts/UninstallDependencies, of which another rule tells. Most packages have none. Skipped when the whole package lies in a folder.",
    why: "Uninstalling removes the folder of the package alone; what was installed stays.",
    fix: "Add Scripts/Uninstall.xml if something has to be removed.",
    references: &[references::APP_STRUCTURE, references::RELEASE_10_1_0],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], no_uninstall_script)],
};

fn missing_install_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if lies_at_root(input, found) && !input.paths().has("Scripts/Install.xml") {
        found.archive(format_args!("The package has no Scripts/Install.xml."));
    }
}

fn config_dependencies_without_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    dependencies_without(Role::Config, "Scripts/Config.xml", input, found);
}

fn uninstall_dependencies_without_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    dependencies_without(Role::Uninstall, "Scripts/Uninstall.xml", input, found);
}

/// Says once that libraries lie there for a script that does not.
fn dependencies_without(
    role: Role<'_>,
    script: &str,
    input: &PackageInput<'_>,
    found: &mut Found<'_>,
) {
    let folder = role.dependencies().unwrap_or_default();
    let mut files = input.paths().below(folder);
    let first = files
        .next()
        .and_then(|file| file.of(&input.package.archive));
    if let Some(first) = first.filter(|_| !input.paths().has(script)) {
        let message = format_args!("The file is for {script}, which the package does not have.");
        found.entry(first, message);
    }
}

fn config_without_entries(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut infos = input.documents(|content| match content {
        DocumentContent::AppInfo(info) => Some(info),
        _ => None,
    });
    let has_entries = infos.any(|(_, info)| !info.configuration.is_empty());
    let config = input.paths().find("Scripts/Config.xml");
    let config = config.and_then(|index| input.package.archive.entry(index));
    if let Some(config) = config.filter(|_| !has_entries) {
        let message = format_args!("The script waits for answers, and AppInfo.xml asks nothing.");
        found.entry(config, message);
    }
}

fn no_uninstall_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let paths = input.paths();
    // With libraries for it, another rule tells that the script lacks.
    let is_told = paths.has_folder(Role::Uninstall.dependencies().unwrap_or_default());
    if lies_at_root(input, found) && !paths.has("Scripts/Uninstall.xml") && !is_told {
        found.archive(format_args!("The package has no Scripts/Uninstall.xml."));
    }
}
