//! Application packages that are about their documents: rich, unusual and broken ones.

use super::application::{application, description};
use super::builder::PackageBuilder;
use super::test_package::test;
use crate::content::{
    LIBRARY_SCRIPT, QAOPS_SETTINGS, REPORT_SCRIPT, UNUSUAL_DEPLOYMENT_ACTIONS, WATCH_SCRIPT,
    library, utf16,
};

const UNITS: &str = "AppInstallContent/Assemblies/ProtocolScripts/DllImport/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll";

/// An application package with a script that has an action of every kind, and unusual deployment actions.
pub fn scripts() -> PackageBuilder {
    application()
        .entry(
            "AppInstallContent/Scripts/Demo Weather Watch/Script_Demo Weather Watch.xml",
            WATCH_SCRIPT,
        )
        .entry(
            "AppInstallContent/Scripts/Demo Weather Library/Script_Demo Weather Library.xml",
            LIBRARY_SCRIPT,
        )
        .entry(
            "AppInstallContent/Scripts/Demo Weather Report/Script_Demo Weather Report.xml",
            REPORT_SCRIPT,
        )
        .entry(UNITS, library("Demo.Weather.Units"))
        .replace(
            "AppInstallContent/DeploymentActions.xml",
            UNUSUAL_DEPLOYMENT_ACTIONS,
        )
        .replace(
            "Description.txt",
            description("Demo Station", "1.0.0", ITEMS),
        )
}

/// A test package whose configuration has the form that the template of the tools writes.
pub fn test_with_settings() -> PackageBuilder {
    test().entry("AppInstallContent/DmTest/qaops.config.xml", QAOPS_SETTINGS)
}

/// An application package whose documents are cut, empty, in other encodings, or not what they should be.
pub fn malformed_documents() -> PackageBuilder {
    let cut = |text: &str, at: &str| {
        let end = text.find(at).unwrap_or(text.len());
        text.get(..end).unwrap_or(text).to_owned()
    };
    application()
        .replace("AppInfo.xml", &b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<AppInfo>\n  <Name>Demo \xE9t\xE9</Name>\n  <Name>twice</Name>\n  <Version>1.0.0</Version>\n  <Configuration><Question>odd</Question></Configuration>\n</AppInfo>\n"[..])
        .edit("Scripts/Install.xml", "\t\t\t<Message />", "\t\t\t<Message>")
        .entry("Scripts/Config.xml", "Ask for the address of the station.\n")
        .entry("Scripts/Uninstall.xml", "")
        .replace("AppInstallContent/DeploymentActions.xml", cut(UNUSUAL_DEPLOYMENT_ACTIONS, "2.0.0.1"))
        .entry("AppInstallContent/Scripts/Demo Cut/Script_Demo Cut.xml", cut(WATCH_SCRIPT, "engine.ShowUI"))
        .entry("AppInstallContent/Scripts/Demo Wide/Script_Demo Wide.xml", utf16(&REPORT_SCRIPT.replace("utf-8", "utf-16")))
        .entry("AppInstallContent/DmTest/qaops.config.xml", "<Other><PerformPackageInstallation>perhaps")
        .entry("Demo Station.1.0.0.nuspec", "<package/>\n")
        .replace("Description.txt", &b"\x00\x01 package version\r\nFile Versions:\r\nno item\r\n\\:\r\nOdd\\:\r\n"[..])
}

/// The lines that builders of several years write.
const ITEMS: &[&str] = &[
    "Script\\Demo Weather Watch:1.0.0",
    "Script\\AppInstallContent\\Scripts\\Demo Weather Library",
    "Script\\Demo Weather Report:1.0.0",
    "Assembly\\C:\\Skyline DataMiner\\ProtocolScripts\\DllImport\\demo.weather.units\\1.2.0\\lib\\net48\\Demo.Weather.Units.dll for automationscript:Demo Weather Watch",
    "Assembly\\C:\\Skyline DataMiner\\ProtocolScripts\\DllImport\\demo.weather.units\\1.2.0\\lib\\net48\\Demo.Weather.Units.dll for protocol:Demo Weather Station",
    "CompanionFile\\C:\\Skyline DataMiner\\Documents\\readme.txt",
    "AppInstallContent\\Assemblies\\ProtocolScripts\\DllImport\\demo.weather.units\\1.2.0\\lib\\net48\\Demo.Weather.Units.dll",
    "Future\\Demo:1.0.0",
    "A remark between the items.",
];
