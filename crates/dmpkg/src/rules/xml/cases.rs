//! One package for each rule, and one that comes close.

use dmpkg_fixtures::content::AppInfo;
use dmpkg_fixtures::package::{self, Content, PackageBuilder};

use crate::rules::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in crate::rules) fn cases() -> Vec<Case> {
    vec![
        case(
            "xml/not-well-formed",
            app_info("<Version>", "<Version <!-- -->"),
            app_info(
                "<Version>",
                "<!-- a > b - c --><Version xmlns:a='b' a:x='>' x=\"'\" >",
            ),
        ),
        case(
            "xml/companion-not-well-formed",
            companion("<Settings><Depth>3</Settings>"),
            companion(&b"MZ\x90\0<Settings>"[..]).entry("SetupContent/help.htm", "<p>one<br>two"),
        ),
        case(
            "xml/empty-document",
            actions("\u{feff} \r\n"),
            actions("<AppPackageDeploymentActions/>"),
        ),
        case(
            "xml/unsupported-encoding",
            app_info("utf-8", "windows-1251"),
            app_info("utf-8", "WINDOWS-1252").edit(
                "AppInfo.xml",
                "Demo Station",
                "Demo Station &#8211;",
            ),
        ),
        case(
            "xml/undecodable-text",
            accented("utf-8"),
            accented("iso-8859-1"),
        ),
        case(
            "xml/encoding-disagreement",
            actions(
                "\u{feff}<?xml version='1.0' encoding='utf-16'?><AppPackageDeploymentActions/>",
            ),
            actions(utf16(
                "<?xml version='1.0' encoding='utf-16'?><AppPackageDeploymentActions/>",
            )),
        ),
        case(
            "xml/document-type",
            app_info("<AppInfo>", "<!DOCTYPE AppInfo><AppInfo>"),
            app_info("<AppInfo>", "<!-- <!DOCTYPE AppInfo> --><AppInfo>").entry(
                "SetupContent/plan.svg",
                "<!DOCTYPE svg SYSTEM 'svg.dtd'><svg>",
            ),
        ),
        case(
            "xml/entity-declaration",
            companion("<!DOCTYPE a [<!ENTITY b 'text'>]><a/>"),
            companion("<!DOCTYPE a [<!ELEMENT a ANY><!-- <!ENTITY b 'text'> -->]><a/>"),
        ),
        case(
            "xml/external-entity",
            companion("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///c:/windows/win.ini'>]><a/>"),
            companion("<!DOCTYPE a [<!NOTATION b SYSTEM 'viewer.exe'>]><a/>"),
        ),
        case(
            "xml/undefined-entity",
            app_info("Demo Station", "Demo&nbsp;Station"),
            app_info(
                "Demo Station",
                "Demo&#160;Station &amp; &lt;&gt;&quot;&apos;",
            ),
        ),
        case(
            "xml/too-deep",
            companion(nested(257)),
            companion(nested(256)),
        ),
    ]
}

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Station.1.0.0.dmapp",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// A package with a change in its AppInfo.xml.
fn app_info(old: &str, new: &str) -> PackageBuilder {
    package::application().edit("AppInfo.xml", old, new)
}

/// A package with these deployment actions.
fn actions(content: impl Into<Content>) -> PackageBuilder {
    package::application().replace("AppInstallContent/DeploymentActions.xml", content)
}

/// A package with an XML file that its install script may read, but DataMiner does not.
fn companion(content: impl Into<Content>) -> PackageBuilder {
    package::application().entry("SetupContent/settings.xml", content)
}

/// A package whose AppInfo.xml has a single byte for an accented letter.
fn accented(encoding: &str) -> PackageBuilder {
    let document = AppInfo::new("Demo Station", "1.0.0").with("DisplayName", "Caf\u{e9}");
    let document = document.build().replace("utf-8", encoding);
    let bytes = document.chars().map(|letter| u8::try_from(letter).unwrap());
    package::application().replace("AppInfo.xml", bytes.collect::<Vec<u8>>())
}

/// A text with a byte order mark, two bytes a character.
fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xFF, 0xFE].into_iter().chain(units).collect()
}

fn nested(depth: usize) -> String {
    "<a>".repeat(depth) + &"</a>".repeat(depth)
}
