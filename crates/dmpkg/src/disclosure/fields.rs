//! Fields: a name, and a value that belongs to it.

use super::letters::{Letters, is_blank, is_name, is_quote};
use super::{DisclosureKind, names};

/// Bytes of a name at most.
const NAME: usize = 64;
/// Bytes of a value at most.
const VALUE: usize = 512;
/// Bytes between the name of a setting and its value at most.
const SETTING: usize = 160;

/// Reads fields one after the other.
#[derive(Default)]
pub(super) struct Fields {
    /// What the last setting is that was named by a value: `<add key="Password" value="..."/>`.
    setting: Option<(DisclosureKind, usize)>,
}

/// A kind, and the places where the value begins and ends.
type Found = Option<(DisclosureKind, usize, usize)>;

impl Fields {
    /// The field of which this `=` or `:` parts name and value: `name="value"`, `"name": "value"`,
    /// `;name=value;`.
    pub(super) fn assigned(&mut self, text: Letters<'_>, place: usize) -> Found {
        let (start, end) = name_before(text, place)?;
        let name = text.part(start, end);
        let value = text.run(place + 1, NAME, &is_blank);
        // `@"..."` is a text of C#, `\"` one inside another text.
        let value = value + usize::from(text.at(value) == b'@');
        let value = value + usize::from(text.at(value) == b'\\' && is_quote(text.at(value + 1)));
        let quote = text.at(value);
        let (start, end) = if is_quote(quote) {
            let is_end = |byte| byte == quote || byte == b'\n';
            let end = text.until(value + 1, VALUE, &is_end)?;
            if text.at(end) != quote {
                return None;
            }
            let end = end - usize::from(text.before(end) == b'\\');
            (value + 1, end.max(value + 1))
        } else {
            // Inside a text only, as in connection strings and addresses.
            if text.at(place) != b'='
                || value != place + 1
                || !matches!(text.before(start), b';' | b'"' | b'\'' | b'?' | b'&')
            {
                return None;
            }
            let is_end = |byte: u8| {
                matches!(
                    byte,
                    b';' | b'"' | b'\'' | b'<' | b'&' | b'\n' | b'\r' | b' ' | b')'
                )
            };
            let end = text.until(value, VALUE, &is_end)?;
            let found = self.value(text, name, value, end);
            return found.filter(|(kind, ..)| *kind <= DisclosureKind::Token);
        };
        self.value(text, name, start, end)
    }

    /// The option of a command that begins with this `-`: `-password value`, `--password=value`.
    pub(super) fn option(text: Letters<'_>, place: usize) -> Found {
        let is_first = |byte: u8| byte == 0 || byte.is_ascii_whitespace() || is_quote(byte);
        if !is_first(text.before(place)) {
            return None;
        }
        let start = text.run(place, 2, &|byte| byte == b'-');
        let end = text.run(start, NAME, &|byte| is_name(byte) || byte == b'-');
        let kind = names::meaning(text.part(start, end))?;
        if kind > DisclosureKind::Token || !matches!(text.at(end), b' ' | b'=' | b':') {
            return None;
        }
        let is_end = |byte: u8| byte == 0 || byte.is_ascii_whitespace() || is_quote(byte);
        let value = end + 1;
        let end = text.until(value, VALUE, &is_end)?;
        let value_is = text.part(value, end);
        // Words of a sentence about the option have small letters only.
        let is_word = value_is.iter().all(u8::is_ascii_lowercase) || value_is.starts_with(b"-");
        (!is_word && names::is_value(kind, value_is)).then_some((kind, value, end))
    }

    /// The element that this `>` opens, when nothing but text stands in it.
    pub(super) fn element(&mut self, text: Letters<'_>, place: usize) -> Found {
        let start = text.run_back(place, 4 * NAME, &|byte| byte != b'<' && byte != b'>');
        let tag = text.part(start, place);
        let is_open = text.before(start) == b'<' && !tag.starts_with(b"/") && !tag.ends_with(b"/");
        let mut names = tag.split(|byte| byte.is_ascii_whitespace());
        let name = names.next().filter(|_| is_open)?;
        let name = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        names::meaning(name)?;
        let end = text.until(place + 1, VALUE, &|byte| byte == b'<')?;
        if text.at(end + 1) != b'/' {
            return None;
        }
        self.value(text, name, place + 1, end)
    }

    /// The field that a line is, in a file of settings: `name: value`, `name=value`.
    pub(super) fn line(&mut self, text: Letters<'_>, place: usize) -> Found {
        let blank = |byte| is_blank(byte) || byte == b'-';
        let start = text.run(place, NAME, &blank);
        let start = if text.starts(start, "set ") {
            start + 4
        } else {
            start
        };
        let end = text.run(start, NAME, &|byte| {
            is_name(byte) || byte == b'.' || byte == b'-'
        });
        let sign = text.run(end, NAME, &is_blank);
        if !matches!(text.at(sign), b'=' | b':') {
            return None;
        }
        let value = text.run(sign + 1, NAME, &is_blank);
        let line = text.until(value, VALUE, &|byte| matches!(byte, b'\n' | b'\r' | 0))?;
        if is_quote(text.at(value)) || line == value {
            return None;
        }
        // A comment may follow.
        let comment = text
            .part(value, line)
            .windows(2)
            .position(|part| part == b" #");
        let line = comment.map_or(line, |length| value + length);
        self.value(text, text.part(start, end), value, line)
    }

    fn value(&mut self, text: Letters<'_>, name: &[u8], start: usize, end: usize) -> Found {
        let value = text.part(start, end);
        let names_setting = ["key", "name", "id"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        if names_setting {
            self.setting = names::meaning(value).map(|kind| (kind, end));
            return None;
        }
        let of_setting = || {
            let (kind, at) = self
                .setting
                .filter(|_| name.eq_ignore_ascii_case(b"value"))?;
            (start - at <= SETTING).then_some(kind)
        };
        let kind = names::meaning(name).or_else(of_setting)?;
        let start = text
            .run(start, VALUE, &|byte| byte.is_ascii_whitespace())
            .min(end);
        let blanks = text.run_back(end, end - start, &|byte| byte.is_ascii_whitespace());
        names::is_value(kind, text.part(start, blanks)).then_some((kind, start, blanks))
    }
}

/// The name in front of a sign, in quotes or not.
fn name_before(text: Letters<'_>, sign: usize) -> Option<(usize, usize)> {
    let end = text.run_back(sign, NAME, &is_blank);
    let is_quoted = is_quote(text.before(end));
    let end = end - usize::from(is_quoted);
    let end = end - usize::from(is_quoted && text.before(end) == b'\\');
    let is_part =
        |byte: u8| is_name(byte) || byte == b'.' || byte == b'-' || is_quoted && byte == b' ';
    // Connection strings have names of two words.
    let start = text.run_back(end, NAME, &is_part);
    (start < end && (is_quoted || text.at(sign) == b'=')).then_some((start, end))
}
