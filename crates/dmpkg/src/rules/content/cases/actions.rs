//! DeploymentActions.xml, and what it names.

use dmpkg_fixtures::content::{ALARM_TEMPLATE, SMALLEST_PROTOCOL};
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::{ACTIONS, CONNECTOR, app, case, own_installer};
use crate::rules::tests::{Case, check, lines};

/// The smallest application with a connector and this in its deployment actions.
fn with_actions(xml: &str) -> PackageBuilder {
    let text = format!("<AppPackageDeploymentActions>{xml}</AppPackageDeploymentActions>");
    package::application()
        .entry(CONNECTOR, SMALLEST_PROTOCOL)
        .replace(ACTIONS, text)
}

pub(super) fn actions() -> Vec<Case> {
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
            &file().separator(package::Separator::Backslash),
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

pub(super) fn counterparts() -> Vec<Case> {
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

#[test]
fn findings_name_the_line_of_the_action() {
    let found = lines(&check("a.dmapp", &package::scripts().build()));
    let found: Vec<&str> = found
        .iter()
        .filter_map(|line| line.split_once("AppInstallContent/DeploymentActions.xml:"))
        .map(|(_, rest)| rest)
        .collect();
    assert_eq!(
        found,
        [
            "3: What “FutureActions” does is not known.",
            "20: Version “2.0.0.1” of the connector “Demo Elsewhere” becomes its production version.",
            "20: The package does not bring version “2.0.0.1” of the connector “Demo Elsewhere”.",
            "7: The package does not bring the template “Trending_Wind” of the connector “Demo Weather Station 1.2.0.3”.",
            "14: The package does not bring the template “Information_Wind” of the connector “Demo Weather Station”.",
        ]
    );
}
