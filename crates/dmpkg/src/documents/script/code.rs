//! What the C# code of a script tells of it.

use serde::Serialize;

use super::CodeBlock;
use crate::csharp::{Token, TokenKind, Tokens};
use crate::{Field, LineIndex, TextPos};

/// A method by which DataMiner can start a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryPoint {
    /// What starts it: `InstallAppPackage`; `Run` for the method of that name.
    pub name: String,
    /// Whether the attribute `AutomationEntryPoint` marks it; otherwise it is the method `Run`.
    pub is_marked: bool,
    /// The method.
    pub method: Option<String>,
    /// The types of its parameters, without namespaces.
    pub parameters: Vec<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Interfaces by which a class of a script serves another part of DataMiner.
const INTERFACES: [&str; 4] = [
    "IGQIDataSource",
    "IGQIRowOperator",
    "IGQIColumnOperator",
    "IGQIOperator",
];
/// The entry points whose numbers are public.
const ENTRY_POINTS: [(u32, &str); 12] = [
    (0, "Default"),
    (1, "SRMServiceInfoStateChanges"),
    (2, "OnSrmQuarantineTrigger"),
    (3, "OnSrmStartActionsFailure"),
    (4, "InstallAppPackage"),
    (5, "ConfigureApp"),
    (6, "UninstallApp"),
    (7, "OnSrmBookingsUpdatedByReference"),
    (8, "OnDomInstanceCrud"),
    (9, "OnTicketCrud"),
    (10, "OnDomAction"),
    (13, "OnRequestScriptInfo"),
];
/// Calls that show something to the user, and one that looks for a user.
const DIALOGS: [&str; 4] = [
    "ShowUI",
    "ShowProgress",
    "RunClientProgram",
    "FindInteractiveClient",
];
/// No script has nearly as many; each costs a look ahead.
const MOST: usize = 500;
/// How far an attribute and the head of a method can be, in pieces of code.
const HEAD: usize = 200;

