//! Lays JSON out anew: one value a line, indented. Works on any text; what is no JSON stays as it is.

use super::layout::Layout;
use super::lexer::string_end;

/// Lays out a text.
pub(super) fn format(text: &str) -> Layout<'_> {
    let mut layout = Layout::new(text);
    // The line that is being collected, and where it starts.
    let mut line = String::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if line.is_empty() {
            start = at;
        }
        let len = match character {
            '"' => text
                .get(at + 1..)
                .and_then(string_end)
                .map_or(text.len() - at, |end| end + 1),
            _ => character.len_utf8(),
        };
        let piece = text.get(at..at + len).unwrap_or_default();
        at += len;
        match character {
            '{' | '[' => {
                line.push(character);
                let close = if character == '{' { '}' } else { ']' };
                let rest = text.get(at..).unwrap_or_default();
                if rest.trim_start().starts_with(close) {
                    // An empty list stays in its line.
                    at += rest.len() - rest.trim_start().len();
                } else {
                    layout.open(start, &std::mem::take(&mut line));
                }
            }
            '}' | ']' if line.ends_with(['{', '[']) => line.push(character),
            '}' | ']' => {
                if !line.is_empty() {
                    layout.line(start, &std::mem::take(&mut line));
                }
                // The comma behind belongs to the same line.
                let rest = text.get(at..).unwrap_or_default();
                let blank = rest.len() - rest.trim_start().len();
                let comma = rest.trim_start().starts_with(',');
                layout.close(
                    at - len,
                    &format!("{character}{}", if comma { "," } else { "" }),
                );
                at += if comma { blank + 1 } else { 0 };
            }
            ',' => {
                line.push(',');
                layout.line(start, &std::mem::take(&mut line));
            }
            ':' => line.push_str(": "),
            blank if blank.is_whitespace() => {}
            _ => line.push_str(piece),
        }
    }
    if !line.is_empty() {
        layout.line(start, &line);
    }
    layout
}
