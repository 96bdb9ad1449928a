//! Files that are copied over the folder of the agent.

use dmpkg_archive::Entry;

use crate::effects::Part;
use crate::lower_case;
use crate::rules::inputs::PackageInput;
use crate::rules::names::junk_in;
use crate::rules::words::{listed, shortened};
use crate::rules::{Check, Found, Kinds, Rule, Severity, installer, references};

pub(super) const IGNORED_COMPANION_FOLDER: Rule = Rule {
    id: "content/ignored-companion-folder",
    severity: Severity::Warning,
    title: "Companion file that nobody installs",
    condition: "A file below CompanionFiles is not below CompanionFiles/Skyline DataMiner, although the default installer is called. Silent when AppInstallContent/InstallOptions.json is there, whose installer knows other folders. Skipped when code of the package installs the content.",
    why: "The default installer only knows the folder Skyline DataMiner, so that the file reaches no agent.",
    fix: "Move the file below CompanionFiles/Skyline DataMiner, or leave it out.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], ignored)],
};

pub(super) const OVERWRITES_CORE_FILE: Rule = Rule {
    id: "content/overwrites-core-file",
    severity: Severity::Warning,
    title: "A part of DataMiner itself is replaced",
    condition: "A companion file goes to Files/SL*.exe, to DataMiner.xml, DMS.xml, DB.xml, MaintenanceSettings.xml, Security.xml or a .lic in the main folder, or to a web.config below Webpages. Letter case does not matter. Skipped when code of the package installs the content.",
    why: "The file of the agent is overwritten without a question, with its settings, users or licence, or with another version of the program.",
    fix: "Remove the file from the package.",
    references: &[references::SDK],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], overwrites_core)],
};

pub(super) const COMPANION_FILES_OVERWRITE: Rule = Rule {
    id: "content/companion-files-overwrite",
    severity: Severity::Note,
    title: "Files are copied over those of the agent",
    condition: "Files lie below CompanionFiles/Skyline DataMiner. One finding lists where they go. Skipped when code of the package installs the content.",
    why: "Files of the same name on the agent are replaced, whatever they hold.",
    fix: "Look through the list before you install.",
    references: &[references::SDK],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], overwrite)],
};

/// Files with settings in the main folder of an agent, in lower case.
const SETTINGS: &[&str] = &[
    "dataminer.xml",
    "dms.xml",
    "db.xml",
    "maintenancesettings.xml",
    "security.xml",
];

fn ignored(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.paths().has("AppInstallContent/InstallOptions.json") {
        return;
    }
    let files = input.paths().below("AppInstallContent/CompanionFiles");
    let ignored = files.filter(|file| {
        !matches!(Part::of(file.key), Some(Part::Companion(_))) && junk_in(file.key).is_none()
    });
    let ignored: Vec<_> = ignored.collect();
    if ignored.is_empty() || !installer::is_default(input, found) {
        return;
    }
    for file in ignored {
        if let Some(entry) = file.of(&input.package.archive) {
            found.entry(
                entry,
                format_args!("The file is not below CompanionFiles/Skyline DataMiner."),
            );
        }
    }
}

/// The companion files, each with its path below the main folder of the agent.
fn companions<'a>(input: &PackageInput<'a>) -> Vec<(Entry<'a>, String)> {
    let archive = &input.package.archive;
    let files = input
        .paths()
        .below("AppInstallContent/CompanionFiles/Skyline DataMiner");
    let companions = files.filter_map(|file| {
        let entry = archive.entry(file.entry)?;
        match Part::of(&entry.name().path()) {
            Some(Part::Companion(target)) => Some((entry, target)),
            _ => None,
        }
    });
    companions.collect()
}

fn overwrites_core(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut companions = companions(input);
    companions.retain(|(_, target)| is_core(&lower_case(target)));
    if companions.is_empty() || !installer::is_default(input, found) {
        return;
    }
    for (entry, target) in companions {
        found.entry(
            entry,
            format_args!(
                "The file replaces “C:\\Skyline DataMiner\\{}”.",
                shortened(&target)
            ),
        );
    }
}

/// Whether a path below the main folder of an agent, in lower case and with `\`, is that of a part of
/// DataMiner itself.
fn is_core(target: &str) -> bool {
    let (folder, name) = target.rsplit_once('\\').unwrap_or(("", target));
    match folder {
        "" => SETTINGS.contains(&name) || name.ends_with(".lic"),
        "files" => name.starts_with("sl") && name.ends_with(".exe"),
        _ => {
            let top = folder.split('\\').next();
            top == Some("webpages") && name == "web.config"
        }
    }
}

fn overwrite(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let companions = companions(input);
    let Some((first, _)) = companions.first() else {
        return;
    };
    if !installer::is_default(input, found) {
        return;
    }
    let targets: Vec<&str> = companions
        .iter()
        .map(|(_, target)| target.as_str())
        .collect();
    let message = format_args!(
        "In C:\\Skyline DataMiner the package replaces: {}.",
        listed(&targets)
    );
    match companions.len() {
        1 => found.entry(*first, message),
        _ => found.archive(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_data_miner_are_known_by_their_place() {
        for (target, core) in [
            ("files\\slnet.exe", true),
            ("files\\slnet.dll", false),
            ("files\\other.exe", false),
            ("files\\a\\slnet.exe", false),
            ("dataminer.xml", true),
            ("db.xml", true),
            ("documents\\db.xml", false),
            ("dataminer.lic", true),
            ("documents\\a.lic", false),
            ("webpages\\web.config", true),
            ("webpages\\root\\a\\web.config", true),
            ("documents\\webpages\\web.config", false),
            ("webpages\\public\\a.config", false),
        ] {
            assert_eq!(is_core(target), core, "{target}");
        }
    }
}
