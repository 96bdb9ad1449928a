//! Upgrades and what is laid out like one.

mod checks;
mod deletion;
mod instruction;
mod older;
mod start_up;

use super::plan::{Planner, document_place, last};
use super::{Action, Certainty, Confidence, Effect, RestartKind, Stage, UninstallKind};
use crate::areas::Area;
use crate::{
    DocumentContent, FileList, Inspected, InspectedDocument, Instruction, InstructionKind,
    PackageKind, UpdateContent, Weight,
};

const PERMISSION: &str = "Modules > System configuration > Agents > Upgrade / restore";

/// What lies in an Update.zip.
pub(crate) struct Update<'a> {
    own: &'a Inspected,
    areas: &'a [Area],
    /// `UpdateContent.txt`.
    pub(crate) content: Option<(&'a InspectedDocument, &'a UpdateContent)>,
    /// `FilesToDelete.txt`.
    pub(crate) to_delete: Option<(&'a InspectedDocument, &'a FileList)>,
    /// `FilesToLeave.txt`.
    pub(crate) to_leave: Option<(&'a InspectedDocument, &'a FileList)>,
}

/// Whether an archive is the Update.zip of an upgrade, by its instructions.
pub(crate) fn is_update_zip(own: &Inspected) -> bool {
    own.documents.iter().any(|document| {
        matches!(document.content, DocumentContent::UpdateContent(_))
            && !last(&document.path).contains('/')
    })
}

/// The plan of an upgrade.
pub(super) fn plan(planner: &mut Planner<'_>) {
    let mut files = planner.files();
    let inner = files.find(|(_, path)| path.eq_ignore_ascii_case("Update.zip"));
    drop(files);
    frame(planner);
    before(planner);
    let update = inner.and_then(|(entry, _)| planner.inside(entry.index()));
    let Some(update) = update else {
        planner.plan.certainty = Certainty::Unknown;
        planner.restart(RestartKind::Unknown, "Update.zip could not be looked into.");
        planner.add(
            Effect::new(
                Stage::Upgrade,
                Action::Unknown,
                Weight::Unknown,
                "what it does could not be read: Update.zip is missing or cannot be opened",
            )
            .known(Confidence::Unknown),
        );
        return;
    };
    Update::of(update, &update.plan.areas).add_to(planner);
    let carried = update.plan.effects.iter();
    for effect in carried.filter(|effect| effect.stage == Stage::Contents) {
        planner.add(effect.clone());
    }
}

/// The plan of an Update.zip, as a part of an upgrade.
pub(super) fn plan_of_update_zip(planner: &mut Planner<'_>) {
    frame(planner);
    let areas = Area::list(&planner.package.archive, "");
    Update::of(planner.own, &areas).add_to(planner);
    older::add(planner);
    planner.plan.areas = areas;
}

fn frame(planner: &mut Planner<'_>) {
    planner.frame(Certainty::Derived, PERMISSION);
    planner.undone(
        UninstallKind::RollbackPackage,
        "The upgrade makes a rollback package of the files that it replaces. What it deletes or changes in the database is another matter.",
    );
}

fn before(planner: &mut Planner<'_>) {
    planner.add(
        Effect::new(
            Stage::Before,
            Action::Unpack,
            Weight::Quiet,
            "unpacks the package on the agent",
        )
        .target("C:\\Skyline DataMiner\\Upgrades\\Packages"),
    );
    match planner.own.kind {
        PackageKind::Rollback => planner.add(Effect::new(
            Stage::Before,
            Action::Change,
            Weight::Loud,
            "takes the agent back to the files from before an upgrade",
        )),
        PackageKind::LegacyApplication => planner.add(
            Effect::new(
                Stage::Before,
                Action::Change,
                Weight::Loud,
                "is carried out like an upgrade: this is an application package of the older kind",
            )
            .hint("It has no uninstall of its own, and DataMiner does not list it among the installed apps."),
        ),
        _ => {}
    }
}

