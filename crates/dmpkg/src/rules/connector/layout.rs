//! The files of a connector package.

use dmpkg_archive::EntryIndex;

use super::super::inputs::{ArchiveInput, PackageInput};
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::protocol;
use crate::amounts::counted;
use crate::{DocumentKind, Field, PackageKind};

pub(super) const MISSING_PROTOCOL_XML: Rule = Rule {
    id: "connector/missing-protocol-xml",
    severity: Severity::Error,
    title: "Protocol.xml is missing",
    condition: "A file with the extension .dmprotocol holds neither Protocol/Protocol.xml nor exactly one other Protocol.xml one folder deep, and is no package of another kind.",
    why: "There is no connector in the package, so there is nothing to upload.",
    fix: "Build the connector package again.",
    references: &[references::PACKAGES, references::CATALOG_UPLOAD],
    kinds: Kinds::Only(&[PackageKind::Unknown, PackageKind::Bundle]),
    checks: &[Check::Archive(missing_protocol_xml)],
};

pub(super) const FILE_NAME_DIFFERS: Rule = Rule {
    id: "connector/file-name-differs",
    severity: Severity::Note,
    title: "The file is not named after the connector",
    condition: "The file name without its extension is not “<name> <version>” of Protocol.xml. Letter case does not matter.",
    why: "Builders name the file after its connector. Another name only says that somebody renamed it.",
    fix: "Nothing has to be done. Go by the name and version in Protocol.xml.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::CONNECTORS,
    checks: &[Check::Package(&[DocumentKind::Protocol], file_name_differs)],
};

pub(super) const LIBRARY_RESTARTS_ELEMENTS: Rule = Rule {
    id: "connector/library-restarts-elements",
    severity: Severity::Note,
    title: "Uploading it again restarts elements",
    condition: "The connector package holds at least one library (.dll).",
    why: "When a version that is in use is uploaded again and brings a library, DataMiner restarts the elements of that version.",
    fix: "Plan the upload for a moment at which the elements may restart.",
    references: &[references::RELEASE_10_0_10],
    kinds: Kinds::CONNECTORS,
    checks: &[Check::Package(&[], library_restarts_elements)],
};

fn missing_protocol_xml(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let package = input.package;
    let is_connector = package.detection.extension.as_deref() == Some("dmprotocol");
    if !is_connector {
        return;
    }
    if let Some(because) = input.cut_list() {
        return found.skip(because);
    }
    if !package.archive.is_empty() {
        found.archive(format_args!(
            "The package has no Protocol/Protocol.xml, and no other Protocol.xml that could be the connector."
        ));
    }
}

fn file_name_differs(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((_, connector)) = protocol(input) else {
        return;
    };
    let stated =
        |field: &'_ Option<Field>| field.as_ref().and_then(Field::stated).map(str::to_owned);
    let (Some(name), Some(version)) = (stated(&connector.name), stated(&connector.version)) else {
        return found.skip("Protocol.xml states no name or no version.");
    };
    let expected = format!("{name} {version}");
    let file_name = &input.package.file_name;
    let stem = file_name
        .rsplit_once('.')
        .map_or(&**file_name, |(stem, _)| stem);
    if crate::lower_case(stem) != crate::lower_case(&expected) {
        found.archive(format_args!(
            "The file is named {}; the connector is {}.",
            Quoted(stem),
            Quoted(&expected)
        ));
    }
}

fn library_restarts_elements(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let files = input.paths().below("");
    let libraries = files.filter(|file| file.key.ends_with(".dll"));
    let mut libraries = libraries.map(|file| file.entry);
    let Some(first) = libraries.next() else {
        return;
    };
    let count = u64::try_from(libraries.count())
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let entry = |index: EntryIndex| input.package.archive.entry(index);
    if let Some(entry) = entry(first) {
        found.entry(
            entry,
            format_args!(
                "The package brings {}: uploading this version where it is in use already restarts its elements.",
                counted(count, "library", "libraries")
            ),
        );
    }
}
