//! What travels along in an export.

use super::IMPORTS;
use crate::detect;
use crate::rules::inputs::{ArchiveInput, PackageInput};
use crate::rules::{Check, Found, Rule, Severity, references};

pub(super) const CONTAINS_HISTORY: Rule = Rule {
    id: "import/contains-history",
    severity: Severity::Note,
    title: "Export with history",
    condition: "A file lies in a folder called Database; letter case does not matter. That there is none tells nothing, because the documentation contradicts itself.",
    why: "Values of trends, alarms or information events of the exporting system travel along.",
    fix: "Make sure that the history may be passed on.",
    references: &[references::EXPORTING, references::RELEASE_10_3_12],
    kinds: IMPORTS,
    checks: &[Check::Archive(contains_history)],
};

pub(super) const FAULTY_CONNECTOR: Rule = Rule {
    id: "import/faulty-connector",
    severity: Severity::Warning,
    title: "Connector in an export has errors",
    condition: "A .dmprotocol file in an export could not be opened, or errors were found in it when its structure, names and documents were looked at. What is wrong stands at the file itself.",
    why: "The connector cannot be imported, and with it no element that uses it.",
    fix: "Correct the connector on the exporting system and export again.",
    references: &[references::RELEASE_10_6_3],
    kinds: IMPORTS,
    checks: &[Check::Package(&[], faulty_connector)],
};

pub(super) const PRODUCTION_QUESTION: Rule = Rule {
    id: "import/production-question",
    severity: Severity::Note,
    title: "Import asks for the production version",
    condition: "A .dmprotocol file lies in an export; fires once.",
    why: "From DataMiner 10.6.2 on the import asks whether its connectors become the production version, and the answer changes which version elements use.",
    fix: "Decide on it before you import the file.",
    references: &[references::RELEASE_10_6_2],
    kinds: IMPORTS,
    checks: &[Check::Archive(production_question)],
};

fn contains_history(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let mut history = input.package.archive.entries().filter(|entry| {
        let path = crate::lower_case(&entry.name().path());
        let mut segments = path.rsplit('/').skip(1);
        !entry.is_directory() && segments.any(|segment| segment == "database")
    });
    let Some(first) = history.next() else { return };
    let files = u64::try_from(history.count()).unwrap_or(u64::MAX);
    let files = crate::amounts::counted(files.saturating_add(1), "file", "files");
    found.entry(
        first,
        format_args!("The export has history of its system: {files} in a folder Database."),
    );
}

fn faulty_connector(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let faulty = input.faulty.iter();
    for entry in faulty.filter_map(|index| input.package.archive.entry(*index)) {
        if detect::ends_with(&entry.name().path(), "dmprotocol") {
            found.entry(
                entry,
                format_args!("The connector has errors of its own, so that it cannot be imported."),
            );
        }
    }
}

fn production_question(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let entries = input.package.archive.entries();
    let mut connectors =
        entries.filter(|entry| detect::ends_with(&entry.name().path(), "dmprotocol"));
    let Some(first) = connectors.next() else {
        return;
    };
    let count = u64::try_from(connectors.count()).unwrap_or(u64::MAX);
    let connectors = crate::amounts::counted(count.saturating_add(1), "connector", "connectors");
    found.entry(
        first,
        format_args!("The export brings {connectors}. From DataMiner 10.6.2 on the import asks whether they become the production version."),
    );
}
