mod known;
mod words;

use serde::Serialize;

use super::{Field, lines};
use crate::{Block, DocumentAt, Notice, Sheet, StepLine, Steps, Tone, Weight};

use self::known::KNOWN;

/// Lines of a text that a sheet shows one by one.
const SHOWN: usize = 2000;

/// `UpdateContent.txt`: what an upgrade does, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateContent {
    /// The instructions, in the order in which they are carried out.
    pub instructions: Vec<Instruction>,
}

/// One line of UpdateContent.txt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Instruction {
    /// The first word, and where the line begins. Letter case does not matter.
    pub keyword: Field,
    /// The other words; what stood in quotation marks is one.
    pub arguments: Vec<String>,
    /// The whole line.
    pub line: String,
    /// What it is.
    pub meaning: Meaning,
}

/// What an instruction is, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meaning {
    /// Which instruction.
    pub kind: InstructionKind,
    /// How its meaning is known.
    pub known: Known,
}

/// How the meaning of something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// From the public documentation.
    Documented,
    /// Only from the words inside SLUpgrade.dll, which carries them out.
    Seen,
    /// Not at all.
    Unknown,
}

/// The instructions of UpdateContent.txt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each is the instruction that has its name; what it does stands beside the words for it"
)]
pub enum InstructionKind {
    Sleep,
    Lock,
    Unlock,
    Disable,
    Enable,
    Kill,
    HardKill,
    Start,
    IisStart,
    IisStop,
    Update,
    Register,
    DeleteListed,
    DeleteFile,
    Extract,
    Execute,
    RunJavaScript,
    RunPowerShell,
    InstallApp,
    SetOption,
    Reboot,
    IsUpdate,
    UpgradeDatabase,
    UpgradeDatabaseSoftware,
    UpgradeTaskbarUtility,
    ExecuteUpgrade,
    AddRollbackAction,
    AddFileToLeave,
    ExecuteUpgradeActions,
    ExecuteDowngradeActions,
    CompileRollbackPackage,
    NeedsRestart,
    ChangeAgentId,
    RestoreDatabase,
    Configure,
    Reference,
    Import,
    Unknown,
}

impl UpdateContent {
    /// Reads the lines that say something. Nothing that they may say is an error.
    ///
    /// # Errors
    /// Never: a line of unknown form is kept as an unknown instruction.
    pub fn read(text: &str) -> Result<Self, String> {
        let instructions = lines::stated(text).map(Instruction::of).collect();
        Ok(Self { instructions })
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let count = self.instructions.len();
        let mut sheet = Sheet::new(
            "Upgrade instructions",
            Some(crate::amounts::counted(
                u64::try_from(count).unwrap_or(u64::MAX),
                "instruction",
                "instructions",
            )),
        );
        let mut say = |tone, text: String| {
            sheet.blocks.push(Block::Notice(Notice {
                tone,
                text,
                place: None,
            }));
        };
        if count == 0 {
            say(
                Tone::Attention,
                "It has no instruction: the upgrade would have nothing to do.".to_owned(),
            );
        }
        let of = |known| {
            let unlike = self.instructions.iter();
            unlike.filter(|it| it.meaning.known == known).count()
        };
        if of(Known::Unknown) > 0 {
            say(
                Tone::Attention,
                format!(
                    "{} of these instructions are not known: what they do is not public.",
                    of(Known::Unknown)
                ),
            );
        }
        if count > SHOWN {
            say(
                Tone::Information,
                format!("Only the first {SHOWN} of {count} are shown here."),
            );
        }
        let steps = self.instructions.iter().take(SHOWN);
        let steps = steps.map(|instruction| instruction.step(at));
        if count > 0 {
            sheet.blocks.push(Block::Steps(Steps {
                title: "Steps, in their order".to_owned(),
                hint: Some("SLUpgrade.dll carries them out one after the other on the agent. The words of the package stand beside each.".to_owned()),
                steps: steps.collect(),
            }));
        }
        sheet
    }
}

