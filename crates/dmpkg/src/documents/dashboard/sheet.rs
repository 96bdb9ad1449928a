use dmpkg_archive::sorted;

use super::super::Field;
use super::super::web::{connectors, links, queries, script_table, source_table};
use super::Dashboard;
use crate::{Card, DocumentAt, Fact, Sheet, Table, Value};

impl Dashboard {
    /// Whether it is a page of a low-code app: by its mark, by its folder, or by where its file lies.
    /// The mark alone is false in real pages.
    pub fn is_page(&self, path: &str) -> bool {
        let is = |field: &Option<Field>, is: &dyn Fn(&str) -> bool| {
            field.as_ref().is_some_and(|field| is(&field.value))
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        is(&self.is_application_page, &|mark| mark == "true")
            || is(&self.folder, &|folder| folder.starts_with("_APP\\"))
            || folder
                .rsplit('/')
                .next()
                .is_some_and(|last| last.eq_ignore_ascii_case("pages"))
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let is_page = self.is_page(at.path.0.last().map_or("", String::as_str));
        let title = match is_page {
            true => "Page of a low-code app",
            false => "Dashboard",
        };
        let name = self.name.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new(title, name.map(str::to_owned));
        sheet.card(self.card(at, is_page));
        sheet.card(self.requirement_card(at));
        sheet.table(self.kind_table());
        sheet.table(self.component_table(at));
        sheet.table(queries(&self.queries, at));
        sheet.table(source_table(&self.queries, at));
        sheet.table(script_table(&self.references, at));
        sheet.table(connectors(&self.references.connectors, at));
        let mut table = Table::new("Elements by fixed id", &["Agent/element"]).hint(
            "Elements of the system on which this was made. Elsewhere these ids mean other elements, or none.",
        );
        for element in &self.references.elements {
            table.row(
                vec![Value::Code(element.value.clone())],
                at.place(element.position),
            );
        }
        sheet.table(table);
        sheet.table(links(&self.references, at));
        let mut table = Table::new("Other data", &["Name", "Kind", "Id"])
            .hint("Parameters, variables and choices that components show or react to.");
        for data in &self.data {
            let cells = [&data.name, &data.kind, &data.id];
            let cells = cells.map(|it| Value::stated(it.as_ref().and_then(Field::stated)));
            table.row(cells.to_vec(), at.place(data.position));
        }
        sheet.table(table);
        sheet
    }

    fn card(&self, at: &DocumentAt<'_>, is_page: bool) -> Card {
        let mut card = Card::new(if is_page { "Page" } else { "Dashboard" });
        card.push(at.field("Name", self.name.as_ref()).hint(match is_page {
            true => "The id of the page; the app's configuration says how people see it named.",
            false => "The name that people see; the file has the same name.",
        }));
        card.extend([
            at.stated("Folder", self.folder.as_ref()).map(|fact| {
                fact.hint("Where it stands. Pages were seen with the folder of the app they were made in.")
            }),
            at.stated("Description", self.description.as_ref())
                .map(|fact| fact.hint("What it shows, in the words of its maker.")),
        ]);
        card.push(
            Fact::new("Components", Value::number(self.components.len()))
                .hint("Charts, tables, texts and controls."),
        );
        card.push(
            Fact::new("Queries", Value::number(self.queries.len()))
                .hint("Queries whose data are shown; each is counted once."),
        );
        card.extend([
            at.stated("Created", self.created_at.as_ref())
                .map(|fact| fact.hint("When it was first saved.")),
            at.stated("Created by", self.created_by.as_ref())
                .map(|fact| fact.hint("An account name: personal data that travel along.")),
            at.stated("Changed", self.modified_at.as_ref())
                .map(|fact| fact.hint("When it was last saved.")),
            at.stated("Changed by", self.modified_by.as_ref())
                .map(|fact| fact.hint("An account name: personal data that travel along.")),
            at.stated("Revision", self.revision.as_ref()).map(|fact| {
                fact.hint("A counter of changes, as it seems. Seen in packages, not documented.")
            }),
            at.stated("Columns", self.columns.as_ref())
                .map(|fact| fact.hint("How wide the grid is on which components are placed.")),
            at.stated("Theme", self.theme.as_ref()).map(|fact| {
                fact.hint("The theme that gives it its colours; it must exist on the system.")
            }),
            at.stated("Format version", self.format_version.as_ref())
                .map(|fact| {
                    fact.hint("The version of the file format. Seen in packages, not documented.")
                }),
        ]);
        card
    }

    fn requirement_card(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("To be chosen by a viewer");
        for requirement in &self.requirements {
            let label = match requirement.name.as_str() {
                "TimeSpans" => "Time spans",
                "RedundancyGroups" => "Redundancy groups",
                name => name,
            };
            card.push(at.field(label, Some(&requirement.field)).hint(
                "So many of these must be chosen before everything is shown. Seen in packages, not documented.",
            ));
        }
        card
    }

    fn kind_table(&self) -> Table {
        let mut table = Table::new("Components by type", &["Type", "Shown as", "#Components"])
            .hint("Types as the file names them.");
        let value =
            |field: &Option<Field>| field.as_ref().map_or(String::new(), |it| it.value.clone());
        let kinds = self.components.iter();
        let mut kinds: Vec<_> = kinds
            .map(|it| (value(&it.kind), value(&it.visualization)))
            .collect();
        sorted::sort_by(&mut kinds, Ord::cmp);
        for same in kinds.chunk_by(|a, b| a == b) {
            let Some((kind, visualization)) = same.first() else {
                continue;
            };
            let cells = vec![
                Value::stated(Some(kind)),
                Value::stated(Some(visualization)),
                Value::number(same.len()),
            ];
            table.row(cells, None);
        }
        table
    }

    fn component_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Title", "Type", "Shown as", "Place", "#Data", "#Id"];
        let mut table = Table::new("Components", &columns).hint(
            "What is shown. The place is column and row, then how many columns wide and rows high.",
        );
        for component in &self.components {
            let stated =
                |field: &Option<Field>| Value::stated(field.as_ref().and_then(Field::stated));
            let area = component
                .area
                .map(|[x, y, wide, high]| format!("{x}, {y}: {wide} × {high}"));
            let cells = vec![
                stated(&component.title),
                stated(&component.kind),
                stated(&component.visualization),
                Value::stated(area.as_deref()),
                Value::number(component.data),
                stated(&component.id),
            ];
            table.row(
                cells,
                component.position.and_then(|position| at.place(position)),
            );
        }
        table
    }
}
