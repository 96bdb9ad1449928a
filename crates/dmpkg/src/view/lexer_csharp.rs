//! Cuts lines of C# into pieces of one colour.

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

/// A string with what may stand before its quote; none when no quote follows.
fn string(state: &mut CodeState, rest: &str) -> Option<usize> {
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
fn verbatim(state: &mut CodeState, rest: &str) -> usize {
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
fn interpolated(state: &mut CodeState, rest: &str) -> usize {
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
fn raw(state: &mut CodeState, rest: &str) -> usize {
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
fn quoted(rest: &str, quote: u8) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of each line, each with a letter for its class.
    fn pieces(text: &str) -> Vec<String> {
        let letter = |class| match class {
            PieceClass::Plain => 'p',
            PieceClass::Tag => 'k',
            PieceClass::Value => 's',
            PieceClass::Literal => 'n',
            PieceClass::Comment => 'c',
            PieceClass::Instruction => 'd',
            PieceClass::Punctuation | PieceClass::Attribute => '?',
        };
        let line = |pieces: Vec<Piece>| {
            let all: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            let shown = pieces
                .iter()
                .map(|piece| format!("{}<{}>", letter(piece.class), piece.text));
            let shown: Vec<_> = shown.collect();
            (all, shown.join(" "))
        };
        let lines: Vec<_> = csharp_pieces(text).into_iter().map(line).collect();
        let back: Vec<_> = lines.iter().map(|(all, _)| all.as_str()).collect();
        assert_eq!(back.join("\n"), text.replace('\r', ""));
        lines.into_iter().map(|(_, shown)| shown).collect()
    }

    #[test]
    fn keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn code_gets_its_colours() {
        for (code, expected) in [
            (
                "public int x = 0x1F;",
                "k<public> p< > k<int> p< x = > n<0x1F> p<;>",
            ),
            (
                "a1 = 1.5e-3f + 2.ToString(); // two",
                "p<a1 = > n<1.5e-3f> p< + > n<2> p<.ToString(); > c<// two>",
            ),
            (
                "return true/*x*/?null:'\\'';",
                "k<return> p< > n<true> c</*x*/> p<?> n<null> p<:> s<'\\''> p<;>",
            ),
            (
                "s = \"a\\\"b\" + \"//no\";",
                "p<s = > s<\"a\\\"b\"> p< + > s<\"//no\"> p<;>",
            ),
            (
                "s = @\"c:\\\" + @class;",
                "p<s = > s<@\"c:\\\"> p< + @class;>",
            ),
            (
                "s = $\"{{a}} {d[\"k\"]} b\" + 1",
                "p<s = > s<$\"{{a}} {d[\"k\"]} b\"> p< + > n<1>",
            ),
            ("  #region Übersicht", "d<  #region Übersicht>"),
            ("größe = über(1)", "p<größe = über(> n<1> p<)>"),
            ("var u = \"open", "k<var> p< u = > s<\"open>"),
        ] {
            assert_eq!(pieces(code), [expected], "{code}");
        }
    }

    #[test]
    fn what_is_open_goes_on_in_the_next_line() {
        assert_eq!(
            pieces("/* one\r\ntwo */ if\n\nx"),
            ["c</* one>", "c<two */> p< > k<if>", "", "p<x>"]
        );
        assert_eq!(
            pieces("s = @\"one\n\"\"two\"\"\" + 1"),
            ["p<s = > s<@\"one>", "s<\"\"two\"\"\"> p< + > n<1>"]
        );
        assert_eq!(
            pieces("s = $@\"a {new[] { 1,\n\"x\" }} b\nc\";"),
            [
                "p<s = > s<$@\"a {> k<new> p<[] { > n<1> p<,>",
                "s<\"x\"> p< }}> s< b>",
                "s<c\"> p<;>"
            ]
        );
        assert_eq!(
            pieces("s = \"\"\"\n \"x\" \"\"\n \"\"\";y"),
            ["p<s = > s<\"\"\">", "s< \"x\" \"\">", "s< \"\"\"> p<;y>"]
        );
    }
}
