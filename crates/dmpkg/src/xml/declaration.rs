//! The XML declaration: `<?xml version="1.0" encoding="utf-8"?>`.

use super::characters::{is_space, name_length, named};

/// What the declaration says, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct Declaration<'t> {
    /// The encoding and where it stands, in bytes from the start of the declaration.
    pub(super) encoding: Option<(usize, &'t str)>,
    /// Whether the document says that nothing outside of it matters.
    pub(super) standalone: bool,
    /// Where it stops being what XML 1.0 and .NET demand, and why.
    pub(super) problem: Option<(usize, String)>,
}

const START: &str = "<?xml";

/// Reads the declaration at the start of a text; `None` when it does not start with one.
pub(super) fn read(text: &str) -> Option<Declaration<'_>> {
    let inner = text.strip_prefix(START)?;
    if !inner.starts_with(|c: char| c.is_ascii_whitespace() || c == '?') {
        return None;
    }
    let mut declaration = Declaration::default();
    let mut at = START.len();
    let mut expected = EXPECTED;
    let problem = loop {
        let rest = text.get(at..).unwrap_or_default();
        let blank = rest.bytes().take_while(|byte| is_space(*byte)).count();
        let rest = rest.get(blank..).unwrap_or_default();
        at += blank;
        if rest.starts_with("?>") {
            let has_version = expected.len() < EXPECTED.len();
            break (!has_version).then(|| (at, "the XML declaration states no version".to_owned()));
        }
        if blank == 0 || rest.is_empty() {
            break Some((
                at,
                "expected `?>` at the end of the XML declaration".to_owned(),
            ));
        }
        let pair = match pair(rest) {
            Ok(pair) => pair,
            Err((skipped, message)) => break Some((at + skipped, message)),
        };
        let place = expected.iter().position(|name| *name == pair.name);
        // The version comes first; the other two may be missing.
        let place = place.filter(|place| *place == 0 || expected.len() < EXPECTED.len());
        let Some(later) = place.and_then(|place| expected.get(place + 1..)) else {
            let message = format!(
                "`{}` does not belong here: an XML declaration states `version`, `encoding` and `standalone`, in this order",
                pair.name
            );
            break Some((at, message));
        };
        expected = later;
        let value_at = at + pair.value_at;
        match (pair.name, pair.value) {
            ("version", "1.0") | ("standalone", "no") => {}
            ("standalone", "yes") => declaration.standalone = true,
            ("encoding", name) if is_encoding_name(name) => {
                declaration.encoding = Some((value_at, name));
            }
            (name, value) => {
                let wanted = match name {
                    "version" => "only version 1.0 is read",
                    "encoding" => "the name of an encoding has letters, digits, `.`, `_` and `-`",
                    _ => "it can be `yes` or `no`",
                };
                let shown = crate::path::shown(value);
                let message = format!("the XML declaration states {name} `{shown}`: {wanted}");
                break Some((value_at, message));
            }
        }
        at = value_at + pair.value.len() + 1;
    };
    declaration.problem = problem;
    Some(declaration)
}

const EXPECTED: &[&str] = &["version", "encoding", "standalone"];

/// A name and its value in quotes.
struct Pair<'t> {
    name: &'t str,
    value: &'t str,
    value_at: usize,
}

fn pair(text: &str) -> Result<Pair<'_>, (usize, String)> {
    let (name, rest) = text.split_at_checked(name_length(text)).unwrap_or_default();
    if name.is_empty() {
        let found = text.chars().next().map_or("nothing".to_owned(), named);
        return Err((
            0,
            format!("expected `?>` at the end of the XML declaration, found {found}"),
        ));
    }
    let blank = |text: &str| text.bytes().take_while(|byte| is_space(*byte)).count();
    let equals_at = name.len() + blank(rest);
    let behind = text.get(equals_at..).unwrap_or_default();
    let Some(behind) = behind.strip_prefix('=') else {
        return Err((equals_at, format!("expected `=` behind `{name}`")));
    };
    let quote_at = equals_at + 1 + blank(behind);
    let behind = text.get(quote_at..).unwrap_or_default();
    let Some(quote) = behind.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Err((
            quote_at,
            format!("expected the value of `{name}` in quotes"),
        ));
    };
    let value = behind.get(1..).and_then(|value| value.split_once(quote));
    let Some((value, _)) = value.filter(|(value, _)| !value.contains("?>")) else {
        return Err((
            quote_at,
            format!("the value of `{name}` has no quote at its end"),
        ));
    };
    Ok(Pair {
        name,
        value,
        value_at: quote_at + 1,
    })
}

fn is_encoding_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(is_part)
}
