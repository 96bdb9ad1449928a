//! Scripts that are there or not, and the files that belong to them.

use dmpkg_fixtures::content::library;
use dmpkg_fixtures::package;

use super::super::super::tests::Case;
use super::{CONFIG, INSTALL, UNINSTALL, case, configured, edited, install};

const INSTALLER: &str =
    "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll";
const INSTALLER_REFERENCE: &str =
    "<Param type=\"ref\">Skyline.DataMiner.Core.AppPackageInstaller.dll</Param>";

pub(super) fn cases() -> Vec<Case> {
    let small = package::application;
    let other = "Scripts/InstallDependencies/Demo.dll";
    vec![
        case(
            "scripts/missing-install-script",
            &small().without(INSTALL),
            &small().separator(package::Separator::Backslash),
        ),
        case(
            "scripts/no-uninstall-script",
            &configured().without(UNINSTALL),
            &configured().rename(UNINSTALL, "Scripts/uninstall.xml"),
        ),
        Case {
            // The package asks questions, too.
            with: &["appinfo/configuration-without-script"],
            ..case(
                "scripts/config-dependencies-without-script",
                &configured()
                    .without(CONFIG)
                    .entry("Scripts/ConfigureDependencies/Demo.dll", library("Demo")),
                &configured().entry("Scripts/ConfigureDependencies/Demo.dll", library("Demo")),
            )
        },
        case(
            "scripts/uninstall-dependencies-without-script",
            &configured()
                .without(UNINSTALL)
                .entry("Scripts/UninstallDependencies/Demo.dll", library("Demo")),
            &configured().entry("Scripts/UninstallDependencies/Demo.dll", library("Demo")),
        ),
        case(
            "scripts/config-without-entries",
            &configured().edit("AppInfo.xml", "<Entry><ID>a</ID><Name>A</Name></Entry>", ""),
            &configured(),
        ),
        install(
            "scripts/missing-dependency",
            "mscorlib.dll",
            "Demo.dll",
            "System.IO.Compression.ZipFile.dll; SLNetTypes.dll; SLSRMLibrary.dll; C:\\Skyline DataMiner\\Files\\Demo.dll",
        ),
        edited(
            "scripts/missing-dependency",
            &configured().entry(
                "Scripts/ConfigureDependencies/sub/DEMO.dll",
                library("Demo"),
            ),
            CONFIG,
            "mscorlib.dll",
            "demo.dll;Other.dll",
            "demo.dll",
        ),
        edited(
            "scripts/missing-dependency",
            &configured().entry("Scripts/ConfigureDependencies/Demo.dll", library("Demo")),
            UNINSTALL,
            "mscorlib.dll",
            "Demo.dll",
            "System.dll",
        ),
        case(
            "scripts/unreferenced-dependency",
            &small().entry(other, library("Demo")),
            &small()
                .entry(other, library("Demo"))
                .edit(INSTALL, "mscorlib.dll", "DEMO.dll"),
        ),
        case(
            "scripts/non-library-dependency",
            &small().entry("Scripts/InstallDependencies/readme.txt", "Demo"),
            &small().entry("Scripts/Demo/readme.txt", "Demo"),
        ),
        case(
            "scripts/no-default-installer",
            &small()
                .without(INSTALLER)
                .replace(INSTALL, dmpkg_fixtures::content::CUSTOM_INSTALL)
                .edit(INSTALL, "<Name>Demo Custom Installer<", "<Name>Install<"),
            &small(),
        ),
        case(
            // Only a path on the agent is known to no other rule.
            "scripts/no-default-installer",
            &small().without(INSTALLER).edit(
                INSTALL,
                ">Skyline.DataMiner.Core.App",
                ">C:\\Skyline DataMiner\\Files\\Skyline.DataMiner.Core.App",
            ),
            &small().edit(
                INSTALL,
                ">Skyline.DataMiner.Core.App",
                ">C:\\Skyline DataMiner\\Files\\Skyline.DataMiner.Core.App",
            ),
        ),
        install(
            "scripts/no-default-content-call",
            "installer.InstallDefaultContent();",
            "installer.Log(\"InstallDefaultContent\"); // InstallDefaultContent()",
            "installer . InstallDefaultContent ( );",
        ),
        case(
            "scripts/outdated-installer-reference",
            &small().without(INSTALLER).edit(
                INSTALL,
                INSTALLER_REFERENCE,
                "<Param type=\"ref\">SLAppPackageInstaller.dll</Param>",
            ),
            &small()
                .rename(
                    INSTALLER,
                    "Scripts/InstallDependencies/SLAppPackageInstaller.dll",
                )
                .edit(
                    INSTALL,
                    INSTALLER_REFERENCE,
                    "<Param type=\"ref\">SLAppPackageInstaller.dll</Param>",
                ),
        ),
    ]
}
