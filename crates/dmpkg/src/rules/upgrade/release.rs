//! Which release of DataMiner an upgrade brings.

use super::super::inputs::{ArchiveInput, PackageInput};
use super::super::quoted::Quoted;
use super::super::version::{AgentVersion, is_digits};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use crate::detect::ends_with;
use crate::{DocumentContent, DocumentKind, PackageKind};

pub(super) const NO_PREREQUISITES: Rule = Rule {
    id: "upgrade/no-prerequisites",
    severity: Severity::Warning,
    title: "The checks before the upgrade are missing",
    condition: "A full upgrade to DataMiner 10.1.8 or later, by its file name or Description.txt, has no library in the folder Prerequisites of Update.zip. Web upgrades, updates, rollbacks and upgrades that do not tell what they are never fire.",
    why: "Full upgrades bring checks that refuse the upgrade where it would fail. Somebody took them out.",
    fix: "Use the original package.",
    references: &[references::RELEASE_10_1_8, references::PREPARING_UPGRADES],
    kinds: Kinds::Only(&[PackageKind::Upgrade]),
    checks: &[Check::Package(
        &[DocumentKind::Description],
        no_prerequisites,
    )],
};

pub(super) const UNUSUAL_FILE_NAME: Rule = Rule {
    id: "upgrade/unusual-file-name",
    severity: Severity::Note,
    title: "The file is not named like an upgrade",
    condition: "The name of a .dmupgrade file does not begin like “DataMiner 10.4.9.0-14794 Full Upgrade” or the same with (CU1) behind the version and Web for Full. VerifyClusterPorts, NATSMigration and cassandra-binaries- never fire.",
    why: "Kind and version of the upgrade cannot be told from its name.",
    fix: "Keep the file name that the vendor gave it.",
    references: &[references::UPGRADE_STORAGE],
    kinds: Kinds::UPGRADES,
    checks: &[Check::Archive(unusual_file_name)],
};

/// The first release whose full upgrades bring checks.
const WITH_CHECKS: AgentVersion = AgentVersion::new(10, 1, 8);
/// Parts of the names of packages that are named otherwise, in lower case.
const OTHER_NAMES: &[&str] = &["verifyclusterports", "natsmigration", "cassandra-binaries-"];

fn no_prerequisites(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let package = input.package;
    let descriptions = input.documents(|content| match content {
        DocumentContent::Description(description) => Some(description),
        _ => None,
    });
    let lines = descriptions.flat_map(|(_, description)| &description.text);
    let mut texts: Vec<&str> = lines.map(|line| &*line.value).take(LINES).collect();
    texts.insert(0, &package.file_name);
    let is = |kind: &str| {
        let short = format!("upgrade ({kind})");
        let long = format!("{kind} upgrade");
        let mut texts = texts.iter().map(|text| crate::lower_case(text));
        texts.any(|text| text.contains(&short) || text.contains(&long))
    };
    if is("web") {
        return;
    }
    let version = texts.iter().find_map(|text| version(text));
    let (true, Some((text, version))) = (is("full"), version) else {
        return found.skip("Neither file name nor Description.txt tell that it is a full upgrade, and to which version.");
    };
    if version.is_below(&WITH_CHECKS) {
        return;
    }
    let update = package.landmarks.update_zip;
    let inside = update.and_then(|update| input.inside(update));
    let (Some(inside), Some(entry)) = (
        inside,
        update.and_then(|update| package.archive.entry(update)),
    ) else {
        return found.skip("Update.zip was not opened.");
    };
    let mut files = inside.assemblies.iter();
    let has_checks = files.any(|file| {
        let path = crate::lower_case(file.path.0.last().map_or("", String::as_str));
        path.starts_with("prerequisites/") && path.ends_with(".dll")
    });
    if !has_checks {
        found.entry(
            entry,
            format_args!(
                "The upgrade to {} has no checks in the folder Prerequisites.",
                Quoted(text)
            ),
        );
    }
}

/// Lines of Description.txt in which the release is looked for.
const LINES: usize = 20;

/// The first version in a text, as it stands there.
fn version(text: &str) -> Option<(&str, AgentVersion)> {
    let mut words = text.split_whitespace();
    words.find_map(|word| {
        let numbers = word.split('(').next().unwrap_or(word);
        let version = AgentVersion::parse(numbers)?;
        (numbers.split('.').count() >= 3).then_some((word, version))
    })
}

fn unusual_file_name(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let name = &input.package.file_name;
    let lower = crate::lower_case(name);
    let is_other = OTHER_NAMES.iter().any(|other| lower.contains(other));
    if ends_with(name, "dmupgrade") && !is_other && !is_usual(&lower) {
        found.archive(format_args!(
            "The name {} tells neither kind nor version of the upgrade.",
            Quoted(name)
        ));
    }
}

/// Whether a name, in lower case, begins like that of a release.
fn is_usual(name: &str) -> bool {
    let Some((version, rest)) = name
        .strip_prefix("dataminer ")
        .and_then(|it| it.split_once('-'))
    else {
        return false;
    };
    let (numbers, update) = match version.split_once('(') {
        Some((numbers, update)) => (numbers.trim_end(), update.strip_suffix(')')),
        None => (version, Some("cu0")),
    };
    let is_update = update
        .and_then(|update| update.strip_prefix("cu"))
        .is_some_and(is_digits);
    let are_four = numbers.split('.').count() == 4 && numbers.split('.').all(is_digits);
    let (build, kind) = rest.split_once(' ').unwrap_or_default();
    let is_kind = kind.starts_with("full upgrade") || kind.starts_with("web upgrade");
    are_four && is_update && is_digits(build) && is_kind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_releases_have_a_form() {
        for name in [
            "dataminer 10.4.9.0-14794 full upgrade.dmupgrade",
            "dataminer 10.4.9.0(cu1)-14794 web upgrade (rc).dmupgrade",
            "dataminer 10.4.9.0 (cu12)-14794 full upgrade ger-1.dmupgrade",
        ] {
            assert!(is_usual(name), "{name}");
        }
        for name in [
            "dataminer 10.4.9-14794 full upgrade.dmupgrade",
            "dataminer 10.4.9.0 full upgrade.dmupgrade",
            "dataminer 10.4.9.0-14794.dmupgrade",
            "dataminer 10.4.9.0-14794 upgrade.dmupgrade",
            "dataminer 10.4.9.0(1)-14794 full upgrade.dmupgrade",
            "10.4.9.0-14794 full upgrade.dmupgrade",
        ] {
            assert!(!is_usual(name), "{name}");
        }
    }

    #[test]
    fn a_version_is_found_in_a_text() {
        let told = |text| version(text).map(|(word, _)| word);
        assert_eq!(
            told("DataMiner 10.4.9.0(CU1)-14794 Full"),
            Some("10.4.9.0(CU1)-14794")
        );
        assert_eq!(told("Upgrade to 10.4.9 CU1"), Some("10.4.9"));
        assert_eq!(told("DataMiner 10.4 Upgrade 2"), None);
    }
}