impl Instruction {
    fn of(line: Field) -> Self {
        let mut words = lines::words(&line.value);
        let keyword = match words.is_empty() {
            true => String::new(),
            false => words.remove(0),
        };
        let meaning = Meaning::of(&keyword, &words);
        Self {
            keyword: Field {
                value: keyword,
                position: line.position,
            },
            arguments: words,
            line: line.value,
            meaning,
        }
    }

    /// A word behind the keyword, from 0; empty when there is none.
    pub fn argument(&self, at: usize) -> &str {
        self.arguments.get(at).map_or("", String::as_str)
    }

    /// Whether the first word is that of an instruction, whatever its arguments.
    pub(crate) fn has_known_keyword(&self) -> bool {
        let mut known = KNOWN.iter();
        known.any(|(name, ..)| self.keyword.value.eq_ignore_ascii_case(name))
    }

    /// Whether it sets this option.
    pub(crate) fn sets_option(&self, option: &str) -> bool {
        self.keyword.value.eq_ignore_ascii_case("SetOption")
            && self.argument(0).eq_ignore_ascii_case(option)
    }

    fn step(&self, at: &DocumentAt<'_>) -> StepLine {
        StepLine {
            weight: self.weight(),
            text: self.text(),
            detail: Some(self.line.clone()),
            hint: self.hint().map(str::to_owned),
            place: at.place(self.keyword.position),
        }
    }

    /// How much it matters.
    pub fn weight(&self) -> Weight {
        use InstructionKind::{
            AddFileToLeave, AddRollbackAction, CompileRollbackPackage, DeleteListed, Disable,
            Enable, Execute, ExecuteDowngradeActions, ExecuteUpgrade, ExecuteUpgradeActions,
            HardKill, IisStart, IisStop, IsUpdate, Kill, Lock, Reboot, RestoreDatabase,
            RunJavaScript, RunPowerShell, SetOption, Sleep, Start, Unlock,
        };
        match self.meaning.kind {
            Sleep
            | Lock
            | Unlock
            | Enable
            | Start
            | IisStart
            | AddRollbackAction
            | AddFileToLeave
            | CompileRollbackPackage
            | IsUpdate => Weight::Quiet,
            SetOption if self.meaning.known == Known::Documented => Weight::Quiet,
            Disable | Kill | HardKill | IisStop | DeleteListed | Reboot | ExecuteUpgrade
            | RestoreDatabase => Weight::Loud,
            Execute
            | RunJavaScript
            | RunPowerShell
            | ExecuteUpgradeActions
            | ExecuteDowngradeActions => Weight::Unknown,
            _ if self.meaning.known == Known::Documented => Weight::Change,
            _ => Weight::Unknown,
        }
    }
}

impl Meaning {
    fn of(keyword: &str, arguments: &[String]) -> Self {
        use InstructionKind::{
            DeleteFile, DeleteListed, IisStart, IisStop, IsUpdate, Reboot, SetOption, Unknown,
        };
        let keyword = crate::lower_case(keyword);
        let first = crate::lower_case(arguments.first().map_or("", String::as_str));
        let mut found = KNOWN
            .iter()
            .find(|(name, ..)| *name == keyword)
            .map_or((Unknown, Known::Unknown), |(_, kind, known)| {
                (*kind, *known)
            });
        found = match (found.0, first.as_str()) {
            (DeleteListed, argument) if !argument.is_empty() => (DeleteFile, Known::Documented),
            (IisStart, "start") => found,
            (IisStart, "stop") => (IisStop, Known::Documented),
            (IisStart, _) => (Unknown, Known::Unknown),
            (SetOption, "reboot") => (Reboot, Known::Documented),
            (SetOption, option) if option.starts_with("isupdate-") => (IsUpdate, Known::Seen),
            (SetOption, option) if words::option(option).is_some() => found,
            (SetOption, option) if option.starts_with("upgradeid") => (SetOption, Known::Seen),
            (SetOption, _) => (SetOption, Known::Unknown),
            _ => found,
        };
        Self {
            kind: found.0,
            known: found.1,
        }
    }
}

#[cfg(test)]
mod tests;
