//! The libraries that the scripts of a package bring along for themselves.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::PackageInput;
use super::super::names::junk_in;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, PathTo, Rule, Severity, references};
use super::Role;
use super::installer;
use super::library::LibraryPath;
use super::reading::{PackageScript, code};
use crate::DocumentKind;
use crate::detect::ends_with;

pub(super) const MISSING_DEPENDENCY: Rule = Rule {
    id: "scripts/missing-dependency",
    severity: Severity::Warning,
    title: "Script of the installation lacks a library",
    condition: "Install.xml, Config.xml or Uninstall.xml refers to a library by a path that does not begin at a drive or share, and no file of this name lies in its own folder of dependencies. Libraries that every agent has never fire, nor do names with placeholders.",
    why: "The script does not compile on the agent.",
    fix: "Put the library into InstallDependencies, ConfigureDependencies or UninstallDependencies.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[DocumentKind::Script], missing_dependency)],
};

pub(super) const UNREFERENCED_DEPENDENCY: Rule = Rule {
    id: "scripts/unreferenced-dependency",
    severity: Severity::Note,
    title: "Library that no code of its script refers to",
    condition: "A library lies in the folder of dependencies of a script, and the script, which has code, does not refer to it. Usual: libraries are loaded by other libraries, too.",
    why: "It may be left over from an earlier version.",
    fix: "Leave it out if no library needs it.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        unreferenced_dependency,
    )],
};

pub(super) const NON_LIBRARY_DEPENDENCY: Rule = Rule {
    id: "scripts/non-library-dependency",
    severity: Severity::Note,
    title: "File among the libraries of a script",
    condition: "A file below InstallDependencies, ConfigureDependencies or UninstallDependencies does not end with .dll.",
    why: "Code can refer to libraries only.",
    fix: "Leave the file out if nothing needs it.",
    references: &[references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], non_library_dependency)],
};

fn missing_dependency(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::of_package(input, found);
    for (role, folder) in folders() {
        let mut files: Vec<&str> = input.paths().below(folder).map(|it| it.name()).collect();
        sort_by(&mut files, Ord::cmp);
        let is_there = |name: &str| files.binary_search(&name).is_ok();
        for script in scripts.iter().filter(|script| script.role == role) {
            let missing = script.references().filter_map(|reference| {
                let library = LibraryPath::of(&reference.value);
                let is_known = library.is_rooted()
                    || library.has_placeholder()
                    || library.is_base()
                    || role == Role::Install && installer::is_outdated(library.name())
                    || is_there(library.name())
                    || is_there(&format!("{}.dll", library.name()));
                (!is_known).then_some((library, reference.position))
            });
            // A library that two actions lack is told of once.
            let mut missing: Vec<_> = missing.collect();
            sort_by(&mut missing, |a, b| a.0.name().cmp(b.0.name()));
            missing.dedup_by(|a, b| a.0.name() == b.0.name());
            for (library, position) in missing {
                let message = format_args!(
                    "The library `{}` is not in {folder}, and is none that every agent has.",
                    shortened(library.file())
                );
                found.document(input.own, script.document, Some(position), message);
            }
        }
    }
}

fn unreferenced_dependency(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::of_package(input, found);
    for (role, folder) in folders() {
        let own = scripts.iter().filter(|script| script.role == role);
        let own: Vec<_> = own.filter(|script| code(script.script).is_some()).collect();
        if own.is_empty() {
            continue;
        }
        let referred = own.into_iter().flat_map(PackageScript::references);
        let mut referred: Vec<String> = referred
            .map(|it| LibraryPath::of(&it.value).name().to_owned())
            .collect();
        sort_by(&mut referred, Ord::cmp);
        let is_referred = |name: &str| {
            let found = referred.binary_search_by(|it| it.as_str().cmp(name));
            found.is_ok()
        };
        for library in input.paths().below(folder).filter(is_library) {
            let name = library.name();
            let stem = name.strip_suffix(".dll").unwrap_or(name);
            if is_referred(name) || is_referred(stem) {
                continue;
            }
            if let Some(entry) = library.of(&input.package.archive) {
                let message = format_args!("The script does not refer to this library.");
                found.entry(entry, message);
            }
        }
    }
}

fn non_library_dependency(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for (_, folder) in folders() {
        // What is left over from the packing computer is told of where names are.
        let files = input.paths().below(folder);
        let others = files.filter(|file| !is_library(file) && junk_in(file.key).is_none());
        for file in others {
            if let Some(entry) = file.of(&input.package.archive) {
                let message = format_args!("The file is no library.");
                found.entry(entry, message);
            }
        }
    }
}

/// The scripts of a package, each with the folder of its libraries.
fn folders() -> impl Iterator<Item = (Role<'static>, &'static str)> {
    let roles = [Role::Install, Role::Config, Role::Uninstall];
    roles
        .into_iter()
        .filter_map(|role| Some((role, role.dependencies()?)))
}

fn is_library(file: &PathTo<'_>) -> bool {
    ends_with(file.key, "dll")
}
