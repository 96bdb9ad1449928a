//! What `SetOption` asks for.

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::instructions;
use crate::{DocumentKind, InstructionKind};

pub(super) const INEFFECTIVE_NOROLLBACK: Rule = Rule {
    id: "upgrade/ineffective-norollback",
    severity: Severity::Note,
    title: "NOROLLBACK has no effect",
    condition: "UpdateContent.txt has SetOption NOROLLBACK.",
    why: "DataMiner ignores it since 10.0.0 CU1 and 10.0.4 and makes the rollback package anyway.",
    fix: "Remove the line.",
    references: &[references::RELEASE_10_0_4],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        ineffective_norollback,
    )],
};

pub(super) const REBOOTS_SERVER: Rule = Rule {
    id: "upgrade/reboots-server",
    severity: Severity::Note,
    title: "The server restarts",
    condition: "UpdateContent.txt has SetOption REBOOT.",
    why: "The computer restarts at the end of the upgrade, with all that runs on it.",
    fix: "Plan the interruption.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(DocumentKind::UpdateContent, reboots_server)],
};

pub(super) const NEEDS_BASE_BUILD: Rule = Rule {
    id: "upgrade/needs-base-build",
    severity: Severity::Note,
    title: "Made for one build of DataMiner",
    condition: "UpdateContent.txt has SetOption IsUpdate- and a build.",
    why: "By the words in SLUpgrade.dll the package is refused on other builds, and cannot be used to go back.",
    fix: "Compare the build with that of the agent.",
    references: &[references::PACKAGES],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        needs_base_build,
    )],
};

fn ineffective_norollback(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for instruction in instructions::of(input) {
        if instruction.sets_option("NOROLLBACK") {
            found.text(
                input.entry,
                instruction.keyword.position,
                format_args!("{} is ignored.", Quoted(&instruction.line)),
            );
        }
    }
}

fn reboots_server(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for instruction in instructions::of(input) {
        if instruction.meaning.kind == InstructionKind::Reboot {
            found.text(
                input.entry,
                instruction.keyword.position,
                format_args!(
                    "{} restarts the computer at the end of the upgrade.",
                    Quoted(&instruction.line)
                ),
            );
        }
    }
}

fn needs_base_build(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for instruction in instructions::of(input) {
        let build = instruction.argument(0).split_once('-');
        if let (InstructionKind::IsUpdate, Some((_, build))) = (instruction.meaning.kind, build) {
            found.text(
                input.entry,
                instruction.keyword.position,
                format_args!("The package fits only on build {}.", Quoted(build)),
            );
        }
    }
}
