//! The cases of the family.

use dmpkg_fixtures::content::{CUSTOM_INSTALL, Library, RICH_PROTOCOL, library};
use dmpkg_fixtures::package::{self, Content, PackageBuilder};

use super::super::tests::{Case, check, demand, lines};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

const INSTALLER: &str =
    "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll";
/// Where the rich connector has its library.
const UNITS: &str = "demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll";

pub(in super::super) fn cases() -> Vec<Case> {
    let mut cases = files();
    cases.extend(versions());
    cases.extend(folders());
    cases.extend(in_connectors());
    cases.extend(imports());
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

/// The same of connector packages.
fn connector(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    Case {
        file_name: "a.dmprotocol",
        ..case(rule, broken, sound)
    }
}

/// The smallest application with a file below Assemblies.
fn app(path: &str, content: impl Into<Content>) -> PackageBuilder {
    package::application().entry(&format!("AppInstallContent/Assemblies/{path}"), content)
}

/// The smallest application with a file below DllImport.
fn import(path: &str, content: impl Into<Content>) -> PackageBuilder {
    app(&format!("ProtocolScripts/DllImport/{path}"), content)
}

fn of_version(version: [u16; 4]) -> Vec<u8> {
    Library::new("Demo.Weather.Units", version).build()
}

fn files() -> Vec<Case> {
    let units = |content: Content| import(UNITS, content);
    let update = |content: Content| {
        package::upgrade().inside("Update.zip", |update| update.entry("Tools/a.dll", content))
    };
    let damaged = |from: &[u8], to: &[u8]| {
        let mut bytes = library("Demo.Weather.Units");
        let at = bytes.windows(from.len()).position(|it| it == from).unwrap();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    let signed = || {
        let name = "Skyline.DataMiner.Core.AppPackageInstaller";
        Library::new(name, [2, 1, 0, 0]).signed_by("Demo Signer")
    };
    let cut = library("Demo").get(..0x90).unwrap().to_vec();
    vec![
        case(
            "assemblies/not-a-library",
            &units("version https://git-lfs.github.com/spec/v1\n".into()),
            &units(library("Demo.Weather.Units").into()),
        ),
        case(
            "assemblies/not-a-library",
            &units(cut.into()),
            &units(Library::native("Demo.Weather.Units", [1, 2, 0, 0]).build().into()),
        ),
        Case {
            file_name: "a.dmupgrade",
            ..case(
                "assemblies/not-a-library",
                &update("MZ".into()),
                &update(library("a").into()),
            )
        },
        case(
            "assemblies/unreadable-metadata",
            &units(damaged(b"BSJB", b"XSJB").into()),
            &units(library("Demo.Weather.Units").into()),
        ),
        case(
            "assemblies/unreadable-metadata",
            &units(Library::new("", [1, 2, 0, 0]).build().into()),
            &units(Library::native("Demo.Weather.Units", [1, 2, 0, 0]).build().into()),
        ),
        case(
            "assemblies/unreadable-metadata",
            &units(damaged(b"#~", b"#!").into()),
            &units(
                Library::new("Demo.Weather.Units", [1, 2, 0, 0])
                    .module()
                    .build()
                    .into(),
            ),
        ),
        case(
            "assemblies/unsigned-library",
            &package::application(),
            &package::application().replace(INSTALLER, signed().build()),
        ),
        case(
            "assemblies/file-name-differs",
            &import("a/1.2.0/lib/net48/Other.dll", library("Demo.Weather.Units")),
            &import(
                "a/1.2.0/lib/net48/demo.weather.UNITS.DLL",
                library("Demo.Weather.Units"),
            )
            .entry(
                "AppInstallContent/Assemblies/ProtocolScripts/DllImport/a/1.2.0/lib/net48/nl/Other.resources.dll",
                Library::new("Demo.Weather.Units.resources", [1, 2, 0, 0]).culture("nl").build(),
            ),
        ),
    ]
}

fn versions() -> Vec<Case> {
    let also = |path: &str, content: Vec<u8>| {
        let path = format!("AppInstallContent/Assemblies/ProtocolScripts/DllImport/{path}");
        import(UNITS, of_version([1, 2, 0, 0])).entry(&path, content)
    };
    let newer = "demo.weather.units/1.3.0/lib/net48/Demo.Weather.Units.dll";
    let direct = |version| {
        let content = Library::new("MySql.Data", version).build();
        app("ProtocolScripts/MySql.Data.dll", content)
    };
    let broker = |version| {
        let name = "DataMinerMessageBroker.API";
        let path = "Files/DataMinerMessageBroker.API.dll";
        app(path, Library::new(name, version).build())
    };
    vec![
        case(
            "assemblies/several-versions",
            &also(newer, of_version([1, 3, 0, 0])),
            &also(
                "demo.weather.units/1.2.0/lib/net472/Demo.Weather.Units.dll",
                of_version([1, 2, 0, 0]),
            ),
        ),
        case(
            "assemblies/several-versions",
            &also(newer, of_version([1, 3, 0, 0])),
            // Only below Assemblies they meet.
            &import(UNITS, of_version([1, 2, 0, 0])).entry(
                "Scripts/InstallDependencies/Demo.Weather.Units.dll",
                of_version([1, 3, 0, 0]),
            ),
        ),
        case(
            "assemblies/folder-version-differs",
            &import(UNITS, of_version([1, 3, 0, 0])),
            &import(UNITS, of_version([1, 2, 0, 7])),
        ),
        case(
            "assemblies/folder-version-differs",
            &import("a/1.20/Demo.Weather.Units.dll", of_version([1, 2, 0, 0])),
            &import(
                "a/1.2-beta/Demo.Weather.Units.dll",
                of_version([1, 2, 0, 0]),
            )
            .entry(
                "AppInstallContent/Assemblies/Files/a/1.3/Demo.dll",
                library("Demo"),
            ),
        ),
        connector(
            "assemblies/folder-version-differs",
            &package::rich_protocol()
                .replace(&format!("Assemblies/{UNITS}"), of_version([1, 1, 0, 0])),
            &package::rich_protocol(),
        ),
        case(
            "assemblies/outdated-library",
            &import("a/1.2.0/lib/net48/SLDatabase.dll", library("SLDatabase")),
            &import("a/1.2.0/lib/net48/SLDatabases.dll", library("SLDatabases")),
        ),
        case(
            "assemblies/outdated-library",
            &broker([2, 9, 0, 0]),
            &broker([3, 0, 0, 0]),
        ),
        case(
            "assemblies/outdated-library",
            &direct([6, 9, 0, 0]),
            &direct([8, 0, 0, 0]),
        ),
        Case {
            with: &["assemblies/unversioned-library"],
            ..case(
                "assemblies/outdated-library",
                &direct([6, 9, 0, 0]),
                &import(
                    "mysql.data/6.9.0/lib/net45/MySql.Data.dll",
                    Library::new("MySql.Data", [6, 9, 0, 0]).build(),
                ),
            )
        },
    ]
}

fn folders() -> Vec<Case> {
    let solution = || import("SolutionLibraries/Demo/Demo.dll", library("Demo"));
    let minimum = |version: &str| solution().edit("AppInfo.xml", "10.3.0.0-12752", version);
    vec![
        case(
            "assemblies/unknown-folder",
            &app("Other/Demo.dll", library("Demo")),
            &app("SCRIPTS/Demo.dll", library("Demo")),
        ),
        case(
            "assemblies/unknown-folder",
            &app("Demo.dll", library("Demo")),
            &package::application()
                .replace("Scripts/Install.xml", CUSTOM_INSTALL)
                .entry("AppInstallContent/Assemblies/Demo.dll", library("Demo")),
        ),
        case(
            "assemblies/non-library-file",
            &app("Files/Demo.pdb", "1"),
            &app("Files/Demo.DLL", library("Demo")),
        ),
        case(
            "assemblies/unversioned-library",
            &import("Demo.dll", library("Demo")),
            &import("demo/Demo.dll", library("Demo")),
        ),
        case(
            "assemblies/unversioned-library",
            &app("ProtocolScripts/Demo.dll", library("Demo")),
            &app("Files/Demo.dll", library("Demo")),
        ),
        case(
            "assemblies/solution-libraries-need-newer-agent",
            &solution(),
            &minimum("10.5.9.0-16000"),
        ),
        case(
            "assemblies/solution-libraries-need-newer-agent",
            &minimum("10.5.0.0-15000"),
            &minimum("10.6.0.0-17000"),
        ),
    ]
}

fn in_connectors() -> Vec<Case> {
    let rich = package::rich_protocol;
    let with = |path: &str, name: &str| {
        let content = Library::new(name, [4, 3, 0, 0]).build();
        rich().entry(&format!("Assemblies/{path}"), content)
    };
    vec![
        Case {
            // Nothing names it.
            with: &["assemblies/unused-library"],
            ..connector(
                "assemblies/unversioned-library",
                &with("Demo.dll", "Demo"),
                &rich(),
            )
        },
        connector(
            "assemblies/framework-library",
            &with("a/System.Xml.dll", "System.Xml"),
            &with("system.xml/4.3.0/lib/net46/System.Xml.dll", "System.Xml"),
        ),
        connector(
            "assemblies/framework-library",
            &with("system.xml/lib/System.Xml.dll", "System.Xml"),
            &with("a/System.Text.Json.dll", "System.Text.Json"),
        ),
        connector(
            "assemblies/unused-library",
            &with("demo/4.3.0/lib/net48/Demo.dll", "Demo"),
            &with("system.xml/4.3.0/lib/net46/System.Xml.dll", "System.Xml"),
        ),
    ]
}

fn imports() -> Vec<Case> {
    const PROTOCOL: &str = "AppInstallContent/Protocols/Demo Weather Station/1.2.0.3/Protocol.xml";
    let units = || library("Demo.Weather.Units");
    let in_app = || package::application().entry(PROTOCOL, RICH_PROTOCOL);
    let scripts = |path: &str| format!("AppInstallContent/Assemblies/ProtocolScripts/{path}");
    let with_units = || in_app().entry(&scripts(&format!("DllImport/{UNITS}")), units());
    let naming = |name: &str| with_units().edit(PROTOCOL, "System.Xml.dll", name);
    let solution = || naming(r"SolutionLibraries\Demo\Demo.dll");
    vec![
        case(
            "assemblies/missing-imported-library",
            &in_app(),
            &with_units(),
        ),
        case(
            "assemblies/missing-imported-library",
            &with_units().edit(PROTOCOL, "System.Xml.dll", r"Demo\System.Xml.dll"),
            &in_app().entry(&scripts(&UNITS.to_uppercase()), units()),
        ),
        connector(
            "assemblies/missing-imported-library",
            &package::rich_protocol().without(&format!("Assemblies/{UNITS}")),
            &package::rich_protocol(),
        ),
        case(
            "assemblies/import-expected-on-agent",
            &naming("Demo.dll"),
            &naming("SLManagedScripting.dll; DataMinerSolutions.dll"),
        ),
        case(
            "assemblies/import-expected-on-agent",
            &naming("Demo.dll"),
            &naming("demo.DLL").entry(&scripts("DllImport/Demo.dll"), library("Demo")),
        ),
        case(
            "assemblies/import-expected-on-agent",
            &solution(),
            &naming(r"[ProtocolName].[ProtocolVersion].Demo.dll"),
        ),
        case(
            "assemblies/import-expected-on-agent",
            &solution(),
            &solution()
                .entry(
                    &scripts("DllImport/SolutionLibraries/Demo/Demo.dll"),
                    library("Demo"),
                )
                .edit("AppInfo.xml", "10.3.0.0-12752", "10.6.0.0-17000"),
        ),
    ]
}

#[test]
fn findings_name_the_line_of_the_tag_that_imports() {
    let package = package::rich_protocol().without(&format!("Assemblies/{UNITS}"));
    let mut found = lines(&check("a.dmprotocol", &package.build()));
    found.retain(|line| line.contains(" assemblies/"));
    assert_eq!(
        found,
        [
            r"warning assemblies/missing-imported-library Protocol/Protocol.xml:223: The imported library “demo.weather.units\1.2.0\lib\net48\Demo.Weather.Units.dll” is not in the package."
        ]
    );
}
