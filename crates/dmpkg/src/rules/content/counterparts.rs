//! What deployment actions name, and whether the package brings it.

use dmpkg_archive::sorted;

use super::actions::{carried_out, stated};
use crate::detect::ends_with;
use crate::rules::inputs::PackageInput;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, installer, references};
use crate::{DocumentContent, DocumentKind, Inspected, PackageKind, lower_case};

pub(super) const PRODUCTION_CONNECTOR_NOT_IN_PACKAGE: Rule = Rule {
    id: "content/production-connector-not-in-package",
    severity: Severity::Note,
    title: "Production version is not in the package",
    condition: "A ProductionProtocol names a connector version that the package brings neither in a folder of Protocols nor in a package inside. Letter case does not matter. Skipped when a connector package inside was not opened, or code of the package installs the content.",
    why: "The agent has to have that version already; otherwise the action fails.",
    fix: "Add the connector to the package, or install it before.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::DeploymentActions],
        production,
    )],
};

pub(super) const DEFAULT_VISIO_NOT_IN_PACKAGE: Rule = Rule {
    id: "content/default-visio-not-in-package",
    severity: Severity::Warning,
    title: "Default drawing is not in the package",
    condition: "A DefaultProtocolVisio names a file that lies neither below Protocols/<connector> nor in a package of that connector. Letter case does not matter. Skipped when a connector package inside was not opened, or code of the package installs the content.",
    why: "The drawing cannot become the default unless the agent has it already.",
    fix: "Add the drawing to the folder of the connector, or correct its name.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[DocumentKind::DeploymentActions], drawing)],
};

pub(super) const PRESERVED_TEMPLATE_NOT_IN_PACKAGE: Rule = Rule {
    id: "content/preserved-template-not-in-package",
    severity: Severity::Note,
    title: "Template to preserve is not in the package",
    condition: "An entry of TemplatesToPreserve names a template that the package does not bring for that connector and, where one is stated, that version. The name counts with and without the beginning of the file name. Skipped when a connector package inside was not opened, or code of the package installs the content.",
    why: "What is not installed replaces nothing, so the entry has no effect.",
    fix: "Remove the entry, or add the template.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[DocumentKind::DeploymentActions], template)],
};

/// What the package brings of connectors, in lower case, sorted: `name/version/` for the connector
/// itself; `name/version/file` and `name//file` for a file of it.
struct Brought(Vec<String>);

impl Brought {
    /// Goes through folders and packages inside once. None when a connector package was not opened.
    fn of(input: &PackageInput<'_>) -> Option<Self> {
        let mut keys = Vec::new();
        for file in input.paths().below("AppInstallContent/Protocols") {
            let below = file.beyond(2);
            if !below.contains('/') {
                if ends_with(below, "dmprotocol") && input.inside(file.entry).is_none() {
                    return None;
                }
                continue;
            }
            let mut segments = below.split('/');
            let (name, second) = (segments.next()?, segments.next()?);
            keys.push(format!("{name}//{}", file.name()));
            if segments.next().is_some() {
                keys.push(format!("{name}/{second}/{}", file.name()));
            }
        }
        for own in std::iter::once(input.own).chain(input.inner) {
            add(&mut keys, own);
        }
        sorted::sort_by(&mut keys, Ord::cmp);
        Some(Self(keys))
    }

    fn has(&self, name: &str, version: &str, file: &str) -> bool {
        let key = lower_case(&format!("{name}/{version}/{file}"));
        self.0.binary_search(&key).is_ok()
    }
}

/// Adds what the documents of a package say of connectors, and in connector packages the files.
fn add(keys: &mut Vec<String>, own: &Inspected) {
    let mut connector = None;
    for document in &own.documents {
        if let DocumentContent::Protocol(protocol) = &document.content
            && let (Some(name), Some(version)) = (stated(&protocol.name), stated(&protocol.version))
        {
            let (name, version) = (lower_case(name), lower_case(version));
            keys.push(format!("{name}/{version}/"));
            connector = Some((name, version));
        }
    }
    let Some((name, version)) = connector.filter(|_| own.kind == PackageKind::Protocol) else {
        return;
    };
    for document in &own.documents {
        let is_file = matches!(
            document.kind,
            DocumentKind::Template | DocumentKind::Drawing
        );
        let path = document.path.0.last().filter(|_| is_file);
        if let Some(file) = path.and_then(|path| path.rsplit('/').next()) {
            let file = lower_case(file);
            keys.push(format!("{name}//{file}"));
            keys.push(format!("{name}/{version}/{file}"));
        }
    }
}

/// What the package brings, when the actions are carried out by the default installer.
fn brought(input: &PackageInput<'_>, found: &mut Found<'_>) -> Option<Brought> {
    if !installer::is_default(input, found) {
        return None;
    }
    let brought = Brought::of(input);
    if brought.is_none() {
        found.skip("A connector package inside was not opened.");
    }
    brought
}

fn production(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, actions)) = carried_out(input) else {
        return;
    };
    let all = actions.production_protocols.iter();
    let all = all.filter_map(|it| Some((it.position, stated(&it.protocol)?, stated(&it.version)?)));
    let all: Vec<_> = all.collect();
    let Some(brought) = (!all.is_empty()).then(|| brought(input, found)).flatten() else {
        return;
    };
    for (at, name, version) in all {
        let is_here = brought.has(name, version, "") || brought.has(name, version, "protocol.xml");
        if !is_here {
            found.document(
                input.own,
                document,
                Some(at),
                format_args!(
                    "The package does not bring version “{}” of the connector “{}”.",
                    shortened(version),
                    shortened(name)
                ),
            );
        }
    }
}

fn drawing(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, actions)) = carried_out(input) else {
        return;
    };
    let all = actions.default_drawings.iter();
    let all = all.filter_map(|it| {
        let file = it.file_name.as_ref()?;
        Some((file.position, stated(&it.protocol)?, file.stated()?))
    });
    let all: Vec<_> = all.collect();
    let Some(brought) = (!all.is_empty()).then(|| brought(input, found)).flatten() else {
        return;
    };
    for (at, connector, path) in all {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        if !brought.has(connector, "", file) {
            found.document(
                input.own,
                document,
                Some(at),
                format_args!(
                    "The package does not bring the drawing “{}” of the connector “{}”.",
                    shortened(file),
                    shortened(connector)
                ),
            );
        }
    }
}

fn template(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, actions)) = carried_out(input) else {
        return;
    };
    let all = actions.preserved_templates.iter();
    let all = all.filter_map(|it| {
        // Information templates lie beside the versions.
        let (start, version) = match it.kind.as_str() {
            "AlarmTemplate" => ("Template_", stated(&it.version)),
            "TrendTemplate" => ("Trending_", stated(&it.version)),
            _ => ("Information_", None),
        };
        let name = it.name.as_ref()?;
        let version = version.unwrap_or_default();
        Some((
            name.position,
            stated(&it.protocol)?,
            version,
            name.stated()?,
            start,
        ))
    });
    let all: Vec<_> = all.collect();
    let Some(brought) = (!all.is_empty()).then(|| brought(input, found)).flatten() else {
        return;
    };
    for (at, connector, version, name, start) in all {
        let is_here = brought.has(connector, version, &format!("{name}.xml"))
            || brought.has(connector, version, &format!("{start}{name}.xml"));
        if !is_here {
            found.document(
                input.own,
                document,
                Some(at),
                format_args!(
                    "The package does not bring the template “{}” of the connector “{}”.",
                    shortened(name),
                    shortened(format!("{connector} {version}").trim_end())
                ),
            );
        }
    }
}
