//! Versions of libraries, as the files and their folders state them.

use super::files::libraries;
use super::{DLL_IMPORT, PROTOCOL_SCRIPTS};
use crate::assembly::{Assembly, Conflict, Difference, conflicts_among, version_text};
use crate::rules::inputs::PackageInput;
use crate::rules::words::{listed, shortened};
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{PackageKind, lower_case};

pub(super) const SEVERAL_VERSIONS: Rule = Rule {
    id: "assemblies/several-versions",
    severity: Severity::Note,
    title: "One library in several versions",
    condition: "Below AppInstallContent/Assemblies one .NET assembly occurs with different assembly or file versions. Forms for different languages or machines belong beside each other.",
    why: "A process loads only one of them. Folders for each version keep the files apart, so that this does no harm on disk.",
    fix: "Use one version in all scripts and connectors where that is possible.",
    references: &[references::SCRIPT_LIBRARIES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], several)],
};

pub(super) const FOLDER_VERSION_DIFFERS: Rule = Rule {
    id: "assemblies/folder-version-differs",
    severity: Severity::Note,
    title: "Library has another version than its folder",
    condition: "In DllImport/<id>/<version>, or in Assemblies/<id>/<version> of a connector package, the numbers with which the folder begins are the beginning of neither the file version nor the assembly version. Real packages differ often.",
    why: "The folder may hold another version than it says.",
    fix: "Look at the versions of the file, and at the package from which it comes.",
    references: &[
        references::SCRIPT_LIBRARIES,
        references::CONNECTOR_LIBRARIES,
    ],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], folder_differs)],
};

pub(super) const OUTDATED_LIBRARY: Rule = Rule {
    id: "assemblies/outdated-library",
    severity: Severity::Warning,
    title: "Library that DataMiner asks to replace",
    condition: "SLDatabase.dll lies anywhere, DataMinerMessageBroker.API.dll has an assembly version below 3.0, or MySql.Data.dll of a version below 8.0 lies directly in ProtocolScripts. Copies in folders for a version below DllImport are fine, except of the first two.",
    why: "The health test for deprecated libraries reports them, and one of them blocks the migration to another database or message broker.",
    fix: "Move the code to the library that replaces it.",
    references: &[references::DEPRECATED_LIBRARIES, references::RELEASE_10_6_4],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], outdated)],
};

fn several(input: &PackageInput<'_>, found: &mut Found<'_>) {
    const FOLDER: &str = "appinstallcontent/assemblies/";
    let files = libraries(input).filter(|it| {
        let has_name = it.assembly().and_then(Assembly::name).is_some();
        has_name && lower_case(path_of(it.file)).starts_with(FOLDER)
    });
    let conflicts = conflicts_among(files.collect());
    let of_version = conflicts
        .iter()
        .filter(|it| it.difference != Difference::Content);
    for conflict in of_version {
        let first = conflict
            .files
            .iter()
            .map(|it| it.file.entry)
            .min_by_key(|it| it.0);
        let Some(entry) = first.and_then(|first| input.package.archive.entry(first)) else {
            continue;
        };
        let hashes = conflict.files.iter().filter_map(|it| it.assembly());
        let mut hashes: Vec<&str> = hashes.map(|it| it.sha256.as_str()).collect();
        let files = hashes.len();
        dmpkg_archive::sorted::sort_by(&mut hashes, Ord::cmp);
        hashes.dedup();
        let equal = match hashes.len() < files {
            true => " Some of them have the same bytes.",
            false => "",
        };
        found.entry(
            entry,
            format_args!(
                "“{}” is there with different versions: {}.{equal}",
                shortened(conflict.name),
                listed(&versions(conflict))
            ),
        );
    }
}

/// Each file of a conflict with its versions: `1.2.0.0, file version 1.2.3 (path)`.
fn versions(conflict: &Conflict<'_>) -> Vec<String> {
    let files = conflict.files.iter().filter_map(|it| {
        let assembly = it.assembly()?;
        let version = assembly.name().map(|name| version_text(name.version));
        let file_version = assembly.file_version();
        let file_version = file_version.filter(|_| conflict.difference == Difference::FileVersion);
        let version = match (version, file_version) {
            (Some(version), None) => version,
            (_, Some(file_version)) => format!("file version {file_version}"),
            (None, None) => return None,
        };
        Some(format!("{version} ({})", path_of(it.file)))
    });
    files.collect()
}

fn path_of(file: &crate::InspectedAssembly) -> &str {
    file.path.0.last().map_or("", String::as_str)
}

