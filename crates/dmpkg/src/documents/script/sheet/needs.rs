//! What the code of a script needs, and where it is found.

use super::number;
use crate::assembly::Origin;
use crate::documents::libraries::{Libraries, dependencies};
use crate::{DocumentAt, Script, Table, Value};

impl Script {
    pub(super) fn reference_table(&self, at: &DocumentAt<'_>, libraries: &Libraries) -> Table {
        let columns = ["#Action", "Library", "Found in", "Entry"];
        let mut table = Table::new("Libraries that the code needs", &columns).hint("Scripts of an application package name files that lie beside them in the package, other scripts name a path on the agent. What is found nowhere has to be on the agent already, or comes with another package.");
        let script = at.path.0.last().map(String::as_str).unwrap_or_default();
        let folder = dependencies(script);
        for (action, block) in self.code_blocks() {
            for reference in &block.references {
                let found = libraries.locate(&reference.value, folder);
                let entry = found.entry.and_then(|it| at.package.archive.entry(it));
                let path = entry.map(|entry| entry.name().path().into_owned());
                let cells = vec![
                    number(action.id.as_deref()),
                    Value::Code(reference.value.clone()),
                    Value::Text(found.origin.label().to_owned()),
                    Value::Text(path.unwrap_or_default()),
                ];
                table.row(cells, at.place(reference.position));
            }
        }
        table
    }

    pub(super) fn script_table(&self, at: &DocumentAt<'_>, libraries: &Libraries) -> Table {
        let columns = ["#Action", "Script", "Library", "Used as", "Found in"];
        let mut table = Table::new("Other scripts that it uses", &columns)
            .hint("What this package does not bring has to be on the agent already, or comes with another package.");
        let found = |name: &str| {
            let is_own = name.eq_ignore_ascii_case("[AutomationScriptName]")
                || self.name.as_ref().is_some_and(|own| own.value == name);
            Value::Text(match libraries.script(name) {
                _ if is_own => "this script".to_owned(),
                Some(_) => Origin::Package.label().to_owned(),
                None => Origin::Unknown.label().to_owned(),
            })
        };
        for action in &self.actions {
            let mut row = |name: &str, library: &str, how: &str, position| {
                let cells = vec![
                    number(action.id.as_deref()),
                    Value::Text(name.to_owned()),
                    Value::Text(library.to_owned()),
                    Value::Text(how.to_owned()),
                    found(name),
                ];
                table.row(cells, at.place(position));
            };
            if let Some(part) = action.part("Script") {
                row(&part.field.value, "", "action", part.field.position);
            }
            let Some(block) = &action.code else { continue };
            for it in &block.script_references {
                let (name, library) = it.value.split_once(':').unwrap_or((&it.value, ""));
                row(
                    name.trim(),
                    library.trim(),
                    "library of its code",
                    it.position,
                );
            }
            for it in &block.sub_scripts {
                row(&it.value, "", "started by its code", it.position);
            }
        }
        table
    }
}
