//! The cases of the family: the smallest upgrade, under a name that tells nothing.

use dmpkg_fixtures::content::{Library, library};
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, check, demand, lines};

const UPDATE: &str = "Update.zip";
const STEPS: &str = "UpdateContent.txt";
const DELETED: &str = "FilesToDelete.txt";

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

#[test]
fn only_names_of_releases_are_usual() {
    let fires = |file_name: &str| {
        let findings = check(file_name, &package::upgrade().build()).list();
        findings
            .iter()
            .any(|it| it.rule == "upgrade/unusual-file-name")
    };
    for name in [
        "Demo.dmupgrade",
        "DataMiner 10.4.9.0 Full Upgrade.DMUPGRADE",
    ] {
        assert!(fires(name), "{name}");
    }
    for name in [
        "DataMiner 10.4.9.0-14794 Full Upgrade.dmupgrade",
        "VerifyClusterPorts (1).dmupgrade",
        "NATSMigration.dmupgrade",
        "cassandra-binaries-3.11.dmupgrade",
        "Demo.zip",
        "Demo.dmapp",
        "Demo.dmupdate",
    ] {
        assert!(!fires(name), "{name}");
    }
}

#[test]
fn an_update_zip_is_judged_by_itself_as_well() {
    let update = PackageBuilder::new().entry(STEPS, "Lock\n\n  Teleport\nUpdate Tools\n");
    let findings = check(UPDATE, &update.build());
    let mut lines = lines(&findings);
    lines.retain(|line| line.contains(" upgrade/"));
    assert_eq!(
        lines,
        [
            "warning upgrade/unknown-instruction UpdateContent.txt:3: “Teleport” is no known instruction.",
            "warning upgrade/unbalanced-lock UpdateContent.txt:1: No Unlock follows this Lock.",
            "warning upgrade/update-without-folder UpdateContent.txt:4: “Update Tools” names a folder in which nothing lies in Update.zip.",
            "note upgrade/no-delete-list : There is no FilesToDelete.txt.",
        ]
    );
}

pub(in super::super) fn cases() -> Vec<Case> {
    let parts = [
        files(),
        installer(),
        instructions(),
        running(),
        options(),
        lists(),
        deletion(),
        folders(),
        release(),
    ];
    parts.into_iter().flatten().collect()
}

fn files() -> Vec<Case> {
    let whole = package::upgrade;
    vec![
        case(
            "upgrade/missing-description",
            whole().without("Description.txt"),
            whole().rename("Description.txt", "description.TXT"),
        ),
        case(
            "upgrade/missing-update-zip",
            whole().without(UPDATE),
            whole().rename(UPDATE, "update.zip"),
        ),
        case(
            "upgrade/missing-installer",
            whole().without("SLUpgrade.dll"),
            whole().rename("SLUpgrade.dll", "SLUpgrade64.dll"),
        ),
        case(
            "upgrade/missing-instructions",
            whole().inside(UPDATE, |update| {
                update.rename(STEPS, "Tools/UpdateContent.txt")
            }),
            whole().inside(UPDATE, |update| update.rename(STEPS, "UPDATECONTENT.TXT")),
        ),
    ]
}

fn installer() -> Vec<Case> {
    let with = |library: Library| package::upgrade().replace("SLUpgrade.dll", library.build());
    let library = || Library::native("SLUpgrade", [10, 4, 0, 1]);
    vec![
        case(
            "upgrade/unsigned-installer",
            with(library()),
            with(library().signed_by("Skyline Communications NV")),
        ),
        case(
            "upgrade/unsigned-installer",
            with(library().signed_by("Demo Communications")),
            with(library().x64().signed_by("Skyline Communications")),
        ),
        case(
            "upgrade/unsigned-installer",
            package::upgrade().entry("SLUpgrade64.dll", library().build()),
            package::upgrade().inside(UPDATE, |update| {
                update.entry("Tools/SLUpgrade.dll", library().build())
            }),
        ),
    ]
}

