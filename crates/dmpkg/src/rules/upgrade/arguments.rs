//! What stands behind the instructions.

use std::ops::RangeInclusive;

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::version::is_digits;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::instructions;
use crate::{DocumentKind, Instruction, InstructionKind};

pub(super) const WRONG_ARGUMENT_COUNT: Rule = Rule {
    id: "upgrade/wrong-argument-count",
    severity: Severity::Warning,
    title: "An instruction with wrong arguments",
    condition: "A documented instruction has more or fewer words behind it than are documented, the seconds of SLEEP, Execute or JS are no whole number, or IIS is not followed by Start or Stop. Instructions that are not documented never fire.",
    why: "The step fails, or does something else than was meant.",
    fix: "Correct the arguments of the instruction.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        wrong_argument_count,
    )],
};

fn wrong_argument_count(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for instruction in instructions::of(input) {
        if let Some(problem) = problem(instruction) {
            let keyword = Quoted(&instruction.keyword.value);
            found.text(
                input.entry,
                instruction.keyword.position,
                format_args!("{keyword}: {problem}."),
            );
        }
    }
}

/// What is wrong with the arguments of an instruction, as a clause.
fn problem(instruction: &Instruction) -> Option<String> {
    use InstructionKind::{Execute, RunJavaScript, Sleep};
    let keyword = &instruction.keyword.value;
    let kind = instruction.meaning.kind;
    if keyword.eq_ignore_ascii_case("IIS") && kind == InstructionKind::Unknown {
        return Some("Start or Stop is expected behind IIS".to_owned());
    }
    let expected = documented(kind)?;
    let count = instruction.arguments.len();
    if !expected.contains(&count) {
        return Some(format!("{} expected, {count} found", words(&expected)));
    }
    let takes_seconds = matches!(kind, Sleep | Execute | RunJavaScript);
    let seconds = instruction.argument(0);
    (takes_seconds && !is_digits(seconds)).then(|| {
        format!(
            "a whole number of seconds is expected, {} found",
            Quoted(seconds)
        )
    })
}

/// How many words may stand behind an instruction that is documented.
fn documented(kind: InstructionKind) -> Option<RangeInclusive<usize>> {
    use InstructionKind as Kind;
    Some(match kind {
        Kind::Lock
        | Kind::Unlock
        | Kind::Disable
        | Kind::Enable
        | Kind::Kill
        | Kind::Register
        | Kind::UpgradeTaskbarUtility => 0..=0,
        Kind::Start => 0..=1,
        Kind::Sleep | Kind::IisStart | Kind::IisStop => 1..=1,
        Kind::DeleteListed | Kind::DeleteFile | Kind::UpgradeDatabase => 0..=9,
        Kind::Update
        | Kind::Extract
        | Kind::RunPowerShell
        | Kind::InstallApp
        | Kind::SetOption
        | Kind::Reboot
        | Kind::IsUpdate
        | Kind::ExecuteUpgrade => 1..=9,
        Kind::Execute | Kind::RunJavaScript => 2..=9,
        Kind::AddRollbackAction => 1..=usize::MAX,
        _ => return None,
    })
}

fn words(expected: &RangeInclusive<usize>) -> String {
    match (*expected.start(), *expected.end()) {
        (0, 0) => "no argument".to_owned(),
        (1, 1) => "one argument".to_owned(),
        (least, usize::MAX) => format!("{least} or more arguments"),
        (least, most) => format!("{least} to {most} arguments"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UpdateContent;

    #[test]
    fn documented_instructions_take_so_many_words() {
        for line in [
            "lock",
            "START force",
            "Start",
            "sleep 5",
            "IIS stop",
            "Delete",
            "delete a b",
            "Update Mobile Gateway",
            "Execute 60 \"a b.exe\" /s",
            "JS 1 a.js",
            "PS a.ps1",
            "AddRollbackAction a b c d e f g h i j k",
            "UpgradeDB",
            "HardKill now at once",
            "Import",
            "Teleport",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
        for (line, expected) in [
            ("Unlock now", "no argument expected, 1 found"),
            ("Start a b", "0 to 1 arguments expected, 2 found"),
            ("Sleep", "one argument expected, 0 found"),
            (
                "Sleep 1.5",
                "a whole number of seconds is expected, “1.5” found",
            ),
            ("Execute a.exe", "2 to 9 arguments expected, 1 found"),
            (
                "Execute a.exe 60",
                "a whole number of seconds is expected, “a.exe” found",
            ),
            (
                "Update a b c d e f g h i j",
                "1 to 9 arguments expected, 10 found",
            ),
            ("AddRollbackAction", "1 or more arguments expected, 0 found"),
            ("IIS", "Start or Stop is expected behind IIS"),
            ("IIS Restart", "Start or Stop is expected behind IIS"),
            ("IIS Start now", "one argument expected, 2 found"),
        ] {
            assert_eq!(told(line).as_deref(), Some(expected), "{line}");
        }
    }

    fn told(line: &str) -> Option<String> {
        problem(&UpdateContent::read(line).unwrap().instructions[0])
    }
}
