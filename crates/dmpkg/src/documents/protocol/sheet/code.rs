use super::{Shown, id, joined, text, yes};
use crate::{Table, Value};

impl Shown<'_> {
    /// The pieces of code, each with the place where it begins.
    pub(super) fn code(&self) -> Table {
        let columns = [
            "#Id",
            "Name",
            "#Lines",
            "Where",
            "Runs when these change",
            "Options",
            "Language",
            "For rows",
            "Libraries",
        ];
        let mut table = Table::new("QActions", &columns)
            .hint("The code of the connector. It runs on the agent when one of the parameters changes; precompile marks code that others use. The code itself stands in Protocol.xml at the named lines.");
        for code in &self.connector.code {
            let first = code.position.line;
            let place = match code.lines {
                0 => String::new(),
                1 => format!("line {first}"),
                _ => format!("lines {first}-{}", code.last_line()),
            };
            let mut options = code.options.clone();
            if !code.entry_points.is_empty() {
                options.push(format!("calls {}", code.entry_points.join(", ")));
            }
            if !code.condition.is_empty() {
                options.push(format!("only when {}", code.condition));
            }
            let imports = code.imports.iter().map(|it| it.name.clone());
            table.row(
                vec![
                    id(&code.id),
                    text(&code.name),
                    Value::Count(u64::from(code.lines)),
                    Value::Text(place),
                    Value::Text(self.names.things("parameter", &code.triggers)),
                    joined(&options),
                    text(&code.encoding),
                    yes(code.is_for_rows),
                    joined(&imports.collect::<Vec<_>>()),
                ],
                self.place(code.position),
            );
        }
        table
    }
}
