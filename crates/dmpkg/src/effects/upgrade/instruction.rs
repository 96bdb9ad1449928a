//! The instructions of UpdateContent.txt, one after the other.

use super::super::plan::{Planner, document_place, last};
use super::super::{Action, Confidence, Effect, Stage};
use super::Update;
use crate::{Instruction, InstructionKind, Known, Place, Weight};

impl Update<'_> {
    pub(super) fn add_instructions(&self, planner: &mut Planner<'_>) {
        let Some((document, _)) = self.content else {
            return;
        };
        let mut is_stopped = false;
        for instruction in self.instructions() {
            let kind = instruction.meaning.kind;
            match kind {
                InstructionKind::Disable | InstructionKind::Kill | InstructionKind::HardKill => {
                    is_stopped = true;
                }
                InstructionKind::Start => is_stopped = false,
                _ => {}
            }
            let mut effect = self.effect(instruction);
            if kind == InstructionKind::InstallApp && is_stopped {
                effect.weight = Weight::Loud;
                effect.hint = Some(
                    "An earlier instruction stops DataMiner and none started it again: an application package can only be installed on a running agent.",
                );
            }
            let position = instruction.keyword.position;
            let place = document_place(self.own, document, Some(position));
            planner.add(effect.from(Some(place)));
            match kind {
                InstructionKind::DeleteListed => self.add_deletions(planner),
                InstructionKind::ExecuteUpgradeActions => {
                    self.add_programs(planner, "upgrades/upgradeactions/");
                }
                InstructionKind::ExecuteDowngradeActions => {
                    self.add_programs(planner, "upgrades/downgradeactions/");
                }
                _ => {}
            }
        }
    }

    fn effect(&self, instruction: &Instruction) -> Effect {
        let kind = instruction.meaning.kind;
        let mut effect = Effect::new(
            Stage::Upgrade,
            action(kind),
            instruction.weight(),
            instruction.text(),
        );
        effect.hint = instruction.hint();
        effect.words = Some(instruction.line.clone());
        effect.confidence = match instruction.meaning.known {
            Known::Documented => Confidence::Documented,
            Known::Seen => Confidence::Seen,
            Known::Unknown => Confidence::Unknown,
        };
        if kind != InstructionKind::Update {
            return effect;
        }
        let folder = instruction.argument(0);
        let mut areas = self.areas.iter();
        let area = areas.find(|area| area.name.eq_ignore_ascii_case(folder));
        effect.text += &match area {
            Some(area) => format!(" ({})", area.amount()),
            None => " (none in Update.zip)".to_owned(),
        };
        effect.target(match folder.eq_ignore_ascii_case("Root") {
            true => "C:\\Skyline DataMiner".to_owned(),
            false => format!("C:\\Skyline DataMiner\\{folder}"),
        })
    }

    /// The programs below a folder, which an instruction runs.
    fn add_programs(&self, planner: &mut Planner<'_>, folder: &str) {
        for file in &self.own.assemblies {
            let path = crate::lower_case(last(&file.path));
            if !path.starts_with(folder) || !path.ends_with(".exe") {
                continue;
            }
            let name = last(&file.path).rsplit('/').next().unwrap_or_default();
            let place = Place {
                address: self.own.address.child(file.entry.0),
                path: file.path.clone(),
                position: None,
            };
            planner.add(
                Effect::new(
                    Stage::Upgrade,
                    Action::Run,
                    Weight::Unknown,
                    format!("runs the program {name}"),
                )
                .known(Confidence::Seen)
                .from(Some(place))
                .hint("It is told the old and the new version. What it does cannot be told from here."),
            );
        }
    }
}

fn action(kind: InstructionKind) -> Action {
    use InstructionKind as Kind;
    match kind {
        Kind::Sleep | Kind::CompileRollbackPackage | Kind::NeedsRestart => Action::Nothing,
        Kind::Disable | Kind::Kill | Kind::HardKill | Kind::IisStop => Action::Stop,
        Kind::Start | Kind::IisStart => Action::Start,
        Kind::Reboot => Action::Restart,
        Kind::Update | Kind::RestoreDatabase => Action::Overwrite,
        Kind::DeleteFile => Action::Delete,
        Kind::Extract => Action::Unpack,
        Kind::Execute
        | Kind::RunJavaScript
        | Kind::RunPowerShell
        | Kind::ExecuteUpgrade
        | Kind::ExecuteUpgradeActions
        | Kind::ExecuteDowngradeActions => Action::Run,
        Kind::InstallApp => Action::Install,
        Kind::IsUpdate => Action::Refuse,
        Kind::AddFileToLeave => Action::Keep,
        Kind::Import => Action::Add,
        Kind::Unknown => Action::Unknown,
        // What is deleted are effects of their own.
        Kind::DeleteListed
        | Kind::Lock
        | Kind::Unlock
        | Kind::Enable
        | Kind::Register
        | Kind::SetOption
        | Kind::UpgradeDatabase
        | Kind::UpgradeDatabaseSoftware
        | Kind::UpgradeTaskbarUtility
        | Kind::AddRollbackAction
        | Kind::ChangeAgentId
        | Kind::Configure
        | Kind::Reference => Action::Change,
    }
}
