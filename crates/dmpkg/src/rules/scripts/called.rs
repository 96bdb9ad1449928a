//! The scripts and connectors that a script needs.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::PackageInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Role;
use super::library::is_project_placeholder;
use super::reading::{PackageScript, script};
use crate::{DocumentContent, DocumentKind, Field, Inspected, Script, lower_case};

pub(super) const LIBRARY_SCRIPT_NOT_IN_PACKAGE: Rule = Rule {
    id: "scripts/library-script-not-in-package",
    severity: Severity::Note,
    title: "Script with a library is not in the package",
    condition: "A `Param` of type scriptRef names a script that neither the package nor a package inside brings. The script itself and [AutomationScriptName] never fire.",
    why: "The code compiles only where the other script is on the agent already.",
    fix: "Add the other script, or install it first.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        library_script_not_in_package,
    )],
};

pub(super) const MISSING_LIBRARY_NAME: Rule = Rule {
    id: "scripts/missing-library-name",
    severity: Severity::Warning,
    title: "Script has no library of this name",
    condition: "A `Param` of type scriptRef names a script of this package, or the script itself, and no `Param` of type libraryName of that script has the name of the library. Letter case does not count.",
    why: "DataMiner cannot find the library, so that the code does not compile.",
    fix: "Correct the name of the library.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        missing_library_name,
    )],
};

pub(super) const CALLED_SCRIPT_NOT_IN_PACKAGE: Rule = Rule {
    id: "scripts/called-script-not-in-package",
    severity: Severity::Note,
    title: "Called script is not in the package",
    condition: "An action of type script names a script that neither the package nor a package inside brings.",
    why: "The action works only where the other script is on the agent already.",
    fix: "Add the other script, or install it first.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        called_script_not_in_package,
    )],
};

pub(super) const DUMMY_CONNECTOR_NOT_IN_PACKAGE: Rule = Rule {
    id: "scripts/dummy-connector-not-in-package",
    severity: Severity::Note,
    title: "Connector of a script is not in the package",
    condition: "`Protocols/Protocol/Name` of a script names a connector that neither the package nor a package inside brings in any version. Letter case does not count.",
    why: "The script works only where the connector is on the agent already.",
    fix: "Make sure that the agent has the connector.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script, DocumentKind::Protocol],
        dummy_connector_not_in_package,
    )],
};

/// A library in another script, as code refers to it: `Script:Library`.
struct ScriptReference<'a> {
    script: &'a str,
    library: Option<&'a str>,
    field: &'a Field,
}

/// Stands for the script in which it stands.
const ITSELF: &str = "[AutomationScriptName]";

fn library_script_not_in_package(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::all(input, found);
    let brought = script_names(input);
    for own in scripts {
        for reference in script_references(own.script) {
            if is_itself(own.script, reference.script) || has(&brought, reference.script) {
                continue;
            }
            let name = shortened(reference.script);
            let message = format_args!(
                "The script `{name}`, of which this uses a library, is not in the package."
            );
            let position = Some(reference.field.position);
            found.document(input.own, own.document, position, message);
        }
    }
}

fn missing_library_name(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::all(input, found);
    let content = scripts.iter().filter(|it| it.role.is_content());
    let called = content.clone().flat_map(|it| names(it.script, it.role));
    let called = sorted(called.map(lower_case).collect());
    let brought = content.flat_map(|it| {
        let names = names(it.script, it.role).into_iter();
        names.flat_map(|name| libraries(it.script, name))
    });
    let brought = sorted(brought.collect());
    for own in scripts {
        let own_libraries = sorted(libraries(own.script, ITSELF).collect());
        for reference in script_references(own.script) {
            let Some(library) = reference.library else {
                continue;
            };
            let is_own = is_itself(own.script, reference.script);
            let has_own = is_own && has(&own_libraries, &key(ITSELF, library));
            let is_known = is_own || has(&called, reference.script);
            if !is_known || has_own || has(&brought, &key(reference.script, library)) {
                continue;
            }
            let message = format_args!(
                "The script `{}` has no library `{}`.",
                shortened(reference.script),
                shortened(library)
            );
            let position = Some(reference.field.position);
            found.document(input.own, own.document, position, message);
        }
    }
}

