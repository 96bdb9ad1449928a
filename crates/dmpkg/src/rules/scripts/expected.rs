//! The libraries that scripts of the content expect on the agent.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::PackageInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::library::{LibraryPath, is_project_placeholder};
use super::reading::PackageScript;
use crate::documents::libraries::Libraries;
use crate::{DocumentKind, InspectedDocument, PackageKind, TextPos, lower_case};

pub(super) const REFERENCE_NOT_IN_PACKAGE: Rule = Rule {
    id: "scripts/reference-not-in-package",
    severity: Severity::Warning,
    title: "Script refers to a library that the package should bring",
    condition: "A script of the content refers to a library below C:\\Skyline DataMiner\\ProtocolScripts\\DllImport, and neither the content of the package nor a package inside brings it there. Libraries of solutions, below SolutionLibraries, have another rule.",
    why: "The script does not compile, unless another package brought the library before.",
    fix: "Add the library below AppInstallContent/Assemblies/ProtocolScripts/DllImport.",
    references: &[references::SCRIPT_LIBRARIES, references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        reference_not_in_package,
    )],
};

pub(super) const REFERENCE_EXPECTED_ON_AGENT: Rule = Rule {
    id: "scripts/reference-expected-on-agent",
    severity: Severity::Note,
    title: "Script refers to a library that the agent must have",
    condition: "A script of the content refers to any other library that neither the package brings nor every agent has: one of the folder Files, of a solution, or by its file name alone. Paths outside DataMiner and placeholders have other rules.",
    why: "The script compiles only where the library is there already.",
    fix: "Make sure that the agent has the library.",
    references: &[references::SCRIPT_LIBRARIES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        reference_expected_on_agent,
    )],
};

/// A library that the package does not bring, and where a script refers to it.
struct Absent<'a> {
    library: LibraryPath<'a>,
    document: &'a InspectedDocument,
    position: TextPos,
}

fn reference_not_in_package(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for absent in absent(input, found) {
        if absent.library.imported().is_some() {
            let library = shortened(absent.library.text);
            let message = format_args!("The package does not bring the library `{library}`.");
            found.document(input.own, absent.document, Some(absent.position), message);
        }
    }
}

fn reference_expected_on_agent(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for absent in absent(input, found) {
        let library = &absent.library;
        if library.imported().is_none() && !library.is_elsewhere() && !library.is_base() {
            let library = shortened(library.text);
            let message = format_args!("The agent must have the library `{library}` already.");
            found.document(input.own, absent.document, Some(absent.position), message);
        }
    }
}

/// What scripts of the content refer to and the package does not bring.
fn absent<'a>(input: &'a PackageInput<'a>, found: &mut Found<'_>) -> Vec<Absent<'a>> {
    let libraries = Libraries::of(&input.package.archive);
    let inside = brought_inside(input);
    let scripts = PackageScript::of_content(input, found).into_iter();
    let references = scripts.flat_map(|script| {
        let references = script.references();
        references.map(move |reference| Absent {
            library: LibraryPath::of(&reference.value),
            document: script.document,
            position: reference.position,
        })
    });
    let is_absent = |absent: &Absent<'_>| {
        let library = &absent.library;
        let is_inside = |path: &str| inside.binary_search_by(|it| it.as_str().cmp(path)).is_ok();
        let is_brought = libraries.locate(library.text, None).entry.is_some();
        !is_project_placeholder(library.text)
            && !library.has_placeholder()
            && !is_brought
            && !library.on_agent().is_some_and(is_inside)
    };
    references.filter(is_absent).collect()
}

/// Where the packages inside put libraries, as paths below the main folder of the agent; sorted.
fn brought_inside(input: &PackageInput<'_>) -> Vec<String> {
    let assemblies = { input.inner.iter() }.flat_map(|inner| {
        let assemblies = inner.assemblies.iter();
        assemblies.filter_map(|assembly| on_agent(inner.kind, assembly.path.0.last()?))
    });
    let mut paths: Vec<String> = assemblies.collect();
    sort_by(&mut paths, Ord::cmp);
    paths
}

/// Where a library of a package lies on the agent.
fn on_agent(kind: PackageKind, path: &str) -> Option<String> {
    let path = lower_case(path);
    if kind == PackageKind::Protocol {
        let rest = path.strip_prefix("assemblies/")?;
        return Some(format!("protocolscripts/dllimport/{rest}"));
    }
    let content = path.strip_prefix("appinstallcontent/")?;
    let rest = { content.strip_prefix("assemblies/") }
        .or_else(|| content.strip_prefix("companionfiles/skyline dataminer/"))?;
    Some(rest.to_owned())
}
