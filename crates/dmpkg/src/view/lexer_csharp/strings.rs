//! The strings of C#, in all their forms.

use super::{CodeState, Open};

/// A string with what may stand before its quote; none when no quote follows.
pub(super) fn string(state: &mut CodeState, rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let marks = bytes.iter().take_while(|byte| matches!(byte, b'$' | b'@'));
    let marks = marks.count();
    let (mark, quoted_text) = rest.split_at_checked(marks)?;
    let quotes = quoted_text.bytes().take_while(|byte| *byte == b'"').count();
    if quotes == 0 {
        return None;
    }
    // A string in a hole ends with its line: two levels of what is open are not carried on.
    let in_hole = state.open == Open::Hole;
    let inner = quoted_text.get(1..)?;
    if quotes >= 3 && !in_hole {
        let mut raw_state = CodeState {
            open: Open::Raw,
            count: u8::try_from(quotes).unwrap_or(u8::MAX),
        };
        let len = raw(&mut raw_state, quoted_text.get(quotes..)?);
        *state = raw_state;
        return Some(marks + quotes + len);
    }
    if mark.contains('@') && !in_hole {
        state.open = match mark.contains('$') {
            true => Open::Interpolated,
            false => Open::Verbatim,
        };
        let len = match state.open {
            Open::Interpolated => interpolated(state, inner),
            _ => verbatim(state, inner),
        };
        return Some(marks + 1 + len);
    }
    let len = match mark.contains('$') {
        true => with_holes(quoted_text),
        false => quoted(quoted_text, b'"'),
    };
    Some(marks + len)
}

/// `@"..."` behind its quote: two quotes are one.
pub(super) fn verbatim(state: &mut CodeState, rest: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|rest| rest.find('"')) {
        let quote = from + at;
        if rest.as_bytes().get(quote + 1) != Some(&b'"') {
            *state = CodeState::default();
            return quote + 1;
        }
        from = quote + 2;
    }
    rest.len()
}

/// `$@"..."` behind its quote, up to the end of the string or with the brace of a hole.
pub(super) fn interpolated(state: &mut CodeState, rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let is_twice = bytes.get(at + 1) == Some(byte);
        match byte {
            b'"' | b'{' | b'}' if is_twice => at += 1,
            b'"' => {
                *state = CodeState::default();
                return at + 1;
            }
            b'{' => {
                *state = CodeState {
                    open: Open::Hole,
                    count: 1,
                };
                return at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

/// `"""..."""` behind its quotes.
pub(super) fn raw(state: &mut CodeState, rest: &str) -> usize {
    let wanted = usize::from(state.count);
    let mut quotes = 0;
    for (at, byte) in rest.bytes().enumerate() {
        quotes = if byte == b'"' { quotes + 1 } else { 0 };
        if quotes == wanted {
            *state = CodeState::default();
            return at + 1;
        }
    }
    rest.len()
}

/// A string or a character with its quotes, in which `\` takes away the meaning of what follows.
pub(super) fn quoted(rest: &str, quote: u8) -> usize {
    let mut escaped = true;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `"...{hole}..."` with its quotes. Quotes inside of holes do not end it.
fn with_holes(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut depth = 0_u32;
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        let is_twice = bytes.get(at + 1) == Some(byte);
        match byte {
            b'\\' if depth == 0 => at += 1,
            b'{' | b'}' if depth == 0 && is_twice => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' | b'\'' if depth > 0 => {
                let inner = rest.get(at..).unwrap_or_default();
                at += quoted(inner, *byte).saturating_sub(1);
            }
            b'"' => return at + 1,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}
