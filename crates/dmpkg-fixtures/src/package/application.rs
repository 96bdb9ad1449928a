//! Modern application packages (`.dmapp`).

use super::builder::{PackageBuilder, Separator};
use super::drawing::drawing;
use super::low_code::with_dom;
use super::protocol::protocol;
use super::web_export::{app_export, dashboard_export};
use crate::content::{
    AppInfo, CONFIG, CUSTOM_INSTALL, DASHBOARD, DEPLOYMENT_ACTIONS, INSTALL, LIBRARY_SCRIPT,
    Library, REPORT_SCRIPT, RICH_DEPLOYMENT_ACTIONS, UNINSTALL, crlf, library, station_svg,
    with_bom,
};

const INSTALLER: &str =
    "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll";
const UNITS: &str = "demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll";

/// The smallest good application package: `Demo Station` 1.0.0, default installer, no content but its actions.
pub fn application() -> PackageBuilder {
    named("Demo Station", "1.0.0")
}

/// An application package that uses every folder the default installer knows; `/` and `\` mixed.
pub fn rich_application() -> PackageBuilder {
    PackageBuilder::new()
        .entry("AppInfo.xml", AppInfo::new("Demo Weather Station", "1.2.0-CU3").build())
        .entry("Scripts/Install.xml", with_bom(&crlf(INSTALL)))
        .entry(INSTALLER, installer())
        .entry("AppInstallContent/AppPackages/01 Demo Base.1.0.0.dmapp", named("01 Demo Base", "1.0.0"))
        .entry("AppInstallContent/CompanionFiles/Skyline DataMiner/Documents/Demo Weather Station/station.svg", station_svg())
        .entry(
            &format!("AppInstallContent/Assemblies/ProtocolScripts/DllImport/{UNITS}"),
            units(),
        )
        .entry("AppInstallContent/Protocols/Demo Rain Gauge 1.0.0.1.dmprotocol", protocol())
        .entry("AppInstallContent/Protocols/Demo Weather Station/1.2.0.3/Protocol.xml", crate::content::RICH_PROTOCOL)
        .entry("AppInstallContent/Protocols/Demo Weather Station/1.2.0.3/Template_Storm.xml", ALARM_TEMPLATE)
        .entry("AppInstallContent/Protocols/Demo Weather Station/skyline_Demo Weather Station.vsdx", drawing())
        .entry("AppInstallContent/Scripts/Demo Weather Library/Script_Demo Weather Library.xml", LIBRARY_SCRIPT)
        .entry("AppInstallContent/Scripts/Demo Weather Report/Script_Demo Weather Report.xml", with_bom(REPORT_SCRIPT))
        .entry("AppInstallContent/Dashboards/Demo Weather.dmadb.json", with_bom(DASHBOARD))
        .entry("AppInstallContent/ZipFiles/Dashboard/Demo Weather.zip", dashboard_export())
        .entry("AppInstallContent/ZipFiles/LowCodeApp/Demo Weather App.zip", app_export())
        .entry("AppInstallContent/DeploymentActions.xml", RICH_DEPLOYMENT_ACTIONS)
        .entry("Description.txt", description("Demo Weather Station", "1.2.0-CU3", RICH_ITEMS))
        .separator(Separator::Mixed)
}

/// An application package with questions, unusual and unknown elements, scripts for configuring and uninstalling;
/// written on Windows: CRLF, byte order marks, `\`.
pub fn configured_application() -> PackageBuilder {
    let app_info = AppInfo::new("Demo Station", "1.0.1")
        .with("Description", "Weather &amp; more")
        .with("Build", "15")
        .with("MinWebVersion", "10.5.12 (CU0)")
        .with("Configuration", CONFIGURATION)
        .reversed()
        .build();
    application()
        .replace("AppInfo.xml", with_bom(&crlf(&app_info)))
        .replace(
            "Description.txt",
            crlf(&description("Demo Station", "1.0.1", &[])),
        )
        .entry("Scripts/Config.xml", with_bom(&crlf(CONFIG)))
        .entry(
            "Scripts/ConfigureDependencies/Demo.Weather.Units.dll",
            library("Demo.Weather.Units"),
        )
        .entry("Scripts/Uninstall.xml", with_bom(&crlf(UNINSTALL)))
        .separator(Separator::Backslash)
}

/// An application package whose install script does not call the default installer.
pub fn custom_application() -> PackageBuilder {
    let package = named("Demo Custom", "2.0.0")
        .replace("Scripts/Install.xml", CUSTOM_INSTALL)
        .without(INSTALLER)
        .entry(
            "AppInstallContent/Settings/stations.json",
            "[{\"name\": \"North\", \"height\": 12.5}]\n",
        );
    with_dom(package)
}

