//! What a script says, to be shown.

use super::role::roles;
use super::words::{details, what_it_does};
use super::{CodeBlock, Script, ScriptAction, options};
use crate::assembly::Origin;
use crate::documents::field::unknown;
use crate::documents::libraries::{Libraries, dependencies};
use crate::{
    Block, Card, Code, CodeLanguage, DocumentAt, Fact, Field, Notice, Sheet, Table, TextPos, Tone,
    Value,
};

/// Lines of a block that are shown; the text of the document has the rest.
const SHOWN_LINES: usize = 2000;

impl Script {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let name = self.name.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("Automation script", name.map(str::to_owned));
        sheet.card(self.purpose(at));
        sheet.card(self.identity(at));
        sheet.table(self.entry_point_table(at));
        sheet.table(self.dummy_table(at));
        sheet.table(self.parameter_table(at));
        sheet.table(self.memory_table(at));
        sheet.table(self.credential_table(at));
        sheet.table(self.action_table(at));
        sheet.table(self.block_table(at));
        let libraries = Libraries::of(&at.package.archive);
        sheet.table(self.reference_table(at, &libraries));
        sheet.table(self.script_table(at, &libraries));
        sheet.card(unknown(&self.other, at));
        for (action, block) in self.code_blocks() {
            show_code(&mut sheet, at, action, block);
        }
        sheet
    }

    /// The sum of switches in `options`, when it is a number.
    pub fn option_bits(&self) -> Option<u64> {
        self.options.as_ref()?.value.parse().ok()
    }

    fn purpose(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("What it is for");
        for role in roles(self) {
            let text = format!("{}: {}", role.what, role.because);
            card.push(Fact::new("Kind", Value::Text(text)).hint(
                "A guess from what the script holds. Comments and texts in its code do not count.",
            ));
        }
        let at_call = |pick: &dyn Fn(&CodeBlock) -> Option<TextPos>| {
            let place = self.code_blocks().find_map(|(_, block)| pick(block));
            place.and_then(|place| at.place(place))
        };
        if self.has_entry_point("InstallAppPackage") || self.calls_default_installer() {
            let text = match self.calls_default_installer() {
                true => "called",
                false => "not called: what the script does with the content cannot be derived",
            };
            card.push(
                Fact::new("Default installer", Value::Text(text.to_owned()))
                    .hint("InstallDefaultContent puts the content of the package where DataMiner expects it. A script that does not call it does everything by itself. Whether the call is reached is not looked at.")
                    .place(at_call(&|block| block.calls_default_installer)),
            );
        }
        if self.uses_setup_content() {
            card.push(
                Fact::new("Setup content", Value::Text("used".to_owned()))
                    .hint("The code asks for the folder SetupContent: files that are there only during the installation, often data models that it imports.")
                    .place(at_call(&|block| block.uses_setup_content)),
            );
        }
        card
    }

    fn identity(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("Script");
        card.push(
            at.field("Name", self.name.as_ref())
                .hint("The name in the Automation app. Scripts of packages may have any, \"Install\" for example."),
        );
        card.extend([
            at.stated("Description", self.description.as_ref())
                .map(|fact| fact.hint("What its author wrote about it.")),
            at.stated("Author", self.author.as_ref())
                .map(|fact| fact.hint("The account that saved it. It may name a person.")),
            at.stated("Folder", self.folder.as_ref())
                .map(|fact| fact.hint("The folder in the Automation app.")),
            at.stated("Type", self.kind.as_ref())
                .map(|fact| fact.hint("Always Automation.")),
            self.switches(at),
            at.stated("Check sets", self.check_sets.as_ref()).map(|fact| {
                fact.hint("TRUE: after each set it waits until the parameter has the new value.")
            }),
            at.stated("Interactivity", self.interactivity.as_ref())
                .map(|fact| {
                    fact.hint("Whether the script talks to its user: Never, Optional, Always; Auto leaves it to what DataMiner finds in the code. Known from DataMiner 10.5.9 on.")
                }),
            at.stated("Solution id", self.solution_id.as_ref())
                .map(|fact| {
                    fact.hint("From DataMiner 10.6.9 on, scripts of the same id run in one process of their own, apart from all others.")
                }),
        ]);
        card
    }

    fn switches(&self, at: &DocumentAt<'_>) -> Option<Fact> {
        let field = self.options.as_ref()?;
        let mut fact = at.field("Options", Some(field));
        if let Some(bits) = self.option_bits() {
            let mut list = vec![field.value.clone()];
            list.extend(options::flags(bits));
            fact.value = Value::List(list);
        }
        Some(fact.hint(
            "A sum of switches. 272 is usual for scripts made with tools, 472 for those made in Cube.",
        ))
    }

    fn entry_point_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Starts it", "Method", "Parameters"];
        let mut table = Table::new("Entry points", &columns).hint("The methods by which DataMiner can start the script. An attribute of the code names them; the method Run needs none. Scripts of an application package are never started by Run.");
        for point in self.entry_points() {
            let starts = match point.is_marked {
                true => point.name.clone(),
                false => "running the script".to_owned(),
            };
            let cells = vec![
                Value::Text(starts),
                code(point.method.as_deref()),
                Value::Text(point.parameters.join(", ")),
            ];
            table.row(cells, at.place(point.position));
        }
        table
    }

    fn dummy_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Dummy", "Connector", "Version", "Default element"];
        let mut table = Table::new("Dummies", &columns).hint(
            "Elements that are chosen when the script starts. Each has to run this connector.",
        );
        for dummy in &self.dummies {
            let cells = vec![
                number(dummy.id.as_deref()),
                Field::cell(dummy.description.as_ref()),
                Field::cell(dummy.protocol.as_ref()),
                Field::cell(dummy.version.as_ref()),
                Field::cell(dummy.default_element.as_ref()),
            ];
            table.row(cells, at.place(dummy.position));
        }
        table
    }

    fn parameter_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Parameter", "Type", "Values"];
        let mut table = Table::new("Parameters", &columns).hint(
            "Texts that are given when the script starts. Values names the memory file from which they are chosen.",
        );
        for parameter in &self.parameters {
            let cells = vec![
                number(parameter.id.as_deref()),
                Field::cell(parameter.description.as_ref()),
                Value::Text(parameter.kind.clone().unwrap_or_default()),
                Value::Text(parameter.values.clone().unwrap_or_default()),
            ];
            table.row(cells, at.place(parameter.position));
        }
        table
    }

    fn memory_table(&self, at: &DocumentAt<'_>) -> Table {
        let mut table = Table::new("Memory files", &["#Id", "Memory file", "Volatile"]).hint(
            "Small tables that the script reads and fills. Volatile ones are gone when it ends.",
        );
        for memory in &self.memory {
            let cells = vec![
                number(memory.id.as_deref()),
                Field::cell(memory.description.as_ref()),
                Value::Text(memory.volatile.clone().unwrap_or_default()),
            ];
            table.row(cells, at.place(memory.position));
        }
        table
    }

    fn credential_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Name", "Type", "Entry of the library"];
        let mut table = Table::new("Credentials", &columns).hint("Entries of the credentials library of the agent that the script may use. The script holds no password. Known from DataMiner 10.6.10 on.");
        for credential in &self.credentials {
            let cells = vec![
                number(credential.id.as_deref()),
                Field::cell(credential.name.as_ref()),
                Field::cell(credential.kind.as_ref()),
                code(credential.credential_id.as_ref().and_then(Field::stated)),
            ];
            table.row(cells, at.place(credential.position));
        }
        table
    }

    fn action_table(&self, at: &DocumentAt<'_>) -> Table {
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

    fn block_table(&self, at: &DocumentAt<'_>) -> Table {
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

    fn reference_table(&self, at: &DocumentAt<'_>, libraries: &Libraries) -> Table {
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

    fn script_table(&self, at: &DocumentAt<'_>, libraries: &Libraries) -> Table {
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

fn show_code(sheet: &mut Sheet, at: &DocumentAt<'_>, action: &ScriptAction, block: &CodeBlock) {
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

/// A number, when it is one.
fn number(stated: Option<&str>) -> Value {
    match stated.and_then(|text| text.trim().parse().ok()) {
        Some(number) => Value::Count(number),
        None => Value::stated(stated),
    }
}

fn code(text: Option<&str>) -> Value {
    text.map_or(Value::NotStated, |text| Value::Code(text.to_owned()))
}
