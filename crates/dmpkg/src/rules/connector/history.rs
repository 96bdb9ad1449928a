//! What a connector says of its versions.

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::version::is_connector_version;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::Head;
use crate::{DocumentKind, Field};

pub(super) const VERSION_NOT_IN_HISTORY: Rule = Rule {
    id: "connector/version-not-in-history",
    severity: Severity::Note,
    title: "The history does not tell of this version",
    condition: "VersionHistory is there, and its ids of branch, system, major and minor version never give the version, without _Bx. Versions of another form are not looked for.",
    why: "What this version changes is not described.",
    fix: "Add the version to VersionHistory.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        version_not_in_history,
    )],
};

fn version_not_in_history(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let Some(history) = head.root.child("VersionHistory") else {
        return;
    };
    let version = head.protocol.version.as_ref().and_then(Field::stated);
    let version = version.filter(|version| is_connector_version(version));
    let (Some(version), Some(connector)) = (version, &head.protocol.connector) else {
        return found
            .skip("The version of the connector has another form than those of its history.");
    };
    let released = version
        .split_once("_B")
        .map_or(version, |(released, _)| released);
    if !connector
        .releases
        .iter()
        .any(|release| release.version == released)
    {
        found.text(
            input.entry,
            history.position(),
            format_args!(
                "The history of versions has no entry for {}.",
                Quoted(released)
            ),
        );
    }
}
