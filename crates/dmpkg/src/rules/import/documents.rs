//! The two documents that say where an export comes from.

use super::IMPORTS;
use super::origin::origin;
use crate::rules::inputs::{ArchiveInput, DocumentInput};
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentKind, PackageKind};

pub(super) const MISSING_PACKAGE_XML: Rule = Rule {
    id: "import/missing-package-xml",
    severity: Severity::Warning,
    title: "Export without Package.xml",
    condition: "A file with the extension .dmimport has no Package.xml at its root; letter case does not matter. A file whose content is surely that of another kind is told by its extension instead.",
    why: "Package.xml says what was exported, by whom and when. The layout of exports is not public, so this is probable, not certain.",
    fix: "Export again in DataMiner Cube.",
    references: &[references::RELEASE_10_0_0],
    kinds: Kinds::Only(&[PackageKind::Unknown, PackageKind::Backup]),
    checks: &[Check::Archive(missing_package_xml)],
};

pub(super) const MISSING_DESCRIPTION: Rule = Rule {
    id: "import/missing-description",
    severity: Severity::Warning,
    title: "Export without description",
    condition: "An export has no Description.txt at its root; letter case does not matter.",
    why: "It names the user, the time and the DataMiner version of the export.",
    fix: "Export again in DataMiner Cube.",
    references: &[references::RELEASE_10_0_0],
    kinds: IMPORTS,
    checks: &[Check::Archive(missing_description)],
};

pub(super) const UNKNOWN_ORIGIN: Rule = Rule {
    id: "import/unknown-origin",
    severity: Severity::Note,
    title: "Export of an unknown DataMiner version",
    condition: "Neither Description.txt nor any element or attribute of Package.xml has a text like 10.4.9, 10.4.9.0 or 10.4.9.0-14794.",
    why: "Which agents can import the file depends on the version of the agent that exported it.",
    fix: "Ask who made the export for the version of the agent.",
    references: &[references::RELEASE_10_0_0],
    kinds: IMPORTS,
    checks: &[Check::Document(DocumentKind::Import, unknown_origin)],
};

fn missing_package_xml(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let landmarks = &input.package.landmarks;
    let is_sure = landmarks.dms_xml.is_some() || landmarks.backup_log.is_some();
    let is_named = input.package.detection.extension.as_deref() == Some("dmimport");
    if is_named && !is_sure && !input.package.archive.is_empty() {
        found.archive(format_args!(
            "The file is named like an export and has no Package.xml at its root."
        ));
    }
}

fn missing_description(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if input.package.landmarks.description.is_none() {
        found.archive(format_args!(
            "The export has no Description.txt at its root."
        ));
    }
}

fn unknown_origin(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(xml) = input.xml else { return };
    if !origin(input).is_stated_anywhere(xml) {
        found.entry(
            input.entry,
            format_args!(
                "Neither this file nor Description.txt says from which DataMiner version the export comes."
            ),
        );
    }
}