fn called_script_not_in_package(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::all(input, found);
    let brought = script_names(input);
    for own in scripts {
        for action in own.script.actions.iter().filter(|it| it.is("script")) {
            let called = action.part("Script").map(|part| &part.field);
            let Some(called) = called.filter(|called| called.stated().is_some()) else {
                continue;
            };
            if !has(&brought, &called.value) && !is_itself(own.script, &called.value) {
                let name = shortened(&called.value);
                let message =
                    format_args!("The script `{name}`, which this calls, is not in the package.");
                found.document(input.own, own.document, Some(called.position), message);
            }
        }
    }
}

fn dummy_connector_not_in_package(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::all(input, found);
    let connectors = everything(input).flat_map(|own| own.contents(connector_name));
    let connectors = connectors.map(|(_, name)| lower_case(&name.value));
    let brought = sorted(connectors.collect());
    for own in scripts {
        let names = own
            .script
            .dummies
            .iter()
            .filter_map(|it| it.protocol.as_ref());
        for name in names.filter(|name| name.stated().is_some() && !has(&brought, &name.value)) {
            let shown = shortened(&name.value);
            let message = format_args!("The connector `{shown}` is not in the package.");
            found.document(input.own, own.document, Some(name.position), message);
        }
    }
}

/// The package and all archives inside.
fn everything<'a>(input: &PackageInput<'a>) -> impl Iterator<Item = &'a Inspected> {
    std::iter::once(input.own).chain(input.inner)
}

fn connector_name(content: &DocumentContent) -> Option<&Field> {
    match content {
        DocumentContent::Protocol(protocol) => protocol.name.as_ref(),
        _ => None,
    }
}

/// The names of all scripts that the package and those inside bring, in lower case, sorted.
fn script_names(input: &PackageInput<'_>) -> Vec<String> {
    let scripts = everything(input).flat_map(|own| own.contents(script));
    let names = scripts.filter_map(|(document, script)| {
        let role = Role::of(document.path.0.last()?)?;
        role.is_content().then(|| names(script, role))
    });
    sorted(names.flatten().map(lower_case).collect())
}

/// How a script of the content is called: by itself, and by its folder.
fn names<'a>(script: &'a Script, role: Role<'a>) -> Vec<&'a str> {
    let stated = script.name.as_ref().and_then(Field::stated);
    let folder = match role {
        Role::Content(folder) => Some(folder),
        _ => None,
    };
    stated.into_iter().chain(folder).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    sort_by(&mut names, Ord::cmp);
    names
}

fn has(names: &[String], name: &str) -> bool {
    names.binary_search(&lower_case(name.trim())).is_ok()
}

fn script_references(script: &Script) -> impl Iterator<Item = ScriptReference<'_>> {
    let blocks = script.code_blocks();
    let fields = blocks.flat_map(|(_, block)| &block.script_references);
    let fields = fields.filter(|field| !is_project_placeholder(&field.value));
    fields.map(|field| match field.value.split_once(':') {
        Some((script, library)) => ScriptReference {
            script: script.trim(),
            library: Some(library.trim()),
            field,
        },
        None => ScriptReference {
            script: &field.value,
            library: None,
            field,
        },
    })
}

fn is_itself(own: &Script, name: &str) -> bool {
    let stated = own.name.as_ref().and_then(Field::stated);
    name.eq_ignore_ascii_case(ITSELF)
        || stated.is_some_and(|stated| lower_case(stated) == lower_case(name.trim()))
}

/// The libraries in a script that is called so, each as code refers to it.
fn libraries<'a>(script: &'a Script, called: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let names = script.code_blocks().flat_map(|(_, block)| {
        let more = { block.other.iter() }.filter(|it| it.name.eq_ignore_ascii_case("libraryName"));
        block.library_name.iter().chain(more.map(|it| &it.field))
    });
    names.map(move |name| key(called, &name.value))
}

/// A library of a script, in lower case.
fn key(script: &str, library: &str) -> String {
    lower_case(&format!("{script}:{library}"))
}