impl<'a> Update<'a> {
    pub(crate) fn of(own: &'a Inspected, areas: &'a [Area]) -> Self {
        let list = |name: &str| {
            let mut lists = own.contents(|content| match content {
                DocumentContent::FileList(list) => Some(list),
                _ => None,
            });
            lists.find(|(document, _)| last(&document.path).eq_ignore_ascii_case(name))
        };
        let contents = own.contents(|content| match content {
            DocumentContent::UpdateContent(content) => Some(content),
            _ => None,
        });
        Self {
            own,
            areas,
            content: { contents }.find(|(document, _)| !last(&document.path).contains('/')),
            to_delete: list("FilesToDelete.txt"),
            to_leave: list("FilesToLeave.txt"),
        }
    }

    /// What is done, in its order.
    pub(crate) fn instructions(&self) -> &'a [Instruction] {
        self.content
            .map_or(&[], |(_, content)| content.instructions.as_slice())
    }

    pub(crate) fn has(&self, kind: InstructionKind) -> bool {
        self.instructions().iter().any(|it| it.meaning.kind == kind)
    }

    /// Whether an instruction replaces the files of a folder.
    pub(crate) fn replaces(&self, folder: &str) -> bool {
        self.instructions().iter().any(|it| {
            it.meaning.kind == InstructionKind::Update
                && it.argument(0).eq_ignore_ascii_case(folder)
        })
    }

    fn add_to(&self, planner: &mut Planner<'_>) {
        self.add_checks(planner);
        if self.instructions().is_empty() {
            planner.add(
                Effect::new(
                    Stage::Upgrade,
                    Action::Nothing,
                    Weight::Loud,
                    "does nothing: there is no instruction in UpdateContent.txt",
                )
                .hint("Without it the agent has no task to carry out."),
            );
        }
        self.add_instructions(planner);
        if !self.has(InstructionKind::DeleteListed)
            && let Some((document, list)) = self.to_delete
            && !list.patterns.is_empty()
        {
            planner.add(
                Effect::new(
                    Stage::Unused,
                    Action::Nothing,
                    Weight::Quiet,
                    "deletes nothing of FilesToDelete.txt: no instruction says Delete",
                )
                .from(Some(document_place(self.own, document, None))),
            );
        }
        self.add_unused_folders(planner);
        self.add_start_up(planner);
        self.add_restarts(planner);
    }

    fn add_unused_folders(&self, planner: &mut Planner<'_>) {
        for area in self.areas {
            let is_used = area.name.is_empty()
                || area.name.eq_ignore_ascii_case("Prerequisites")
                || self.replaces(&area.name);
            if !is_used {
                planner.add(
                    Effect::new(
                        Stage::Unused,
                        Action::Nothing,
                        Weight::Quiet,
                        format!(
                            "carries the folder {} ({}), which no instruction puts in its place",
                            area.name,
                            area.amount()
                        ),
                    )
                    .known(Confidence::Seen),
                );
            }
        }
    }

    fn add_restarts(&self, planner: &mut Planner<'_>) {
        use InstructionKind::{Disable, ExecuteUpgrade, HardKill, IisStop, Kill, Reboot, Start};
        if self.has(Disable) || self.has(Kill) || self.has(HardKill) || self.has(Start) {
            let reason = match self.has(Start) {
                true => "Instructions stop DataMiner and start it again.",
                false => "Instructions stop DataMiner; none starts it again.",
            };
            planner.restart(RestartKind::DataMiner, reason);
        }
        if self.has(IisStop) {
            let reason = match self.has(InstructionKind::IisStart) {
                true => "Instructions stop the web server and start it again.",
                false => "An instruction stops the web server; none starts it again.",
            };
            planner.restart(RestartKind::Iis, reason);
        }
        if self.has(Reboot) {
            planner.restart(
                RestartKind::Reboot,
                "The option REBOOT is set: the computer restarts at the end.",
            );
        }
        if self.has(ExecuteUpgrade) {
            planner.restart(
                RestartKind::Unknown,
                "Another upgrade is run, with instructions of its own.",
            );
        }
        if planner.plan.restarts.is_empty() {
            planner.restart(
                RestartKind::None,
                "No instruction stops DataMiner or the web server.",
            );
        }
    }
}
