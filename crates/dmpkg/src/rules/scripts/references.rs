//! The libraries to which code refers by paths.

use dmpkg_archive::EntryIndex;
use dmpkg_archive::sorted::sort_by;

use super::super::inputs::{DocumentInput, PackageInput};
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::library::{LibraryPath, is_project_placeholder};
use super::reading::{PackageScript, ReadScript};
use crate::documents::libraries::{Libraries, dependencies};
use crate::{DocumentKind, Field, Inspected};

pub(super) const DUPLICATE_REFERENCE: Rule = Rule {
    id: "scripts/duplicate-reference",
    severity: Severity::Warning,
    title: "Script refers to a library twice",
    condition: "An action refers twice to libraries of one file name, or two actions of a script refer to one file name by different paths. Letter case does not count. Two actions that refer to the same file never fire.",
    why: "A script can use only one version of a library.",
    fix: "Keep one of the references.",
    references: &[references::SCRIPT_LIBRARIES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[DocumentKind::Script], duplicate_reference)],
};

pub(super) const ROOTED_REFERENCE_OUTSIDE_DATAMINER: Rule = Rule {
    id: "scripts/rooted-reference-outside-dataminer",
    severity: Severity::Warning,
    title: "Script refers to a library outside DataMiner",
    condition: "A library is referred to by a path that begins at a drive or share and does not lie below C:\\Skyline DataMiner. What lies below C:\\Windows\\Microsoft.NET, where .NET Framework is, never fires.",
    why: "The package does not bring the file, and only some computers have it.",
    fix: "Refer to the library by a path of DataMiner, and bring it with the package.",
    references: &[references::SCRIPT_LIBRARIES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        rooted_reference_outside_dataminer,
    )],
};

/// A reference of a script.
struct Reference<'a> {
    library: LibraryPath<'a>,
    field: &'a Field,
    /// Which action it belongs to.
    action: usize,
}

fn duplicate_reference(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let scripts = PackageScript::all(input, found);
    let libraries = Libraries::of(&input.package.archive);
    for script in scripts {
        let blocks = script.script.code_blocks().enumerate();
        let mut references: Vec<Reference<'_>> = blocks
            .flat_map(|(action, (_, block))| {
                let fields = block.references.iter();
                fields.map(move |field| Reference {
                    library: LibraryPath::of(&field.value),
                    field,
                    action,
                })
            })
            .filter(|it| !is_project_placeholder(&it.field.value))
            .collect();
        // Stable: those of one name stay in the order of the document.
        sort_by(&mut references, |a, b| {
            a.library.name().cmp(b.library.name())
        });
        for same in references.chunk_by(|a, b| a.library.name() == b.library.name()) {
            let Some((first, again)) = second(same) else {
                continue;
            };
            let file = shortened(first.library.file());
            let position = Some(again.field.position);
            if first.library.path == again.library.path {
                let message = format_args!(
                    "The action refers to `{file}` twice, in line {} before.",
                    first.field.position.line
                );
                found.document(input.own, script.document, position, message);
                continue;
            }
            let version = |reference: &Reference<'_>| {
                let path = script.document.path.0.last();
                let folder = path.and_then(|path| dependencies(path));
                let at = libraries.locate(reference.library.text, folder);
                let version = at.entry.and_then(|entry| version_of(input.own, entry));
                version.map_or_else(|| "not in this package".to_owned(), |it| shortened(&it))
            };
            let message = format_args!(
                "The script refers to `{file}` by different paths: in line {} (version: {}) and here (version: {}).",
                first.field.position.line,
                version(first),
                version(again),
            );
            found.document(input.own, script.document, position, message);
        }
    }
}

/// The first two references of one file name that cannot stand beside each other.
fn second<'r, 'a>(same: &'r [Reference<'a>]) -> Option<(&'r Reference<'a>, &'r Reference<'a>)> {
    let first = same.first()?;
    let pairs = same.windows(2).filter_map(|pair| match pair {
        [before, again] if again.library.path != first.library.path => Some((first, again)),
        [before, again] if before.action == again.action => Some((before, again)),
        _ => None,
    });
    { pairs }.next()
}

fn version_of(own: &Inspected, entry: EntryIndex) -> Option<String> {
    let at = { &own.assemblies }.partition_point(|assembly| assembly.entry.0 < entry.0);
    let assembly = own.assemblies.get(at)?;
    let reading = assembly.reading.as_ref().ok();
    reading.filter(|_| assembly.entry == entry)?.file_version()
}

fn rooted_reference_outside_dataminer(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let blocks = script.script.code_blocks();
    for reference in blocks.flat_map(|(_, block)| &block.references) {
        let library = LibraryPath::of(&reference.value);
        if library.is_elsewhere() && !is_project_placeholder(&reference.value) {
            // Folders of a developer's computer may tell who that is.
            let message = format_args!(
                "The library `{}` is referred to by a path that is not below `C:\\Skyline DataMiner`.",
                shortened(library.file())
            );
            found.text(script.entry, reference.position, message);
        }
    }
}
