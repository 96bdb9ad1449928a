//! Whether there are lists of files, and whether something makes them work.

use super::super::archive::is_cut;
use super::super::inputs::PackageInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use crate::amounts::counted;
use crate::effects::{Update, is_update_zip};
use crate::{DocumentKind, InstructionKind};

pub(super) const NO_DELETE_LIST: Rule = Rule {
    id: "upgrade/no-delete-list",
    severity: Severity::Note,
    title: "No list of files to delete",
    condition: "Update.zip has UpdateContent.txt and no FilesToDelete.txt at its root.",
    why: "Files that are not needed any more stay on the agent.",
    fix: "Add the list when files are to be removed.",
    references: &[references::RELEASE_10_4_9],
    kinds: Kinds::All,
    checks: &[Check::Package(&[], no_delete_list)],
};

pub(super) const NO_KEEP_LIST: Rule = Rule {
    id: "upgrade/no-keep-list",
    severity: Severity::Note,
    title: "No list of files to keep",
    condition: "FilesToDelete.txt has at least one line, and FilesToLeave.txt is not there.",
    why: "Nothing is protected from what FilesToDelete.txt deletes.",
    fix: "Add the list when files are to be kept.",
    references: &[
        references::UPGRADE_LAYOUT,
        references::RELEASE_10_0_10_CHANGES,
    ],
    kinds: Kinds::All,
    checks: &[Check::Package(&[DocumentKind::FileList], no_keep_list)],
};

pub(super) const DELETE_LIST_UNUSED: Rule = Rule {
    id: "upgrade/delete-list-unused",
    severity: Severity::Note,
    title: "The list of files to delete is not used",
    condition: "FilesToDelete.txt has at least one line, and UpdateContent.txt has no Delete without argument.",
    why: "Nothing of the list is deleted.",
    fix: "Add the instruction Delete, or remove the list.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::FileList, DocumentKind::UpdateContent],
        delete_list_unused,
    )],
};

/// What an archive says, when it is an Update.zip of which all entries are known.
pub(super) fn update<'a>(input: &PackageInput<'a>, found: &mut Found<'_>) -> Option<Update<'a>> {
    if !is_update_zip(input.own) {
        return None;
    }
    if is_cut(&input.package.archive) {
        found.skip("The list of entries could not be read to its end.");
        return None;
    }
    Some(Update::of(input.own, &[]))
}

fn no_delete_list(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if update(input, found).is_some_and(|update| update.to_delete.is_none()) {
        found.archive(format_args!("There is no FilesToDelete.txt."));
    }
}

fn no_keep_list(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let update = update(input, found).filter(|update| update.to_leave.is_none());
    let Some((document, list)) = update.and_then(|update| update.to_delete) else {
        return;
    };
    let lines = u64::try_from(list.patterns.len()).unwrap_or(u64::MAX);
    if lines > 0 {
        found.document(
            input.own,
            document,
            None,
            format_args!(
                "FilesToDelete.txt has {}, and no FilesToLeave.txt protects anything.",
                counted(lines, "line", "lines")
            ),
        );
    }
}

fn delete_list_unused(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let update = update(input, found).filter(|update| !update.has(InstructionKind::DeleteListed));
    let Some((document, list)) = update.and_then(|update| update.to_delete) else {
        return;
    };
    if !list.patterns.is_empty() {
        found.document(
            input.own,
            document,
            None,
            format_args!("No instruction of UpdateContent.txt is Delete, which would delete what is listed here."),
        );
    }
}
