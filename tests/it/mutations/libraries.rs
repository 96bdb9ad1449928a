//! Operators that build libraries.

use dmpkg_fixtures::content::{Library, library};

use super::fixtures::Made;
use super::row::Operator;

const UNITS: &str = "AppInstallContent/Assemblies/ProtocolScripts/DllImport/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll";
const FOLDER: &str = "AppInstallContent/Assemblies/ProtocolScripts";
const INSTALLER: &str =
    "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll";

/// The operators.
pub(super) fn operators() -> Vec<Operator> {
    let mut operators = Vec::new();
    let mut row = |expects: &str, fixture: &str, name: &str, path: String, bytes: Vec<u8>| {
        operators.push(Operator::new(expects, fixture, name, move |made: Made| {
            put(made, &path, &bytes)
        }));
    };
    let of = |name: &str, version: [u16; 4]| Library::new(name, version).build();
    let bad = |old: &str, new: &str| {
        let bytes = library("Demo.Weather.Units");
        let at = bytes.windows(old.len()).position(|it| it == old.as_bytes());
        let at = at.unwrap();
        [&bytes[..at], new.as_bytes(), &bytes[at + new.len()..]].concat()
    };
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 3].to_vec();
    row(
        "assemblies/unreadable-metadata",
        "rich",
        "break the name of the heap of strings of a library",
        UNITS.to_owned(),
        bad("#Strings", "#Ztrings"),
    );
    row(
        "assemblies/unreadable-metadata",
        "rich-protocol",
        "break the signature of the metadata of a library",
        "Assemblies/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll".to_owned(),
        bad("BSJB", "BJSB"),
    );
    row(
        "assemblies/not-a-library",
        "rich",
        "cut a library in its headers",
        UNITS.to_owned(),
        half(half(library("Demo.Weather.Units")))[..70].to_vec(),
    );
    row(
        "assemblies/unsigned-library",
        "rich",
        "replace a signed library by an unsigned one",
        UNITS.to_owned(),
        library("Demo.Weather.Units"),
    );
    row(
        "assemblies/several-versions",
        "rich",
        "add another version of a library",
        format!("{FOLDER}/DllImport/demo.weather.units/1.3.0/lib/net48/Demo.Weather.Units.dll"),
        of("Demo.Weather.Units", [1, 3, 0, 0]),
    );
    row(
        "assemblies/several-versions",
        "scripts",
        "add an older version of a library elsewhere",
        "AppInstallContent/Assemblies/Files/Demo.Weather.Units.dll".to_owned(),
        of("Demo.Weather.Units", [1, 1, 9, 9]),
    );
    row(
        "assemblies/file-name-differs",
        "rich-protocol",
        "put another assembly under the name of a library",
        "Assemblies/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll".to_owned(),
        library("Demo.Water.Units"),
    );
    row(
        "assemblies/folder-version-differs",
        "rich",
        "put another version of a library into its folder",
        UNITS.to_owned(),
        of("Demo.Weather.Units", [3, 0, 1, 0]),
    );
    row(
        "assemblies/outdated-library",
        "rich",
        "add an old message broker",
        format!("{FOLDER}/DllImport/broker/2.9.4/lib/DataMinerMessageBroker.API.dll"),
        of("DataMinerMessageBroker.API", [2, 9, 4, 0]),
    );
    row(
        "assemblies/outdated-library",
        "rich",
        "add an old MySQL client without folder for its version",
        format!("{FOLDER}/MySql.Data.dll"),
        of("MySql.Data", [6, 9, 12, 0]),
    );
    row(
        "connector/library-restarts-elements",
        "protocol",
        "add a library to a connector",
        "Assemblies/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll".to_owned(),
        library("Demo.Weather.Units"),
    );
    row(
        "content/installer-without-zip-support",
        "rich",
        "replace the default installer by one of 2023",
        INSTALLER.to_owned(),
        of("Skyline.DataMiner.Core.AppPackageInstaller", [1, 0, 3, 1]),
    );
    row(
        "upgrade/unsigned-installer",
        "upgrade",
        "replace the library of an upgrade by an unsigned one",
        "SLUpgrade.dll".to_owned(),
        Library::native("SLUpgrade", [10, 4, 0, 1]).build(),
    );
    row(
        "upgrade/unsigned-installer",
        "full-upgrade",
        "have the second library of an upgrade signed by somebody else",
        "SLUpgrade64.dll".to_owned(),
        Library::native("SLUpgrade64", [10, 4, 0, 1])
            .signed_by("Sky Line Communication")
            .build(),
    );
    operators
}

/// Replaces a file, or adds it.
fn put(made: Made, path: &str, bytes: &[u8]) -> Made {
    made.files(|files| {
        let is_there = files.paths().any(|known| known == path);
        match is_there {
            true => files.replace(path, bytes),
            false => files.entry(path, bytes),
        }
    })
}
