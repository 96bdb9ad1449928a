//! The cases of the family.

use dmpkg_fixtures::content::{
    DASHBOARD, INSTALL_OPTIONS, LIBRARY_SCRIPT, SMALLEST_PROTOCOL, library,
};
use dmpkg_fixtures::package::{self, Content, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    [head(), items(), listed(), unlisted()]
        .into_iter()
        .flatten()
        .collect()
}

const FILE: &str = "Description.txt";
const HEAD: &str = "Demo Station package version: 1.0.0\n---\nPackage creation time: 2025-06-02 08:30:00\n---\nFile Versions:\n";
const SCRIPT: &str =
    "AppInstallContent/Scripts/Demo Weather Library/Script_Demo Weather Library.xml";
const CONNECTOR: &str = "AppInstallContent/Protocols/Demo Rain Gauge/1.0.0.1/Protocol.xml";
const UNITS: &str = "ProtocolScripts/DllImport/demo.units/1.2.0/lib/net48/Demo.Units.dll";

fn case(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Station.1.0.0.dmapp",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

fn edit(old: &str, new: &str) -> PackageBuilder {
    package::application().edit(FILE, old, new)
}

fn edits(rule: &'static str, old: &str, broken: &str, sound: &str) -> Case {
    case(rule, &edit(old, broken), &edit(old, sound))
}

/// A package with this list.
fn listing(items: &[&str]) -> PackageBuilder {
    let text = format!("{HEAD}{}\r\n", items.join("\r\n"));
    package::application().replace(FILE, text)
}

fn head() -> Vec<Case> {
    let text = |text: &[u8]| package::application().replace(FILE, text);
    let first = |encoded: &[u8]| text(&[encoded, HEAD.as_bytes()].concat());
    let (start, rest) = HEAD.split_at(HEAD.find("File").unwrap_or(0));
    let inside = |line: &[u8]| text(&[start.as_bytes(), line, b"\n", rest.as_bytes()].concat());
    let utf16: Vec<u8> = { HEAD.encode_utf16() }.flat_map(u16::to_be_bytes).collect();
    let long = |length: usize| {
        let items = "-".repeat(length - HEAD.len());
        text(format!("\u{feff}{HEAD}{items}").as_bytes())
    };
    vec![
        case(
            "description/missing",
            &package::application().without(FILE),
            &package::application().rename(FILE, FILE),
        ),
        case(
            "description/unreadable-encoding",
            &inside(b"caf\xE9"),
            &first(b"\xEF\xBB\xBF"),
        ),
        Case {
            file_name: "Demo.dmupgrade",
            ..case(
                "description/unreadable-encoding",
                &package::upgrade().replace(FILE, &b"Am\xE9lioration"[..]),
                &package::upgrade().replace(FILE, "Am\u{e9}lioration"),
            )
        },
        case(
            "description/unreadable-encoding",
            &inside(b"\xEF\xBB"),
            &text(&[b"\xFE\xFF", utf16.as_slice()].concat()),
        ),
        edits(
            "description/unknown-first-line",
            "package version",
            "version",
            "PACKAGE Version",
        ),
        edits("description/unknown-first-line", "Demo", "\nDemo", "Demo"),
        edits(
            "description/name-mismatch",
            "Demo Station",
            "Demo Station 2",
            " Demo Station ",
        ),
        case(
            "description/name-mismatch",
            &edit("Demo Station", "Demo Station App Install Package"),
            &edit("Demo Station", "Demo Station App Install Package").edit(
                FILE,
                "File Versions:",
                "File Version:",
            ),
        ),
        edits(
            "description/version-mismatch",
            "1.0.0",
            "1.0.0-CU1",
            "1.0.0  ",
        ),
        case(
            "description/version-mismatch",
            &edit("1.0.0", "1.0.1"),
            &edit("1.0.0", "1.0.1").entry("AppInstallContent/InstallOptions.json", INSTALL_OPTIONS),
        ),
        edits(
            "description/unreadable-creation-time",
            "2025-06-02 08:30:00",
            "02/06/2025 08:30",
            "2024-02-29 23:59:59",
        ),
        edits(
            "description/unreadable-creation-time",
            "Package creation time",
            "Made",
            "package CREATION time",
        ),
        edits(
            "description/missing-heading",
            "File Versions:",
            "",
            "file versions:",
        ),
        case("description/over-catalog-length", &long(501), &long(500)),
    ]
}

fn items() -> Vec<Case> {
    let known = [
        r"CompanionFile\C:\Skyline DataMiner\Documents\a.txt",
        r"Function\Demo:1.0.0",
        r"AppPackage\Demo:1.0.0",
        r"file\Demo",
        r"AppInstallContent\Assemblies\ProtocolScripts\a.dll",
        "-----",
        "   ",
    ];
    vec![
        case(
            "description/unknown-item",
            &listing(&[r"Future\Demo:1.0.0"]),
            &listing(&known),
        ),
        case(
            "description/unknown-item",
            &listing(&["A remark."]),
            &edit("File Versions:", "A remark.\nFile Versions:"),
        ),
    ]
}

fn listed() -> Vec<Case> {
    let rule = "description/listed-item-missing";
    let text = |text: &str| Content::from(text);
    let item = |item: &str, path: &str, content: Content| {
        let sound = listing(&[item]).entry(path, content);
        case(rule, &listing(&[item]), &sound)
    };
    let connector = r"Protocol\Demo Rain Gauge:1.0.0.1";
    let packed = "AppInstallContent/Protocols/Rain.dmprotocol";
    vec![
        item(
            r"Script\DEMO weather Library:7.0.0",
            SCRIPT,
            text(LIBRARY_SCRIPT),
        ),
        item(connector, CONNECTOR, text(SMALLEST_PROTOCOL)),
        case(
            rule,
            &listing(&[r"Protocol\Demo Rain Gauge:1.0.0.2"]).entry(packed, package::protocol()),
            &listing(&[connector]).entry(packed, package::protocol()),
        ),
        item(
            r"Dashboard\AppInstallContent\Dashboards\Demo Weather.dmadb.json",
            "AppInstallContent/Dashboards/Demo Weather.dmadb.json",
            text(DASHBOARD),
        ),
        item(
            &format!(
                "Assembly\\c:\\skyline dataminer\\{} for automation script:Demo",
                UNITS.replace('/', "\\")
            ),
            &format!("AppInstallContent/Assemblies/{UNITS}"),
            library("Demo.Units").into(),
        ),
        case(
            rule,
            &listing(&[r"Visio\Demo:1.0.0"]),
            &listing(&[r"Visio\Demo:1.0.0"])
                .entry("AppInstallContent/Views/Demo.vsdx", package::drawing()),
        ),
        // The other builder lists what its own script installs.
        case(
            rule,
            &listing(&[connector]),
            &listing(&[connector]).edit(FILE, "File Versions:", "File Version:"),
        ),
        // Not of a form that says where it lies.
        case(
            rule,
            &listing(&[connector]),
            &listing(&[
                r"Script\AppInstallContent\Scripts\Demo",
                r"Protocol\Demo Rain Gauge",
                r"Assembly\D:\Demo.dll for automation script:Demo",
            ]),
        ),
        // What lies in an application package beside the scripts is not looked for.
        case(
            rule,
            &listing(&[r"Script\Demo Weather Library:1.0.0"]),
            &listing(&[r"Script\Demo Weather Library:1.0.0"]).entry(
                "AppInstallContent/Scripts/Demo Weather Library.dmapp",
                package::application(),
            ),
        ),
    ]
}

fn unlisted() -> Vec<Case> {
    let rule = "description/unlisted-content";
    let other = r"File\a.txt";
    let script = |items: &[&str]| listing(items).entry(SCRIPT, LIBRARY_SCRIPT);
    let connector = |items: &[&str]| listing(items).entry(CONNECTOR, SMALLEST_PROTOCOL);
    vec![
        case(
            rule,
            &script(&[other]),
            &script(&[r"Script\AppInstallContent\Scripts\Demo Weather Library"]),
        ),
        case(
            rule,
            &script(&[other]),
            &script(&[r"script\demo WEATHER library:1.0.0"]),
        ),
        // Without an item there is no list.
        case(rule, &script(&[other]), &script(&[])),
        case(
            rule,
            &connector(&[other]),
            &connector(&[r"Protocol\Demo Rain Gauge:1.0.0.1"]),
        ),
        case(
            rule,
            &connector(&[other]),
            &connector(&[other]).edit(FILE, "File Versions:", "File Version:"),
        ),
    ]
}
