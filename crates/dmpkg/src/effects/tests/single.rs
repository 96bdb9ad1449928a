//! Single effects.

use dmpkg_fixtures::content::AppInfo;
use dmpkg_fixtures::package;

use super::{inspection, plan};
use crate::effects::{Action, Certainty, RestartKind, Stage};
use crate::{Block, PackageKind, Weight};

fn texts(plan: &crate::InstallPlan, stage: Stage) -> Vec<&str> {
    let effects = plan.effects.iter();
    let alike = effects.filter(|effect| effect.stage == stage);
    alike.map(|effect| effect.text.as_str()).collect()
}

#[test]
fn an_application_without_install_script_installs_nothing() {
    let plan = plan(
        "a.dmapp",
        &package::application().without("Scripts/Install.xml"),
    );
    assert_eq!(plan.certainty, Certainty::Unknown);
    assert_eq!(
        texts(&plan, Stage::OwnCode),
        ["installs nothing: Scripts/Install.xml is missing or cannot be read"]
    );
    assert_eq!(plan.restarts[0].what, RestartKind::Unknown);
}

#[test]
fn versions_may_stand_side_by_side() {
    let info = AppInfo::new("Demo Station", "1.0.0").with("AllowMultipleInstalledVersions", "TRUE");
    let package = package::application().replace("AppInfo.xml", info.build());
    assert_eq!(
        texts(&plan("a.dmapp", &package), Stage::Before)[1],
        "leaves earlier versions of this app as they are"
    );
}

#[test]
fn the_default_installer_fails_at_a_strange_folder_of_zips() {
    let package = package::application().entry("AppInstallContent/ZipFiles/Other/a.zip", "x");
    let plan = plan("a.dmapp", &package);
    let fails: Vec<_> = plan
        .effects
        .iter()
        .filter(|effect| effect.action == Action::Fail)
        .map(|effect| (effect.weight, effect.text.as_str()))
        .collect();
    assert_eq!(
        fails,
        [(
            Weight::Loud,
            "fails at a.zip: ZipFiles/Other is no folder that the default installer knows"
        )]
    );
}

#[test]
fn many_effects_alike_are_counted() {
    let package = (0..1500).fold(package::application(), |package, number| {
        let path = format!("AppInstallContent/CompanionFiles/Skyline DataMiner/a/{number}.txt");
        package.entry(&path, "x")
    });
    let plan = plan("a.dmapp", &package);
    let copies = texts(&plan, Stage::CompanionFiles);
    assert_eq!(copies.len(), 201);
    assert_eq!(copies[199], "copies 199.txt, over a file of the same name");
    assert_eq!(copies[200], "and 1,300 more of this kind");
    assert_eq!(plan.count(Stage::CompanionFiles, Action::Overwrite), 1500);
    assert_eq!(
        plan.summary()[0],
        "copies 1,500 companion files over those of the same name"
    );
}

#[test]
fn what_packages_inside_restart_counts_as_well() {
    let inner = package::application().entry(
        "AppInstallContent/Protocols/Demo Rain Gauge 1.0.0.1.dmprotocol",
        package::protocol(),
    );
    let outer = package::application().entry("AppInstallContent/AppPackages/inner.dmapp", inner);
    let plan = plan("a.dmapp", &outer);
    assert_eq!(plan.restarts.len(), 1);
    assert_eq!(plan.restarts[0].what, RestartKind::Elements);
    assert!(
        plan.restarts[0]
            .reason
            .starts_with("The package inner.dmapp inside: ")
    );
    assert_eq!(
        texts(&plan, Stage::Packages),
        ["installs the package Demo Station 1.0.0"]
    );
}

#[test]
fn an_upgrade_whose_update_zip_is_missing_or_broken_is_not_known() {
    for package in [
        package::upgrade().without("Update.zip"),
        package::upgrade().replace("Update.zip", "no archive"),
    ] {
        let plan = plan("a.dmupgrade", &package);
        assert_eq!(plan.certainty, Certainty::Unknown);
        assert_eq!(plan.restarts[0].what, RestartKind::Unknown);
        assert_eq!(
            texts(&plan, Stage::Upgrade),
            ["what it does could not be read: Update.zip is missing or cannot be opened"]
        );
    }
    let without =
        package::upgrade().inside("Update.zip", |update| update.without("UpdateContent.txt"));
    assert_eq!(
        texts(&plan("a.dmupgrade", &without), Stage::Upgrade),
        ["does nothing: there is no instruction in UpdateContent.txt"]
    );
}

