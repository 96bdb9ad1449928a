//! How the archive is laid out: in a folder, in two ways at once, in the old way, or as a box of packages.

use super::{Check, Found, Kinds, Rule, Severity, extension, is_package, references};
use crate::PackageKind;
use crate::amounts::counted;
use crate::rules::inputs::ArchiveInput;
use crate::rules::quoted::{Quoted, Row};

pub(super) const BURIED_IN_FOLDER: Rule = Rule {
    id: "package/buried-in-folder",
    severity: Severity::Error,
    title: "Packed together with its folder",
    condition: "All entries lie in one folder, and what lies in it would be an application, test or connector package or an upgrade. Left-overs of the computer that packed it do not count. Backups, imports and exports of web apps never fire.",
    why: "DataMiner looks for its files at the root of the archive and finds none.",
    fix: "Pack the content of the folder, not the folder.",
    references: &[references::APP_STRUCTURE, references::PACKAGES],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::Protocol,
        PackageKind::Upgrade,
        PackageKind::Update,
        PackageKind::LegacyApplication,
        PackageKind::Rollback,
    ]),
    checks: &[Check::Archive(buried_in_folder)],
};

pub(super) const MIXED_LAYOUTS: Rule = Rule {
    id: "package/mixed-layouts",
    severity: Severity::Warning,
    title: "Two kinds of package in one",
    condition: "AppInfo.xml lies at the root beside Update.zip, SLUpgrade.dll, SLUpgrade64.dll or Protocol/Protocol.xml. Package.xml beside the files of an upgrade does not fire: that may be usual.",
    why: "Programs go by the first mark they find and take no notice of the rest: one installs the application, another the upgrade or the connector.",
    fix: "Keep the files of one kind only.",
    references: &[references::DEPLOY_TOOL],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Archive(mixed_layouts)],
};

pub(super) const LEGACY_FORMAT: Rule = Rule {
    id: "package/legacy-format",
    severity: Severity::Note,
    title: "Application package of the old form",
    condition: "The extension is .dmapp and the layout that of an upgrade.",
    why: "To install it the agent is stopped, files are replaced, and the agent starts again. A package of the form since DataMiner 10.0.9 interrupts nothing by itself.",
    fix: "Build it as a package of the new form where that is possible, or install it when the system may be interrupted.",
    references: &[references::UPGRADE_LAYOUT, references::DEPLOY_TOOL],
    kinds: Kinds::Only(&[PackageKind::LegacyApplication]),
    checks: &[Check::Archive(legacy_format)],
};

pub(super) const CONTAINS_PACKAGES: Rule = Rule {
    id: "package/contains-packages",
    severity: Severity::Note,
    title: "The packages lie inside",
    condition: "The opened file is no package itself, but holds some at its root or in its only folder.",
    why: "What can be installed are the packages inside, one by one.",
    fix: "Open the package that you mean.",
    references: &[references::PACKAGES],
    kinds: Kinds::Only(&[PackageKind::Bundle]),
    checks: &[Check::Archive(contains_packages)],
};

fn buried_in_folder(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let folder = input.package.detection.inside_folder.as_deref();
    if let Some(folder) = folder.filter(|_| is_package(input)) {
        found.archive(format_args!(
            "Everything lies in the folder {}; DataMiner expects it at the root.",
            Quoted(folder)
        ));
    }
}

fn mixed_layouts(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let marks = &input.package.landmarks;
    let upgrade = marks.sl_upgrade.as_ref().map(|(index, _)| *index);
    let others = [marks.update_zip, upgrade, marks.protocol_xml];
    let archive = &input.package.archive;
    let others = others.into_iter().flatten();
    let others: Vec<_> = others.filter_map(|index| archive.entry(index)).collect();
    let Some((first, _)) = others.split_first().filter(|_| marks.app_info.is_some()) else {
        return;
    };
    let names: Vec<String> = { others.iter() }
        .map(|entry| entry.name().path().into_owned())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    found.entry(
        *first,
        format_args!("Beside AppInfo.xml there is {}.", Row(&names)),
    );
}

fn legacy_format(_: &ArchiveInput<'_>, found: &mut Found<'_>) {
    found.archive(format_args!(
        "The package is laid out like an upgrade: the agent stops, files are replaced, and it starts again."
    ));
}

fn contains_packages(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    // One that promises to be a package itself has a rule of its own.
    let promises = ["dmapp", "dmtest", "dmprotocol", "dmupgrade"];
    let is_promised = extension(input).is_some_and(|it| promises.contains(&it));
    if input.depth == 0 && !is_promised {
        let count = input.package.landmarks.packages.len();
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        found.archive(format_args!(
            "The file is no package itself and holds {}.",
            counted(count, "package", "packages")
        ));
    }
}
