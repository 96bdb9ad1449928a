//! Cuts lines of C# into pieces of one colour.

mod strings;
#[cfg(test)]
mod tests;

use self::strings::{interpolated, quoted, raw, string, verbatim};
use super::lexer::Emit;
use super::{Piece, PieceClass};

/// What is open at the start of a line of C#.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CodeState {
    open: Open,
    /// Quotes that end a raw string, or braces that are open in a hole of a string.
    count: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    /// `/* ... */`
    Comment,
    /// `@"..."`
    Verbatim,
    /// `$@"...{hole}..."`
    Interpolated,
    /// Inside of a hole of such a string.
    Hole,
    /// `"""..."""`, with or without holes.
    Raw,
}

/// Words with a meaning of their own, in order. Those that are words only at some places are left
/// out, but for a few that are hardly anything else.
const KEYWORDS: [&str; 85] = [
    "abstract",
    "as",
    "async",
    "await",
    "base",
    "bool",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "checked",
    "class",
    "const",
    "continue",
    "decimal",
    "default",
    "delegate",
    "do",
    "double",
    "dynamic",
    "else",
    "enum",
    "event",
    "explicit",
    "extern",
    "finally",
    "fixed",
    "float",
    "for",
    "foreach",
    "goto",
    "if",
    "implicit",
    "in",
    "int",
    "interface",
    "internal",
    "is",
    "lock",
    "long",
    "nameof",
    "namespace",
    "new",
    "object",
    "operator",
    "out",
    "override",
    "params",
    "partial",
    "private",
    "protected",
    "public",
    "readonly",
    "record",
    "ref",
    "return",
    "sbyte",
    "sealed",
    "short",
    "sizeof",
    "stackalloc",
    "static",
    "string",
    "struct",
    "switch",
    "this",
    "throw",
    "try",
    "typeof",
    "uint",
    "ulong",
    "unchecked",
    "unsafe",
    "ushort",
    "using",
    "var",
    "virtual",
    "void",
    "volatile",
    "when",
    "where",
    "while",
    "with",
    "yield",
];

/// The lines of a text in C#, each in pieces of one colour.
pub fn csharp_pieces(text: &str) -> Vec<Vec<Piece>> {
    let mut state = CodeState::default();
    let lines = text.split('\n').map(|line| {
        let mut pieces: Vec<Piece> = Vec::new();
        let line = line.strip_suffix('\r').unwrap_or(line);
        state = lex(state, line, &mut |class, text| match pieces.last_mut() {
            Some(last) if last.class == class => last.text.push_str(text),
            _ => pieces.push(Piece {
                class,
                text: text.to_owned(),
            }),
        });
        pieces
    });
    lines.collect()
}

/// Cuts one line, gives each piece to `emit`, and returns what is open at its end.
pub(super) fn lex<'a>(mut state: CodeState, line: &'a str, emit: Emit<'_, 'a>) -> CodeState {
    let mut rest = line;
    if state.open == Open::Nothing && line.trim_start().starts_with('#') {
        emit(PieceClass::Instruction, line);
        return state;
    }
    while !rest.is_empty() {
        let (class, len) = match state.open {
            Open::Nothing | Open::Hole => token(&mut state, rest),
            Open::Comment => (
                PieceClass::Comment,
                to(&mut state, rest, rest.find("*/"), 2),
            ),
            Open::Verbatim => (PieceClass::Value, verbatim(&mut state, rest)),
            Open::Interpolated => (PieceClass::Value, interpolated(&mut state, rest)),
            Open::Raw => (PieceClass::Value, raw(&mut state, rest)),
        };
        let (piece, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        if !piece.is_empty() {
            emit(class, piece);
        }
        rest = after;
    }
    state
}

/// Up to and with a mark of some bytes, which closes what is open; otherwise the rest of the line.
fn to(state: &mut CodeState, rest: &str, at: Option<usize>, mark: usize) -> usize {
    match at {
        Some(at) => {
            *state = CodeState::default();
            at + mark
        }
        None => rest.len(),
    }
}

/// One piece of code: what it is, and how long.
fn token(state: &mut CodeState, rest: &str) -> (PieceClass, usize) {
    let bytes = rest.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or_default();
    let first = at(0);
    match first {
        b'/' if at(1) == b'/' => (PieceClass::Comment, rest.len()),
        b'/' if at(1) == b'*' => {
            state.open = Open::Comment;
            let end = rest.get(2..).and_then(|rest| rest.find("*/"));
            let end = end.map(|end| end + 2);
            (PieceClass::Comment, to(state, rest, end, 2))
        }
        b'"' | b'$' | b'@' => match string(state, rest) {
            Some(len) => (PieceClass::Value, len),
            None => (
                PieceClass::Plain,
                1 + word(rest.get(1..).unwrap_or_default()),
            ),
        },
        b'\'' => (PieceClass::Value, quoted(rest, b'\'')),
        b'0'..=b'9' => (PieceClass::Literal, number(rest)),
        b'{' | b'}' if state.open == Open::Hole => (PieceClass::Plain, brace(state, first)),
        _ if is_word(first) => {
            let len = word(rest);
            let word = rest.get(..len).unwrap_or_default();
            let class = match word {
                "true" | "false" | "null" => PieceClass::Literal,
                _ if KEYWORDS.binary_search(&word).is_ok() => PieceClass::Tag,
                _ => PieceClass::Plain,
            };
            (class, len)
        }
        _ => {
            let starts = |byte: u8| {
                is_word(byte) || matches!(byte, b'/' | b'"' | b'$' | b'@' | b'\'' | b'{' | b'}')
            };
            let more = bytes.get(1..).unwrap_or_default();
            let end = more.iter().position(|byte| starts(*byte));
            (PieceClass::Plain, end.map_or(rest.len(), |end| end + 1))
        }
    }
}

/// A brace inside of a hole: the one that closes it belongs to the string again.
fn brace(state: &mut CodeState, brace: u8) -> usize {
    if brace == b'{' {
        state.count = state.count.saturating_add(1);
    } else {
        state.count = state.count.saturating_sub(1);
        if state.count == 0 {
            state.open = Open::Interpolated;
        }
    }
    1
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let before = end.checked_sub(1).and_then(|at| bytes.get(at));
        let is_hexadecimal = matches!(bytes.get(1), Some(b'x' | b'X'));
        let digit_follows = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        let goes_on = match byte {
            b'.' => digit_follows,
            b'+' | b'-' => !is_hexadecimal && digit_follows && matches!(before, Some(b'e' | b'E')),
            _ => byte.is_ascii_alphanumeric() || *byte == b'_',
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

/// Bytes of a word. Letters beyond ASCII are taken for parts of words.
fn word(rest: &str) -> usize {
    let end = rest.bytes().position(|byte| !is_word(byte));
    end.unwrap_or(rest.len())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
