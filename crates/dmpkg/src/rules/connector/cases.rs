//! The cases of the family: the smallest connector package, under a name that tells nothing.

use dmpkg_fixtures::content::{SIGNED_PROTOCOL, library};
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, check, demand, lines};

const XML: &str = "Protocol/Protocol.xml";
const DESCRIPTION: &str = "Description.txt";

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

#[test]
fn connectors_in_application_packages_are_judged_where_they_are_installed() {
    let found = |path: &str| {
        let package = package::application().entry(path, "<Driver/>");
        let findings = check("a.dmapp", &package.build());
        let mut lines = lines(&findings);
        lines.retain(|line| line.contains(" connector/"));
        lines
    };
    assert_eq!(
        found("AppInstallContent/Protocols/Demo/1.0.0.1/Protocol.xml"),
        [
            "error connector/wrong-root AppInstallContent/Protocols/Demo/1.0.0.1/Protocol.xml:1: The outermost element is “Driver”, not “Protocol”."
        ]
    );
    assert_eq!(found("SetupContent/Protocol.xml"), [""; 0]);
}

#[test]
fn findings_stand_where_the_field_stands() {
    let package = package::protocol()
        .edit(XML, "<Name>Demo", "<Name>\n  Demo")
        .edit(XML, "10.3.0.0 - 12752", "10.3");
    let findings = check("a.dmprotocol", &package.build()).list();
    let places: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity == super::super::Severity::Warning)
        .map(|finding| (&*finding.rule, finding.line, finding.column))
        .collect();
    assert_eq!(
        places,
        [
            ("connector/unusable-name", Some(4), Some(3)),
            ("connector/unreadable-minimum-version", Some(18), Some(27)),
        ]
    );
}

pub(in super::super) fn cases() -> Vec<Case> {
    let families = [
        layout(),
        root(),
        identity(),
        version(),
        description(),
        requirements(),
        seal(),
    ];
    families.into_iter().flatten().collect()
}

fn layout() -> Vec<Case> {
    let whole = package::protocol;
    vec![
        case(
            "connector/missing-protocol-xml",
            whole().without(XML),
            whole(),
        ),
        case(
            "connector/missing-protocol-xml",
            whole()
                .rename(XML, "One/Protocol.xml")
                .entry("Other/Protocol.xml", "<Protocol/>"),
            whole(),
        ),
        Case {
            file_name: "demo rain gauge 1.0.0.1.DMPROTOCOL",
            with: &["connector/development-build"],
            ..case(
                "connector/file-name-differs",
                of_version("1.0.0.1_B2"),
                whole(),
            )
        },
        Case {
            // What is not known of the library is told as well.
            with: &[
                "assemblies/unsigned-library",
                "assemblies/unused-library",
                "assemblies/unversioned-library",
            ],
            ..case(
                "connector/library-restarts-elements",
                whole().entry("Assemblies/Demo.DLL", library("Demo")),
                whole().entry("Help/Demo.htm", "<p>Demo.dll</p>"),
            )
        },
    ]
}

fn root() -> Vec<Case> {
    let edited = |old: &str, new: &str| package::protocol().edit(XML, old, new);
    let renamed = edited("<Protocol ", "<Driver ").edit(XML, "</Protocol>", "</Driver>");
    let prefixed = package::protocol().replace(XML, PREFIXED);
    vec![
        case("connector/wrong-root", renamed, prefixed.clone()),
        case(
            "connector/unexpected-namespace",
            edited(" xmlns=\"http://www.skyline.be/protocol\"", ""),
            prefixed,
        ),
        case(
            "connector/unexpected-namespace",
            edited("skyline.be/protocol", "skyline.be/Protocol"),
            package::protocol(),
        ),
        case(
            "connector/missing-head-element",
            edited("<Vendor>Demo Instruments</Vendor>", ""),
            edited("<Vendor>Demo Instruments</Vendor>", "<Vendor/>"),
        ),
        case(
            "connector/missing-head-element",
            edited("<Type relativeTimers=\"true\">virtual</Type>", ""),
            edited(
                "<Type relativeTimers=\"true\">virtual</Type>",
                "<Connections><Connection id=\"0\"><Virtual/></Connection></Connections>",
            ),
        ),
        case(
            "connector/missing-compliancies",
            edited("<Compliancies>", "<Other>").edit(XML, "</Compliancies>", "</Other>"),
            edited("<CassandraReady>true</CassandraReady>", ""),
        ),
    ]
}

fn identity() -> Vec<Case> {
    let named = |name: &str| {
        package::protocol()
            .edit(XML, "<Name>Demo Rain Gauge", &format!("<Name>{name}"))
            .edit(DESCRIPTION, "Demo Rain Gauge", name.trim())
    };
    let with_id = |id: &str| package::protocol().edit(XML, "DMS-DRV-99001", id);
    vec![
        case(
            "connector/missing-name",
            package::protocol().edit(XML, "<Name>Demo Rain Gauge</Name>", "<Name> </Name>"),
            package::protocol(),
        ),
        case(
            "connector/missing-name",
            package::protocol().edit(XML, "<Name>Demo Rain Gauge</Name>", ""),
            package::protocol(),
        ),
        case(
            "connector/unusable-name",
            named("Demo: Rain"),
            named("Demo, Rain (1) – #2"),
        ),
        case(
            "connector/unusable-name",
            named("PRODUCTION Rain"),
            named("Rain Production"),
        ),
        case("connector/unusable-name", named(" Demo"), named("Demo")),
        case(
            "connector/unusual-integration-id",
            with_id("DMS-DRV-12a"),
            with_id(""),
        ),
        case(
            "connector/unusual-integration-id",
            with_id("99001"),
            with_id("DMS-DRV-1"),
        ),
    ]
}

