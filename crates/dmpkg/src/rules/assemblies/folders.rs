//! Where libraries lie.

use super::{DLL_IMPORT, PROTOCOL_SCRIPTS};
use crate::assembly::origin::is_framework;
use crate::detect::ends_with;
use crate::effects::Part;
use crate::rules::inputs::PackageInput;
use crate::rules::names::junk_in;
use crate::rules::version::AgentVersion;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, installer, references};
use crate::{DocumentContent, DocumentKind, PackageKind};

pub(super) const UNKNOWN_FOLDER: Rule = Rule {
    id: "assemblies/unknown-folder",
    severity: Severity::Warning,
    title: "Library that nobody installs",
    condition: "A file below AppInstallContent/Assemblies lies below none of ProtocolScripts, Files and Scripts, although the default installer is called. Skipped when code of the package installs the content.",
    why: "The default installer knows these three folders only, so that the file reaches no agent.",
    fix: "Move the file below ProtocolScripts, Files or Scripts.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], unknown_folder)],
};

pub(super) const NON_LIBRARY_FILE: Rule = Rule {
    id: "assemblies/non-library-file",
    severity: Severity::Note,
    title: "File among the libraries that is none",
    condition: "The name of a file below AppInstallContent/Assemblies does not end with .dll. Debug symbols, documentation and settings of a library are named as such.",
    why: "The default installer expects libraries there.",
    fix: "Leave the file out if nothing needs it.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], non_library)],
};

pub(super) const UNVERSIONED_LIBRARY: Rule = Rule {
    id: "assemblies/unversioned-library",
    severity: Severity::Note,
    title: "Library without a folder for its version",
    condition: "A .dll lies directly in Assemblies/ProtocolScripts or in DllImport there, or directly in Assemblies of a connector package.",
    why: "Packages with another version of the library overwrite it. Connectors that use it may keep the old one for a minute, or until DataMiner restarts.",
    fix: "Use a folder for each library and version.",
    references: &[references::RELEASE_10_4_2, references::RELEASE_10_0_10],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], unversioned)],
};

pub(super) const FRAMEWORK_LIBRARY: Rule = Rule {
    id: "assemblies/framework-library",
    severity: Severity::Warning,
    title: "Library of .NET Framework in a connector package",
    condition: "A .dll below Assemblies has the name of an assembly of .NET Framework 4.8 and does not lie in the folders of a NuGet package, <id>/<version>/lib.",
    why: "Every agent has these libraries. Another copy beside a connector can be loaded in place of the right one.",
    fix: "Remove the library from the package.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::CONNECTORS,
    checks: &[Check::Package(&[], framework)],
};

pub(super) const SOLUTION_LIBRARIES_NEED_NEWER_AGENT: Rule = Rule {
    id: "assemblies/solution-libraries-need-newer-agent",
    severity: Severity::Note,
    title: "Older agents do not look into SolutionLibraries",
    condition: "A file lies below DllImport/SolutionLibraries, and MinDmaVersion is lower than 10.5.9. Skipped when MinDmaVersion is missing or of another form.",
    why: "DataMiner looks into this folder since 10.5.9, in main releases since 10.6.0. An older agent installs the library and does not find it.",
    fix: "Raise MinDmaVersion to 10.5.9 or, for main releases, to 10.6.0.",
    references: &[references::RELEASE_10_5_9],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[DocumentKind::AppInfo], newer_agent)],
};

/// The first version that looks into SolutionLibraries.
const SOLUTION_LIBRARIES: AgentVersion = AgentVersion::new(10, 5, 9);

fn unknown_folder(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let files = input.paths().below("AppInstallContent/Assemblies");
    let unknown = files.filter(|file| {
        !matches!(Part::of(file.key), Some(Part::Library(_))) && junk_in(file.key).is_none()
    });
    let unknown: Vec<_> = unknown.collect();
    if unknown.is_empty() || !installer::is_default(input, found) {
        return;
    }
    for file in unknown {
        if let Some(entry) = file.of(&input.package.archive) {
            found.entry(
                entry,
                format_args!("The file is not below ProtocolScripts, Files or Scripts."),
            );
        }
    }
}

fn non_library(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for file in input.paths().below("AppInstallContent/Assemblies") {
        if file.key.ends_with(".dll") || junk_in(file.key).is_some() {
            continue;
        }
        let what = match crate::detect::extension(file.key).as_deref() {
            Some("pdb") => "has debug symbols",
            Some("xml") => "looks like the documentation of a library",
            Some("config") => "has settings of a library",
            _ => "is no library",
        };
        if let Some(entry) = file.of(&input.package.archive) {
            found.entry(entry, format_args!("The file {what}."));
        }
    }
}

fn unversioned(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let folders: &[&str] = match input.own.kind {
        PackageKind::Protocol => &["assemblies/"],
        _ => &[PROTOCOL_SCRIPTS, DLL_IMPORT],
    };
    for folder in folders {
        let files = input.paths().below(folder.trim_end_matches('/'));
        let directly = files.filter(|file| {
            let name = file.key.strip_prefix(folder).unwrap_or_default();
            !name.contains('/') && ends_with(name, "dll")
        });
        for file in directly {
            if let Some(entry) = file.of(&input.package.archive) {
                found.entry(
                    entry,
                    format_args!("The library lies in no folder for its version."),
                );
            }
        }
    }
}

fn framework(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for file in input.paths().below("Assemblies") {
        let name = file.name();
        let is_theirs = name.strip_suffix(".dll").is_some_and(is_framework);
        if is_theirs
            && !is_of_nuget(file.beyond(1))
            && let Some(entry) = file.of(&input.package.archive)
        {
            found.entry(
                entry,
                format_args!("“{}” is a library of .NET Framework.", shortened(name)),
            );
        }
    }
}

/// Whether a path has the folders of a NuGet package: `<id>/<version>/lib/…`.
fn is_of_nuget(path: &str) -> bool {
    let mut segments = path.split('/').skip(1);
    let version = segments.next().unwrap_or_default();
    version.starts_with(|first: char| first.is_ascii_digit()) && segments.next() == Some("lib")
}

fn newer_agent(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let folder = format!("{DLL_IMPORT}solutionlibraries");
    if !input.paths().has_folder(&folder) {
        return;
    }
    let mut infos = input.documents(|content| match content {
        DocumentContent::AppInfo(info) => Some(info),
        _ => None,
    });
    let stated = infos.next().and_then(|(document, info)| {
        let field = info.minimum_data_miner_version.as_ref()?;
        Some((document, field, AgentVersion::parse(&field.value)?))
    });
    let Some((document, field, version)) = stated else {
        return found.skip("MinDmaVersion is missing or has another form.");
    };
    if version.is_below(&SOLUTION_LIBRARIES) {
        found.document(
            input.own,
            document,
            Some(field.position),
            format_args!(
                "MinDmaVersion is “{}”, but DataMiner looks into SolutionLibraries since 10.5.9.",
                shortened(&field.value)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_nuget_have_their_folders() {
        for (path, is_theirs) in [
            ("system.xml/4.3.0/lib/net46/system.xml.dll", true),
            ("system.xml/4.3.0/ref/net46/system.xml.dll", false),
            ("system.xml/lib/net46/system.xml.dll", false),
            ("lib/system.xml.dll", false),
            ("system.xml.dll", false),
        ] {
            assert_eq!(is_of_nuget(path), is_theirs, "{path}");
        }
    }
}
