//! What a script does: its actions, and the code that they run.

use super::number;
use crate::documents::script::words::{details, what_it_does};
use crate::{
    Block, Code, CodeBlock, CodeLanguage, DocumentAt, Field, Notice, Script, ScriptAction, Sheet,
    Table, TextPos, Tone, Value,
};

/// Lines of a block that are shown; the text of the document has the rest.
const SHOWN_LINES: usize = 2000;

impl Script {
    pub(super) fn action_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Type", "What it does", "Says", "Result goes to"];
        let mut table =
            Table::new("Actions", &columns).hint("What the script does, one after the other.");
        for action in &self.actions {
            let mut says = details(action);
            if let Some(block) = &action.code
                && says.is_empty()
            {
                says = match block.lines() {
                    1 => "1 line".to_owned(),
                    lines => format!("{lines} lines"),
                };
            }
            let cells = vec![
                number(action.id.as_deref()),
                Value::stated(action.kind.as_deref()),
                Value::Text(what_it_does(action).to_owned()),
                Value::Text(says),
                Value::Text(action.destination.clone().unwrap_or_default()),
            ];
            table.row(cells, at.place(action.position));
        }
        table
    }

    pub(super) fn block_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = [
            "#Action",
            "Lines",
            "Size",
            "Library",
            "Debug",
            "Namespaces and other",
        ];
        let mut table = Table::new("C# code", &columns).hint("Blocks of code. A library can be used by other scripts. Debug: compiled for finding mistakes, which runs slower.");
        for (action, block) in self.code_blocks() {
            let (first, last) = range(block);
            let library = block.library_name.as_ref().and_then(Field::stated);
            let library = match (library, block.is_library()) {
                (Some(name), true) => name.to_owned(),
                (Some(name), false) => format!("{name}, not compiled as one"),
                (None, true) => "yes, without a name".to_owned(),
                (None, false) => String::new(),
            };
            let debug = block.debug.as_ref().map(|field| field.value.clone());
            let mut others: Vec<_> = block.usings.iter().map(|it| it.value.clone()).collect();
            for other in &block.other {
                others.push(format!("{} {}", other.name, other.field.value));
            }
            let size = block.source.as_ref().map_or(0, |code| code.value.len());
            let cells = vec![
                number(action.id.as_deref()),
                Value::Text(match block.lines() {
                    0 => "none".to_owned(),
                    _ => format!("{first} to {last}"),
                }),
                Value::Bytes(u64::try_from(size).unwrap_or(u64::MAX)),
                Value::Text(library),
                Value::Text(debug.unwrap_or_default()),
                Value::Text(others.join(", ")),
            ];
            let position = block.source.as_ref().map(|code| code.position);
            table.row(cells, at.place(position.unwrap_or(action.position)));
        }
        table
    }
}

/// The code of an action, for reading.
pub(super) fn show_code(
    sheet: &mut Sheet,
    at: &DocumentAt<'_>,
    action: &ScriptAction,
    block: &CodeBlock,
) {
    let Some(source) = &block.source else { return };
    let lines = block.lines();
    if lines == 0 {
        return;
    }
    let (first, last) = range(block);
    let place = at.place(source.position);
    let shown: Vec<_> = source.value.lines().take(SHOWN_LINES).collect();
    let id = action.id.as_deref().unwrap_or("without id");
    let library = block.library_name.as_ref().and_then(Field::stated);
    let title = match library {
        Some(library) => format!("C# of action {id}: library {library}"),
        None => format!("C# of action {id}"),
    };
    sheet.blocks.push(Block::Code(Code {
        title,
        language: CodeLanguage::CSharp,
        text: shown.join("\n"),
        first_line: source.position.line,
        place: place.clone(),
    }));
    if lines > SHOWN_LINES {
        let from = first.saturating_add(u32::try_from(SHOWN_LINES).unwrap_or(u32::MAX));
        sheet.blocks.push(Block::Notice(Notice {
            tone: Tone::Information,
            text: format!(
                "Only the first {SHOWN_LINES} lines of this code are shown here. The rest, lines {from} to {last}, is in the text of the document."
            ),
            place: at.place(TextPos {
                line: from,
                column: 1,
            }),
        }));
    }
}

/// The first and last line of the code in the document.
fn range(block: &CodeBlock) -> (u32, u32) {
    let first = block.source.as_ref().map_or(1, |code| code.position.line);
    let lines = u32::try_from(block.lines()).unwrap_or(u32::MAX);
    (first, first.saturating_add(lines.saturating_sub(1)))
}
