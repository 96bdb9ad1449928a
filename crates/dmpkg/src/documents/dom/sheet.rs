use super::super::Field;
use super::{DomBehavior, DomExport, DomField};
use crate::{Card, DocumentAt, Fact, Sheet, Table, Value};

impl DomExport {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new(self.title(), self.subtitle());
        let mut card = Card::new("Data model");
        for module in &self.modules {
            card.push(
                at.field("Module", module.id.as_ref())
                    .hint("The name under which DataMiner keeps the objects of this model apart from others."),
            );
            for (event, script) in &module.scripts {
                card.push(at.field(&format!("Script {event}"), Some(script)).hint(
                    "This automation script runs when objects are created, changed or deleted. It must be on the system.",
                ));
            }
            card.extend([
                at.stated("Created by", module.created_by.as_ref())
                    .map(|fact| fact.hint("A user name: personal data that travel along.")),
                at.stated("Changed by", module.modified_by.as_ref())
                    .map(|fact| fact.hint("A user name: personal data that travel along.")),
            ]);
        }
        if self.instances > 0 {
            card.push(
                Fact::new("Objects", Value::number(self.instances))
                    .hint("Objects with data, not only the model of them."),
            );
        }
        sheet.card(card);
        sheet.table(self.definition_table(at));
        for section in &self.sections {
            let name = section.name.as_ref().and_then(Field::stated).unwrap_or("Section");
            sheet.table(field_table(&format!("Fields of {name}"), &section.fields, at));
        }
        for behavior in &self.behaviors {
            let name = behavior.name.as_ref().and_then(Field::stated).unwrap_or("Behaviour");
            sheet.table(status_table(&format!("Statuses of {name}"), behavior, at));
        }
        sheet
    }

    fn title(&self) -> &'static str {
        let counts = [
            self.modules.len(),
            self.definitions.len(),
            self.sections.len(),
            self.behaviors.len(),
        ];
        match counts {
            [1, 0, 0, 0] => "DOM module",
            [0, 1, 0, 0] => "DOM definition",
            [0, 0, 1, 0] => "DOM section definition",
            [0, 0, 0, 1] => "DOM behaviour",
            _ => "DOM export",
        }
    }

    fn subtitle(&self) -> Option<String> {
        let names = [
            self.modules.first().and_then(|it| it.id.as_ref()),
            self.definitions.first().and_then(|it| it.name.as_ref()),
            self.sections.first().and_then(|it| it.name.as_ref()),
            self.behaviors.first().and_then(|it| it.name.as_ref()),
        ];
        let first = names.into_iter().flatten().next()?;
        Some(first.value.clone())
    }

    fn definition_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Definition", "Module", "Sections", "Behaviour", "Scripts", "Id"];
        let mut table = Table::new("Definitions", &columns).hint(
            "Kinds of objects. Sections and behaviour are named by their ids; each has a file of its own in most exports.",
        );
        for definition in &self.definitions {
            let stated = |field: &Option<Field>| Value::stated(field.as_ref().and_then(Field::stated));
            let sections = definition.sections.iter().map(|section| section.value.clone());
            let scripts = definition.scripts.iter();
            let scripts = scripts.map(|(event, script)| format!("{event}: {}", script.value));
            let cells = vec![
                stated(&definition.name),
                stated(&definition.module),
                Value::List(sections.collect()),
                stated(&definition.behavior),
                Value::List(scripts.collect()),
                stated(&definition.id),
            ];
            table.row(cells, at.place(definition.position));
        }
        table
    }
}

fn field_table(title: &str, fields: &[DomField], at: &DocumentAt<'_>) -> Table {
    let columns = ["Field", "Values", "Form", "Notes", "Id"];
    let mut table = Table::new(title, &columns)
        .hint("What an object of this model holds. The form is the end of the type name that the file gives.");
    for field in fields {
        let stated = |field: &Option<Field>| Value::stated(field.as_ref().and_then(Field::stated));
        let notes = [
            (field.is_optional, "optional"),
            (field.is_hidden, "hidden"),
            (field.is_read_only, "read-only"),
            (field.is_soft_deleted, "kept for old objects only"),
        ];
        let notes = notes.into_iter().filter(|(is, _)| *is).map(|(_, note)| note.to_owned());
        let references = field.definitions.iter().map(|it| format!("refers to {}", it.value));
        let form = field.descriptor.strip_suffix("Descriptor");
        let cells = vec![
            stated(&field.name),
            Value::stated(Some(&field.type_label())),
            Value::stated(Some(form.unwrap_or(&field.descriptor))),
            Value::List(notes.chain(references).collect()),
            stated(&field.id),
        ];
        table.row(cells, at.place(field.position));
    }
    table
}

fn status_table(title: &str, behavior: &DomBehavior, at: &DocumentAt<'_>) -> Table {
    let mut table = Table::new(title, &["Status", "Note", "Can go to", "Id"])
        .hint("The statuses that an object can have, and how it gets from one to another.");
    let text = |field: &Option<Field>| field.as_ref().map_or(String::new(), |it| it.value.clone());
    let initial = text(&behavior.initial_status);
    for (id, name) in &behavior.statuses {
        let own = text(id);
        let is_first = !own.is_empty() && own == initial;
        // Names are looked up for as many as a person can look at.
        let leaving = behavior.transitions.iter().filter(|(from, _)| text(from) == own);
        let targets = leaving.take(64).map(|(_, to)| {
            let to = text(to);
            let mut named = behavior.statuses.iter().take(256);
            let found = named.find(|(id, _)| text(id) == to);
            found.map_or(to.clone(), |(_, name)| text(name))
        });
        let cells = vec![
            Value::stated(Some(&text(name))),
            Value::stated(is_first.then_some("objects begin here")),
            Value::List(targets.collect()),
            Value::stated(Some(&own)),
        ];
        let place = id.as_ref().or(name.as_ref());
        table.row(cells, place.and_then(|field| at.place(field.position)));
    }
    table
}
