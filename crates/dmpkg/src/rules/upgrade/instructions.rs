//! The lines of UpdateContent.txt by themselves.

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use crate::amounts::counted;
use crate::{DocumentContent, DocumentKind, Instruction, TextPos};

pub(super) const UNKNOWN_INSTRUCTION: Rule = Rule {
    id: "upgrade/unknown-instruction",
    severity: Severity::Warning,
    title: "An unknown instruction",
    condition: "The first word of a line of UpdateContent.txt is no instruction that is documented or known from SLUpgrade.dll. Letter case and blank lines do not matter.",
    why: "The line may be skipped, or stop the upgrade. Newer versions may know it: the full list is not public.",
    fix: "Correct the spelling.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        unknown_instruction,
    )],
};

pub(super) const NON_LATIN_INSTRUCTIONS: Rule = Rule {
    id: "upgrade/non-latin-instructions",
    severity: Severity::Warning,
    title: "Instructions with other characters than ASCII",
    condition: "UpdateContent.txt has a byte above 0x7F. A byte order mark of UTF-8 does not count.",
    why: "Such characters have broken the reader of instructions before.",
    fix: "Use ASCII characters only.",
    references: &[references::RELEASE_10_0_2],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::UpdateContent,
        non_latin_instructions,
    )],
};

/// The instructions of a document that lies where they are looked for: at the root of its archive.
pub(super) fn of<'a>(input: &DocumentInput<'a>) -> &'a [Instruction] {
    match &input.document.content {
        DocumentContent::UpdateContent(content) if !input.path.contains('/') => {
            &content.instructions
        }
        _ => &[],
    }
}

fn unknown_instruction(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for instruction in of(input) {
        let keyword = &instruction.keyword;
        if instruction.has_known_keyword() {
            continue;
        }
        let word = Quoted(&keyword.value);
        let is_comment = ["#", "//", ";"]
            .iter()
            .any(|mark| keyword.value.starts_with(mark));
        match is_comment {
            true => found.text(
                input.entry,
                keyword.position,
                format_args!("The line begins with {word}. It is probably a comment, but no form of comments is known."),
            ),
            false => found.text(
                input.entry,
                keyword.position,
                format_args!("{word} is no known instruction."),
            ),
        }
    }
}

fn non_latin_instructions(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let bytes = input.bytes;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut others = bytes.iter().filter(|byte| !byte.is_ascii());
    let Some(first) = others.next().filter(|_| !input.path.contains('/')) else {
        return;
    };
    let count = u64::try_from(others.count())
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    found.text(
        input.entry,
        place_of_first(bytes),
        format_args!(
            "UpdateContent.txt has {} that are not ASCII, the first 0x{first:02X}.",
            counted(count, "byte", "bytes")
        ),
    );
}

/// Where the first byte stands that is not ASCII. Up to there each byte is a character.
fn place_of_first(bytes: &[u8]) -> TextPos {
    let mut position = TextPos::default();
    for byte in bytes.iter().take_while(|byte| byte.is_ascii()) {
        match byte {
            b'\n' => {
                position.line = position.line.saturating_add(1);
                position.column = 1;
            }
            _ => position.column = position.column.saturating_add(1),
        }
    }
    position
}