#[test]
fn an_update_zip_has_the_plan_of_its_upgrade() {
    let inspection = inspection("a.dmupgrade", &package::full_upgrade());
    let outer = &inspection.packages[0].plan;
    let update = &inspection.packages[1];
    assert_eq!(update.kind, PackageKind::Unknown);
    assert_eq!(
        texts(outer, Stage::Upgrade),
        texts(&update.plan, Stage::Upgrade)
    );
    let areas: Vec<_> = update
        .plan
        .areas
        .iter()
        .map(|area| format!("{}: {}", area.name, area.amount()))
        .collect();
    assert_eq!(areas[0], ": 3 files, 437 B");
    assert_eq!(
        areas[1..3],
        ["Files: 1 file, 2.0 KB", "Prerequisites: 2 files, 4.0 KB"]
    );
}

#[test]
fn a_package_in_a_folder_is_not_found() {
    let plan = plan("a.zip", &package::zipped_with_folder());
    assert_eq!(plan.certainty, Certainty::Nothing);
    assert_eq!(
        texts(&plan, Stage::Before),
        [
            "installs nothing: everything lies in the folder “Demo Station”, where DataMiner does not look"
        ]
    );
    assert_eq!(plan.effects.len(), 1);
}

#[test]
fn the_sheet_says_first_what_matters() {
    let inspection = inspection("a.dmapp", &package::rich_legacy_application());
    let own = &inspection.packages[0];
    let sheet = own.plan.sheet(own);
    let Block::Card(card) = &sheet.blocks[0] else {
        panic!("the first block is {:?}", sheet.blocks[0]);
    };
    let facts: Vec<_> = card
        .facts
        .iter()
        .map(|fact| format!("{}: {:?}", fact.label, fact.value))
        .collect();
    assert_eq!(card.title, "In short");
    assert_eq!(
        facts[..3],
        [
            "Certainty: Text(\"derived from the package\")",
            "Folders that are emptied: Count(3)",
            "Deletes: Count(3)",
        ]
    );
    let titles: Vec<_> = sheet.blocks[1..]
        .iter()
        .map(|block| match block {
            Block::Steps(steps) => steps.title.as_str(),
            _ => "?",
        })
        .collect();
    assert_eq!(
        titles,
        [
            "Before",
            "Instructions of the upgrade",
            "What is deleted",
            "What it brings",
            "Without effect by itself"
        ]
    );
}

#[test]
fn own_code_is_said_first() {
    let inspection = inspection("a.dmapp", &package::custom_rich_application());
    let own = &inspection.packages[0];
    let sheet = own.plan.sheet(own);
    let Block::Notice(notice) = &sheet.blocks[0] else {
        panic!("the first block is {:?}", sheet.blocks[0]);
    };
    let place = notice.place.as_ref().unwrap();
    assert_eq!(place.path.to_string(), "Scripts/Install.xml");
    assert_eq!(place.position.map(|at| at.line), Some(20));
}

#[test]
fn reports_name_sources_by_path() {
    let plan = plan("a.dmprotocol", &package::protocol());
    let json = serde_json::to_value(&plan).unwrap();
    assert_eq!(
        json["effects"][1],
        serde_json::json!({
            "stage": "connectors",
            "action": "add",
            "text": "adds the connector Demo Rain Gauge 1.0.0.1, or overwrites it",
            "source": {"path": ["Protocol/Protocol.xml"]},
            "target": "C:\\Skyline DataMiner\\Protocols\\Demo Rain Gauge\\1.0.0.1",
            "weight": "change",
            "confidence": "documented",
            "hint": "When no other version of the connector is there, it becomes the production version, since DataMiner 10.4.10 and 10.5.0.",
            "count": 1,
        })
    );
}