fn folder_differs(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let top = match input.own.kind {
        PackageKind::Protocol => "assemblies/",
        _ => DLL_IMPORT,
    };
    for file in libraries(input) {
        let path = lower_case(path_of(file.file));
        let Some(folder) = path.strip_prefix(top).and_then(version_folder) else {
            continue;
        };
        let versions = file.assembly().map(stated_versions).unwrap_or_default();
        let Some(first) = versions.first() else {
            continue;
        };
        let numbers = leading_numbers(folder);
        if !versions
            .iter()
            .any(|version| begins_with(*version, &numbers))
            && let Some(entry) = input.package.archive.entry(file.file.entry)
        {
            let last = versions.last().filter(|last| *last != first);
            let also = last.map_or(String::new(), |last| {
                format!(" and {}", version_text(*last))
            });
            found.entry(
                entry,
                format_args!(
                    "The folder says version “{}”, the library {}{also}.",
                    shortened(folder),
                    version_text(*first)
                ),
            );
        }
    }
}

/// The folder for a version of a library, by the path below the folder of libraries in lower case.
fn version_folder(path: &str) -> Option<&str> {
    let mut segments = path.split('/');
    let (id, version) = (segments.next()?, segments.next()?);
    segments.next()?;
    let is_version = version.starts_with(|first: char| first.is_ascii_digit());
    (is_version && id != "solutionlibraries").then_some(version)
}

/// The versions that a library states: of the assembly, of the file.
fn stated_versions(assembly: &Assembly) -> Vec<[u16; 4]> {
    let name = assembly.name().map(|name| name.version);
    let info = assembly.version_info.as_ref();
    let file = info.map(|info| info.file_version);
    let stated = name.into_iter().chain(file);
    stated.filter(|version| *version != [0; 4]).collect()
}

/// The numbers with which a folder begins, at most four.
fn leading_numbers(folder: &str) -> Vec<u64> {
    let is_numeric = |letter: &char| letter.is_ascii_digit() || *letter == '.';
    let numbers: String = folder.chars().take_while(is_numeric).collect();
    let numbers = numbers.split('.').take(4);
    numbers.map_while(|number| number.parse().ok()).collect()
}

fn begins_with(version: [u16; 4], numbers: &[u64]) -> bool {
    let pairs = version.iter().zip(numbers);
    pairs
        .into_iter()
        .all(|(part, number)| u64::from(*part) == *number)
}

fn outdated(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for file in libraries(input) {
        let Some(entry) = input.package.archive.entry(file.file.entry) else {
            continue;
        };
        let version = || {
            let versions = file.assembly().map(stated_versions).unwrap_or_default();
            versions.first().copied()
        };
        let (oldest, because) = match lower_case(file.file_name()).as_str() {
            "sldatabase.dll" => {
                found.entry(
                    entry,
                    format_args!("SLDatabase.dll is deprecated in every version."),
                );
                continue;
            }
            "dataminermessagebroker.api.dll" => (3, "versions before 3.0 are deprecated"),
            "mysql.data.dll" if is_directly_in_scripts(path_of(file.file)) => {
                (8, "versions before 8.0 are deprecated in this folder")
            }
            _ => continue,
        };
        match version() {
            Some(version) if version[0] < oldest => found.entry(
                entry,
                format_args!(
                    "The library has version {}: {because}.",
                    version_text(version)
                ),
            ),
            Some(_) => {}
            None => found.skip("A library states no version, or could not be read."),
        }
    }
}

fn is_directly_in_scripts(path: &str) -> bool {
    let path = lower_case(path);
    let name = path.strip_prefix(PROTOCOL_SCRIPTS);
    name.is_some_and(|name| !name.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_for_a_version_begin_with_numbers() {
        for (path, version) in [
            ("a/1.2.0/lib/net48/a.dll", Some("1.2.0")),
            ("a/13/a.dll", Some("13")),
            ("a/1.0-beta/a.dll", Some("1.0-beta")),
            ("a/lib/a.dll", None),
            ("solutionlibraries/1.0/a.dll", None),
            ("a/1.2.0.dll", None),
            ("a.dll", None),
        ] {
            assert_eq!(version_folder(path), version, "{path}");
        }
    }

    #[test]
    fn the_numbers_of_a_folder_are_the_beginning_of_a_version() {
        for (folder, version, fits) in [
            ("1.2.0", [1, 2, 0, 5], true),
            ("1.2.0", [1, 2, 1, 0], false),
            ("1.2.0.5-beta.2", [1, 2, 0, 5], true),
            ("1.2.0.5.9", [1, 2, 0, 5], true),
            ("13", [13, 0, 0, 0], true),
            ("1", [13, 0, 0, 0], false),
            ("99999999999999999999", [1, 0, 0, 0], true),
        ] {
            let numbers = leading_numbers(folder);
            assert_eq!(begins_with(version, &numbers), fits, "{folder}");
        }
    }

    #[test]
    fn only_one_folder_is_that_of_scripts() {
        for (path, directly) in [
            ("AppInstallContent/Assemblies/ProtocolScripts/a.dll", true),
            (
                "AppInstallContent/Assemblies/ProtocolScripts/DllImport/a.dll",
                false,
            ),
            ("Assemblies/a.dll", false),
        ] {
            assert_eq!(is_directly_in_scripts(path), directly, "{path}");
        }
    }
}
