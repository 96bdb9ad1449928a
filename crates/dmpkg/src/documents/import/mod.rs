mod outline;

use serde::Serialize;

use super::NamedField;
use crate::{Block, Card, DocumentAt, Element, Notice, Sheet, Table, Tone, Value, XmlDocument};

pub use self::outline::{Outline, OutlineElement};

/// Elements on the way to a field that is recognised by its name.
const FIELD_DEPTH: usize = 2;
/// Fields of a name that are kept.
const FIELDS: usize = 20;

/// `Package.xml` of an import package, whose meaning is not public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// Who exported it: attributes and elements near the root whose name says so.
    #[serde(serialize_with = "crate::documents::hidden_all")]
    pub exported_by: Vec<NamedField>,
    /// When.
    pub exported_at: Vec<NamedField>,
    /// From which version of DataMiner.
    pub exported_from: Vec<NamedField>,
    /// The elements, by their paths.
    pub outline: Outline,
}

impl Import {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let mut import = Self::default();
        let Some(root) = document.root() else {
            return import;
        };
        import.outline = Outline::of(root, &mut |element, depth| {
            if depth < FIELD_DEPTH {
                import.recognise(element);
            }
        });
        import
    }

    /// Keeps an attribute, or the text of an element without children, when its name is plain.
    fn recognise(&mut self, element: Element<'_>) {
        for (name, value) in element.attributes() {
            let position = element.position();
            let field = super::Field { value, position };
            self.keep(NamedField { name, field });
        }
        if element.children().next().is_none() {
            self.keep(NamedField::of(element));
        }
    }

    fn keep(&mut self, found: NamedField) {
        let name = crate::lower_case(&found.name);
        let list = match name.as_str() {
            "user" | "username" | "exportedby" | "exportuser" | "createdby" | "author" => {
                &mut self.exported_by
            }
            "time" | "date" | "exportedat" | "exporttime" | "exportdate" | "created"
            | "createdat" | "creationtime" | "timestamp" => &mut self.exported_at,
            "dataminerversion" | "dmaversion" | "softwareversion" | "sourceversion" | "version" => {
                &mut self.exported_from
            }
            _ => return,
        };
        if list.len() < FIELDS && found.field.stated().is_some() {
            list.push(found);
        }
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new("Import description", None);
        sheet.blocks.push(Block::Notice(Notice {
            tone: Tone::Information,
            text: "The form of this document is not public. Fields are recognised by their plain names; the rest is shown as an outline.".to_owned(),
            place: None,
        }));
        let mut card = Card::new("Export");
        for (label, fields, hint) in [
            (
                "Exported by",
                &self.exported_by,
                "The user who made the export. Personal data.",
            ),
            (
                "Exported at",
                &self.exported_at,
                "The moment of the export, as it stands there.",
            ),
            (
                "Exported from",
                &self.exported_from,
                "Probably the DataMiner version of the agent: the name of the field only says version.",
            ),
        ] {
            for found in fields {
                let fact = at.field(label, Some(&found.field));
                card.push(fact.hint(&format!("{hint} Read from “{}”.", found.name)));
            }
        }
        sheet.card(card);
        sheet.table(self.outline.table(at));
        sheet
    }
}

impl Outline {
    fn table(&self, at: &DocumentAt<'_>) -> Table {
        let mut table = Table::new("Elements", &["Path", "#Count", "Attributes"])
            .hint("Every path of elements in the document, how often it occurs, and the attributes that stand there.");
        for element in &self.elements {
            let cells = vec![
                Value::Code(element.path.clone()),
                Value::Count(element.count),
                Value::List(element.attributes.clone()),
            ];
            table.row(cells, at.place(element.first));
        }
        if self.beyond > 0 {
            let cells = vec![
                Value::Text("elements of further paths".to_owned()),
                Value::Count(self.beyond),
                Value::List(Vec::new()),
            ];
            table.row(cells, None);
        }
        table
    }
}

#[cfg(test)]
mod tests;
