//! What lies at the root of a package.

use dmpkg_archive::sorted::sort_by;

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::PackageKind;
use crate::rules::inputs::ArchiveInput;
use crate::rules::is_junk;
use crate::rules::quoted::Row;

pub(super) const UNKNOWN_ROOT_ENTRY: Rule = Rule {
    id: "package/unknown-root-entry",
    severity: Severity::Note,
    title: "Unknown at the root",
    condition: "A file or folder at the root is none that packages of this kind are known to have there, in any letter case. The files of a signature, and left-overs that have a rule of their own, do not fire. All are listed in one finding.",
    why: "What becomes of it is not known; DataMiner may take no notice.",
    fix: "Make sure that it is meant to be there.",
    references: &[
        references::APP_STRUCTURE,
        references::PACKAGES,
        references::UPGRADE_LAYOUT,
    ],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::Protocol,
        PackageKind::Upgrade,
        PackageKind::Update,
        PackageKind::LegacyApplication,
        PackageKind::Rollback,
    ]),
    checks: &[Check::Archive(unknown_root_entry)],
};

/// Marks of other kinds beside these have a rule of their own.
const OF_APPLICATIONS: &[&str] = &[
    "AppInfo.xml",
    "Description.txt",
    "Scripts",
    "AppInstallContent",
    "SetupContent",
    "sbom.json",
    "CatalogReferences.xml",
    "Update.zip",
    "SLUpgrade.dll",
    "SLUpgrade64.dll",
];
const OF_CONNECTORS: &[&str] = &[
    "Description.txt",
    "Protocol",
    "Assemblies",
    "Help",
    "Visio",
    "Templates",
    "sbom.json",
];
const OF_UPGRADES: &[&str] = &[
    "Description.txt",
    "Update.zip",
    "SLUpgrade.dll",
    "SLUpgrade64.dll",
];

fn unknown_root_entry(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let package = input.package;
    if package.detection.inside_folder.is_some() {
        return;
    }
    let known = match package.detection.kind {
        PackageKind::Application | PackageKind::Test => OF_APPLICATIONS,
        PackageKind::Protocol => OF_CONNECTORS,
        _ => OF_UPGRADES,
    };
    let protocol = package.landmarks.protocol_xml_elsewhere.as_ref();
    let protocol = protocol.and_then(|(_, path)| path.split('/').next());
    let beside = package.landmarks.protocol_xml.map(|_| "Protocol");
    let is_known = |name: &str| {
        // Windows drops them, which has a rule of its own.
        let name = name.trim_end_matches(['.', ' ']);
        let own = known.iter().copied();
        let mut known = own.chain(protocol).chain(beside);
        known.any(|it| it.eq_ignore_ascii_case(name))
            || name.eq_ignore_ascii_case(".signature.p7s")
            || crate::detect::ends_with(name, "nuspec")
            || is_junk(name)
            // Names that lead elsewhere have rules of their own.
            || name.is_empty()
    };
    let mut unknown: Vec<String> = Vec::new();
    let mut last = String::new();
    for entry in package.archive.entries() {
        let path = entry.name().path();
        let top = path.split('/').next().unwrap_or(&path);
        // Entries of one folder usually follow each other.
        if top == last {
            continue;
        }
        top.clone_into(&mut last);
        if !is_known(top) {
            unknown.push(last.clone());
        }
    }
    sort_by(&mut unknown, Ord::cmp);
    unknown.dedup();
    let names: Vec<&str> = unknown.iter().map(String::as_str).collect();
    if !names.is_empty() {
        found.archive(format_args!(
            "At the root lies what is not known there: {}.",
            Row(&names)
        ));
    }
}
