//! The cases of the family.

use dmpkg_fixtures::content::{
    ALARM_TEMPLATE, CUSTOM_INSTALL, DASHBOARD, DOM_MODULE, INSTALL_OPTIONS, Library, OLD_DRAWING,
    SMALLEST_PROTOCOL, TREND_TEMPLATE, utf16, with_bom,
};
use dmpkg_fixtures::package::{self, Content, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

const ACTIONS: &str = "AppInstallContent/DeploymentActions.xml";
const CONNECTOR: &str = "AppInstallContent/Protocols/Demo Rain Gauge/1.0.0.1/Protocol.xml";
const INSTALLER: &str =
    "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll";

pub(in super::super) fn cases() -> Vec<Case> {
    let mut cases = folders();
    cases.extend(connectors());
    cases.extend(zips());
    cases.extend(documents());
    cases.extend(actions());
    cases.extend(counterparts());
    cases.extend(companions());
    cases.extend(executables());
    cases
}

fn case(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "a.dmapp",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// The smallest application with a file below AppInstallContent.
fn app(path: &str, content: impl Into<Content>) -> PackageBuilder {
    package::application().entry(&format!("AppInstallContent/{path}"), content)
}

/// An application with an installer of its own and a file below AppInstallContent.
fn custom(path: &str, content: impl Into<Content>) -> PackageBuilder {
    own_installer().entry(&format!("AppInstallContent/{path}"), content)
}

/// The smallest application with an installer of its own.
fn own_installer() -> PackageBuilder {
    package::application().replace("Scripts/Install.xml", CUSTOM_INSTALL)
}

/// The smallest application with a connector and this in its deployment actions.
fn with_actions(xml: &str) -> PackageBuilder {
    let text = format!("<AppPackageDeploymentActions>{xml}</AppPackageDeploymentActions>");
    package::application()
        .entry(CONNECTOR, SMALLEST_PROTOCOL)
        .replace(ACTIONS, text)
}

fn folders() -> Vec<Case> {
    let application = package::application;
    vec![
        case(
            "content/missing",
            &application().without("AppInstallContent/"),
            &application(),
        ),
        case(
            "content/missing",
            &application()
                .without("AppInstallContent/")
                .entry("AppInstallContent/", ""),
            &application(),
        ),
        case(
            "content/unknown-folder",
            &app("Settings/a.txt", "1"),
            &app("FUNCTIONS/a.txt", "1").entry("AppInstallContent/LowCodeApps/a.txt", "1"),
        ),
        case(
            "content/nested-package",
            &app("AppPackages/a.dmapp", application()),
            &application().entry("SetupContent/a.dmapp", application()),
        ),
    ]
}

fn connectors() -> Vec<Case> {
    let connector = || package::application().entry(CONNECTOR, SMALLEST_PROTOCOL);
    let moved = |to: &str| {
        let path = format!("AppInstallContent/Protocols/{to}/Protocol.xml");
        connector().rename(CONNECTOR, &path)
    };
    let template = |path: &str| app(&format!("Protocols/{path}"), TREND_TEMPLATE);
    vec![
        case(
            "content/connector-folder-mismatch",
            &moved("Demo Rain Gauge/1.0.0.1_B2"),
            &connector(),
        ),
        case(
            "content/connector-folder-mismatch",
            &moved("Demo rain gauge/1.0.0.1"),
            // The installer does not look there.
            &app("Functions/a/1.0.0.2/Protocol.xml", SMALLEST_PROTOCOL),
        ),
        case(
            "content/unknown-connector-file",
            &app("Protocols/Demo/readme.txt", "1"),
            &custom("Protocols/Demo/readme.txt", "1"),
        ),
        case(
            "content/unknown-connector-file",
            &app("Protocols/Demo/1/2/Template_a.xml", ALARM_TEMPLATE),
            &app("Protocols/Demo/a.vdx", OLD_DRAWING)
                .entry(
                    "AppInstallContent/Protocols/Demo/b.vsdx",
                    package::drawing(),
                )
                .entry(
                    "AppInstallContent/Protocols/Demo/Information_a.xml",
                    "<Information/>",
                )
                .entry(
                    "AppInstallContent/Protocols/Demo/1.0.0.1/template_A.xml",
                    ALARM_TEMPLATE,
                )
                .entry(
                    "AppInstallContent/Protocols/a.dmprotocol",
                    package::protocol(),
                ),
        ),
        case(
            "content/template-for-other-connector",
            &template("Demo Rain Gauge/1.0.0.1/Trending_a.xml"),
            &template("demo weather STATION/1.2.0.3/Trending_a.xml"),
        ),
        case(
            "content/template-for-other-connector",
            &template("Demo Rain Gauge/1.0.0.1/Trending_a.xml"),
            // The form of alarm templates is not known.
            &app(
                "Protocols/Demo Rain Gauge/1.0.0.1/Template_a.xml",
                TREND_TEMPLATE.replace("Trending>", "Alarming>"),
            ),
        ),
    ]
}

fn zips() -> Vec<Case> {
    let export = package::dashboard_export;
    let installer = |version: [u16; 4]| {
        Library::new("Skyline.DataMiner.Core.AppPackageInstaller", version).build()
    };
    let with_installer = |version: [u16; 4]| {
        app("ZipFiles/Dashboard/Demo Weather.zip", export()).replace(INSTALLER, installer(version))
    };
    vec![
        case(
            "content/unknown-zip-folder",
            &app("ZipFiles/Other/Demo Weather.zip", export()),
            &custom("ZipFiles/Other/Demo Weather.zip", export()),
        ),
        case(
            "content/unknown-zip-folder",
            &app("ZipFiles/Demo Weather.zip", export()),
            &app("zipfiles/DASHBOARD/Demo Weather.ZIP", export()),
        ),
        case(
            "content/unknown-zip-folder",
            &app("ZipFiles/Dashboard/a/Demo Weather.zip", export()),
            &app("ZipFiles/Dashboard/Demo Weather.zip", export()),
        ),
        case(
            "content/installer-without-zip-support",
            &with_installer([1, 0, 0, 32]),
            &with_installer([2, 0, 0, 0]),
        ),
        case(
            "content/installer-without-zip-support",
            &with_installer([1, 99, 0, 0]),
            // Nothing lies in ZipFiles.
            &package::application().replace(INSTALLER, installer([1, 0, 0, 32])),
        ),
    ]
}

fn documents() -> Vec<Case> {
    let dashboard = |content: Content| app("Dashboards/Demo Weather.dmadb.json", content);
    let drawing = |content: Content| app("Views/a.vsdx", content);
    let drawn = package::drawing;
    let model = |content: &str| {
        package::application().entry("SetupContent/DOMImportExport/m/m.json", content)
    };
    let half = DASHBOARD.get(..100).unwrap_or_default();
    let exported = "Demo Weather.dmadb.json";
    vec![
        case(
            "content/unreadable-dashboard",
            &dashboard(half.into()),
            &dashboard(with_bom(DASHBOARD).into()),
        ),
        case(
            "content/unreadable-dashboard",
            &dashboard("[1]".into()),
            &dashboard(DASHBOARD.into()),
        ),
        case(
            "content/unreadable-dashboard",
            &dashboard(utf16(DASHBOARD).into()),
            &app("Dashboards/a.json", half),
        ),
        Case {
            file_name: "a.zip",
            ..case(
                "content/unreadable-dashboard",
                &package::dashboard_export()
                    .inside("content.zip", |content| content.replace(exported, half)),
                &package::dashboard_export(),
            )
        },
        case(
            "content/unreadable-visio",
            &drawing(drawn().without("[Content_Types].xml").into()),
            &drawing(drawn().into()),
        ),
        case(
            "content/unreadable-visio",
            &drawing(
                drawn()
                    .without("visio/pages/page1.xml")
                    .without("visio/pages/page2.xml")
                    .into(),
            ),
            &drawing(drawn().without("visio/pages/page2.xml").into()),
        ),
        Case {
            // It is named like an archive.
            with: &["archive/not-a-zip"],
            ..case(
                "content/unreadable-visio",
                &drawing(OLD_DRAWING.into()),
                &app("Views/a.vdx", "no drawing"),
            )
        },
        case(
            "content/unreadable-install-options",
            &app("InstallOptions.json", "[true]"),
            &app("InstallOptions.json", INSTALL_OPTIONS),
        ),
        case(
            "content/unreadable-install-options",
            &app("InstallOptions.json", "{\"Overwrite\":"),
            // Another file of that name.
            &app("Functions/InstallOptions.json", "[true]"),
        ),
        case(
            "content/unreadable-data-model",
            &model("{\"ModuleId\":"),
            &model(DOM_MODULE),
        ),
        case(
            "content/unreadable-data-model",
            &custom("CompanionFiles/DOM/module.json", "{"),
            &package::application().entry("SetupContent/DOM/m.json", "{"),
        ),
    ]
}

fn actions() -> Vec<Case> {
    let production = "<ProductionProtocols><ProductionProtocol><ProtocolName>Demo Rain Gauge</ProtocolName><ProtocolVersion>1.0.0.1</ProtocolVersion></ProductionProtocol></ProductionProtocols>";
    let copies = |value: &str| {
        let field = format!("<CopyTemplates>{value}</CopyTemplates></ProductionProtocol>");
        with_actions(&production.replace("</ProductionProtocol>", &field))
    };
    let without = |element: &str| with_actions(&production.replace(element, "Other"));
    let template = "<TemplatesToPreserve><TrendTemplates><TrendTemplate><Name></Name><ProtocolName>Demo Rain Gauge</ProtocolName></TrendTemplate></TrendTemplates></TemplatesToPreserve>";
    let visio = "<DefaultProtocolVisios><DefaultProtocolVisio><ProtocolName>Demo Rain Gauge</ProtocolName><VisioFileName> </VisioFileName></DefaultProtocolVisio></DefaultProtocolVisios>";
    let file = || app("Functions/a.txt", "1");
    let root = |xml: &str| package::application().replace(ACTIONS, xml);
    let empty = "<ProductionProtocols/><DefaultProtocolVisios></DefaultProtocolVisios><TemplatesToPreserve><TrendTemplates/></TemplatesToPreserve>";
    vec![
        case(
            "content/missing-deployment-actions",
            &file().without(ACTIONS),
            &file().rename(ACTIONS, "AppInstallContent/deploymentactions.XML"),
        ),
        case(
            "content/deployment-actions-wrong-root",
            &root("<DeploymentActions><Production/></DeploymentActions>"),
            &root("<a:AppPackageDeploymentActions xmlns:a='a'/>"),
        ),
        case(
            "content/deployment-actions-wrong-root",
            &root("<appPackageDeploymentActions/>"),
            // The installer does not read that one.
            &app("Functions/DeploymentActions.xml", "<Other/>"),
        ),
        case(
            "content/unknown-deployment-action",
            &with_actions("<FutureActions/>"),
            &with_actions("<TemplatesToPreserve><Future/></TemplatesToPreserve>"),
        ),
        case(
            "content/incomplete-deployment-action",
            &without("ProtocolVersion"),
            &with_actions(empty),
        ),
        case(
            "content/incomplete-deployment-action",
            &without("ProtocolName"),
            &with_actions(production),
        ),
        case(
            "content/incomplete-deployment-action",
            &with_actions(template),
            &with_actions(empty),
        ),
        case(
            "content/incomplete-deployment-action",
            &with_actions(visio),
            &with_actions(empty),
        ),
        case(
            "content/sets-production-version",
            &with_actions(production),
            &with_actions(empty),
        ),
        case(
            "content/sets-production-version",
            &with_actions(production),
            &own_installer().entry(CONNECTOR, SMALLEST_PROTOCOL).replace(
                ACTIONS,
                format!("<AppPackageDeploymentActions>{production}</AppPackageDeploymentActions>"),
            ),
        ),
        case(
            "content/unreadable-copy-templates",
            &copies("yes"),
            &copies(" TRUE "),
        ),
        case(
            "content/unreadable-copy-templates",
            &copies(""),
            &copies("0"),
        ),
    ]
}

fn counterparts() -> Vec<Case> {
    let production = |name: &str, version: &str| {
        with_actions(&format!(
            "<ProductionProtocols><ProductionProtocol><ProtocolName>{name}</ProtocolName><ProtocolVersion>{version}</ProtocolVersion></ProductionProtocol></ProductionProtocols>"
        ))
    };
    let visio = |name: &str, file: &str| {
        with_actions(&format!("<DefaultProtocolVisios><DefaultProtocolVisio><ProtocolName>{name}</ProtocolName><VisioFileName>{file}</VisioFileName></DefaultProtocolVisio></DefaultProtocolVisios>"))
            .entry("AppInstallContent/Protocols/Demo Rain Gauge/skyline_a.vsdx", package::drawing())
    };
    let template = |name: &str, version: &str| {
        with_actions(&format!("<TemplatesToPreserve><AlarmTemplates><AlarmTemplate><Name>{name}</Name><ProtocolName>Demo Rain Gauge</ProtocolName><ProtocolVersion>{version}</ProtocolVersion></AlarmTemplate></AlarmTemplates></TemplatesToPreserve>"))
            .entry("AppInstallContent/Protocols/Demo Rain Gauge/1.0.0.1/Template_Storm.xml", ALARM_TEMPLATE)
    };
    let in_package = |builder: PackageBuilder, connector: PackageBuilder| {
        builder
            .without(CONNECTOR)
            .entry("AppInstallContent/Protocols/a.dmprotocol", connector)
    };
    let (gauge, version) = ("Demo Rain Gauge", "1.0.0.1");
    let connector = package::protocol;
    vec![
        case(
            "content/production-connector-not-in-package",
            &production(gauge, "1.0.0.2"),
            &production("demo RAIN gauge", version),
        ),
        case(
            "content/production-connector-not-in-package",
            &in_package(production("Demo Wind Gauge", version), connector()),
            &in_package(production(gauge, version), connector()),
        ),
        case(
            "content/default-visio-not-in-package",
            &visio(gauge, "skyline_b.vsdx"),
            &visio(gauge, "Skyline_A.vsdx"),
        ),
        case(
            "content/default-visio-not-in-package",
            &in_package(visio(gauge, "b.vsdx"), connector()),
            &in_package(
                visio(gauge, "b.vsdx"),
                connector().entry("Visio/b.vsdx", package::drawing()),
            ),
        ),
        case(
            "content/preserved-template-not-in-package",
            &template("Template_Calm", version),
            &template("template_storm", version),
        ),
        case(
            "content/preserved-template-not-in-package",
            &template("Storm", "1.0.0.2"),
            &template("Storm", ""),
        ),
    ]
}

fn companions() -> Vec<Case> {
    let companion = |path: &str| app(&format!("CompanionFiles/{path}"), "<a/>");
    let core = |path: &str| companion(&format!("Skyline DataMiner/{path}"));
    let options = "AppInstallContent/InstallOptions.json";
    vec![
        case(
            "content/ignored-companion-folder",
            &companion("LCA/a.txt"),
            &companion("LCA/a.txt").entry(options, INSTALL_OPTIONS),
        ),
        case(
            "content/ignored-companion-folder",
            &companion("a.txt"),
            &custom("CompanionFiles/a.txt", "1"),
        ),
        case(
            "content/ignored-companion-folder",
            &companion("DataMiner/a.txt"),
            &companion("SKYLINE dataminer/a.txt"),
        ),
        case(
            "content/overwrites-core-file",
            &core("Db.xml"),
            &core("Documents/Db.xml"),
        ),
        case(
            "content/overwrites-core-file",
            &core("Webpages/API/web.config"),
            &core("Webpages/API/web.config.txt"),
        ),
        Case {
            // The companion file is told as well.
            with: &["content/companion-files-overwrite"],
            ..case(
                "content/overwrites-core-file",
                &core("DataMiner.lic"),
                &custom("CompanionFiles/Skyline DataMiner/DataMiner.lic", "1"),
            )
        },
        case(
            "content/companion-files-overwrite",
            &core("Documents/a.txt"),
            &custom("CompanionFiles/Skyline DataMiner/Documents/a.txt", "1"),
        ),
    ]
}

fn executables() -> Vec<Case> {
    let connector = |path: &str| package::protocol().entry(path, "1");
    vec![
        case(
            "content/executable-file",
            &package::application().entry("SetupContent/a.BAT", "1"),
            &package::application().entry("SetupContent/a.bat.txt", "1"),
        ),
        case(
            "content/executable-file",
            &app("CompanionFiles/Skyline DataMiner/Tools/a.js", "1"),
            &app("CompanionFiles/Skyline DataMiner/Webpages/Public/a.js", "1"),
        ),
        Case {
            file_name: "a.dmtest",
            ..case(
                "content/executable-file",
                &package::test().entry("AppInstallContent/DmTest/Tests/a.ps1", "1"),
                &package::test(),
            )
        },
        Case {
            file_name: "a.dmprotocol",
            ..case(
                "content/executable-file",
                &connector("Help/a.vbs"),
                &connector("Help/vbs"),
            )
        },
    ]
}
