//! The folders of Update.zip, and the instructions that put them in their place.

use std::cell::OnceCell;

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::PackageInput;
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Paths, Rule, Severity, references};
use super::list::update;
use crate::effects::Update;
use crate::{Area, DocumentKind, Instruction, InstructionKind};

pub(super) const FOLDER_NOT_INSTALLED: Rule = Rule {
    id: "upgrade/folder-not-installed",
    severity: Severity::Warning,
    title: "A folder that is not installed",
    condition: "No instruction names a top folder of Update.zip or something in it, and no Extract names a file in it. Prerequisites and Upgrades never fire, and nothing does with SetOption EXTRACTALL.",
    why: "Its files travel along and are not put in their place.",
    fix: "Add the line Update with the name of the folder, or leave the folder out.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::UpdateContent],
        folder_not_installed,
    )],
};

pub(super) const UPDATE_WITHOUT_FOLDER: Rule = Rule {
    id: "upgrade/update-without-folder",
    severity: Severity::Warning,
    title: "Update names a folder that is not there",
    condition: "An instruction Update names a folder, and nothing lies below it in Update.zip, in any letter case. Update Root takes other files at the root of Update.zip, too.",
    why: "The step has nothing to do: what it was to install is missing.",
    fix: "Add the folder, or remove the line.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::UpdateContent],
        update_without_folder,
    )],
};

/// Folders that SLUpgrade uses by itself, and one that another rule names.
const NOT_INSTALLED: &[&str] = &["Prerequisites", "Upgrades", "__MACOSX"];
/// Files at the root of Update.zip that SLUpgrade uses by itself, in lower case.
const LISTS: &[&str] = &["updatecontent.txt", "filestodelete.txt", "filestoleave.txt"];

fn folder_not_installed(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some(update) = update(input, found) else {
        return;
    };
    let all = update.instructions();
    if all.iter().any(|it| it.sets_option("EXTRACTALL")) {
        return;
    }
    let used = used(input, all);
    for area in Area::list(&input.package.archive, "") {
        let name = &area.name;
        let is_apart = |known: &&str| known.eq_ignore_ascii_case(name);
        let key = crate::lower_case(name);
        if name.is_empty() || NOT_INSTALLED.iter().any(is_apart) || used.binary_search(&key).is_ok()
        {
            continue;
        }
        let first = input.paths().below(name).next();
        if let Some(entry) = first.and_then(|first| first.of(&input.package.archive)) {
            found.entry(
                entry,
                format_args!(
                    "No instruction installs the folder {} ({}).",
                    Quoted(name),
                    area.amount()
                ),
            );
        }
    }
}

/// The top folders that instructions name or need, in lower case and sorted.
fn used(input: &PackageInput<'_>, all: &[Instruction]) -> Vec<String> {
    let mut used = Vec::new();
    let mut extracted = Vec::new();
    let done_now = |it: &&Instruction| it.meaning.kind != InstructionKind::AddRollbackAction;
    for instruction in all.iter().filter(done_now) {
        let whole = instruction.arguments.join(" ");
        let words = instruction.arguments.iter().map(String::as_str);
        for word in words.chain([&*whole]) {
            let word = crate::lower_case(word);
            let word = word.trim_start_matches(['.', '\\', '/']);
            let top = word.split(['\\', '/']).next().unwrap_or_default();
            used.push(top.to_owned());
        }
        if instruction.meaning.kind == InstructionKind::Extract {
            extracted.push(crate::lower_case(file_name(&whole)));
            extracted.push(crate::lower_case(file_name(instruction.argument(0))));
        }
    }
    sort_by(&mut extracted, Ord::cmp);
    for file in input.paths().below("").filter(|_| !extracted.is_empty()) {
        let is_extracted = extracted
            .binary_search_by(|name| (**name).cmp(file.name()))
            .is_ok();
        if let (true, Some((top, _))) = (is_extracted, file.key.split_once('/')) {
            used.push(top.to_owned());
        }
    }
    sort_by(&mut used, Ord::cmp);
    used.dedup();
    used
}

fn update_without_folder(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some(update) = update(input, found) else {
        return;
    };
    let Update {
        content: Some((document, _)),
        ..
    } = update
    else {
        return;
    };
    let paths = input.paths();
    let at_root = OnceCell::new();
    let is_there = |name: &str| {
        let name = name.trim_matches(['\\', '/']);
        let is_root = || name.eq_ignore_ascii_case("Root");
        paths.has_folder(name)
            || paths.has(name)
            || is_root() && *at_root.get_or_init(|| has_files_at_root(paths))
    };
    for instruction in update.instructions() {
        let kind = instruction.meaning.kind;
        if kind != InstructionKind::Update || instruction.arguments.is_empty() {
            continue;
        }
        let whole = instruction.arguments.join(" ");
        if is_there(&whole) || is_there(instruction.argument(0)) {
            continue;
        }
        found.document(
            input.own,
            document,
            Some(instruction.keyword.position),
            format_args!(
                "{} names a folder in which nothing lies in Update.zip.",
                Quoted(&instruction.line)
            ),
        );
    }
}

/// Whether files lie at the root that are meant for the agent.
fn has_files_at_root(paths: &Paths) -> bool {
    let mut files = paths.below("");
    files.any(|file| !file.key.contains('/') && !LISTS.contains(&file.key))
}

/// The last segment of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['\\', '/']).next().unwrap_or(path)
}
