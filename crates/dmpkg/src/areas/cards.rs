//! Cards for the overview of a package: what lies in it that is no document.

use super::check::CHECKS_PAGE;
use super::{Area, check_name, check_of, folder_holds};
use crate::{Card, Fact, Inspected, PackageKind, Place, Value};

/// Folders and checks that a card lists.
const LISTED: usize = 100;

/// What tests are made of, by their folders.
const TESTS: [(&str, &str); 4] = [
    (
        "TestPackagePipeline",
        "PowerShell scripts, which run in the order of their numbers.",
    ),
    (
        "TestHarvesting",
        "What was collected when the package was built.",
    ),
    ("Tests", "Files of tests."),
    ("Dependencies", "Files that tests need."),
];

/// What lies in a package by its folders, and the checks that it brings. `inner` is what lies inside it.
pub(crate) fn cards(own: &Inspected, inner: &[Inspected]) -> Vec<Card> {
    let areas = own.plan.areas.as_slice();
    let cards = match own.kind {
        PackageKind::Backup => [areas_card("Parts of the agent", areas, &restored), None],
        PackageKind::Import => [areas_card("Contents by folder", areas, &imported), None],
        PackageKind::Test => [areas_card("Tests", areas, &tested), None],
        PackageKind::Upgrade
        | PackageKind::Update
        | PackageKind::Rollback
        | PackageKind::LegacyApplication => {
            let inner = inner.iter();
            let mut updates = inner.filter(|it| it.file_name.eq_ignore_ascii_case("Update.zip"));
            match updates.find(|it| it.address.0.len() == own.address.0.len() + 1) {
                Some(update) => [
                    areas_card("What Update.zip brings", &update.plan.areas, &replaced),
                    checks(update),
                ],
                None => [None, None],
            }
        }
        // An Update.zip by itself.
        _ => [areas_card("Folders", areas, &replaced), checks(own)],
    };
    cards.into_iter().flatten().collect()
}

fn areas_card(title: &str, areas: &[Area], hint: &dyn Fn(&str) -> String) -> Option<Card> {
    let mut card = Card::new(title);
    for area in areas.iter().take(LISTED) {
        let label = match area.name.is_empty() {
            true => "Files in no folder",
            false => &area.name,
        };
        card.push(Fact::new(label, Value::Text(area.amount())).hint(&hint(&area.name)));
    }
    let further = areas.len().saturating_sub(LISTED);
    if further > 0 {
        card.push(Fact::new("Further folders", Value::number(further)));
    }
    card.unless_empty()
}

fn restored(name: &str) -> String {
    match (name, folder_holds(name)) {
        ("", _) => "Settings in the main folder of the agent.".to_owned(),
        (_, Some(holds)) => format!("Holds {holds}."),
        (_, None) => "What this folder holds is not public.".to_owned(),
    }
}

fn imported(name: &str) -> String {
    match (name, folder_holds(name)) {
        ("", _) => "What describes the export.".to_owned(),
        (_, Some(holds)) => {
            format!("By its name: {holds}. The layout of import packages is not public.")
        }
        (_, None) => "The layout of import packages is not public.".to_owned(),
    }
}

fn tested(name: &str) -> String {
    let mut known = TESTS.iter();
    let known = known.find(|(folder, _)| folder.eq_ignore_ascii_case(name));
    match known {
        Some((_, hint)) => (*hint).to_owned(),
        None if name.is_empty() => "Settings for the QAOps system.".to_owned(),
        None => "A folder of its own.".to_owned(),
    }
}

fn replaced(name: &str) -> String {
    let folder = crate::lower_case(name);
    let holds = match folder.as_str() {
        "" => return "Instructions and lists of files.".to_owned(),
        "prerequisites" => return "Checks that run before the upgrade.".to_owned(),
        "root" => return "For the main folder, C:\\Skyline DataMiner.".to_owned(),
        _ => folder_holds(name),
    };
    match holds {
        Some(holds) => format!("For C:\\Skyline DataMiner\\{name}: {holds}."),
        None => format!("For C:\\Skyline DataMiner\\{name}."),
    }
}

/// The checks that run before an upgrade.
fn checks(update: &Inspected) -> Option<Card> {
    let mut card = Card::new("Checks before the upgrade");
    for file in &update.assemblies {
        let path = file.path.0.last().map_or("", String::as_str);
        let Some(name) = check_name(path).filter(|_| card.facts.len() < LISTED) else {
            continue;
        };
        let verifies = match check_of(name) {
            Some(verifies) => format!("Looks {verifies}."),
            None => "What it looks at is not documented.".to_owned(),
        };
        let place = Place {
            address: update.address.child(file.entry.0),
            path: file.path.clone(),
            position: None,
        };
        card.push(
            Fact::new(name, Value::Text(verifies))
                .hint(&format!(
                    "When a check fails, the upgrade is not accepted. The documentation: {CHECKS_PAGE}"
                ))
                .place(Some(place)),
        );
    }
    card.unless_empty()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::MemorySource;
    use dmpkg_fixtures::package::{self, PackageBuilder};

    use super::*;
    use crate::{Inspection, Package};

    fn told(file_name: &str, package: &PackageBuilder) -> Vec<String> {
        let source = Rc::new(MemorySource::new(package.build()));
        let package = Rc::new(Package::open(file_name, source).unwrap());
        let inspection = Inspection::of(&package);
        let (own, inner) = inspection.packages.split_first().unwrap();
        let cards = cards(own, inner);
        let facts = cards.iter().flat_map(|card| {
            let facts = card.facts.iter();
            facts.map(|fact| format!("{} / {}: {:?}", card.title, fact.label, fact.value))
        });
        facts.collect()
    }

    #[test]
    fn folders_and_checks_are_listed() {
        assert_eq!(
            told("a.dmupgrade", &package::full_upgrade())[..3],
            [
                "What Update.zip brings / Files in no folder: Text(\"3 files, 437 B\")",
                "What Update.zip brings / Files: Text(\"1 file, 2.0 KB\")",
                "What Update.zip brings / Prerequisites: Text(\"2 files, 4.0 KB\")",
            ]
        );
        assert_eq!(
            told("a.dmupgrade", &package::full_upgrade())[7..],
            [
                "Checks before the upgrade / VerifyOSVersion: Text(\"Looks whether the new version supports the Windows of the agent.\")",
                "Checks before the upgrade / VerifyClusterPorts: Text(\"Looks whether the agents reach each other on the ports that DataMiner uses.\")",
            ]
        );
        assert_eq!(
            told("a.dmbackup", &package::backup()),
            ["Parts of the agent / Files in no folder: Text(\"2 files, 226 B\")"]
        );
        assert_eq!(
            told("a.dmtest", &package::rich_test())[1],
            "Tests / Dependencies: Text(\"1 file, 36 B\")"
        );
        assert_eq!(told("a.dmapp", &package::application()), [""; 0]);
    }
}
