use dmpkg_archive::sorted;

use super::super::Field;
use super::{DomBehavior, DomExport, DomField};
use crate::{Card, DocumentAt, Fact, Sheet, Table, Value};

impl DomExport {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new(self.title(), self.subtitle());
        let mut card = Card::new("Data model");
        for module in &self.modules {
            card.push(at.field("Module", module.id.as_ref()).hint(
                "The name under which DataMiner keeps the objects of this model apart from others.",
            ));
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
            let name = section
                .name
                .as_ref()
                .and_then(Field::stated)
                .unwrap_or("Section");
            sheet.table(field_table(
                &format!("Fields of {name}"),
                &section.fields,
                at,
            ));
        }
        for behavior in &self.behaviors {
            let name = behavior
                .name
                .as_ref()
                .and_then(Field::stated)
                .unwrap_or("Behaviour");
            sheet.table(status_table(&format!("Statuses of {name}"), behavior, at));
            sheet.table(action_table(&format!("Actions of {name}"), behavior, at));
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
        let columns = [
            "Definition",
            "Module",
            "Sections",
            "Behaviour",
            "Scripts",
            "Id",
        ];
        let mut table = Table::new("Definitions", &columns).hint(
            "Kinds of objects. Sections and behaviour are named by their ids; each has a file of its own in most exports.",
        );
        for definition in &self.definitions {
            let stated =
                |field: &Option<Field>| Value::stated(field.as_ref().and_then(Field::stated));
            let sections = definition
                .sections
                .iter()
                .map(|section| section.value.clone());
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
        let notes = notes
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, note)| note.to_owned());
        let references = field
            .definitions
            .iter()
            .map(|it| format!("refers to {}", it.value));
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
    let mut names: Vec<_> = behavior
        .statuses
        .iter()
        .map(|(id, name)| (text(id), text(name)))
        .collect();
    sorted::sort_by(&mut names, Ord::cmp);
    let mut ways: Vec<_> = behavior
        .transitions
        .iter()
        .map(|(from, to)| (text(from), text(to)))
        .collect();
    sorted::sort_by(&mut ways, Ord::cmp);
    let initial = text(&behavior.initial_status);
    for (id, name) in &behavior.statuses {
        let own = text(id);
        let is_first = !own.is_empty() && own == initial;
        let first = ways.partition_point(|(from, _)| *from < own);
        let leaving = ways.iter().skip(first).take_while(|(from, _)| *from == own);
        let targets = leaving.map(|(_, to)| {
            let found = names.binary_search_by(|(id, _)| id.cmp(to)).ok();
            let named = found.and_then(|found| names.get(found));
            named.map_or(*to, |(_, name)| *name).to_owned()
        });
        let cells = vec![
            Value::stated(Some(text(name))),
            Value::stated(is_first.then_some("objects begin here")),
            Value::List(targets.collect()),
            Value::stated(Some(own)),
        ];
        let place = id.as_ref().or(name.as_ref());
        table.row(cells, place.and_then(|field| at.place(field.position)));
    }
    table
}

fn action_table(title: &str, behavior: &DomBehavior, at: &DocumentAt<'_>) -> Table {
    let mut table = Table::new(title, &["Action", "Script"])
        .hint("What buttons of an object start. The scripts must be on the system.");
    for (id, script) in &behavior.actions {
        let cells = [id, script].map(|it| Value::stated(it.as_ref().and_then(Field::stated)));
        let place = id.as_ref().or(script.as_ref());
        table.row(
            cells.to_vec(),
            place.and_then(|field| at.place(field.position)),
        );
    }
    table
}

fn text(field: &Option<Field>) -> &str {
    field.as_ref().map_or("", |it| it.value.as_str())
}
