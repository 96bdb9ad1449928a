//! The files without which there is no upgrade.

use super::super::inputs::{ArchiveInput, PackageInput};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use crate::effects::is_update_zip;

pub(super) const MISSING_DESCRIPTION: Rule = Rule {
    id: "upgrade/missing-description",
    severity: Severity::Error,
    title: "Description.txt is missing",
    condition: "No Description.txt lies at the root, in any letter case.",
    why: "The agent expects it, and shows it as the title of the upgrade.",
    fix: "Add Description.txt.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::UPGRADES,
    checks: &[Check::Archive(missing_description)],
};

pub(super) const MISSING_UPDATE_ZIP: Rule = Rule {
    id: "upgrade/missing-update-zip",
    severity: Severity::Error,
    title: "Update.zip is missing",
    condition: "No Update.zip lies at the root, in any letter case. One that cannot be opened is told by the rules on archives.",
    why: "It holds all that is installed and the instructions to do so.",
    fix: "Obtain the complete package.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::UPGRADES,
    checks: &[Check::Archive(missing_update_zip)],
};

pub(super) const MISSING_INSTALLER: Rule = Rule {
    id: "upgrade/missing-installer",
    severity: Severity::Error,
    title: "SLUpgrade.dll is missing",
    condition: "Neither SLUpgrade.dll nor SLUpgrade64.dll lies at the root. One of them is enough.",
    why: "The agent runs the upgrade with this library.",
    fix: "Obtain the complete package.",
    references: &[references::UPGRADE_LAYOUT, references::RELEASE_10_2_2],
    kinds: Kinds::UPGRADES,
    checks: &[Check::Archive(missing_installer)],
};

pub(super) const MISSING_INSTRUCTIONS: Rule = Rule {
    id: "upgrade/missing-instructions",
    severity: Severity::Error,
    title: "UpdateContent.txt is missing",
    condition: "No UpdateContent.txt lies at the root of Update.zip, in any letter case.",
    why: "Without instructions the upgrade has nothing to do.",
    fix: "Add UpdateContent.txt to Update.zip.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::UPGRADES,
    checks: &[Check::Package(&[], missing_instructions)],
};

fn missing_description(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if lacks(input, input.package.landmarks.description.is_none(), found) {
        found.archive(format_args!("The package has no Description.txt."));
    }
}

fn missing_update_zip(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if lacks(input, input.package.landmarks.update_zip.is_none(), found) {
        found.archive(format_args!("The package has no Update.zip."));
    }
}

fn missing_installer(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if lacks(input, input.package.landmarks.sl_upgrade.is_none(), found) {
        found.archive(format_args!(
            "The package has neither SLUpgrade.dll nor SLUpgrade64.dll."
        ));
    }
}

/// Whether a file is missing where the list of files can tell. A package in a folder of its own has none
/// of them where they are looked for, which another rule tells.
fn lacks(input: &ArchiveInput<'_>, is_missing: bool, found: &mut Found<'_>) -> bool {
    if !is_missing || input.package.detection.inside_folder.is_some() {
        return false;
    }
    let cut = input.cut_list();
    if let Some(because) = cut {
        found.skip(because);
    }
    cut.is_none()
}

fn missing_instructions(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some(update) = input.package.landmarks.update_zip else {
        return found.skip("The package has no Update.zip.");
    };
    let (Some(inside), Some(entry)) = (input.inside(update), input.package.archive.entry(update))
    else {
        return found.skip("Update.zip was not opened.");
    };
    if !is_update_zip(inside) {
        found.entry(
            entry,
            format_args!("Update.zip has no UpdateContent.txt at its root."),
        );
    }
}
