//! Cuts lines into pieces of one colour. Line by line, with a state that carries what was open.

use super::PieceClass;
use super::language::Language;
use super::lexer_csharp::{self, CodeState};

/// Takes the pieces of a line.
pub(super) type Emit<'e, 'a> = &'e mut dyn FnMut(PieceClass, &'a str);

/// What is open at the start of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    markup: Markup,
    host: Host,
    code: CodeState,
}

/// What is open of markup, or of a string of JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Markup {
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

/// Whether CDATA is code, by the elements around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Host {
    /// It is not.
    #[default]
    Nothing,
    /// Directly inside of `QAction`.
    QAction,
    /// Inside of another element of `QAction`.
    InQAction,
    /// Inside of an `Exe` of which it is not known yet that it is code.
    Exe,
    /// Inside of an `Exe` of the type csharp.
    CSharpExe,
    /// Inside of its `Value`.
    Value,
}

/// Cuts one line, gives each piece to `emit`, and returns what is open at its end.
pub(super) fn lex<'a>(
    language: Language,
    state: State,
    line: &'a str,
    emit: Emit<'_, 'a>,
) -> State {
    match language {
        Language::Xml => xml(state, line, emit),
        Language::Json => State {
            markup: json(state.markup, line, emit),
            ..state
        },
        Language::CSharp => State {
            code: lexer_csharp::lex(state.code, line, emit),
            ..state
        },
        Language::Plain => {
            emit(PieceClass::Plain, line);
            state
        }
    }
}

impl Host {
    /// Behind the name of a start tag.
    fn enter(self, name: &str) -> Self {
        match (self, name) {
            (_, "QAction") => Self::QAction,
            (_, "Exe") => Self::Exe,
            (Self::QAction, _) => Self::InQAction,
            (Self::CSharpExe, "Value") => Self::Value,
            (host, _) => host,
        }
    }

    /// Behind the name of an end tag, or at the end of an element without content.
    fn leave(self, name: &str) -> Self {
        match (self, name) {
            (_, "QAction" | "Exe") => Self::Nothing,
            (Self::InQAction, _) => Self::QAction,
            (Self::Value, "Value") => Self::CSharpExe,
            (host, _) => host,
        }
    }

    /// Behind the value of an attribute, with its closing quote.
    fn attribute(self, value: &str) -> Self {
        match (self, value.get(..value.len().saturating_sub(1))) {
            (Self::Exe, Some("csharp")) => Self::CSharpExe,
            (Self::QAction, Some("jscript" | "vbscript")) => Self::Nothing,
            (host, _) => host,
        }
    }
}

fn xml<'a>(mut state: State, line: &'a str, emit: Emit<'_, 'a>) -> State {
    use PieceClass::{Attribute, Comment, Instruction, Plain, Punctuation, Tag, Value};
    let mut rest = line;
    while !rest.is_empty() {
        let markup = state.markup;
        let (class, len, next) = match markup {
            Markup::Content => match rest.find('<') {
                Some(0) if rest.starts_with("<!--") => (Comment, 4, Markup::Comment),
                Some(0) if rest.starts_with("<![CDATA[") => (Punctuation, 9, Markup::CData),
                Some(0) if rest.starts_with("<?") => (Instruction, 2, Markup::Instruction),
                Some(0) if rest.starts_with("<!") => (Instruction, 2, Markup::Declaration),
                Some(0) => {
                    let is_end = rest.starts_with("</");
                    let (mark, after) = rest.split_at(if is_end { 2 } else { 1 });
                    emit(Punctuation, mark);
                    rest = after;
                    let len = name_len(rest);
                    let name = rest.get(..len).unwrap_or_default();
                    state.host = match is_end {
                        true => state.host.leave(name),
                        false => state.host.enter(name),
                    };
                    (Tag, len, Markup::Tag)
                }
                text => (Plain, text.unwrap_or(rest.len()), Markup::Content),
            },
            Markup::Tag => match rest.chars().next() {
                Some('>') => (Punctuation, 1, Markup::Content),
                Some('/') if rest.starts_with("/>") => {
                    // Only elements that may be without content and stand in code need to be known.
                    if state.host == Host::InQAction {
                        state.host = Host::QAction;
                    }
                    (Punctuation, 2, Markup::Content)
                }
                Some('"') => (Value, 1, Markup::DoubleQuoted),
                Some('\'') => (Value, 1, Markup::SingleQuoted),
                Some('=' | '/' | '<') => (Punctuation, 1, Markup::Tag),
                Some(blank) if blank.is_whitespace() => {
                    let end = rest.find(|c: char| !c.is_whitespace());
                    (Plain, end.unwrap_or(rest.len()), Markup::Tag)
                }
                _ => (Attribute, name_len(rest), Markup::Tag),
            },
            Markup::DoubleQuoted => until(rest, "\"", Value, markup, Markup::Tag),
            Markup::SingleQuoted => until(rest, "'", Value, markup, Markup::Tag),
            Markup::Comment => until(rest, "-->", Comment, markup, Markup::Content),
            Markup::Instruction => until(rest, "?>", Instruction, markup, Markup::Content),
            Markup::Declaration => until(rest, ">", Instruction, markup, Markup::Content),
            Markup::CData => match rest.find("]]>") {
                Some(0) => {
                    state.code = CodeState::default();
                    (Punctuation, 3, Markup::Content)
                }
                end => {
                    let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
                    if matches!(state.host, Host::QAction | Host::Value) {
                        state.code = lexer_csharp::lex(state.code, piece, emit);
                    } else {
                        emit(Plain, piece);
                    }
                    rest = after;
                    continue;
                }
            },
        };
        let (piece, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        if matches!(markup, Markup::DoubleQuoted | Markup::SingleQuoted) {
            state.host = state.host.attribute(piece);
        }
        if !piece.is_empty() {
            emit(class, piece);
        }
        (rest, state.markup) = (after, next);
    }
    state
}

/// Up to and with a closing mark, or to the end of the line with the state kept.
fn until(
    rest: &str,
    mark: &str,
    class: PieceClass,
    inside: Markup,
    outside: Markup,
) -> (PieceClass, usize, Markup) {
    match rest.find(mark) {
        Some(at) => (class, at + mark.len(), outside),
        None => (class, rest.len(), inside),
    }
}

fn name_len(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '<' | '"' | '\'');
    rest.find(ends).unwrap_or(rest.len())
}

fn json<'a>(state: Markup, line: &'a str, emit: Emit<'_, 'a>) -> Markup {
    let mut rest = line;
    if state == Markup::DoubleQuoted {
        let end = string_end(rest);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        emit(PieceClass::Value, piece);
        if end.is_none() {
            return Markup::DoubleQuoted;
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
                    return Markup::DoubleQuoted;
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
    Markup::Content
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