fn instructions() -> Vec<Case> {
    vec![
        case(
            "upgrade/unknown-instruction",
            steps("Update Tools\nTeleport north"),
            steps("update Tools\n\n \nHARDKILL\nStart\nChange_DMA_Id\nIIS Start"),
        ),
        case(
            "upgrade/unknown-instruction",
            steps("# tools\nUpdate Tools"),
            steps("Update Tools"),
        ),
        case(
            "upgrade/wrong-argument-count",
            steps("Update Tools\nSLEEP soon"),
            steps("Update Tools\nSLEEP 5\nHardKill a b c\nStart"),
        ),
        case(
            "upgrade/wrong-argument-count",
            steps("Update Tools\nIIS Restart"),
            steps("Update Tools\nIIS stop\niis start"),
        ),
        case(
            "upgrade/non-latin-instructions",
            steps("Update Tools\nDelete caf\u{e9}.txt"),
            steps("\u{feff}Update Tools\nDelete cafe.txt"),
        ),
        case(
            "upgrade/unbalanced-lock",
            steps("Unlock\nUpdate Tools\nLock"),
            steps("lock\nUpdate Tools\nUNLOCK"),
        ),
        case(
            "upgrade/unbalanced-disable",
            steps("Disable\nUpdate Tools"),
            steps("Disable\nUpdate Tools\nEnable"),
        ),
        case(
            "upgrade/missing-step-file",
            steps("Update Tools\nExecute 60 demo.exe /s"),
            steps(
                "Update Tools\nExecute 60 cmd.exe /c\nJS 5 Tools\\DEMO-readme.txt\nPS SLDemo.ps1",
            ),
        ),
        case(
            "upgrade/missing-step-file",
            steps("Update Tools\nInstallApp .\\Demo.dmapp"),
            steps("Update Tools\nExecuteUpgrade LASTROLLBACK\nInstallApp C:\\Demo.dmapp"),
        ),
    ]
}

fn running() -> Vec<Case> {
    vec![
        case(
            "upgrade/kill-without-start",
            steps("Start\nKill\nUpdate Tools"),
            steps("SetOption REBOOT\nKill\nUpdate Tools"),
        ),
        case(
            "upgrade/kill-without-start",
            steps("Kill\nStart\nHardKill\nUpdate Tools"),
            steps("Kill\nHardKill\nUpdate Tools\nStart force"),
        ),
        case(
            "upgrade/iis-not-restarted",
            steps("IIS Start\nIIS Stop\nUpdate Tools"),
            steps("IIS Stop\nUpdate Tools\nIIS Start"),
        ),
        case(
            "upgrade/install-app-while-stopped",
            steps("Update Tools\nDisable\nEnable\nInstallApp C:\\Demo.dmapp\nStart"),
            steps(
                "InstallApp C:\\Demo.dmapp\nUpdate Tools\nKill\nStart\nInstallApp C:\\Demo.dmapp",
            ),
        ),
        case(
            "upgrade/stops-system",
            steps("Update Tools\nIIS Stop\nIIS Start"),
            steps("Update Tools\nIIS Start"),
        ),
    ]
}

fn options() -> Vec<Case> {
    vec![
        case(
            "upgrade/ineffective-norollback",
            steps("setoption norollback\nUpdate Tools"),
            steps("SetOption SKIPSNMP\nUpdate Tools"),
        ),
        case(
            "upgrade/reboots-server",
            steps("SetOption reboot\nUpdate Tools"),
            steps("SetOption KillIE\nUpdate Tools"),
        ),
        Case {
            // The option makes it an update.
            with: &["package/type-by-guess"],
            ..case(
                "upgrade/needs-base-build",
                steps("SetOption IsUpdate-14794\nUpdate Tools"),
                steps("SetOption UPGRADEID 1\nUpdate Tools"),
            )
        },
    ]
}

fn lists() -> Vec<Case> {
    let without_list = |path: &str| {
        deleting("C:\\Skyline DataMiner\\Tools\\old.txt")
            .inside(UPDATE, |update| update.without(path))
    };
    vec![
        case(
            "upgrade/no-delete-list",
            without_list(DELETED),
            deleting("C:\\Skyline DataMiner\\Tools\\old.txt"),
        ),
        case(
            "upgrade/no-keep-list",
            without_list("FilesToLeave.txt"),
            deleting("\r\n \r\n").inside(UPDATE, |update| update.without("FilesToLeave.txt")),
        ),
        case(
            "upgrade/delete-list-unused",
            deleting("C:\\Skyline DataMiner\\Tools\\old.txt").inside(UPDATE, |update| {
                update.edit(STEPS, "Delete", "Delete old.exe")
            }),
            deleting("").inside(UPDATE, |update| {
                update.edit(STEPS, "Delete", "Delete old.exe")
            }),
        ),
    ]
}

fn deletion() -> Vec<Case> {
    vec![
        case(
            "upgrade/delete-outside-dataminer",
            deleting("D:\\Demo\\*.*"),
            deleting("c:/SKYLINE dataminer/Tools/old.txt"),
        ),
        case(
            "upgrade/delete-outside-dataminer",
            deleting("\\\\server\\share\\demo.txt"),
            deleting("\"C:\\Skyline DataMiner\\Tools\\\""),
        ),
        case(
            "upgrade/delete-outside-dataminer",
            deleting("C:\\Skyline DataMiner\\Tools\\..\\..\\Windows"),
            deleting("C:\\Skyline DataMiner\\Tools\\..old"),
        ),
        case(
            "upgrade/delete-outside-dataminer",
            deleting("Tools\\..\\old.txt"),
            deleting("C:\\Skyline DataMiner\\Tools\\old.txt"),
        ),
        case(
            "upgrade/relative-delete-pattern",
            deleting("Tools\\old.txt"),
            deleting("C:\\Skyline DataMiner\\Tools\\old.txt"),
        ),
        case(
            "upgrade/deletes-main-folder",
            deleting("C:\\Skyline DataMiner\\*.*"),
            deleting("C:\\Skyline DataMiner\\*.log"),
        ),
        case(
            "upgrade/deletes-main-folder",
            deleting("d:\\"),
            deleting("C:\\Skyline DataMiner\\Tools\\*"),
        ),
        case(
            "upgrade/deletes-system-content",
            deleting("C:\\Skyline DataMiner\\Tools\\*\r\nC:\\Skyline DataMiner\\elements\\*"),
            deleting("C:\\Skyline DataMiner\\Tools\\Elements"),
        ),
        case(
            "upgrade/deletes-system-content",
            deleting("C:\\Skyline DataMiner\\Views.xml"),
            deleting("C:\\Skyline DataMiner\\Views.txt"),
        ),
    ]
}

