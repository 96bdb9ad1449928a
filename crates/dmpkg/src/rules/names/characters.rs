//! Characters that a file name on Windows must not have, and those that deceive the eye.

use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};

pub(super) const ALTERNATE_STREAM: Rule = Rule {
    id: "names/alternate-stream",
    severity: Severity::Error,
    title: "Colon in a name",
    condition: "A colon stands anywhere but behind the first letter, where it belongs to a drive and to a rule of its own.",
    why: "On NTFS the part behind the colon names a hidden stream of the file before it, which no folder view shows.",
    fix: "Take the colon out of the name.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(alternate_stream)],
};

pub(super) const ILLEGAL_CHARACTER: Rule = Rule {
    id: "names/illegal-character",
    severity: Severity::Error,
    title: "Character that Windows forbids",
    condition: "The name holds one of < > \" | ? *.",
    why: "Windows cannot make a file of that name: unpacking stops, or the file gets another name.",
    fix: "Rename the file.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(illegal_character)],
};

pub(super) const CONTROL_CHARACTER: Rule = Rule {
    id: "names/control-character",
    severity: Severity::Error,
    title: "Control character in a name",
    condition: "The name holds a character from U+0000 to U+001F, or U+007F.",
    why: "Windows forbids these characters, and for many programs the name ends at U+0000, so that they see another name than the rest.",
    fix: "Rename the file.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(control_character)],
};

pub(super) const DIRECTION_CONTROL: Rule = Rule {
    id: "names/direction-control",
    severity: Severity::Warning,
    title: "Invisible character in a name",
    condition: "The name holds a character that turns the direction of writing (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) or has no width (U+200B to U+200D, U+FEFF).",
    why: "What people see is not the name: “gpj.exe” can be made to look like “exe.jpg”.",
    fix: "Rename the file.",
    references: &[references::UNICODE_SECURITY],
    kinds: Kinds::All,
    checks: &[Check::Name(direction_control)],
};

fn alternate_stream(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain {
        return;
    }
    let text = name.text.as_bytes();
    let drive = matches!(text, [letter, b':', ..] if letter.is_ascii_alphabetic());
    let behind_drive = text.get(if drive { 2 } else { 0 }..).unwrap_or_default();
    if behind_drive.contains(&b':') {
        found.entry(
            name.entry,
            format_args!(
                "The name “{}” has a colon, behind which NTFS writes a hidden stream.",
                name.shown()
            ),
        );
    }
}

fn illegal_character(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain {
        return;
    }
    let illegal = |character: &char| matches!(character, '<' | '>' | '"' | '|' | '?' | '*');
    if let Some(character) = name.text.chars().find(illegal) {
        found.entry(
            name.entry,
            format_args!(
                "The name “{}” has the character {character}, which Windows forbids.",
                name.shown()
            ),
        );
    }
}

fn control_character(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain {
        return;
    }
    if let Some(character) = name.text.chars().find(char::is_ascii_control) {
        found.entry(
            name.entry,
            format_args!(
                "The name “{}” has the control character {}.",
                name.shown(),
                code_point(character)
            ),
        );
    }
}

fn direction_control(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain || name.text.is_ascii() {
        return;
    }
    let hidden = |character: &char| {
        matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
    };
    if let Some(character) = name.text.chars().find(hidden) {
        found.entry(
            name.entry,
            format_args!(
                "The name is really “{}”: it has the invisible character {}.",
                name.shown(),
                code_point(character)
            ),
        );
    }
}

/// A character as `U+202E`.
fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
