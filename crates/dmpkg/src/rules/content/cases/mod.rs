//! The cases of the family.

mod actions;
mod documents;

use dmpkg_fixtures::content::{
    ALARM_TEMPLATE, CUSTOM_INSTALL, INSTALL_OPTIONS, OLD_DRAWING, SMALLEST_PROTOCOL, TREND_TEMPLATE,
};
use dmpkg_fixtures::package::{self, Content, PackageBuilder};

use crate::rules::tests::{Case, check, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

const ACTIONS: &str = "AppInstallContent/DeploymentActions.xml";
const CONNECTOR: &str = "AppInstallContent/Protocols/Demo Rain Gauge/1.0.0.1/Protocol.xml";

pub(in crate::rules) fn cases() -> Vec<Case> {
    let mut cases = folders();
    cases.extend(connectors());
    cases.extend(documents::zips());
    cases.extend(documents::documents());
    cases.extend(actions::actions());
    cases.extend(actions::counterparts());
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
        Case {
            with: &["connector/xml-unsigned"],
            ..case(
                "content/connector-folder-mismatch",
                &moved("Demo rain gauge/1.0.0.1"),
                // The installer does not look there.
                &app("Functions/a/1.0.0.2/Protocol.xml", SMALLEST_PROTOCOL),
            )
        },
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

#[test]
fn a_folder_around_the_package_is_no_lack_of_content() {
    let findings = check("a.zip", &package::zipped_with_folder().build());
    let own = findings
        .list()
        .into_iter()
        .filter(|it| it.rule.starts_with("content/"));
    assert_eq!(own.count(), 0);
    let mut skipped = findings.skipped().into_iter();
    let missing = skipped.find(|it| it.rule == "content/missing").unwrap();
    assert_eq!(
        missing.because,
        "All entries lie in a folder around the package."
    );
}
