//! Packages with the layout of an upgrade: `Update.zip` and the library that runs it.

use super::application::application;
use super::builder::PackageBuilder;
use super::protocol::protocol;
use crate::content::{Library, crlf, library};

/// The subject that the vendor's installer library carries.
const SUBJECT: &str = "Skyline Communications (demo fixture)";

/// The smallest good upgrade: it replaces one file.
pub fn upgrade() -> PackageBuilder {
    outer(
        "Demo Upgrade",
        replacing(
            "Tools",
            "Tools/demo-readme.txt",
            "A demo upgrade put this file here.\n",
        ),
    )
}

/// A full upgrade: 64-bit installer, checks before, lists of files, many steps, actions at the next start.
pub fn full_upgrade() -> PackageBuilder {
    let update = PackageBuilder::new()
        .entry("UpdateContent.txt", crlf(FULL_STEPS))
        .entry("FilesToDelete.txt", crlf("C:\\Skyline DataMiner\\Tools\\old-demo-*.txt\nC:\\Skyline DataMiner\\Files\\DemoOld.dll\n"))
        .entry("FilesToLeave.txt", crlf("C:\\Skyline DataMiner\\Tools\\old-demo-keep.txt\n"))
        .entry("Prerequisites/VerifyOSVersion.dll", library("VerifyOSVersion"))
        .entry("Prerequisites/VerifyClusterPorts.dll", library("VerifyClusterPorts"))
        .entry("Files/DemoWeather.dll", library("DemoWeather"))
        .entry("Tools/demo-helper.js", "WScript.Echo('demo');\n")
        .entry("Tools/DemoStation.1.0.0.dmapp", application())
        .entry("WebPages/Demo/index.html", "<!doctype html><title>Demo</title>\n")
        .entry("Root/Demo.xml", "<Demo/>\n")
        .entry("Upgrades/StartUpActions/StartUpActions.txt", crlf("Sync \"C:\\Skyline DataMiner\\Documents\"\nStartElement \"Demo Station\"\n"))
        .entry("Upgrades/UpgradeActions/DemoAction/DemoAction.exe", library("DemoAction"));
    outer("DataMiner 10.4.9.0-14794 Full Upgrade", update)
        .entry("SLUpgrade64.dll", installer("SLUpgrade64"))
}

/// An upgrade of the web applications only.
pub fn web_upgrade() -> PackageBuilder {
    outer(
        "DataMiner 10.5.12.0-16000 Web Upgrade",
        replacing(
            "WebPages",
            "WebPages/Demo/index.html",
            "<!doctype html><title>Demo</title>\n",
        ),
    )
}

/// An update: an upgrade that fits one base build only.
pub fn update() -> PackageBuilder {
    upgrade().inside("Update.zip", |update| {
        update.edit(
            "UpdateContent.txt",
            "Lock",
            "SetOption IsUpdate-14794\r\nLock",
        )
    })
}

/// The package that an upgrade leaves behind on the agent.
pub fn rollback() -> PackageBuilder {
    upgrade().replace(
        "Description.txt",
        crlf("Rollback of the upgrade that was executed on 2025-06-02 08:30:00.\nContains all replaced files.\n"),
    )
}

/// An application package in the layout used before DataMiner 10.0.11; it deletes rather than installs.
pub fn legacy_application() -> PackageBuilder {
    let update = PackageBuilder::new()
        .entry(
            "FilesToDelete.txt",
            crlf("c:\\skyline dataminer\\Documents\\Demo Weather Station\\*.*\n"),
        )
        .entry(
            "UpdateContent.txt",
            crlf("Lock\nDisable\nKill\nIIS Stop\nDelete\nEnable\nUnlock\nIIS Start\nStart"),
        );
    outer("Demo Cleanup", update).replace(
        "Description.txt",
        format!("Demo Cleanup package version: 1.0.0\r\n{}", "-".repeat(45)),
    )
}

