//! Texts in quotes, blocks of text, lists in brackets, comments.

use super::{Broken, Piece, Reader};
use crate::documents::Field;

impl<'t> Reader<'t> {
    /// A text in quotes, which can go on in the next lines.
    pub(super) fn quoted(&mut self, piece: Piece<'t>, quote: u8) -> Result<String, Broken> {
        let mut text = String::new();
        let mut rest = piece.text.get(1..).unwrap_or_default();
        loop {
            let end = rest.find([char::from(quote), '\\']);
            let Some(end) = end else {
                text.push_str(rest.trim_end());
                let Some(next) = self.lines.get(self.next) else {
                    return Err((piece.position(), "the quote that begins here is not closed"));
                };
                self.next += 1;
                text.push(if next.trim().is_empty() { '\n' } else { ' ' });
                rest = next.trim();
                continue;
            };
            let (before, at) = rest.split_at(end);
            text.push_str(before);
            if at.starts_with('\\') {
                let (character, length) = match quote {
                    b'"' => escaped(at),
                    _ => ('\\', 1),
                };
                text.push(character);
                rest = at.get(length..).unwrap_or_default();
            } else if quote == b'\'' && at.starts_with("''") {
                text.push('\'');
                rest = at.get(2..).unwrap_or_default();
            } else {
                return Ok(text);
            }
        }
    }

    /// A block of lines behind `|` (as they are) or `>` (joined).
    pub(super) fn block(&mut self, piece: Piece<'t>, indent: usize) -> Field {
        let is_folded = piece.text.starts_with('>');
        let mut text = String::new();
        let mut margin = None;
        while let Some(line) = self.lines.get(self.next) {
            let content = line.trim_start_matches(' ');
            let own = line.len() - content.len();
            let is_blank = content.trim().is_empty();
            if !is_blank && own <= indent {
                break;
            }
            self.next += 1;
            if !is_blank {
                let margin = *margin.get_or_insert(own);
                text.push_str(line.get(margin.min(own)..).unwrap_or_default().trim_end());
            }
            let joins = is_folded && !is_blank;
            text.push(if joins { ' ' } else { '\n' });
        }
        piece.field(text.trim_end())
    }

    /// A list in brackets, which can go on in the next lines.
    pub(super) fn list(&mut self, piece: Piece<'t>) -> Result<Vec<Field>, Broken> {
        let mut values = Vec::new();
        let mut rest = piece.behind(1);
        loop {
            if rest.text.is_empty() || rest.text.starts_with('#') {
                let Some(next) = self.line() else {
                    return Err((
                        piece.position(),
                        "the bracket that begins here is not closed",
                    ));
                };
                rest = next;
                continue;
            }
            match rest.text.bytes().next() {
                Some(b']') => return Ok(values),
                Some(b',') => rest = rest.behind(1),
                Some(b'[' | b'{') => {
                    self.unread(rest, "a list in a list");
                    return Ok(values);
                }
                Some(quote @ (b'"' | b'\'')) => {
                    let line = self.next;
                    let text = self.quoted(rest, quote)?;
                    values.push(rest.field(&text));
                    if self.next != line {
                        self.unread(rest, "a list with a quote over several lines");
                        return Ok(values);
                    }
                    rest = rest.behind(quoted_length(rest.text, quote));
                }
                _ => {
                    let end = rest.text.find([',', ']']).unwrap_or(rest.text.len());
                    let text = rest.text.get(..end).unwrap_or_default();
                    values.push(rest.field(without_comment(text)));
                    rest = rest.behind(end);
                }
            }
        }
    }
}

/// How long a text in quotes is that begins a line and ends in it; all of the line when it does not.
pub(super) fn quoted_length(text: &str, quote: u8) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if quote == b'"' => is_escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The character of an escape, and how long that is.
fn escaped(escape: &str) -> (char, usize) {
    let Some(sign) = escape.chars().nth(1) else {
        // The line end is escaped: nothing stands for it.
        return (' ', 1);
    };
    let length = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        'n' => return ('\n', 2),
        't' => return ('\t', 2),
        'r' => return ('\r', 2),
        '0' => return ('\0', 2),
        other => return (other, 1 + other.len_utf8()),
    };
    let digits = escape.get(2..2 + length).unwrap_or_default();
    let code = u32::from_str_radix(digits, 16).ok();
    let character = code.and_then(char::from_u32);
    (
        character.unwrap_or(char::REPLACEMENT_CHARACTER),
        2 + digits.len(),
    )
}

/// A plain text without the comment behind it.
pub(super) fn without_comment(text: &str) -> &str {
    let end = text.find(" #").or_else(|| text.find("\t#"));
    text.get(..end.unwrap_or(text.len()))
        .unwrap_or(text)
        .trim_end()
}
