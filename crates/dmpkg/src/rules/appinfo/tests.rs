//! What the findings of the family say, and where.

use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::Severity;
use super::super::tests::{check, lines};

const FILE: &str = "Demo Station.1.0.0.dmapp";

fn edit(old: &str, new: &str) -> PackageBuilder {
    package::application().edit("AppInfo.xml", old, new)
}

#[test]
fn places_and_values_are_named() {
    let found = |package: PackageBuilder| {
        let findings = check(FILE, &package.build());
        let mut lines = lines(&findings);
        lines.retain(|line| line.contains(" appinfo/"));
        lines
    };
    assert_eq!(
        found(edit("<Version>1.0.0<", "<Version>\n  1:0<")),
        [
            "warning appinfo/version-unusable-as-folder AppInfo.xml:9: Version is “1:0”, which holds a :."
        ]
    );
    assert_eq!(
        found(edit(
            "</AppInfo>",
            "<B/><A/>\n<Name/><Name>Other</Name></AppInfo>"
        )),
        [
            "warning appinfo/duplicate-element AppInfo.xml:10: Name occurs 3 times: first with “Demo Station”, here with “”.",
            "note appinfo/unknown-element AppInfo.xml:9: AppInfo has elements whose meanings are not public: “A” and “B”.",
        ]
    );
    assert_eq!(
        found(edit("<Version>", "<Build>15</Build><Version>").edit(
            "AppInfo.xml",
            "1.0.0",
            "1.0.0-CU2"
        )),
        [
            "note appinfo/pre-release-build AppInfo.xml:8: Build is “15”: the Catalog shows the package as pre-release “1.0.0-B15”."
        ]
    );
}

#[test]
fn what_lacks_is_reported_once() {
    let findings = check(FILE, &package::application().without("AppInfo.xml").build());
    let loud = findings.list().into_iter();
    let loud = loud.filter(|it| it.severity > Severity::Note);
    let rules: Vec<String> = loud.map(|it| it.rule).collect();
    assert_eq!(rules, ["appinfo/missing"]);
    let skipped = findings.skipped();
    let is_skipped = |rule: &str| skipped.iter().any(|skipped| skipped.rule == rule);
    assert!(is_skipped("appinfo/missing-name") && is_skipped("description/name-mismatch"));
    let wrong = edit("<AppInfo>", "<Info>").edit("AppInfo.xml", "</AppInfo>", "</Info>");
    let findings = check(FILE, &wrong.build());
    let loud = findings.list().into_iter();
    let loud = loud.filter(|it| it.severity > Severity::Note);
    let rules: Vec<String> = loud.map(|it| it.rule).collect();
    assert_eq!(rules, ["appinfo/wrong-root"]);
}