/// An application package with content in folders that the default installer knows, and one that it does not, whose
/// install script does not call it.
pub fn custom_rich_application() -> PackageBuilder {
    rich_application()
        .replace("Scripts/Install.xml", CUSTOM_INSTALL)
        .entry(
            "AppInstallContent/ZipFiles/Other/Demo Weather.zip",
            dashboard_export(),
        )
        .entry(
            "AppInstallContent/CompanionFiles/LCA/Demo/App.info.json",
            crate::content::APP_INFO_JSON,
        )
        .separator(Separator::Slash)
}

/// An application package with the two files that signing adds. The signature is not one: its bytes only begin so.
pub fn falsely_signed_application() -> PackageBuilder {
    application()
        .entry("Demo Station.1.0.0.nuspec", crlf(NUSPEC))
        .entry(
            ".signature.p7s",
            &b"\x30\x82\x01\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02 not a signature"[..],
        )
}

/// The text of `Description.txt` with these item lines.
pub(super) fn description(name: &str, version: &str, items: &[&str]) -> String {
    let dashes = "-".repeat(33);
    let mut text = format!(
        "{name} package version: {version}\n{dashes}\nPackage creation time: 2025-06-02 08:30:00\n{dashes}\nFile Versions:\n"
    );
    for item in items {
        text.push_str(item);
        text.push('\n');
    }
    text
}

pub(super) fn named(name: &str, version: &str) -> PackageBuilder {
    PackageBuilder::new()
        .entry("AppInfo.xml", AppInfo::new(name, version).build())
        .entry("Scripts/Install.xml", INSTALL)
        .entry(INSTALLER, installer())
        .entry(
            "AppInstallContent/DeploymentActions.xml",
            DEPLOYMENT_ACTIONS,
        )
        .entry("Description.txt", description(name, version, &[]))
}

/// A library with the name and a version of the default installer.
fn installer() -> Vec<u8> {
    Library::new("Skyline.DataMiner.Core.AppPackageInstaller", [2, 1, 0, 0]).build()
}

/// A library that says all that a library can say of itself, and needs some that are not in the package.
fn units() -> Vec<u8> {
    Library::new("Demo.Weather.Units", [1, 2, 0, 0])
        .references_with_token("Demo.Weather.Base", [3, 0, 0, 0], &[0xDE; 8])
        .references("SLNetTypes", [1, 0, 0, 0])
        .references("Skyline.DataMiner.Core.AppPackageInstaller", [2, 0, 0, 0])
        .framework(".NETFramework,Version=v4.8")
        .configuration("Debug")
        .strong_name(&[0x06; 160])
        .symbols(r"C:\Users\demo\Demo.Weather\obj\Debug\Demo.Weather.Units.pdb")
        .reproducible(0xD0C5_A11E)
        .text("LegalCopyright", "Copyright Demo Provider")
        .signed_by("Demo Signer")
        .build()
}

const RICH_ITEMS: &[&str] = &[
    "Protocol\\Demo Rain Gauge:1.0.0.1",
    "Protocol\\Demo Weather Station:1.2.0.3",
    "Visio\\skyline_Demo Weather Station:1.2.0-CU3",
    "Script\\Demo Weather Library:1.2.0-CU3",
    "Script\\Demo Weather Report:1.2.0-CU3",
    "Assembly\\C:\\Skyline DataMiner\\ProtocolScripts\\DllImport\\demo.weather.units\\1.2.0\\lib\\net48\\Demo.Weather.Units.dll for automation script:Demo Weather Report",
    "Dashboard\\AppInstallContent\\Dashboards\\Demo Weather.dmadb.json",
];

const CONFIGURATION: &str = "\n    <Entries>\n      <Entry>\n        <ID>station-address</ID>\n        \
    <Name>Address of the station</Name>\n      </Entry>\n      <Entry>\n        <ID>poll-seconds</ID>\n        \
    <Name>Seconds between two readings</Name>\n      </Entry>\n    </Entries>\n  ";

const ALARM_TEMPLATE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Template name=\"Template_Storm\">\n  \
    <Parameter id=\"100\" critical=\"64\" warning=\"34\" />\n</Template>\n";

const NUSPEC: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <package xmlns=\"http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd\">\n  <metadata>\n    \
    <id>Demo Station.1.0.0</id>\n    <version>1.0.0</version>\n    <description>Demo Station.1.0.0</description>\n    \
    <authors>Demo Provider</authors>\n  </metadata>\n</package>\n";
