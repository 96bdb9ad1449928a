//! Exports of dashboards and low-code apps that the installer imports.

use crate::assembly::version_text;
use crate::lower_case;
use crate::rules::inputs::PackageInput;
use crate::rules::names::junk_in;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, installer, references};

pub(super) const UNKNOWN_ZIP_FOLDER: Rule = Rule {
    id: "content/unknown-zip-folder",
    severity: Severity::Error,
    title: "Something in ZipFiles that is no export of a known kind",
    condition: "Install.xml calls the default installer, and a file below ZipFiles is no .zip directly in ZipFiles/Dashboard or ZipFiles/LowCodeApp. Letter case does not matter. Skipped when code of the package installs the content.",
    why: "The default installer stops with an error at any other folder, and what comes behind is not installed.",
    fix: "Put the export into ZipFiles/Dashboard or ZipFiles/LowCodeApp, and leave out what is no export.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], unknown_folder)],
};

pub(super) const INSTALLER_WITHOUT_ZIP_SUPPORT: Rule = Rule {
    id: "content/installer-without-zip-support",
    severity: Severity::Warning,
    title: "The installer in the package does not know ZipFiles",
    condition: "A file lies below ZipFiles, and the library of the default installer in Scripts/InstallDependencies has a file version below 2.0. Skipped when the package lacks that library or its version, or has an installer of its own.",
    why: "Installers of 2023 do not look into ZipFiles, so that the apps and dashboards are not imported, without any message.",
    fix: "Build the package with a current version of the installer library.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], without_support)],
};

/// The first version of the installer that knows the folder.
const FIRST: [u16; 4] = [2, 0, 0, 0];

fn unknown_folder(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let files = input.paths().below("AppInstallContent/ZipFiles");
    let unknown = files.filter(|file| !is_known(file.beyond(2)) && junk_in(file.key).is_none());
    let unknown: Vec<_> = unknown.collect();
    if unknown.is_empty() || !installer::is_default(input, found) {
        return;
    }
    for file in unknown {
        let Some(entry) = file.of(&input.package.archive) else {
            continue;
        };
        let path = entry.name().path();
        let mut segments = path.split('/').skip(2);
        match (segments.next(), segments.next()) {
            (Some(folder), Some(_)) if !is_folder(&lower_case(folder)) => found.entry(
                entry,
                format_args!(
                    "The default installer knows no folder “{}” in ZipFiles and stops there.",
                    shortened(folder)
                ),
            ),
            _ => found.entry(
                entry,
                format_args!(
                    "The file is no .zip directly in ZipFiles/Dashboard or ZipFiles/LowCodeApp."
                ),
            ),
        }
    }
}

/// Whether the installer imports a file of this path below ZipFiles, in lower case.
fn is_known(path: &str) -> bool {
    let parts = path.split_once('/');
    parts.is_some_and(|(folder, name)| {
        is_folder(folder) && !name.contains('/') && name.ends_with(".zip")
    })
}

fn is_folder(name: &str) -> bool {
    matches!(name, "dashboard" | "lowcodeapp")
}

fn without_support(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let is_used = input.paths().has_folder("AppInstallContent/ZipFiles");
    if !is_used || !installer::is_default(input, found) {
        return;
    }
    let libraries = input.own.assemblies.iter();
    let library = libraries.filter(|file| {
        let path = lower_case(file.path.0.last().map_or("", String::as_str));
        let name = path.strip_prefix("scripts/installdependencies/");
        matches!(
            name,
            Some("skyline.dataminer.core.apppackageinstaller.dll" | "slapppackageinstaller.dll")
        )
    });
    let Some(library) = { library }.next() else {
        return found.skip("The package has no library of the default installer.");
    };
    let info = library.reading.as_ref().ok();
    let version = info.and_then(|assembly| Some(assembly.version_info.as_ref()?.file_version));
    let Some(version) = version.filter(|version| *version != [0; 4]) else {
        return found.skip("The library of the default installer states no file version.");
    };
    if version < FIRST
        && let Some(entry) = input.package.archive.entry(library.entry)
    {
        found.entry(
            entry,
            format_args!(
                "Version {} of the default installer does not know ZipFiles, which the package uses.",
                version_text(version)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_lie_directly_in_two_folders() {
        for (path, known) in [
            ("dashboard/a.zip", true),
            ("lowcodeapp/a.zip", true),
            ("lowcodeapps/a.zip", false),
            ("dashboard/b/a.zip", false),
            ("dashboard/a.txt", false),
            ("a.zip", false),
        ] {
            assert_eq!(is_known(path), known, "{path}");
        }
    }
}
