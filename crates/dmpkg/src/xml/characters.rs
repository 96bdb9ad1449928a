//! Which characters XML 1.0 takes, and which may stand in names.

/// Whether a character may stand in a document at all (production 2).
pub(super) fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The offset of the first character that may not stand in a document.
pub(super) fn first_forbidden(text: &str) -> Option<usize> {
    // Looked at in blocks without a branch for each byte: a large text costs next to nothing.
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    let blocks = bytes.chunks(BLOCK).zip((0_usize..).step_by(BLOCK));
    for (block, start) in blocks {
        if !block
            .iter()
            .fold(false, |any, byte| any | is_suspicious(*byte))
        {
            continue;
        }
        for (at, byte) in (start..)
            .zip(block)
            .filter(|(_, byte)| is_suspicious(**byte))
        {
            let before = at.checked_sub(2);
            match before {
                _ if *byte < 0x20 => return Some(at),
                Some(before) if matches!(bytes.get(before..at), Some([0xEF, 0xBF])) => {
                    return before.into();
                }
                _ => {}
            }
        }
    }
    None
}

/// Control characters, and the last byte of the two characters U+FFFE and U+FFFF.
fn is_suspicious(byte: u8) -> bool {
    let is_control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    is_control | (byte & 0xFE == 0xBE)
}

/// Whether a byte is white space (production 3).
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// The length in bytes of the name at the start of a text; 0 when none starts there (production 5).
pub(super) fn name_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes
        .iter()
        .position(|byte| !is_plain_name_byte(*byte))
        .unwrap_or(bytes.len());
    let starts_well = match text.chars().next() {
        Some(first) => is_name_start(first),
        None => false,
    };
    if !starts_well {
        return 0;
    }
    if bytes.get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    text.find(|character| !is_name_character(character))
        .unwrap_or(text.len())
}

fn is_plain_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'-' | b'.')
}

/// A byte order mark inside of a text is none of them here: the fifth edition takes it, .NET, which
/// keeps to an older one, does not.
fn is_name_start(character: char) -> bool {
    matches!(
        character,
        'A'..='Z' | 'a'..='z' | '_' | ':'
            | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
            | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
            | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
            | '\u{fdf0}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..='\u{effff}'
    )
}

fn is_name_character(character: char) -> bool {
    is_name_start(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// A character in words of a message: `x`, or U+0001 when it cannot be seen.
pub(super) fn named(character: char) -> String {
    let is_visible = !character.is_control() && !character.is_whitespace();
    match character {
        ' ' => "a blank".to_owned(),
        '\n' | '\r' => "the end of the line".to_owned(),
        '`' => "a backtick".to_owned(),
        _ if is_visible
            && crate::path::shown(character.encode_utf8(&mut [0; 4]))
                .chars()
                .count()
                == 1 =>
        {
            format!("`{character}`")
        }
        _ => format!("the character U+{:04X}", u32::from(character)),
    }
}
