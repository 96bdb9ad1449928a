//! Libraries that the code of connectors asks for.

use dmpkg_archive::sorted;

use super::{DLL_IMPORT, PROTOCOL_SCRIPTS};
use crate::assembly::Origin;
use crate::assembly::origin;
use crate::detect::ends_with;
use crate::rules::inputs::PackageInput;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentContent, DocumentKind, InspectedDocument, PackageKind, TextPos, lower_case};

pub(super) const MISSING_IMPORTED_LIBRARY: Rule = Rule {
    id: "assemblies/missing-imported-library",
    severity: Severity::Warning,
    title: "Imported library is not in the package",
    condition: "The dllImport of a QAction names a library with folders, and no file lies at that path below DllImport or ProtocolScripts, or below Assemblies of a connector package. Letter case does not matter. Bare names, items below SolutionLibraries or Files\\SRM, known solutions and items with a placeholder do not count. Each item is told once for each connector.",
    why: "The code does not compile unless the agent has the library already.",
    fix: "Add the library to the package, or correct the path.",
    references: &[references::PROTOCOL_SCHEMA, references::CONNECTOR_LIBRARIES],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[DocumentKind::Protocol], missing)],
};

pub(super) const IMPORT_EXPECTED_ON_AGENT: Rule = Rule {
    id: "assemblies/import-expected-on-agent",
    severity: Severity::Note,
    title: "Imported library is expected on the agent",
    condition: "The dllImport of a QAction names a bare file, or one below SolutionLibraries, that neither the package brings where connectors look nor DataMiner or .NET Framework is known to have. Each item is told once for each connector.",
    why: "The code does not compile on an agent without that library.",
    fix: "Make sure that the agent has the library, or add it to the package.",
    references: &[references::PROTOCOL_SCHEMA, references::CONNECTOR_LIBRARIES],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[DocumentKind::Protocol], expected)],
};

pub(super) const UNUSED_LIBRARY: Rule = Rule {
    id: "assemblies/unused-library",
    severity: Severity::Note,
    title: "Library that the connector does not name",
    condition: "No dllImport of Protocol.xml names a .dll below Assemblies of a connector package, by path or by file name. Another library may load it.",
    why: "It may be a left-over of an earlier version.",
    fix: "Leave the library out if nothing needs it.",
    references: &[references::CONNECTOR_LIBRARIES],
    kinds: Kinds::CONNECTORS,
    checks: &[Check::Package(&[DocumentKind::Protocol], unused)],
};

/// A library that the code of a connector asks for.
struct Import<'a> {
    document: &'a InspectedDocument,
    /// As it is written.
    name: &'a str,
    /// In lower case and with `/`.
    path: String,
    /// Where the first tag begins that names it.
    at: TextPos,
}

impl Import<'_> {
    fn is_bare(&self) -> bool {
        !self.path.contains('/')
    }

    fn is_solution_library(&self) -> bool {
        self.path.starts_with("solutionlibraries/")
    }

    /// Whether every agent has it, or a product that is installed apart.
    fn is_known(&self) -> bool {
        match origin::of_name(&self.path) {
            Some(Origin::Server) => true,
            Some(_) => self.is_bare(),
            None => self.path.contains("files/srm/"),
        }
    }

    /// Whether the package brings it where connectors look.
    fn is_here(&self, input: &PackageInput<'_>) -> bool {
        let has = |folder: &str| input.paths().has(&format!("{folder}{}", self.path));
        if input.own.kind == PackageKind::Protocol {
            return has("assemblies/");
        }
        // Libraries of the connector alone lie beside it.
        let beside = || {
            let own = self
                .document
                .path
                .0
                .last()
                .and_then(|own| own.rsplit_once('/'));
            own.is_some_and(|(folder, _)| has(&format!("{folder}/")))
        };
        has(DLL_IMPORT) || has(PROTOCOL_SCRIPTS) || self.is_bare() && beside()
    }
}

/// What the code of the connectors of a package asks for, each item of a connector once. Items with a
/// placeholder are other code of the same connector.
fn imports<'a>(input: &PackageInput<'a>) -> Vec<Import<'a>> {
    let protocols = input.documents(|content| match content {
        DocumentContent::Protocol(protocol) => Some(protocol),
        _ => None,
    });
    let is_connector_package = input.own.kind == PackageKind::Protocol;
    let mut all = Vec::new();
    for (document, protocol) in protocols {
        let path = document.path.0.last().map_or("", String::as_str);
        if !is_connector_package && !is_connector(path) {
            continue;
        }
        let mut own = Vec::new();
        for code in protocol.connector.iter().flat_map(|it| &it.code) {
            for import in &code.imports {
                if !import.name.contains('[') {
                    own.push(Import {
                        document,
                        name: &import.name,
                        path: lower_case(&import.name).replace('\\', "/"),
                        at: code.tag,
                    });
                }
            }
        }
        // Stable: of equal items the first in the document remains.
        sorted::sort_by(&mut own, |a, b| a.path.cmp(&b.path));
        own.dedup_by(|later, first| later.path == first.path);
        all.extend(own);
    }
    all
}

/// Whether a path of an application package is that of a connector that is installed.
fn is_connector(path: &str) -> bool {
    let path = lower_case(path);
    let below = path.strip_prefix("appinstallcontent/protocols/");
    below.is_some_and(|below| below.matches('/').count() == 2)
}

fn missing(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for import in imports(input) {
        let is_meant = !import.is_bare() && !import.is_solution_library() && !import.is_known();
        if is_meant && !import.is_here(input) {
            found.document(
                input.own,
                import.document,
                Some(import.at),
                format_args!(
                    "The imported library “{}” is not in the package.",
                    shortened(import.name)
                ),
            );
        }
    }
}

fn expected(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for import in imports(input) {
        let is_meant = import.is_solution_library() || import.is_bare() && !import.is_known();
        if is_meant && !import.is_here(input) {
            found.document(
                input.own,
                import.document,
                Some(import.at),
                format_args!(
                    "The imported library “{}” has to be on the agent already.",
                    shortened(import.name)
                ),
            );
        }
    }
}

fn unused(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let imports = imports(input);
    let names = imports.iter().map(|import| import.path.as_str());
    let names = names.map(|path| path.rsplit('/').next().unwrap_or(path));
    let mut names: Vec<&str> = names.collect();
    sorted::sort_by(&mut names, Ord::cmp);
    for file in input.paths().below("Assemblies") {
        let is_named = names.binary_search(&file.name()).is_ok();
        if ends_with(file.key, "dll")
            && !is_named
            && let Some(entry) = file.of(&input.package.archive)
        {
            found.entry(
                entry,
                format_args!("No QAction of the connector names this library."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connectors_lie_in_folders_for_name_and_version() {
        for (path, is) in [
            ("AppInstallContent/Protocols/a/1.0.0.1/Protocol.xml", true),
            ("AppInstallContent/Protocols/a/Protocol.xml", false),
            ("AppInstallContent/CompanionFiles/a/b/Protocol.xml", false),
        ] {
            assert_eq!(is_connector(path), is, "{path}");
        }
    }
}
