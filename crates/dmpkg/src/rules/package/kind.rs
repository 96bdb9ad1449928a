//! The kind of a file, and the extension that it has.

use super::{Check, Found, Kinds, Rule, Severity, extension, is_package, references};
use crate::rules::inputs::ArchiveInput;
use crate::{Package, PackageKind};

pub(super) const UNRECOGNISED_CONTENT: Rule = Rule {
    id: "package/unrecognised-content",
    severity: Severity::Error,
    title: "No package by its content",
    condition: "The extension is .dmapp, .dmtest or .dmupgrade, and nothing in the archive marks a package of any kind. Connectors have a rule of their own. Imports, backups and updates never fire, because their layouts are not public, and neither does an archive without entries.",
    why: "DataMiner finds none of the files that make up such a package.",
    fix: "Build the package again with the tool for its kind.",
    references: &[
        references::PACKAGES,
        references::APP_STRUCTURE,
        references::DEPLOY_TOOL,
    ],
    kinds: Kinds::Only(&[PackageKind::Unknown, PackageKind::Bundle]),
    checks: &[Check::Archive(unrecognised_content)],
};

pub(super) const UNKNOWN_ARCHIVE: Rule = Rule {
    id: "package/unknown-archive",
    severity: Severity::Note,
    title: "Perhaps no DataMiner package",
    condition: "The extension is another than .dmapp, .dmtest, .dmprotocol and .dmupgrade, and nothing in the archive marks a package of any kind. Its entries are shown all the same.",
    why: "The file may have nothing to do with DataMiner.",
    fix: "Open a package, or look at the entries only.",
    references: &[references::PACKAGES],
    kinds: Kinds::Only(&[PackageKind::Unknown]),
    checks: &[Check::Archive(unknown_archive)],
};

pub(super) const EXTENSION_MISMATCH: Rule = Rule {
    id: "package/extension-mismatch",
    severity: Severity::Warning,
    title: "Extension of another kind of package",
    condition: "The content is that of one kind, and the extension is not one that it can have: .dmapp, .dmtest or .dmapplication for application packages, .dmupgrade, .dmupdate or .dmapp for upgrades, .dmprotocol for connectors, .dmimport for imports, .dmbackup for backups, none of these for exports of web apps and Catalog information. A .zip never fires.",
    why: "Agents and Windows decide by the extension alone what to do with the file.",
    fix: "Give the file the extension of its content.",
    references: &[references::PACKAGES, references::DEPLOY_TOOL],
    kinds: Kinds::All,
    checks: &[Check::Archive(extension_mismatch)],
};

pub(super) const TYPE_BY_GUESS: Rule = Rule {
    id: "package/type-by-guess",
    severity: Severity::Note,
    title: "The kind is a guess",
    condition: "The file is taken for a backup because of its folders, for an import because of Package.xml, or for an update because UpdateContent.txt says IsUpdate.",
    why: "The layouts of these kinds are not public, so that the kind is only probable.",
    fix: "In doubt, trust the extension.",
    references: &[references::BACKING_UP, references::RELEASE_10_0_0],
    kinds: Kinds::Only(&[
        PackageKind::Backup,
        PackageKind::Import,
        PackageKind::Update,
    ]),
    checks: &[Check::Archive(type_by_guess)],
};

/// Extensions that promise a layout that is known.
const OF_KNOWN_LAYOUT: &[&str] = &["dmapp", "dmtest", "dmprotocol", "dmupgrade"];

fn unrecognised_content(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let is_judged = |it: &&str| OF_KNOWN_LAYOUT.contains(it) && *it != "dmprotocol";
    let Some(extension) = extension(input).filter(is_judged) else {
        return;
    };
    if let Some(because) = input.cut_list() {
        return found.skip(because);
    }
    if !input.package.archive.is_empty() {
        let because = &input.package.detection.because;
        found.archive(format_args!(
            "The file is called .{extension}, but it is no such package. {because}"
        ));
    }
}

fn unknown_archive(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let is_judged = extension(input).is_some_and(|it| OF_KNOWN_LAYOUT.contains(&it));
    let is_empty = input.package.archive.is_empty();
    if is_package(input) && !is_judged && !is_empty {
        found.archive(format_args!("{}", input.package.detection.because));
    }
}

fn extension_mismatch(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let detection = &input.package.detection;
    let (Some(extension), Some(allowed)) = (extension(input), allowed(detection.kind)) else {
        return;
    };
    if is_package(input) && extension != "zip" && !allowed.contains(&extension) {
        let usual = detection.kind.extensions().first().copied();
        found.archive(format_args!(
            "The extension is .{extension}, and the content that of the kind “{}”, which is called .{}.",
            detection.kind.label(),
            usual.unwrap_or("zip")
        ));
    }
}

/// The extensions that a kind can have beside .zip.
fn allowed(kind: PackageKind) -> Option<&'static [&'static str]> {
    Some(match kind {
        PackageKind::Application | PackageKind::Test => &["dmapp", "dmtest", "dmapplication"],
        PackageKind::Upgrade
        | PackageKind::Update
        | PackageKind::LegacyApplication
        | PackageKind::Rollback => &["dmupgrade", "dmupdate", "dmapp"],
        PackageKind::Protocol => &["dmprotocol"],
        PackageKind::Import => &["dmimport"],
        PackageKind::Backup => &["dmbackup"],
        PackageKind::WebExport | PackageKind::CatalogInformation => &[],
        // Of these it is known at most that packages lie inside.
        PackageKind::Bundle | PackageKind::Unknown => return None,
    })
}

fn type_by_guess(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let detection = &input.package.detection;
    if is_package(input) && is_guess(input.package) {
        found.archive(format_args!(
            "The kind “{}” is only probable. {}",
            detection.kind.label(),
            detection.because
        ));
    }
}

fn is_guess(package: &Package) -> bool {
    let marks = &package.landmarks;
    match package.detection.kind {
        PackageKind::Backup => marks.dms_xml.is_none() && marks.backup_log.is_none(),
        PackageKind::Update => !package.detection.extension_decided,
        _ => true,
    }
}
