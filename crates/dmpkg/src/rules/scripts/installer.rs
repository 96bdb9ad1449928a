//! Whether the install script leaves the content to the default installer.

use super::super::inputs::{DocumentInput, PackageInput};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Role;
use super::library::LibraryPath;
use super::reading::{PackageScript, ReadScript, code};
use crate::{DocumentKind, Field, Script, TextPos};

pub(super) const NO_DEFAULT_INSTALLER: Rule = Rule {
    id: "scripts/no-default-installer",
    severity: Severity::Note,
    title: "Install script does not use the default installer",
    condition: "Install.xml refers to neither Skyline.DataMiner.Core.AppPackageInstaller.dll nor SLAppPackageInstaller.dll, or refers to it by a path on the agent without bringing it in InstallDependencies. Skipped when the script has no code.",
    why: "What is installed where is up to the code of the package, and cannot be derived from its contents.",
    fix: "Read the script before you install the package.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        no_default_installer,
    )],
};

pub(super) const NO_DEFAULT_CONTENT_CALL: Rule = Rule {
    id: "scripts/no-default-content-call",
    severity: Severity::Note,
    title: "Install script does not install the content in the usual way",
    condition: "Install.xml refers to the library of the default installer, and its code does not call InstallDefaultContent. Comments and texts in code do not count.",
    why: "What lies below AppInstallContent may not go where it usually goes.",
    fix: "Read the script before you install the package.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        no_default_content_call,
    )],
};

pub(super) const OUTDATED_INSTALLER_REFERENCE: Rule = Rule {
    id: "scripts/outdated-installer-reference",
    severity: Severity::Warning,
    title: "Library of the default installer under its old name",
    condition: "Install.xml refers to SLAppPackageInstaller.dll, and no file of this name lies in InstallDependencies. The reference alone, which the documentation still shows, never fires.",
    why: "Current agents do not have the library, so that the script does not compile.",
    fix: "Refer to Skyline.DataMiner.Core.AppPackageInstaller.dll, and put it into InstallDependencies.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        outdated_installer_reference,
    )],
};

/// The library of the default installer, and the name that it had before.
const NAMES: [&str; 2] = ["skyline.dataminer.core.apppackageinstaller.dll", OUTDATED];
const OUTDATED: &str = "slapppackageinstaller.dll";

/// Whether a file name, in lower case, is that which the library had before.
pub(super) fn is_outdated(name: &str) -> bool {
    name == OUTDATED
}

fn no_default_installer(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let brought = NAMES.map(|name| is_brought(input, name));
    for install in install_scripts(input, found) {
        let Some(code) = code(install.script) else {
            found.skip("The script has no code.");
            continue;
        };
        let mut libraries = libraries(install.script);
        // One that lacks and should be in the package is told of by other rules.
        let is_used = libraries.any(|(library, _)| {
            let at = NAMES.iter().position(|name| *name == library.name());
            !library.is_rooted() || at.and_then(|at| brought.get(at)) == Some(&true)
        });
        if !is_used {
            let message = format_args!(
                "The script does not use the default installer: what it installs cannot be derived."
            );
            found.document(input.own, install.document, Some(code.position), message);
        }
    }
}

fn no_default_content_call(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if script.role != Role::Install || script.script.calls_default_installer() {
        return;
    }
    let library = libraries(script.script).next();
    if let Some((_, position)) = library.filter(|_| code(script.script).is_some()) {
        let message = format_args!(
            "The script refers to the default installer, and its code does not call InstallDefaultContent."
        );
        found.text(script.entry, position, message);
    }
}

fn outdated_installer_reference(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if is_brought(input, OUTDATED) {
        return;
    }
    for install in install_scripts(input, found) {
        let mut libraries = libraries(install.script);
        let outdated = libraries.find(|(library, _)| is_outdated(library.name()));
        if let Some((_, position)) = outdated {
            let message = format_args!(
                "The library `SLAppPackageInstaller.dll` is not in Scripts/InstallDependencies, and current agents do not have it."
            );
            found.document(input.own, install.document, Some(position), message);
        }
    }
}

fn install_scripts<'a>(
    input: &'a PackageInput<'a>,
    found: &mut Found<'_>,
) -> Vec<PackageScript<'a>> {
    let mut scripts = PackageScript::of_package(input, found);
    scripts.retain(|script| script.role == Role::Install);
    scripts
}

/// Where a script refers to the library of the default installer.
fn libraries(script: &Script) -> impl Iterator<Item = (LibraryPath<'_>, TextPos)> {
    let blocks = script.code_blocks();
    let references = blocks.flat_map(|(_, block)| &block.references);
    let libraries = references.map(|it: &Field| (LibraryPath::of(&it.value), it.position));
    libraries.filter(|(library, _)| {
        let name = library.name();
        NAMES
            .iter()
            .any(|known| name == *known || known.strip_suffix(".dll") == Some(name))
    })
}

fn is_brought(input: &PackageInput<'_>, name: &str) -> bool {
    let mut files = input.paths().below("Scripts/InstallDependencies");
    files.any(|file| file.name() == name)
}