fn version() -> Vec<Case> {
    let without = |new: &str| package::protocol().edit(XML, "<Version>1.0.0.1</Version>", new);
    vec![
        case(
            "connector/missing-version",
            without("<Version/>"),
            package::protocol(),
        ),
        case(
            "connector/missing-version",
            without(""),
            package::protocol(),
        ),
        case(
            "connector/version-with-blanks",
            without("<Version>1.0.0.1\n</Version>"),
            without("<Version ><![CDATA[1.0.0.1]]></Version>"),
        ),
        case(
            "connector/unusual-version",
            of_version("high power"),
            of_version("1.0.0.1"),
        ),
        case(
            "connector/unusual-version",
            of_version("1.0.0.1-alpha1"),
            of_version("1.0.0.1_DEV"),
        ),
        case(
            "connector/version-suffix",
            of_version("1.0.0.1_DEV"),
            of_version("1.0.0.1_B2"),
        ),
        case(
            "connector/development-build",
            of_version("1.0.0.1_B12"),
            of_version("1.0.0.1_b12"),
        ),
        case(
            "connector/version-not-in-history",
            of_version("1.0.0.2"),
            of_version("1.0.0.1_B2"),
        ),
        case(
            "connector/version-not-in-history",
            package::protocol().edit(XML, "<SystemVersion id=\"0\">", "<SystemVersion>"),
            of_version("1.0.0.2")
                .edit(XML, "VersionHistory>", "Other>")
                .edit(XML, "VersionHistory>", "Other>"),
        ),
    ]
}

fn description() -> Vec<Case> {
    let described = |text: &str| package::protocol().replace(DESCRIPTION, text);
    vec![
        case(
            "connector/unreadable-description",
            package::protocol().without(DESCRIPTION),
            described("Protocol Version: 1.0.0.1\r\n\r\nDemo\r\nprotocol name:Demo Rain Gauge"),
        ),
        case(
            "connector/unreadable-description",
            described("Protocol Name: Demo Rain Gauge\n"),
            package::protocol(),
        ),
        case(
            "connector/unreadable-description",
            described("Protocol Name: \nProtocol Version: 1.0.0.1\n"),
            package::protocol(),
        ),
        case(
            "connector/unreadable-description",
            described("Demo Rain Gauge package version: 1.0.0.1\n"),
            package::protocol(),
        ),
        case(
            "connector/description-mismatch",
            described("Protocol Name: Demo Rain Gauge\nProtocol Version: 1.0.0.2\n"),
            described("Protocol Name:   Demo Rain Gauge  \nProtocol Version: 1.0.0.1\n"),
        ),
        case(
            "connector/description-mismatch",
            described("Protocol Name: Demo Snow Gauge\nProtocol Version: 1.0.0.1\n"),
            package::protocol(),
        ),
    ]
}

fn requirements() -> Vec<Case> {
    const MINIMUM: &str = "<MinimumRequiredVersion>10.3.0.0 - 12752</MinimumRequiredVersion>";
    let needs = |minimum: &str, maximum: &str| {
        let new = format!(
            "<MinimumRequiredVersion>{minimum}</MinimumRequiredVersion><MaximumSupportedVersion>{maximum}</MaximumSupportedVersion>"
        );
        package::protocol().edit(XML, MINIMUM, &new)
    };
    vec![
        case(
            "connector/unreadable-minimum-version",
            package::protocol().edit(XML, "10.3.0.0 - 12752", "10.3"),
            package::protocol().edit(XML, "10.3.0.0 - 12752", "10.3.0.0"),
        ),
        case(
            "connector/unreadable-minimum-version",
            package::protocol().edit(XML, "10.3.0.0 - 12752", ""),
            package::protocol().edit(XML, MINIMUM, ""),
        ),
        case(
            "connector/minimum-above-maximum",
            needs("10.3.0.0 - 12752", "10.2.12.0"),
            needs("10.3.0.0 - 12752", "10.3.0.0 - 12752"),
        ),
        case(
            "connector/minimum-above-maximum",
            needs("10.3.0.0 - 12752", "10.3.0.0 - 12751"),
            needs("10.3.0.0", "any"),
        ),
    ]
}

fn seal() -> Vec<Case> {
    let signed = || package::protocol().replace(XML, SIGNED_PROTOCOL);
    vec![
        case("connector/xml-unsigned", package::protocol(), signed()),
        case(
            "connector/xml-unsigned",
            signed().edit(XML, "2000/09/xmldsig#", "2000/09/other#"),
            signed(),
        ),
        case(
            "connector/xml-changed-after-signing",
            signed().edit(XML, "<Units>mm</Units>", "<Units>cm</Units>"),
            signed().edit(XML, "\t<Name>", "<!-- Demo -->\r\n<Name>"),
        ),
        case(
            "connector/unknown-xml-signature",
            signed().edit(XML, "xmldsig#sha1", "xmldsig#sha256"),
            signed(),
        ),
    ]
}

/// The connector of another version, which all that names the version tells.
fn of_version(version: &str) -> PackageBuilder {
    package::protocol()
        .edit(XML, "1.0.0.1", version)
        .edit(DESCRIPTION, "1.0.0.1", version)
}

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo.dmprotocol",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// A connector whose elements have a prefix.
const PREFIXED: &str = "<p:Protocol xmlns:p=\"http://www.skyline.be/protocol\"><p:Name>Demo Rain Gauge</p:Name><p:Description/>\
    <p:Version>1.0.0.1</p:Version><p:Provider/><p:Vendor/><p:VendorOID/><p:DeviceOID/><p:Type>virtual</p:Type><p:Compliancies/></p:Protocol>";
