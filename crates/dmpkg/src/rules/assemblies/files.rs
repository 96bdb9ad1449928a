//! Libraries by themselves: whether they are any, who signed them, and how they are called.

use crate::assembly::AssemblyFile;
use crate::detect::ends_with;
use crate::effects::is_update_zip;
use crate::rules::inputs::PackageInput;
use crate::rules::words::{listed, shortened};
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{Assembly, PackageKind, lower_case};

pub(super) const NOT_A_LIBRARY: Rule = Rule {
    id: "assemblies/not-a-library",
    severity: Severity::Warning,
    title: "Not a library",
    condition: "A .dll does not begin with MZ, has no PE headers where it says, or ends before they do.",
    why: "Nothing can load the file. Often a placeholder of Git LFS or an error page was packed instead of the library.",
    fix: "Put the real library into the package.",
    references: &[references::PORTABLE_EXECUTABLE],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::Protocol,
        PackageKind::LegacyApplication,
        PackageKind::Upgrade,
        PackageKind::Update,
        PackageKind::Rollback,
        // Update.zip.
        PackageKind::Unknown,
    ]),
    checks: &[Check::Package(&[], not_a_library)],
};

pub(super) const UNREADABLE_METADATA: Rule = Rule {
    id: "assemblies/unreadable-metadata",
    severity: Severity::Warning,
    title: "Library of .NET with damaged metadata",
    condition: "A file has a .NET header, but its metadata, the table of the assembly or the names in it cannot be read. Modules, which have no row in that table, are fine.",
    why: "The library is damaged, or was obfuscated in a way that may keep it from being loaded.",
    fix: "Build the library again, and the package with it.",
    references: &[references::ECMA_335],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], unreadable_metadata)],
};

pub(super) const UNSIGNED_LIBRARY: Rule = Rule {
    id: "assemblies/unsigned-library",
    severity: Severity::Note,
    title: "Libraries without a signature",
    condition: "A .dll carries no Authenticode signature. One finding lists them. Most libraries in packages have none.",
    why: "Nothing in the file proves who made it.",
    fix: "Nothing, unless your rules ask for signed libraries.",
    references: &[references::PORTABLE_EXECUTABLE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], unsigned)],
};

pub(super) const FILE_NAME_DIFFERS: Rule = Rule {
    id: "assemblies/file-name-differs",
    severity: Severity::Note,
    title: "Library has another name than its file",
    condition: "The name of the .NET assembly differs from that of its file without .dll. Letter case does not matter, and .resources.dll is left alone.",
    why: "Scripts name files and libraries name assemblies: one of the two does not find it.",
    fix: "Give the file the name of the assembly.",
    references: &[references::ECMA_335],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], file_name_differs)],
};

/// The libraries of a package.
pub(super) fn libraries<'a>(
    input: &PackageInput<'a>,
) -> impl Iterator<Item = AssemblyFile<'a>> + use<'a> {
    let own = input.own;
    let files = own.assemblies.iter().map(|file| AssemblyFile { own, file });
    files.filter(|it| ends_with(it.file_name(), "dll"))
}

fn not_a_library(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.own.kind == PackageKind::Unknown && !is_update_zip(input.own) {
        return;
    }
    let unread = libraries(input).filter(|it| it.file.reading.is_err());
    for file in unread {
        if file.file.is_damaged {
            found.skip("A library could not be unpacked, or not to its end.");
        } else if let Err(problem) = &file.file.reading
            && let Some(entry) = input.package.archive.entry(file.file.entry)
        {
            found.entry(entry, format_args!("This is no library: {problem}."));
        }
    }
}

fn unreadable_metadata(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for file in &input.own.assemblies {
        let (Ok(assembly), Some(entry)) = (&file.reading, input.package.archive.entry(file.entry))
        else {
            continue;
        };
        if !assembly.is_managed {
            continue;
        }
        if assembly.managed.is_none() {
            let problem = assembly
                .problems
                .first()
                .map_or("it is damaged", String::as_str);
            found.entry(
                entry,
                format_args!("The metadata cannot be read: {problem}."),
            );
        } else if assembly.name().is_some_and(|name| name.name.is_empty()) {
            found.entry(
                entry,
                format_args!("The metadata names the assembly, but the name cannot be read."),
            );
        }
    }
}

fn unsigned(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let read = libraries(input).filter_map(|it| Some((it, it.assembly()?)));
    let read: Vec<(AssemblyFile<'_>, &Assembly)> = read.collect();
    let unsigned = read
        .iter()
        .filter(|(_, library)| library.authenticode.is_none());
    let unsigned: Vec<_> = unsigned.map(|(it, _)| *it).collect();
    let Some(entry) = unsigned
        .first()
        .and_then(|it| input.package.archive.entry(it.file.entry))
    else {
        return;
    };
    let mut names: Vec<&str> = unsigned.iter().map(|it| it.file_name()).collect();
    dmpkg_archive::sorted::sort_by(&mut names, Ord::cmp);
    names.dedup();
    let message = format_args!(
        "Of {} libraries {} carry no Authenticode signature: {}.",
        read.len(),
        unsigned.len(),
        listed(&names)
    );
    match unsigned.len() {
        1 => found.entry(
            entry,
            format_args!("The library carries no Authenticode signature."),
        ),
        _ => found.archive(message),
    }
}

fn file_name_differs(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for file in libraries(input) {
        let Some(name) = file.assembly().and_then(Assembly::name) else {
            continue;
        };
        let file_name = lower_case(file.file_name());
        let stem = file_name.strip_suffix(".dll").unwrap_or(&file_name);
        let differs = !name.name.is_empty() && lower_case(&name.name) != stem;
        if differs
            && !stem.ends_with(".resources")
            && let Some(entry) = input.package.archive.entry(file.file.entry)
        {
            found.entry(
                entry,
                format_args!(
                    "The assembly in this file is called “{}”.",
                    shortened(&name.name)
                ),
            );
        }
    }
}
