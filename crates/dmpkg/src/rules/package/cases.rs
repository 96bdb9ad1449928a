//! The cases of the family.

use dmpkg_fixtures::content::{BILL_OF_MATERIALS, INSTALL, UNINSTALL, utf16};
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    [kinds(), layouts(), roots(), lists(), copies()]
        .into_iter()
        .flatten()
        .collect()
}

const FILE: &str = "Demo Station.1.0.0.dmapp";

fn case(
    rule: &'static str,
    (broken_name, broken): (&'static str, &PackageBuilder),
    sound: &PackageBuilder,
) -> Case {
    Case {
        rule,
        file_name: broken_name,
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

fn of_application(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    case(rule, (FILE, broken), sound)
}

fn notes() -> PackageBuilder {
    PackageBuilder::new().entry("notes.txt", "nothing")
}

fn kinds() -> Vec<Case> {
    vec![
        case(
            "package/unrecognised-content",
            ("a.dmtest", &notes()),
            &package::test(),
        ),
        case(
            "package/unrecognised-content",
            (
                "a.dmupgrade",
                &notes().entry("a.dmprotocol", package::protocol()),
            ),
            &package::upgrade(),
        ),
        case(
            "package/unknown-archive",
            ("a.zip", &notes()),
            &package::application(),
        ),
        case(
            "package/unknown-archive",
            ("a.dmbackup", &notes()),
            &package::backup(),
        ),
        Case {
            // Notes that a connector does not have.
            with: &["assemblies/unsigned-library", "scripts/no-uninstall-script"],
            ..case(
                "package/extension-mismatch",
                ("Demo Station.dmprotocol", &package::application()),
                &package::protocol(),
            )
        },
        case(
            "package/extension-mismatch",
            ("a.dmapplication", &package::protocol()),
            &package::application(),
        ),
        case(
            "package/extension-mismatch",
            ("a.dmimport", &package::upgrade()),
            &package::import(),
        ),
        case(
            "package/extension-mismatch",
            ("a.dmapp", &package::app_export()),
            &package::legacy_application(),
        ),
        case(
            "package/type-by-guess",
            (
                "a.dmbackup",
                &PackageBuilder::new()
                    .entry("Views/a.txt", "")
                    .entry("Elements/a.txt", ""),
            ),
            &package::backup(),
        ),
        case(
            "package/type-by-guess",
            ("a.zip", &package::import()),
            &notes(),
        ),
    ]
}

fn layouts() -> Vec<Case> {
    vec![
        of_application(
            "package/buried-in-folder",
            &package::zipped_with_folder(),
            &package::application(),
        ),
        of_application(
            "package/buried-in-folder",
            &package::application()
                .without("Scripts/")
                .rename("AppInfo.xml", "a/AppInfo.xml")
                .rename("Description.txt", "a/Description.txt")
                .rename("AppInstallContent/DeploymentActions.xml", "a/b.xml"),
            &package::application(),
        ),
        case(
            "package/buried-in-folder",
            (
                "a.dmupgrade",
                &PackageBuilder::new()
                    .entry("a/Update.zip", notes().entry("UpdateContent.txt", "Start")),
            ),
            &package::upgrade(),
        ),
        of_application(
            "package/mixed-layouts",
            &package::application().entry("Update.zip", notes()),
            &package::application().entry("SetupContent/Update.zip", notes()),
        ),
        of_application(
            "package/legacy-format",
            &package::legacy_application(),
            &package::application(),
        ),
        case(
            "package/contains-packages",
            (
                "a.zip",
                &PackageBuilder::new().entry(FILE, package::application()),
            ),
            &package::application(),
        ),
    ]
}

fn roots() -> Vec<Case> {
    let connector = |name: &str| package::protocol().entry(name, "");
    let renamed = |old: &str, new: &str| package::application().rename(old, new);
    let rule = "package/known-name-other-case";
    vec![
        of_application(
            "package/unknown-root-entry",
            &package::application()
                .entry("Extras/a.txt", "")
                .entry("a.txt", ""),
            &dmpkg_fixtures::signing::signed(
                package::application().entry("CatalogReferences.xml", "<CatalogReferences/>"),
                |_| {},
            ),
        ),
        case(
            "package/unknown-root-entry",
            ("a.dmprotocol", &connector("Extras/a.txt")),
            &connector("help/index.htm"),
        ),
        case(
            "package/unknown-root-entry",
            ("a.dmupgrade", &package::upgrade().entry("readme.txt", "")),
            &package::upgrade(),
        ),
        of_application(
            rule,
            &renamed("Scripts/Install.xml", "Scripts/install.xml")
                .entry("Scripts/uninstall.xml", UNINSTALL),
            &package::application().entry("Scripts/uninstall.xml", UNINSTALL),
        ),
        of_application(
            rule,
            &package::application().entry("setupcontent/a.txt", ""),
            &package::application().entry("SetupContent/a.txt", ""),
        ),
        case(
            rule,
            (
                "a.dmprotocol",
                &package::protocol().rename("Protocol/Protocol.xml", "protocol/Protocol.xml"),
            ),
            &package::protocol().rename("Protocol/Protocol.xml", "Protocol/protocol.xml"),
        ),
    ]
}

fn lists() -> Vec<Case> {
    let list = |content: &[u8]| package::application().entry("sbom.json", content);
    let rule = "package/unreadable-sbom";
    let sound = list(&[b"\xEF\xBB\xBF", BILL_OF_MATERIALS.as_bytes()].concat());
    vec![
        of_application(rule, &list(b"{\"spdxVersion\": \"SPDX-2.2\", }"), &sound),
        of_application(
            rule,
            &list(b"[]"),
            &list(b"{\"spdxVersion\": \"SPDX-2.2\"}"),
        ),
        of_application(rule, &list(b"{\"spdxVersion\": 2.2}"), &sound),
        of_application(
            rule,
            &list(b"{\"spdxVersion\": \"SPDX-2.2\", \"name\": \"\xE9\"}"),
            &sound,
        ),
        of_application(
            rule,
            &list(&utf16(BILL_OF_MATERIALS)),
            &package::application().entry("SetupContent/sbom.json", "{}"),
        ),
    ]
}

fn copies() -> Vec<Case> {
    let rule = "package/ambiguous-key-file";
    let other = dmpkg_fixtures::content::AppInfo::new("Demo Station", "2.0.0").build();
    let own = dmpkg_fixtures::content::AppInfo::new("Demo Station", "1.0.0").build();
    let other_script = INSTALL.replace("</DMSScript>", "<!-- other -->\n</DMSScript>");
    let with = |name: &str, content: &str| package::application().entry(name, content);
    vec![
        Case {
            with: &["archive/duplicate-entry"],
            ..of_application(
                rule,
                &with("AppInfo.xml", &other),
                &with("AppInfo.xml", &own),
            )
        },
        Case {
            with: &["names/case-collision"],
            ..of_application(
                rule,
                &with("Scripts/Install.XML", &other_script),
                &with("SetupContent/Install.XML", &other_script),
            )
        },
    ]
}
