//! Operators, and the tables in which most of them stand.
//!
//! A row is `rule | fixture | verb | arguments`. `#` begins a remark, and `$name = text` gives a short
//! name to a path. A path with ` > ` leads into a package inside. `\n`, `\r`, `\t`, `\e` (nothing), `\s` (a blank at
//! an end), `\p` (the sign that parts columns), `\xNN` (a byte) and `\\` stand for what cannot be written.

use super::changes::{self, Verb};
use super::fixtures::Made;

/// One defect: what is done to which sound package, and which rule has to say so.
pub(super) struct Operator {
    /// What is done, in words.
    pub(super) name: String,
    /// The short name of the sound package.
    pub(super) fixture: String,
    /// Makes the defect.
    pub(super) change: Box<dyn Fn(Made) -> Made + Send>,
    /// The id of the rule.
    pub(super) expects: String,
}

impl Operator {
    /// An operator that is a function.
    pub(super) fn new(
        expects: &str,
        fixture: &str,
        name: &str,
        change: impl Fn(Made) -> Made + Send + 'static,
    ) -> Self {
        Self {
            name: name.to_owned(),
            fixture: fixture.to_owned(),
            change: Box::new(change),
            expects: expects.to_owned(),
        }
    }
}

/// The rows of a table.
pub(super) fn read(table: &str, text: &str) -> Vec<Operator> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut operators = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some((name, value)) = line.split_once(" = ").filter(|_| line.starts_with('$')) {
            names.push((name.to_owned(), value.to_owned()));
            // The longest first, so that no name is taken for the beginning of another.
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
            continue;
        }
        let line = names.iter().fold(line.to_owned(), |line, (name, value)| {
            line.replace(name.as_str(), value)
        });
        operators.push(
            operator(&line)
                .unwrap_or_else(|problem| panic!("{table}.txt, line {number}: {problem}")),
        );
    }
    operators
}

fn operator(line: &str) -> Result<Operator, String> {
    let mut columns = line.split(" | ").map(str::trim);
    let mut next = || columns.next().ok_or("too few columns");
    let (expects, fixture, verb) = (next()?, next()?, next()?);
    let written: Vec<&str> = columns.collect();
    let verb = Verb::named(verb).ok_or_else(|| format!("no verb {verb}"))?;
    if written.len() != verb.arguments() {
        return Err(format!("{verb:?} takes {} arguments", verb.arguments()));
    }
    let arguments: Vec<Vec<u8>> = written.iter().map(|it| unescaped(it)).collect();
    let name = verb.words(&written);
    Ok(Operator::new(expects, fixture, &name, move |made| {
        changes::apply(verb, &arguments, made)
    }))
}

/// The bytes for which a column stands.
fn unescaped(column: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = column;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let (byte, length) = match escape.as_bytes().first() {
            Some(b'e') => (None, 1),
            Some(b'n') => (Some(b'\n'), 1),
            Some(b'r') => (Some(b'\r'), 1),
            Some(b't') => (Some(b'\t'), 1),
            Some(b's') => (Some(b' '), 1),
            Some(b'p') => (Some(b'|'), 1),
            Some(b'x') => (Some(u8::from_str_radix(&escape[1..3], 16).unwrap()), 3),
            Some(b'\\') => (Some(b'\\'), 1),
            _ => panic!("unknown escape in {column}"),
        };
        bytes.extend(byte);
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
