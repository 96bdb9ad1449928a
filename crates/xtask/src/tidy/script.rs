//! Comments of scripts and style sheets, taken out.

/// Whether `//` begins a comment: in JavaScript it does, in CSS it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    JavaScript,
    Css,
}

/// The same text with its comments blanked; lines stay where they are.
///
/// Strings are followed, because an address in a string holds `//`. Regular expressions are not told from
/// divisions: one that holds a quote can hide a comment's end or show a comment, never hide an address.
pub(super) fn without_comments(language: Language, text: &str) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            let len = rest.find("*/").map_or(rest.len(), |at| at + "*/".len());
            blank(&mut out, rest.get(..len).unwrap_or(rest));
            len
        } else if language == Language::JavaScript && rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if matches!(c, '"' | '\'' | '`') {
            let len = string_len(rest, c);
            out.push_str(rest.get(..len).unwrap_or(rest));
            len
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

fn blank(out: &mut String, comment: &str) {
    out.extend(comment.chars().filter(|c| *c == '\n'));
}

/// The length of the string that `text` begins with. Only a template reaches over the end of a line.
fn string_len(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return at + c.len_utf8();
        } else if c == '\n' && quote != '`' {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Language, without_comments};

    #[test]
    fn comments_go_and_strings_stay() {
        for (text, expected) in [
            ("a // b\nc", "a \nc"),
            ("a /* b\nc */ d", "a \n d"),
            ("'//' \"/*\" `//\n`", "'//' \"/*\" `//\n`"),
            (r"'\'//' // x", r"'\'//' "),
            ("'unclosed // x\ny // z", "'unclosed // x\ny "),
            ("/* unclosed", ""),
        ] {
            assert_eq!(
                without_comments(Language::JavaScript, text),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn two_slashes_are_no_comment_in_a_style_sheet() {
        let text = "a { background: url(//host/x) } /* b */";
        assert_eq!(
            without_comments(Language::Css, text),
            "a { background: url(//host/x) } "
        );
    }
}
