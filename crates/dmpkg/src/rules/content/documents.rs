//! Files of the content that cannot be read.

use crate::report::DocumentStatus;
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentContent, DocumentKind, InspectedDocument, PackageKind, lower_case};

pub(super) const UNREADABLE_DASHBOARD: Rule = Rule {
    id: "content/unreadable-dashboard",
    severity: Severity::Error,
    title: "Dashboard is no JSON object",
    condition: "A .dmadb.json stops being JSON at some place, is no object, or has bytes that are no UTF-8. A byte order mark is fine. What is deeper or larger than this tool reads is skipped.",
    why: "The dashboard or the page of the app cannot be opened.",
    fix: "Export the dashboard or app again and build the package again.",
    references: &[references::JSON],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::WebExport,
        // The archive in an export.
        PackageKind::Unknown,
    ]),
    checks: &[
        Check::Package(&[], unreadable_dashboard),
        Check::Document(DocumentKind::Dashboard, other_encoding),
    ],
};

pub(super) const UNREADABLE_VISIO: Rule = Rule {
    id: "content/unreadable-visio",
    severity: Severity::Warning,
    title: "Drawing that Visio cannot open",
    condition: "A .vsdx is no zip archive that can be read, lacks [Content_Types].xml, or has no page in visio/pages. Drawings of the older forms .vdx and .vsd are not looked at.",
    why: "DataMiner cannot show the drawing.",
    fix: "Open the drawing in Visio, save it again, and build the package again.",
    references: &[references::OPEN_PACKAGING],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], unreadable_visio)],
};

pub(super) const UNREADABLE_INSTALL_OPTIONS: Rule = Rule {
    id: "content/unreadable-install-options",
    severity: Severity::Warning,
    title: "Install options are no JSON object",
    condition: "AppInstallContent/InstallOptions.json stops being JSON at some place or is no object.",
    why: "The installer of the package reads its switches there, and fails or does something else without them.",
    fix: "Build the package again with the tool that made it.",
    references: &[references::LOW_CODE_EDITOR],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], unreadable_install_options)],
};

pub(super) const UNREADABLE_DATA_MODEL: Rule = Rule {
    id: "content/unreadable-data-model",
    severity: Severity::Warning,
    title: "Data model is no JSON",
    condition: "A .json below a folder DOMImportExport in SetupContent, or below CompanionFiles/DOM, stops being JSON at some place or is neither an object nor a list.",
    why: "The import of the data model fails, and what builds on it does not work.",
    fix: "Export the data model again and build the package again.",
    references: &[references::JSON],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], unreadable_data_model)],
};

fn unreadable_dashboard(input: &PackageInput<'_>, found: &mut Found<'_>) {
    unreadable(input, found, DocumentKind::Dashboard, |_| true);
}

fn unreadable_install_options(input: &PackageInput<'_>, found: &mut Found<'_>) {
    unreadable(input, found, DocumentKind::InstallOptions, |path| {
        path == "appinstallcontent/installoptions.json"
    });
}

fn unreadable_data_model(input: &PackageInput<'_>, found: &mut Found<'_>) {
    unreadable(input, found, DocumentKind::DomExport, is_data_model);
}

/// Whether a path in lower case is that of a part of a data model to be imported.
fn is_data_model(path: &str) -> bool {
    let is_export = |rest: &str| rest.split('/').any(|folder| folder == "domimportexport");
    path.starts_with("appinstallcontent/companionfiles/dom/")
        || path.strip_prefix("setupcontent/").is_some_and(is_export)
        || path
            .strip_prefix("appinstallcontent/setupcontent/")
            .is_some_and(is_export)
}

/// Documents of a kind that break off or have another form, at paths that fit, in lower case.
fn unreadable(
    input: &PackageInput<'_>,
    found: &mut Found<'_>,
    kind: DocumentKind,
    fits: fn(&str) -> bool,
) {
    let documents = input.own.documents.iter();
    let broken = documents.filter(|document| {
        document.kind == kind
            && document.status != DocumentStatus::Read
            && fits(&lower_case(name_of(document)))
    });
    let mut unread = None;
    for document in broken {
        let problem = document.message.as_deref().unwrap_or("it is damaged");
        match document.broken_at {
            Some(at) if !document.is_damaged => {
                // The clause begins with the place, which the finding has already.
                let clause = problem
                    .split_once(": ")
                    .map_or(problem, |(_, clause)| clause);
                let message = format_args!("The file cannot be read: {}.", shortened(clause));
                found.document(input.own, document, Some(at), message);
            }
            _ => unread = unread.or(Some(document)),
        }
    }
    skip(unread, found);
}

/// Says which document this tool did not read to its end, of several the first.
fn skip(unread: Option<&InspectedDocument>, found: &mut Found<'_>) {
    if let Some(document) = unread {
        let problem = document.message.as_deref().unwrap_or("it is damaged");
        let name = name_of(document);
        found.skip(&format!("{name} could not be read to its end: {problem}."));
    }
}

/// A dashboard that could be read, but only because this reader takes other encodings.
fn other_encoding(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if let Err(error) = std::str::from_utf8(input.bytes) {
        found.entry(
            input.entry,
            format_args!(
                "The file is no UTF-8: its byte {} means nothing there.",
                crate::amounts::count(
                    u64::try_from(error.valid_up_to())
                        .unwrap_or(u64::MAX)
                        .saturating_add(1)
                )
            ),
        );
    }
}

fn unreadable_visio(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut unread = None;
    for document in &input.own.documents {
        let DocumentContent::Drawing(drawing) = &document.content else {
            continue;
        };
        if !crate::detect::ends_with(name_of(document), "vsdx") {
            continue;
        }
        let problem = document.message.as_deref().unwrap_or("it is damaged");
        if document.is_damaged {
            unread = unread.or(Some(document));
        } else if drawing.is_document {
            let message = format_args!("The drawing is one XML document and no archive of parts.");
            found.document(input.own, document, None, message);
        } else if drawing.parts == 0 {
            let message = format_args!("The drawing cannot be opened: {}.", shortened(problem));
            found.document(input.own, document, None, message);
        } else if !drawing.lacks.is_empty() {
            let message = format_args!("The drawing lacks {}.", drawing.lacks.join(" and "));
            found.document(input.own, document, None, message);
        }
    }
    skip(unread, found);
}

/// Where a document lies in its package.
fn name_of(document: &InspectedDocument) -> &str {
    document.path.0.last().map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_models_lie_in_known_folders() {
        for (path, is_model) in [
            ("setupcontent/domimportexport/m/m.json", true),
            ("setupcontent/a/domimportexport/m.json", true),
            ("appinstallcontent/companionfiles/dom/module.json", true),
            (
                "appinstallcontent/companionfiles/dom/domimportexport/m.json",
                true,
            ),
            ("setupcontent/dom/m.json", false),
            ("appinstallcontent/companionfiles/lca/dom/m.json", false),
        ] {
            assert_eq!(is_data_model(path), is_model, "{path}");
        }
    }
}
