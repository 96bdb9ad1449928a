//! Where the texts and characters of C# code begin and end.

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// `@`: backslashes mean themselves, quotes are doubled, lines may end inside.
    verbatim: bool,
    /// Quotes at each end of a raw text; 1 for all others.
    quotes: usize,
    /// `$` before it, which is the number of braces around a value; 0 when it has no values.
    dollars: usize,
}

/// Signs that are looked at before a text; more than two or three make no sense.
const SIGNS: usize = 16;

impl Form {
    /// The form of the text that code begins with, and the length of what opens it.
    pub(super) fn begins(code: &str) -> Option<(Self, usize)> {
        let signs = code.bytes().take(SIGNS);
        let signs = signs.take_while(|byte| matches!(byte, b'$' | b'@'));
        let signs = signs.count();
        let (prefix, rest) = code.split_at_checked(signs)?;
        let quotes = run(rest, b'"');
        if quotes == 0 {
            return None;
        }
        let verbatim = prefix.contains('@');
        let raw = quotes >= 3 && !verbatim;
        let form = Self {
            verbatim,
            quotes: if raw { quotes } else { 1 },
            dollars: run(prefix.trim_start_matches('@'), b'$'),
        };
        Some((form, signs + form.quotes))
    }

    fn is_raw(self) -> bool {
        self.quotes >= 3
    }

    /// What of the text stands before its end or the first value in it, the length of that with what
    /// ends it, and whether a value follows.
    pub(super) fn part(self, code: &str) -> (&str, usize, bool) {
        let bytes = code.as_bytes();
        let mut at = 0;
        let (end, after, has_value) = loop {
            let rest = code.get(at..).unwrap_or_default();
            match bytes.get(at) {
                None => break (at, at, false),
                Some(b'"') => {
                    let quotes = run(rest, b'"');
                    if self.is_raw() && quotes < self.quotes {
                        at += quotes;
                    } else if self.is_raw() {
                        break (at, at + quotes, false);
                    } else if !self.verbatim {
                        break (at, at + 1, false);
                    } else if quotes.is_multiple_of(2) {
                        at += quotes;
                    } else {
                        break (at + quotes - 1, at + quotes, false);
                    }
                }
                Some(b'\\') if !self.verbatim && !self.is_raw() => at += 2,
                Some(b'\n') if !self.verbatim && !self.is_raw() => break (at, at, false),
                Some(b'{') if self.dollars > 0 => {
                    let braces = run(rest, b'{');
                    if self.is_raw() && braces >= self.dollars || !self.is_raw() && braces % 2 == 1
                    {
                        break (at + braces - 1, at + braces, true);
                    }
                    at += braces;
                }
                Some(_) => at += 1,
            }
        };
        let end = end.min(code.len());
        let text = code.get(..end).unwrap_or_default();
        (text, after.min(code.len()), has_value)
    }

    /// The length of what closes a value.
    pub(super) fn value_end(self, code: &str) -> usize {
        if self.is_raw() {
            run(code, b'}').min(self.dollars)
        } else {
            1
        }
    }
}

/// The length of the character in quotes that code begins with.
pub(super) fn character(code: &str) -> Option<usize> {
    let inner = code.strip_prefix('\'')?;
    let first = inner.chars().next()?;
    let start = first.len_utf8() + usize::from(first == '\\');
    // The longest is `'\U0001F600'`.
    let rest = inner.as_bytes().get(start..)?;
    let end = rest.iter().take(10).position(|byte| *byte == b'\'')?;
    (end == 0 || first == '\\').then_some(1 + start + end + 1)
}

/// How often code begins with this byte.
fn run(code: &str, byte: u8) -> usize {
    code.bytes().take_while(|found| *found == byte).count()
}