impl EntryPoint {
    /// Whether its name is that of a public entry point or a number. Any other may be a constant of the
    /// code, of which the value is not known here.
    pub(crate) fn has_known_name(&self) -> bool {
        let mut known = ENTRY_POINTS.iter().map(|(_, name)| *name);
        known.any(|name| name.eq_ignore_ascii_case(&self.name))
            || self.name == "OnApiTrigger"
            || self.name.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Fills in what the code of a block tells.
pub(super) fn look_into(block: &mut CodeBlock) {
    let Some(source) = block.source.take() else {
        return;
    };
    let places = Places {
        code: &source.value,
        lines: LineIndex::new(&source.value),
        start: source.position,
    };
    Look { block, places }.look();
    block.source = Some(source);
}

struct Look<'b, 'c> {
    block: &'b mut CodeBlock,
    places: Places<'c>,
}

impl Look<'_, '_> {
    fn look(&mut self) {
        let mut tokens = Tokens::new(self.places.code);
        let mut before = None;
        let mut bases = false;
        while let Some(token) = tokens.next() {
            if token.kind == TokenKind::Word {
                match token.text {
                    "class" | "struct" | "record" => bases = true,
                    "AutomationEntryPoint" | "AutomationEntryPointAttribute" => {
                        self.marked(before, token, tokens.clone());
                    }
                    "Run" => self.run(before, token, tokens.clone()),
                    _ if bases && INTERFACES.contains(&token.text) => {
                        if !self
                            .block
                            .interfaces
                            .iter()
                            .any(|it| it.value == token.text)
                        {
                            self.block.interfaces.push(self.places.field(token));
                        }
                    }
                    _ => self.call(before, token, tokens.clone()),
                }
            } else if token.is_symbol('{') || token.is_symbol(';') {
                bases = false;
            }
            before = Some(token);
        }
    }

    /// `[AutomationEntryPoint(AutomationEntryPointType.Types.InstallAppPackage)]` and the method behind.
    fn marked(&mut self, before: Option<Token<'_>>, token: Token<'_>, after: Tokens<'_>) {
        let is_attribute = before.is_some_and(|before| {
            before.kind == TokenKind::Symbol && matches!(before.text, "[" | "," | "." | ":")
        });
        if !is_attribute || self.block.entry_points.len() >= MOST {
            return;
        }
        let mut after = after.take(HEAD);
        if !after.next().is_some_and(|next| next.is_symbol('(')) {
            return;
        }
        let words: Vec<_> = within(&mut after).into_iter().flatten().collect();
        let Some(name) = words.last() else { return };
        let name = match name.parse() {
            Ok(id) => name_of(id).unwrap_or(name),
            Err(_) => name,
        };
        // Further attributes and the words before the name of the method.
        let mut method = None;
        let mut depth = 1_usize;
        let mut parameters = Vec::new();
        for next in after.by_ref() {
            if next.kind == TokenKind::Word && depth == 0 {
                method = Some(next);
            } else if next.is_symbol('[') {
                depth += 1;
            } else if next.is_symbol(']') {
                depth = depth.saturating_sub(1);
            } else if next.is_symbol('(') && depth == 0 {
                parameters = types(within(&mut after));
                break;
            } else if next.is_symbol('{') || next.is_symbol(';') {
                break;
            }
        }
        self.block.entry_points.push(EntryPoint {
            name: name.to_owned(),
            is_marked: true,
            method: method.map(|method| method.text.to_owned()),
            parameters,
            position: self.places.position(token.at),
        });
    }

    /// `void Run(IEngine engine)`, unless an attribute marks it.
    fn run(&mut self, before: Option<Token<'_>>, token: Token<'_>, after: Tokens<'_>) {
        let points = &self.block.entry_points;
        let is_marked = points
            .last()
            .is_some_and(|last| last.is_marked && last.method.as_deref() == Some("Run"));
        let is_method = before.is_some_and(|before| is_type_end(before));
        let mut after = after.take(HEAD);
        let opens = after.next().is_some_and(|next| next.is_symbol('('));
        if is_marked || !is_method || !opens || points.len() >= MOST {
            return;
        }
        let parameters = within(&mut after);
        let is_engine = parameters.first().is_some_and(|words| {
            let kind = words.len().checked_sub(2).and_then(|at| words.get(at));
            kind.is_some_and(|kind| matches!(*kind, "IEngine" | "Engine"))
        });
        if is_engine {
            self.block.entry_points.push(EntryPoint {
                name: "Run".to_owned(),
                is_marked: false,
                method: Some("Run".to_owned()),
                parameters: types(parameters),
                position: self.places.position(token.at),
            });
        }
    }

    /// Calls by which a script tells what it does.
    fn call(&mut self, before: Option<Token<'_>>, token: Token<'_>, mut after: Tokens<'_>) {
        let is_known = matches!(
            token.text,
            "InstallDefaultContent" | "GetSetupContentDirectory" | "PrepareSubScript"
        );
        if !is_known && !DIALOGS.contains(&token.text) {
            return;
        }
        // A type before the name makes it the head of a method of the script's own.
        let is_called = match before {
            Some(before) if before.is_symbol('.') => true,
            Some(before) => {
                !is_type_end(before) && after.clone().next().is_some_and(|it| it.is_symbol('('))
            }
            None => false,
        };
        if !is_called {
            return;
        }
        let position = self.places.position(token.at);
        let block = &mut *self.block;
        match token.text {
            "InstallDefaultContent" => {
                block.calls_default_installer.get_or_insert(position);
            }
            "GetSetupContentDirectory" => {
                block.uses_setup_content.get_or_insert(position);
            }
            "PrepareSubScript" => {
                let name = after.nth(1).filter(|it| it.kind == TokenKind::Text);
                if let Some(name) = name.filter(|it| !it.text.is_empty())
                    && after
                        .next()
                        .is_some_and(|it| it.is_symbol(')') || it.is_symbol(','))
                {
                    block.sub_scripts.push(self.places.field(name));
                }
            }
            _ => {
                let field = self.places.field(token);
                block.shows_dialog.get_or_insert(field);
            }
        }
    }
}

/// Whether a piece of code can be the end of a type: then a name behind it is declared, not used.
fn is_type_end(token: Token<'_>) -> bool {
    match token.kind {
        TokenKind::Word => !matches!(
            token.text,
            "return" | "await" | "else" | "do" | "in" | "is" | "throw" | "yield" | "case" | "when"
        ),
        TokenKind::Symbol => matches!(token.text, ">" | "]" | "?"),
        TokenKind::Text => false,
    }
}

/// The words up to the bracket that closes, parted by commas; without those between `<` and `>`.
fn within<'c>(tokens: &mut dyn Iterator<Item = Token<'c>>) -> Vec<Vec<&'c str>> {
    let mut depth = 0_usize;
    let mut angles = 0_usize;
    let mut parts = vec![Vec::new()];
    for token in tokens {
        match (token.kind, token.text) {
            (TokenKind::Symbol, "(" | "[") => depth += 1,
            (TokenKind::Symbol, ")") if depth == 0 => break,
            (TokenKind::Symbol, ")" | "]") => depth = depth.saturating_sub(1),
            (TokenKind::Symbol, "<") => angles += 1,
            (TokenKind::Symbol, ">") => angles = angles.saturating_sub(1),
            (TokenKind::Symbol, ",") if depth + angles == 0 => parts.push(Vec::new()),
            // What follows is the value of what stands before.
            (TokenKind::Word, word) | (TokenKind::Symbol, word @ "=") if angles == 0 => {
                if let Some(part) = parts.last_mut() {
                    part.push(word);
                }
            }
            _ => {}
        }
    }
    parts
}

/// Of each parameter the word before its name.
fn types(parameters: Vec<Vec<&str>>) -> Vec<String> {
    let kinds = parameters.iter().filter_map(|words| {
        let words = words.split(|word| *word == "=").next()?;
        words.get(words.len().checked_sub(2)?)
    });
    kinds.map(|kind| (*kind).to_owned()).collect()
}

/// The entry point of a number.
fn name_of(id: u32) -> Option<&'static str> {
    let mut known = ENTRY_POINTS.iter();
    known.find(|(own, _)| *own == id).map(|(_, name)| *name)
}

/// Places in code to places in the document that holds it.
struct Places<'c> {
    code: &'c str,
    lines: LineIndex,
    start: TextPos,
}

impl Places<'_> {
    fn position(&self, at: usize) -> TextPos {
        let TextPos { line, column } = self.lines.position(self.code, at);
        TextPos {
            line: self.start.line.saturating_add(line - 1),
            column: match line {
                1 => self.start.column.saturating_add(column - 1),
                _ => column,
            },
        }
    }

    fn field(&self, token: Token<'_>) -> Field {
        Field {
            value: token.text.to_owned(),
            position: self.position(token.at),
        }
    }
}
