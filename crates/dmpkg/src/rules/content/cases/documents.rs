//! Exports, and files that cannot be read.

use dmpkg_fixtures::content::{
    DASHBOARD, DOM_MODULE, INSTALL_OPTIONS, Library, OLD_DRAWING, utf16, with_bom,
};
use dmpkg_fixtures::package::{self, Content};

use super::{app, case, custom};
use crate::rules::tests::{Case, check};

const INSTALLER: &str =
    "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll";

pub(super) fn zips() -> Vec<Case> {
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

pub(super) fn documents() -> Vec<Case> {
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
        Case {
            // What a script of one's own is told of besides.
            with: &[
                "scripts/name-not-install",
                "scripts/no-default-installer",
                "scripts/unreferenced-dependency",
            ],
            ..case(
                "content/unreadable-data-model",
                &custom("CompanionFiles/DOM/module.json", "{"),
                &package::application().entry("SetupContent/DOM/m.json", "{"),
            )
        },
    ]
}

/// Rules that were skipped, with the reason.
fn skipped(bytes: &[u8]) -> Vec<(String, String)> {
    let findings = check("a.dmapp", bytes);
    assert!(
        findings
            .list()
            .iter()
            .all(|it| !it.rule.starts_with("content/unreadable"))
    );
    let skipped = findings.skipped().into_iter();
    let own = skipped.filter(|it| it.rule.starts_with("content/"));
    own.map(|it| (it.rule, it.because)).collect()
}

#[test]
fn an_installer_of_its_own_is_a_reason_to_skip_a_rule() {
    let package = custom(
        "ZipFiles/Other/Demo Weather.zip",
        package::dashboard_export(),
    );
    let because = "The package has an installer of its own.";
    let rule = ("content/unknown-zip-folder".to_owned(), because.to_owned());
    assert!(skipped(&package.build()).contains(&rule));
    let skipped = skipped(&package::custom_application().build());
    assert!(!skipped.iter().any(|(_, reason)| reason == because));
}

#[test]
fn what_this_tool_does_not_read_is_no_defect() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(300), "]".repeat(300));
    let package = app("Dashboards/a.dmadb.json", deep);
    let [(rule, because)] = &skipped(&package.build())[..] else {
        panic!("one rule is skipped");
    };
    assert_eq!(rule, "content/unreadable-dashboard");
    assert!(because.contains("too deep"), "{because}");
}

#[test]
fn damage_of_the_archive_is_told_by_others() {
    // The content is not the one of which the checksum is stated.
    let name = "AppInstallContent/Dashboards/a.dmadb.json";
    let package = package::application().entry(name, "{\"Name\": 1}").stored();
    let mut bytes = package.build();
    let at = bytes.windows(6).position(|it| it == b"\"Name\"").unwrap();
    bytes[at] = b'x';
    let skipped = skipped(&bytes);
    let [(rule, because)] = &skipped[..] else {
        panic!("one rule is skipped: {skipped:?}");
    };
    assert_eq!(rule, "content/unreadable-dashboard");
    assert!(because.contains("its checksum is not the one"), "{because}");
}
