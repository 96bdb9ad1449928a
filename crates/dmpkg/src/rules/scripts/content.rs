//! Where the scripts of the content lie, and how they are called.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::PackageInput;
use super::super::names::junk_in;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Role;
use super::head::is_usable;
use super::reading::PackageScript;
use crate::detect::ends_with;
use crate::{DocumentKind, Field, lower_case};

pub(super) const MISPLACED_CONTENT_SCRIPT: Rule = Rule {
    id: "scripts/misplaced-content-script",
    severity: Severity::Warning,
    title: "File where the default installer finds no script",
    condition: "A file below AppInstallContent/Scripts is neither <Name>/Script_<Name>.xml, in any letter case, nor an application package directly in that folder.",
    why: "The default installer does not find it.",
    fix: "Store a script as Scripts/<Name>/Script_<Name>.xml, and other files elsewhere.",
    references: &[references::PACKAGE_BUILDER, references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], misplaced_content_script)],
};

pub(super) const NAME_DIFFERS_FROM_FOLDER: Rule = Rule {
    id: "scripts/name-differs-from-folder",
    severity: Severity::Warning,
    title: "Script has another name than its folder",
    condition: "`Name` of a script of the content is not the name of its folder; letter case counts. Names that cannot be used, or that two scripts have, have rules of their own.",
    why: "The script is installed under another name than its folder promises.",
    fix: "Give folder, file and Name the same text.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        name_differs_from_folder,
    )],
};

pub(super) const DUPLICATE_SCRIPT_NAME: Rule = Rule {
    id: "scripts/duplicate-script-name",
    severity: Severity::Warning,
    title: "Two scripts of one name",
    condition: "Two scripts of the content, in different folders, have the same `Name`. Letter case does not count.",
    why: "The second overwrites the first.",
    fix: "Give each script a name of its own.",
    references: &[references::SCRIPT_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Script],
        duplicate_script_name,
    )],
};

/// A script with the name that it states, and its folder.
struct Named<'a> {
    script: PackageScript<'a>,
    name: &'a Field,
    folder: &'a str,
    /// The name in lower case.
    key: String,
}

const FOLDER: &str = "AppInstallContent/Scripts";

fn misplaced_content_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for file in input.paths().below(FOLDER) {
        let below = file.beyond(2);
        let is_package = !below.contains('/') && ends_with(below, "dmapp");
        // What is left over from the packing computer is told of where names are.
        if is_package || Role::of(file.key).is_some() || junk_in(below).is_some() {
            continue;
        }
        if let Some(entry) = file.of(&input.package.archive) {
            let message = format_args!(
                "The default installer looks for scripts in {FOLDER}/<Name>/Script_<Name>.xml, and not here."
            );
            found.entry(entry, message);
        }
    }
}

fn name_differs_from_folder(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = named(input, found);
    for same in scripts.chunk_by(|a, b| a.key == b.key) {
        if is_shared(same) {
            continue;
        }
        for it in same.iter().filter(|it| it.name.value != it.folder) {
            let message = format_args!(
                "The script is called `{}`, and its folder `{}`.",
                shortened(&it.name.value),
                shortened(it.folder)
            );
            found.document(
                input.own,
                it.script.document,
                Some(it.name.position),
                message,
            );
        }
    }
}

fn duplicate_script_name(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = named(input, found);
    for same in scripts.chunk_by(|a, b| a.key == b.key) {
        if !is_shared(same) {
            continue;
        }
        // That whose folder has its name keeps it; otherwise the first does.
        let keeps = |it: &Named<'_>| lower_case(it.folder) == it.key;
        let owner = same.iter().position(keeps).unwrap_or(0);
        let Some(first) = same.get(owner) else {
            continue;
        };
        for (_, it) in { same.iter().enumerate() }.filter(|(at, _)| *at != owner) {
            let message = format_args!(
                "The script in the folder `{}` is called `{}`, too.",
                shortened(first.folder),
                shortened(&first.name.value)
            );
            found.document(
                input.own,
                it.script.document,
                Some(it.name.position),
                message,
            );
        }
    }
}

/// The scripts of the content that have a name, sorted by it.
fn named<'a>(input: &'a PackageInput<'a>, found: &mut Found<'_>) -> Vec<Named<'a>> {
    let scripts = PackageScript::of_content(input, found).into_iter();
    let named = scripts.filter_map(|script| {
        let name = script.script.name.as_ref()?;
        let Role::Content(folder) = script.role else {
            return None;
        };
        is_usable(&name.value).then(|| Named {
            script,
            name,
            folder,
            key: lower_case(&name.value),
        })
    });
    let mut named: Vec<_> = named.collect();
    sort_by(&mut named, |a, b| a.key.cmp(&b.key));
    named
}

/// Whether scripts of one name lie in several folders. That a folder is there twice is told of where
/// names are.
fn is_shared(same: &[Named<'_>]) -> bool {
    let folder = |it: &Named<'_>| lower_case(it.folder);
    let first = same.first().map(folder);
    same.iter().any(|it| Some(folder(it)) != first)
}