/// An upgrade with steps that are not documented or not known, a step that cannot work where it stands, and
/// actions at the next start that nothing puts in their place.
pub fn odd_upgrade() -> PackageBuilder {
    let update = PackageBuilder::new()
        .entry("UpdateContent.txt", ODD_STEPS)
        .entry(
            "Prerequisites/VerifyDemoWeather.dll",
            library("VerifyDemoWeather"),
        )
        .entry("Tools/demo-helper.ps1", "Write-Output 'demo'\r\n")
        .entry(
            "MIBs/DEMO-WEATHER-MIB.mib",
            "DEMO-WEATHER-MIB DEFINITIONS ::= BEGIN\nEND\n",
        )
        .entry(
            "Upgrades/StartUpActions/StartUpActions.txt",
            "SetAsProduction \"Demo Rain Gauge\\1.0.0.1\"\nWaterFlowers \"north\"\n",
        );
    outer("Demo Odd Upgrade", update)
}

/// An application package in the layout used before DataMiner 10.0.11 that empties folders of the agent and brings
/// things of the older form.
pub fn rich_legacy_application() -> PackageBuilder {
    legacy_application().inside("Update.zip", |update| {
        update
            .replace("FilesToDelete.txt", crlf(OLD_FILES))
            .replace(
                "UpdateContent.txt",
                "Lock\nDisable\nKill\nDelete\nUpdate Protocols\nUpdate Reports\nUpdate Aggregation\nEnable\nUnlock\nStart\n",
            )
            .entry("FilesToLeave.txt", "C:\\Skyline DataMiner\\Elements\\Demo Keep\\*.*\n")
            .entry("Protocols/Demo Rain Gauge/1.0.0.1/Protocol.xml", crate::content::SMALLEST_PROTOCOL)
            .entry("Protocols/Demo Rain Gauge/Production/Protocol.xml.lnk", "L\0\0\0")
            .entry("Reports/Demo Rain.asp", "<% Response.Write \"rain\" %>\n")
            .entry("Reports/Demo Wind.aspx", "<%@ Page Language=\"C#\" %>\n")
            .entry("Aggregation/Demo Mean.xml", "<?xml version=\"1.0\"?>\n<Rule name=\"Demo Mean\" />\n")
            .entry("Upgrades/Demo Rain Gauge 1.0.0.1.dmprotocol", protocol())
    })
}

fn outer(description: &str, update: PackageBuilder) -> PackageBuilder {
    PackageBuilder::new()
        .entry("Description.txt", format!("{description}\r\n"))
        .entry("SLUpgrade.dll", installer("SLUpgrade"))
        .entry("Update.zip", update)
}

/// The library that runs the upgrade; a reader that looks for the vendor's name in its certificate finds it.
fn installer(name: &str) -> Vec<u8> {
    Library::native(name, [10, 4, 0, 1])
        .signed_by(SUBJECT)
        .build()
}

fn replacing(folder: &str, path: &str, content: &str) -> PackageBuilder {
    let steps = format!("Lock\nDisable\nKill\nUpdate {folder}\nEnable\nUnlock\nStart\n");
    PackageBuilder::new()
        .entry("UpdateContent.txt", crlf(&steps))
        .entry(path, content)
}

const FULL_STEPS: &str = "\
SetOption KillIE
AddRollbackAction Start
Lock
Disable
Kill
IIS Stop
Delete
Update Root
Update Files
Update Tools
Update WebPages
Update Upgrades
UpgradeDB
Register
ExecuteUpgradeActions
Enable
Unlock
SLEEP 5
JS 60 demo-helper.js
IIS Start
Start
InstallApp Tools\\DemoStation.1.0.0.dmapp
";

const ODD_STEPS: &str = "\
SetOption REBOOT
setoption NoRollback
SetOption DemoOption
Teleport north
HardKill
Disable
InstallApp .\\Demo.dmapp
PS demo-helper.ps1 -station north
Update Tools
Update Views
Delete
ExecuteUpgrade LASTROLLBACK
";

const OLD_FILES: &str = "\
c:\\skyline dataminer\\Views.xml
c:\\skyline dataminer\\Elements
c:\\skyline dataminer\\Elements\\*.*
C:\\Skyline DataMiner\\ELEMENTS\\*
c:/skyline dataminer/Services/*.*
c:\\skyline dataminer\\Tools\\old-*.txt
D:\\Demo Data\\*.*
Demo Relative\\a.txt
";
