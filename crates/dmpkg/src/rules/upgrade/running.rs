//! What is stopped, and whether it is started again.

use super::super::inputs::DocumentInput;
use super::super::quoted::{Quoted, Row};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::instructions;
use crate::{DocumentKind, Instruction, InstructionKind};

pub(super) const KILL_WITHOUT_START: Rule = Rule {
    id: "upgrade/kill-without-start",
    severity: Severity::Warning,
    title: "DataMiner is stopped and not started again",
    condition: "No Start stands behind the last Kill or HardKill. SetOption REBOOT anywhere starts it, too.",
    why: "DataMiner stays stopped after the upgrade.",
    fix: "Add Start at the end of UpdateContent.txt.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        kill_without_start,
    )],
};

pub(super) const IIS_NOT_RESTARTED: Rule = Rule {
    id: "upgrade/iis-not-restarted",
    severity: Severity::Warning,
    title: "The web server is stopped and not started again",
    condition: "No IIS Start stands behind the last IIS Stop.",
    why: "The web applications cannot be reached after the upgrade.",
    fix: "Add IIS Start at the end of UpdateContent.txt.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        iis_not_restarted,
    )],
};

pub(super) const INSTALL_APP_WHILE_STOPPED: Rule = Rule {
    id: "upgrade/install-app-while-stopped",
    severity: Severity::Warning,
    title: "An application package for a stopped agent",
    condition: "InstallApp stands behind Kill, HardKill or Disable, and before the Start that follows.",
    why: "An application package can be installed only while the agent runs.",
    fix: "Move InstallApp behind Start.",
    references: &[references::INSTALLING_APPS],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        install_app_while_stopped,
    )],
};

pub(super) const STOPS_SYSTEM: Rule = Rule {
    id: "upgrade/stops-system",
    severity: Severity::Note,
    title: "The upgrade interrupts the system",
    condition: "UpdateContent.txt has Kill, HardKill, Disable, Start or IIS Stop.",
    why: "DataMiner or the web server is away for a part of the upgrade.",
    fix: "Plan the interruption.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(DocumentKind::UpdateContent, stops_system)],
};

fn kill_without_start(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    use InstructionKind::{HardKill, Kill, Reboot, Start};
    let all = instructions::of(input);
    if all.iter().any(|it| it.meaning.kind == Reboot) {
        return;
    }
    if let Some(last) = left_stopped(all, &[Kill, HardKill], Start) {
        found.text(
            input.entry,
            last.keyword.position,
            format_args!(
                "No Start follows {}, which ends the DataMiner processes.",
                Quoted(&last.line)
            ),
        );
    }
}

fn iis_not_restarted(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    use InstructionKind::{IisStart, IisStop};
    if let Some(last) = left_stopped(instructions::of(input), &[IisStop], IisStart) {
        found.text(
            input.entry,
            last.keyword.position,
            format_args!("No IIS Start follows {}.", Quoted(&last.line)),
        );
    }
}

/// The last instruction that stops something, when none behind it starts it again.
fn left_stopped<'a>(
    all: &'a [Instruction],
    stops: &[InstructionKind],
    starts: InstructionKind,
) -> Option<&'a Instruction> {
    let is_either =
        |it: &&Instruction| it.meaning.kind == starts || stops.contains(&it.meaning.kind);
    let last = all.iter().rfind(is_either)?;
    (last.meaning.kind != starts).then_some(last)
}

fn install_app_while_stopped(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    use InstructionKind::{Disable, HardKill, InstallApp, Kill, Start};
    let mut stopped = None;
    for instruction in instructions::of(input) {
        match instruction.meaning.kind {
            Kill | HardKill | Disable => stopped = Some(&instruction.keyword),
            Start => stopped = None,
            InstallApp => {
                if let Some(stop) = stopped {
                    found.text(
                        input.entry,
                        instruction.keyword.position,
                        format_args!(
                            "{} stands behind {} of line {}, with no Start between them.",
                            Quoted(&instruction.line),
                            Quoted(&stop.value),
                            stop.position.line
                        ),
                    );
                }
            }
            _ => {}
        }
    }
}

fn stops_system(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    use InstructionKind::{Disable, HardKill, IisStop, Kill, Start};
    let all = instructions::of(input).iter();
    let interrupts =
        |it: &&Instruction| matches!(it.meaning.kind, Kill | HardKill | Disable | IisStop | Start);
    let mut interrupting = all.filter(interrupts).peekable();
    let Some(first) = interrupting.peek() else {
        return;
    };
    let position = first.keyword.position;
    let lines: Vec<&str> = interrupting.map(|it| &*it.line).collect();
    found.text(
        input.entry,
        position,
        format_args!(
            "DataMiner or the web server is stopped or started by {}.",
            Row(&lines)
        ),
    );
}
