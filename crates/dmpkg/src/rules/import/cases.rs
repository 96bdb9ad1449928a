//! The cases of the family.

use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    const GUID: &str = "Demo {7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f60}";
    vec![
        case(
            "import/missing-package-xml",
            package::import().without("Package.xml"),
            package::import().rename("Package.xml", "PACKAGE.XML"),
        ),
        case(
            "import/missing-description",
            package::import().without("Description.txt"),
            package::import().rename("Description.txt", "description.txt"),
        ),
        case(
            "import/unknown-origin",
            unknown(),
            unknown().edit("Package.xml", "name=\"Demo", "from=\"10.2.0\" name=\"Demo"),
        ),
        case(
            "import/unknown-origin",
            unknown().edit("Package.xml", "Demo Station", "10.2 of 2025-06-02"),
            unknown().edit("Package.xml", "<Items>", "<Items><At>10.2.0.1</At>"),
        ),
        case(
            "import/contains-history",
            package::import().entry("DATABASE/Demo/trend.csv", "1;2\n"),
            package::import()
                .entry("Databases/trend.csv", "1;2\n")
                .entry("Documents/Database", "none\n"),
        ),
        Case {
            with: &["xml/not-well-formed"],
            ..case(
                "import/faulty-connector",
                gauge(|gauge| gauge.edit("Protocol/Protocol.xml", "</Protocol>", "")),
                gauge(|gauge| gauge),
            )
        },
        Case {
            with: &["archive/not-a-zip", "import/production-question"],
            ..case(
                "import/faulty-connector",
                package::import().entry("Protocols/Demo.dmprotocol", "none"),
                package::import().entry("Protocols/Demo.txt", "none"),
            )
        },
        case(
            "import/name-with-braces",
            package::import().edit("Package.xml", "Demo Station", "Demo {Station"),
            package::import().edit("Package.xml", "Demo Station", GUID),
        ),
        case(
            "import/name-with-braces",
            unknown().edit("Package.xml", "<Items>", "<Items><Name>Demo}</Name>"),
            unknown().edit("Package.xml", "<Items>", "<Items><Label>Demo}</Label>"),
        ),
        case(
            "import/name-with-braces",
            of("10.4.9.9-99999").edit("Package.xml", "Demo Station", "Demo {Station}"),
            of("10.4.10.0-1").edit("Package.xml", "Demo Station", "Demo {Station}"),
        ),
        case(
            "import/name-with-braces",
            package::import().entry("Elements/{Demo}/Element.xml", "<Element/>"),
            package::import()
                .entry(&format!("Elements/{GUID}/Element.xml"), "<Element/>")
                .edit("Package.xml", "type=\"Element\"", "type=\"{Element}\""),
        ),
        case(
            "import/newer-than-target-limit",
            of("10.3.8.0-1"),
            of("10.3.7"),
        ),
        case(
            "import/newer-than-target-limit",
            of("10.4.0"),
            of("10.4.1.0"),
        ),
        case("import/snmpv3-credentials", of("10.4.9"), of("10.4.8.0-9")),
        case(
            "import/production-question",
            package::import().entry("Demo.DMPROTOCOL", package::protocol()),
            package::import(),
        ),
    ]
}

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Export.dmimport",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// An export of a version that is not stated.
fn unknown() -> PackageBuilder {
    package::import()
        .replace("Description.txt", "Exported on 2025-06-02\r\n")
        .edit("Package.xml", "10.4.9.0-14794", "1")
}

/// An export of a version that Package.xml states, with another one in the description.
fn of(version: &str) -> PackageBuilder {
    package::import().edit("Package.xml", "10.4.9.0-14794", version)
}

/// An export with a connector that was changed.
fn gauge(change: fn(PackageBuilder) -> PackageBuilder) -> PackageBuilder {
    const GAUGE: &str = "Protocols/Demo Rain Gauge 1.0.0.1.dmprotocol";
    package::rich_import().inside(GAUGE, change)
}
