//! The list of components.

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::report::DocumentStatus;
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::{DocumentKind, JsonKind, TextPos};

pub(super) const UNREADABLE_SBOM: Rule = Rule {
    id: "package/unreadable-sbom",
    severity: Severity::Warning,
    title: "List of components cannot be read",
    condition: "sbom.json at the root is no JSON in UTF-8, with or without byte order mark, or has no text spdxVersion.",
    why: "Programs that look for licences and known vulnerabilities cannot use the list.",
    fix: "Make the file anew with the tool for bills of materials.",
    references: &[references::SBOM_TOOL, references::JSON],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[
        Check::Document(DocumentKind::BillOfMaterials, unusable),
        Check::Package(&[], broken),
    ],
};

/// One that was read to its end.
fn unusable(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if !is_at_root(input.path) {
        return;
    }
    let bytes = input.bytes;
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        return found.entry(
            input.entry,
            format_args!("sbom.json is not in UTF-8: byte {at} means nothing there."),
        );
    }
    let root = input.json.and_then(|document| document.root());
    let version = root.and_then(|root| root.get("spdxVersion"));
    if version.is_none_or(|version| version.kind() != JsonKind::Text) {
        let position = version.map_or(TextPos::default(), |version| version.position());
        found.text(
            input.entry,
            position,
            format_args!("sbom.json has no text spdxVersion."),
        );
    }
}

/// One that breaks off.
fn broken(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let documents = input.own.documents.iter();
    let lists = documents.filter(|document| document.kind == DocumentKind::BillOfMaterials);
    for document in lists.filter(|document| document.status != DocumentStatus::Read) {
        let path = document.path.0.last().map_or("", String::as_str);
        if is_at_root(path) {
            let problem = document.message.as_deref().unwrap_or("it is damaged");
            let message = format_args!("sbom.json is no JSON: {problem}.");
            found.document(input.own, document, None, message);
        }
    }
}

fn is_at_root(path: &str) -> bool {
    !path.contains('/')
}