fn folders() -> Vec<Case> {
    let with =
        |path: &str, text: &str| steps(text).inside(UPDATE, |update| update.entry(path, "demo"));
    const ACTIONS: &str = "Upgrades/StartUpActions/StartUpActions.txt";
    vec![
        case(
            "upgrade/folder-not-installed",
            with("MIBs/Demo.mib", "Update Tools"),
            with("mibs/Demo.mib", "Update Tools\nUpdate MIBs"),
        ),
        case(
            "upgrade/folder-not-installed",
            with(
                "MIBs/Demo.mib",
                "Update Tools\nAddRollbackAction Update MIBs",
            ),
            with("MIBs/Demo.mib", "Update Tools\nSetOption extractall"),
        ),
        case(
            "upgrade/folder-not-installed",
            with("Root/Demo.txt", "Update Tools"),
            with(
                "Mobile Gateway/Demo.txt",
                "Update Tools\nUpdate Mobile Gateway",
            ),
        ),
        case(
            "upgrade/folder-not-installed",
            with("Helpers/Demo.txt", "Update Tools\nExtract Other.exe")
                .inside(UPDATE, |update| update.entry("Other.exe", library("Other"))),
            with("Helpers/Demo.txt", "Update Tools\nExtract demo.TXT"),
        ),
        case(
            "upgrade/folder-not-installed",
            with("Helpers/Demo.txt", "Update Tools"),
            with(
                "Upgrades/UpgradeActions/Demo/Demo.exe.config",
                "Update Tools\nExecuteUpgradeActions",
            )
            .inside(UPDATE, |update| {
                update.entry("Prerequisites/Demo.txt", "demo")
            }),
        ),
        case(
            "upgrade/update-without-folder",
            steps("Update Tools\nUpdate Views"),
            steps("Update TOOLS\\"),
        ),
        case(
            "upgrade/update-without-folder",
            steps("Update Tools\nUpdate Root"),
            with("Demo.txt", "Update Tools\nUpdate Root"),
        ),
        case(
            "upgrade/startup-actions-not-installed",
            with(ACTIONS, "Update Tools"),
            with(ACTIONS, "Update Tools\nupdate UPGRADES"),
        ),
    ]
}

fn release() -> Vec<Case> {
    const CHECK: &str = "Prerequisites/VerifyDemo.dll";
    let checked =
        || package::upgrade().inside(UPDATE, |update| update.entry(CHECK, library("VerifyDemo")));
    let described = |text: &str| package::upgrade().replace("Description.txt", text);
    vec![
        Case {
            file_name: "DataMiner 10.4.9.0-14794 Full Upgrade.dmupgrade",
            ..case("upgrade/no-prerequisites", package::upgrade(), checked())
        },
        case(
            "upgrade/no-prerequisites",
            described("DataMiner 10.1.8.0 Upgrade (Full)"),
            described("DataMiner 10.1.7.0 Upgrade (Full)"),
        ),
        case(
            "upgrade/no-prerequisites",
            described("DataMiner 10.5.1\nFull Upgrade"),
            described("DataMiner 10.5.1 Web Upgrade, not a Full Upgrade"),
        ),
        case(
            "upgrade/no-prerequisites",
            described("DataMiner 10.5.1 Full Upgrade"),
            described("DataMiner Full Upgrade"),
        ),
    ]
}

/// The smallest upgrade with other instructions; the folder Tools lies in its Update.zip.
fn steps(text: &str) -> PackageBuilder {
    package::upgrade().inside(UPDATE, |update| update.replace(STEPS, text))
}

/// The smallest upgrade with both lists of files, of which one names this.
fn deleting(text: &str) -> PackageBuilder {
    steps("Delete\r\nUpdate Tools\r\n").inside(UPDATE, |update| {
        update
            .entry(DELETED, text)
            .entry("FilesToLeave.txt", "C:\\Skyline DataMiner\\Tools\\keep.txt")
    })
}

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo.dmupgrade",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}
