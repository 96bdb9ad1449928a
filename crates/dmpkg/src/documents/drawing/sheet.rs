use dmpkg_archive::sorted;

use super::{Drawing, DrawingField};
use crate::{Block, Card, DocumentAt, Fact, Notice, Place, Sheet, Table, Tone, Value};

/// Names of shape data to which DataMiner gives a meaning, and that meaning.
const VOCABULARY: &[(&str, &str)] = &[
    (
        "Children",
        "makes shapes for what belongs to the linked item",
    ),
    ("Element", "links the shape to an element"),
    ("Execute", "does something when clicked"),
    ("Filter", "chooses which of several items are shown"),
    ("Options", "settings of the shape or page"),
    ("Parameter", "shows or sets a parameter"),
    ("Service", "links the shape to a service"),
    ("SetVar", "sets a variable"),
    ("Show", "says what is shown, or when"),
    ("VdxPage", "shows or opens a page of a drawing"),
    ("View", "links the shape to a view"),
];

impl Drawing {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let title = self.properties.iter().find(|(label, _)| *label == "Title");
        let title = title.map(|(_, title)| title.field.value.clone());
        let mut sheet = Sheet::new("Visio drawing", title);
        for unread in &self.unread {
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Attention,
                text: format!("Not all of the drawing is read here: {unread}."),
                place: None,
            }));
        }
        sheet.card(self.card(at));
        sheet.table(self.page_table(at));
        sheet.table(self.label_table());
        sheet.table(self.data_table(at));
        let mut table = Table::new("Masters", &["Name"])
            .hint("Forms from which shapes of the drawing are made.");
        for master in &self.masters {
            let name = Value::stated(Some(&master.field.value));
            table.row(vec![name], self.place(master, at));
        }
        sheet.table(table);
        sheet
    }

    fn card(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("Drawing");
        let form = match self.is_document {
            true => "Visio XML (.vdx)",
            false => "Visio package (.vsdx)",
        };
        card.push(
            Fact::new("Form", Value::Text(form.to_owned()))
                .hint("Older drawings are one XML file, newer ones an archive of many."),
        );
        card.push(
            Fact::new("Pages", Value::number(self.pages.len()))
                .hint("Pages of the drawing, those behind others among them."),
        );
        card.push(
            Fact::new("Shape data", Value::number(self.data.len()))
                .hint("Rows of data in shapes and pages: by these DataMiner knows what to show."),
        );
        for (label, value) in &self.properties {
            let hint = match *label {
                "Creator" | "Last changed by" | "Manager" | "Company" => {
                    "A name that Visio wrote into the file: personal data that travel along."
                }
                "Application" | "Application version" | "Template" => {
                    "With what the drawing was made."
                }
                _ => "As Visio wrote it into the file.",
            };
            card.push(
                Fact::new(label, Value::stated(Some(&value.field.value)))
                    .hint(hint)
                    .place(self.place(value, at)),
            );
        }
        card
    }

    fn page_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Page", "Kind", "#Shapes", "#Shape data"];
        let mut table = Table::new("Pages", &columns).hint(
            "Shapes in groups are counted, too. The data of the page itself are among its data.",
        );
        for page in &self.pages {
            let kind = if page.is_background {
                "background"
            } else {
                "page"
            };
            let cells = vec![
                Value::stated(Some(&page.name.field.value)),
                Value::Text(kind.to_owned()),
                Value::number(page.shapes),
                Value::number(page.data),
            ];
            table.row(cells, self.place(&page.name, at));
        }
        table
    }

    fn label_table(&self) -> Table {
        let columns = ["Name", "What it does", "#Rows", "#Different values"];
        let mut table = Table::new("Shape data by name", &columns).hint(
            "DataMiner knows many names; those without a word here may have a meaning, too, or none.",
        );
        let data = self.data.iter();
        let mut pairs: Vec<_> = data
            .map(|it| (it.label.as_str(), it.value.field.value.as_str()))
            .collect();
        sorted::sort_by(&mut pairs, Ord::cmp);
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            let Some((label, _)) = same.first() else {
                continue;
            };
            let meaning = VOCABULARY
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(label));
            let cells = vec![
                Value::stated(Some(label)),
                Value::stated(meaning.map(|(_, meaning)| *meaning)),
                Value::number(same.len()),
                Value::number(same.chunk_by(|a, b| a.1 == b.1).count()),
            ];
            table.row(cells, None);
        }
        table
    }

    fn data_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Name", "Value", "Shape", "Page"];
        let mut table = Table::new("Shape data", &columns)
            .hint("What each shape is linked to, shows and does.");
        for row in &self.data {
            let cells = vec![
                Value::stated(Some(&row.label)),
                Value::stated(Some(&row.value.field.value)),
                Value::stated(Some(&row.shape)),
                Value::stated(Some(&row.page)),
            ];
            table.row(cells, self.place(&row.value, at));
        }
        table
    }

    /// Where a text stands: in a part of the archive, or in the drawing itself.
    fn place(&self, field: &DrawingField, at: &DocumentAt<'_>) -> Option<Place> {
        let Some((index, path)) = field.file.and_then(|file| self.files.get(file)) else {
            return at.place(field.field.position);
        };
        Some(Place {
            address: at.address.child(*index),
            path: at.path.child(path.as_str()),
            position: Some(field.field.position),
        })
    }
}
