//! The cases of the family.

use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    [presence(), fields(), versions(), names(), questions()]
        .into_iter()
        .flatten()
        .collect()
}

const FILE: &str = "Demo Station.1.0.0.dmapp";

fn case(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    Case {
        rule,
        file_name: FILE,
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// The smallest package with a change in AppInfo.xml, which holds nothing twice.
fn edit(old: &str, new: &str) -> PackageBuilder {
    package::application().edit("AppInfo.xml", old, new)
}

/// The case of one change, and another that comes close.
fn edits(rule: &'static str, old: &str, broken: &str, sound: &str) -> Case {
    case(rule, &edit(old, broken), &edit(old, sound))
}

fn presence() -> Vec<Case> {
    let renamed = |name: &str| package::application().rename("AppInfo.xml", name);
    vec![
        case(
            "appinfo/missing",
            &package::application().without("AppInfo.xml"),
            &package::application(),
        ),
        Case {
            with: &["scripts/missing-install-script"],
            ..case(
                "appinfo/missing",
                &package::application()
                    .without("AppInfo.xml")
                    .without("Scripts/"),
                &package::application(),
            )
        },
        case(
            "appinfo/other-case",
            &renamed("appinfo.xml"),
            &package::application(),
        ),
        case(
            "appinfo/wrong-root",
            &edit("<AppInfo>", "<appInfo>").edit("AppInfo.xml", "</AppInfo>", "</appInfo>"),
            &edit("<AppInfo>", "<!-- info --><AppInfo a='1'>"),
        ),
        edits(
            "appinfo/namespace-on-root",
            "<AppInfo>",
            "<AppInfo xmlns='http://example.org/app'>",
            "<AppInfo xmlns='' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xsd='http://www.w3.org/2001/XMLSchema'>",
        ),
        case(
            "appinfo/namespace-on-root",
            &edit("<AppInfo>", "<a:AppInfo xmlns:a='http://example.org/app'>").edit(
                "AppInfo.xml",
                "</AppInfo>",
                "</a:AppInfo>",
            ),
            &package::application(),
        ),
        edits(
            "appinfo/unknown-element",
            "<Version>",
            "<MinWebVersion>10.5.12 (CU0)</MinWebVersion><Version>",
            "<Description>Weather</Description><Configuration/><Build>0</Build><Version>",
        ),
        edits(
            "appinfo/duplicate-element",
            "<Version>",
            "<Version>1.0.0</Version><Version>",
            "<Description><Version>1.0.0</Version></Description><Version>",
        ),
    ]
}

fn fields() -> Vec<Case> {
    let moment = "2025-06-02T08:30:00";
    let flag = "<AllowMultipleInstalledVersions>false<";
    let flag_of = |value: &str| flag.replace("false", value);
    vec![
        without("appinfo/missing-display-name", "DisplayName"),
        without("appinfo/missing-name", "Name"),
        without("appinfo/missing-version", "Version"),
        without("appinfo/missing-minimum-version", "MinDmaVersion"),
        without("appinfo/missing-last-modified", "LastModifiedAt"),
        without(
            "appinfo/missing-multiple-versions-flag",
            "AllowMultipleInstalledVersions",
        ),
        edits(
            "appinfo/missing-version",
            "<Version>1.0.0<",
            "<Version> \n <",
            "<Version>\n 1.0.0 \n<",
        ),
        edits(
            "appinfo/unreadable-multiple-versions-flag",
            flag,
            &flag_of("no"),
            &flag_of(" True "),
        ),
        edits(
            "appinfo/unreadable-multiple-versions-flag",
            flag,
            &flag_of("2"),
            &flag_of("0"),
        ),
        edits(
            "appinfo/unreadable-last-modified",
            moment,
            "2025-02-29T08:30:00",
            "2024-02-29T08:30:00.1234567+02:00",
        ),
        edits(
            "appinfo/unreadable-last-modified",
            moment,
            "2025-06-02 08:30:00",
            "2025-06-02T08:30:00Z",
        ),
        // The cases are checked at noon of 1 July 2026.
        edits(
            "appinfo/last-modified-in-future",
            moment,
            "2026-07-02T12:00:01",
            "2026-07-02T12:00:00",
        ),
        edits(
            "appinfo/pre-release-build",
            "<Version>",
            "<Build>15</Build><Version>",
            "<Build>00</Build><Version>",
        ),
        edits(
            "appinfo/pre-release-build",
            "<Version>",
            "<Build>15</Build><Version>",
            "<Build> </Build><Version>",
        ),
        Case {
            // A text that is no number is shown behind the version as well.
            with: &["appinfo/pre-release-build"],
            ..edits(
                "appinfo/unreadable-build",
                "<Version>",
                "<Build>beta</Build><Version>",
                "<Build/><Version>",
            )
        },
        edits(
            "appinfo/unreadable-build",
            "<Version>",
            "<Build>7a</Build><Version>",
            "<Build> 7 </Build><Version>",
        ),
    ]
}

/// A package without an element, and one that has it.
fn without(rule: &'static str, element: &str) -> Case {
    let package = package::application();
    let document = dmpkg_fixtures::content::AppInfo::new("Demo Station", "1.0.0");
    let document = document.without(element).build();
    case(
        rule,
        &package.clone().replace("AppInfo.xml", document),
        &package,
    )
}

fn versions() -> Vec<Case> {
    let minimum = "10.3.0.0-12752";
    let connector = |stated: &str| {
        package::application().entry(
            "AppInstallContent/Protocols/Demo Rain Gauge.dmprotocol",
            package::protocol().edit(
                "Protocol/Protocol.xml",
                "<MinimumRequiredVersion>10.3.0.0 - 12752<",
                &format!("<MinimumRequiredVersion>{stated}<"),
            ),
        )
    };
    let folder = |stated: &str| {
        let name = "AppInstallContent/Protocols/Demo Rain Gauge/1.0.0.1/Protocol.xml";
        package::application()
            .entry(name, dmpkg_fixtures::content::SMALLEST_PROTOCOL)
            .edit(name, "10.3.0.0 - 12752", stated)
            .edit(
                "Description.txt",
                "Versions:\n",
                "Versions:\nProtocol\\Demo Rain Gauge:1.0.0.1\n",
            )
    };
    vec![
        version("appinfo/unusual-version", "1.0", "1.0.0-CU1"),
        version("appinfo/unusual-version", "1.0.0-beta1", "101.0.53790"),
        version("appinfo/version-unusable-as-folder", "1.0.0?", "1.0.0"),
        version("appinfo/version-unusable-as-folder", "1.0.0.", "\n1.0.0\n"),
        edits(
            "appinfo/unreadable-minimum-version",
            minimum,
            "10.3.0 or newer",
            "10.3.0.0 – 12752",
        ),
        edits(
            "appinfo/unusual-minimum-version",
            minimum,
            "10.3.0.0 - 12752",
            "10.0.9.0-9312",
        ),
        edits(
            "appinfo/minimum-version-too-old",
            minimum,
            "10.0.8.0-9312",
            "10.0.9.0-9312",
        ),
        edits(
            "appinfo/minimum-version-too-old",
            minimum,
            "9.6.0.0-1",
            "10.0.9",
        ),
        case(
            "appinfo/minimum-version-below-connector",
            &connector("10.3.0.0 - 12753"),
            &connector("10.3.0.0"),
        ),
        case(
            "appinfo/minimum-version-below-connector",
            &folder("10.3.1.0"),
            &folder("10.2.0.0"),
        ),
    ]
}

/// The case of one version and another that comes close; Description.txt names the same.
fn version(rule: &'static str, broken: &str, sound: &str) -> Case {
    let of = |version: &str| {
        edit("<Version>1.0.0<", &format!("<Version>{version}<")).edit(
            "Description.txt",
            "package version: 1.0.0",
            &format!("package version: {}", version.trim()),
        )
    };
    case(rule, &of(broken), &of(sound))
}

fn names() -> Vec<Case> {
    let named = |name: &str| {
        edit("<Name>Demo Station<", &format!("<Name>{name}<")).edit(
            "Description.txt",
            "Demo Station",
            name.trim(),
        )
    };
    let of = |name: &str, sound: &str| Case {
        file_name: "Demo.dmapp",
        ..case(
            "appinfo/name-unusable-as-folder",
            &named(name),
            &named(sound),
        )
    };
    vec![
        Case {
            file_name: "Demo:Station.dmapp",
            ..of("Demo:Station", "Demo (Station)")
        },
        of("Demo ", "Demo"),
        of("Demo.", "Dem.o"),
        Case {
            file_name: "Con.Demo.1.0.0.dmapp",
            ..of("Con.Demo", "Console")
        },
        Case {
            file_name: "Station.1.0.0.dmapp",
            ..case(
                "appinfo/file-name-differs",
                &package::application(),
                &named("stat"),
            )
        },
    ]
}

fn questions() -> Vec<Case> {
    let asking = |entries: &str| {
        edit(
            "<Version>",
            &format!("<Configuration><Entries>{entries}</Entries></Configuration><Version>"),
        )
        .entry("Scripts/Config.xml", dmpkg_fixtures::content::CONFIG)
    };
    let entry = "<Entry><ID>a</ID><Name>Which?</Name></Entry>";
    vec![
        case(
            "appinfo/configuration-without-script",
            &asking(entry).without("Scripts/Config.xml"),
            &asking(entry),
        ),
        case(
            "appinfo/incomplete-configuration-entry",
            &asking("<Entry><ID>a</ID><Name> </Name></Entry>"),
            &asking(entry),
        ),
        case(
            "appinfo/incomplete-configuration-entry",
            &asking("<Entry><Name>Which?</Name></Entry>"),
            &asking(entry),
        ),
        case(
            "appinfo/duplicate-configuration-id",
            &asking(&[entry, "<Entry><ID> a </ID><Name>Where?</Name></Entry>"].concat()),
            &asking(&[entry, "<Entry><ID>A</ID><Name>Where?</Name></Entry>"].concat()),
        ),
    ]
}
