//! Cuts lines into pieces of one colour. Line by line, with a state that carries what was open.

use super::PieceClass;
use super::language::Language;

/// What is open at the start of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Content,
    Tag,
    DoubleQuoted,
    SingleQuoted,
    Comment,
    CData,
    Instruction,
    Declaration,
}

/// Cuts one line, gives each piece to `emit`, and returns what is open at its end.
pub(super) fn lex<'a>(
    language: Language,
    state: State,
    line: &'a str,
    emit: &mut impl FnMut(PieceClass, &'a str),
) -> State {
    match language {
        Language::Xml => xml(state, line, emit),
        Language::Json => json(state, line, emit),
        Language::Plain => {
            emit(PieceClass::Plain, line);
            State::Content
        }
    }
}

fn xml<'a>(mut state: State, line: &'a str, emit: &mut impl FnMut(PieceClass, &'a str)) -> State {
    use PieceClass::{Attribute, Comment, Instruction, Plain, Punctuation, Tag, Value};
    let mut rest = line;
    while !rest.is_empty() {
        let (class, len, next) = match state {
            State::Content => match rest.find('<') {
                Some(0) if rest.starts_with("<!--") => (Comment, 4, State::Comment),
                Some(0) if rest.starts_with("<![CDATA[") => (Punctuation, 9, State::CData),
                Some(0) if rest.starts_with("<?") => (Instruction, 2, State::Instruction),
                Some(0) if rest.starts_with("<!") => (Instruction, 2, State::Declaration),
                Some(0) => {
                    let bracket = if rest.starts_with("</") { 2 } else { 1 };
                    let (mark, after) = rest.split_at(bracket);
                    emit(Punctuation, mark);
                    rest = after;
                    (Tag, name_len(rest), State::Tag)
                }
                text => (Plain, text.unwrap_or(rest.len()), State::Content),
            },
            State::Tag => match rest.chars().next() {
                Some('>') => (Punctuation, 1, State::Content),
                Some('/') if rest.starts_with("/>") => (Punctuation, 2, State::Content),
                Some('"') => (Value, 1, State::DoubleQuoted),
                Some('\'') => (Value, 1, State::SingleQuoted),
                Some('=' | '/' | '<') => (Punctuation, 1, State::Tag),
                Some(blank) if blank.is_whitespace() => {
                    let end = rest.find(|c: char| !c.is_whitespace());
                    (Plain, end.unwrap_or(rest.len()), State::Tag)
                }
                _ => (Attribute, name_len(rest), State::Tag),
            },
            State::DoubleQuoted => until(rest, "\"", Value, state, State::Tag),
            State::SingleQuoted => until(rest, "'", Value, state, State::Tag),
            State::Comment => until(rest, "-->", Comment, state, State::Content),
            State::Instruction => until(rest, "?>", Instruction, state, State::Content),
            State::Declaration => until(rest, ">", Instruction, state, State::Content),
            State::CData => match rest.find("]]>") {
                Some(0) => (Punctuation, 3, State::Content),
                end => (Plain, end.unwrap_or(rest.len()), State::CData),
            },
        };
        let (piece, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        if !piece.is_empty() {
            emit(class, piece);
        }
        (rest, state) = (after, next);
    }
    state
}

/// Up to and with a closing mark, or to the end of the line with the state kept.
fn until(
    rest: &str,
    mark: &str,
    class: PieceClass,
    inside: State,
    outside: State,
) -> (PieceClass, usize, State) {
    match rest.find(mark) {
        Some(at) => (class, at + mark.len(), outside),
        None => (class, rest.len(), inside),
    }
}

fn name_len(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '<' | '"' | '\'');
    rest.find(ends).unwrap_or(rest.len())
}

fn json<'a>(state: State, line: &'a str, emit: &mut impl FnMut(PieceClass, &'a str)) -> State {
    let mut rest = line;
    if state == State::DoubleQuoted {
        let end = string_end(rest);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        emit(PieceClass::Value, piece);
        if end.is_none() {
            return State::DoubleQuoted;
        }
        rest = after;
    }
    while let Some(first) = rest.chars().next() {
        let (class, len) = match first {
            '"' => match rest.get(1..).and_then(string_end) {
                Some(end) => {
                    let is_key = rest
                        .get(end + 1..)
                        .is_some_and(|it| it.trim_start().starts_with(':'));
                    (
                        if is_key {
                            PieceClass::Attribute
                        } else {
                            PieceClass::Value
                        },
                        end + 1,
                    )
                }
                None => {
                    emit(PieceClass::Value, rest);
                    return State::DoubleQuoted;
                }
            },
            '{' | '}' | '[' | ']' | ',' | ':' => (PieceClass::Punctuation, 1),
            _ => {
                let ends = |c: char| matches!(c, '"' | '{' | '}' | '[' | ']' | ',' | ':');
                let len = rest.find(ends).unwrap_or(rest.len());
                let is_blank = rest.get(..len).is_some_and(|it| it.trim().is_empty());
                (
                    if is_blank {
                        PieceClass::Plain
                    } else {
                        PieceClass::Literal
                    },
                    len,
                )
            }
        };
        let (piece, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        emit(class, piece);
        rest = after;
    }
    State::Content
}

/// Bytes up to and with the closing quote of a JSON string whose opening quote stands before `rest`.
pub(super) fn string_end(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}
