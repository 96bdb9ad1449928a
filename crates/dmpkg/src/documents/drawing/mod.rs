mod archive;
mod document;
mod sheet;
#[cfg(test)]
mod tests;

use serde::{Serialize, Serializer};

use super::Field;
use crate::{TextPos, XmlDocument, xml};

/// A Visio drawing: `.vsdx`, an archive of XML parts, or `.vdx`, one XML document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Whether it is one XML document instead of an archive.
    pub is_document: bool,
    /// What it says of itself: the name of the property, then its value.
    #[serde(serialize_with = "without_people")]
    pub properties: Vec<(&'static str, DrawingField)>,
    /// Its pages, in order.
    pub pages: Vec<DrawingPage>,
    /// The names of its masters, the forms from which shapes are made.
    pub masters: Vec<DrawingField>,
    /// Its shape data, in the order of pages.
    pub data: Vec<ShapeData>,
    /// Number of parts in the archive.
    pub parts: usize,
    /// What every drawing in an archive has and this one lacks.
    #[serde(skip)]
    pub lacks: Vec<&'static str>,
    /// What was not read, as clauses.
    pub unread: Vec<String>,
    /// The parts that were read: the index of each in the archive, and its name.
    #[serde(skip)]
    files: Vec<(u32, String)>,
}

/// A text of a drawing, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrawingField {
    /// The text.
    #[serde(flatten)]
    pub field: Field,
    /// The part in which it stands, by its place in the list of those that were read; none in `.vdx`.
    #[serde(skip)]
    file: Option<usize>,
}

/// A page of a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawingPage {
    /// Its name.
    pub name: DrawingField,
    /// Whether it lies behind other pages.
    pub is_background: bool,
    /// Number of shapes, those in groups among them.
    pub shapes: usize,
    /// Number of rows of shape data.
    pub data: usize,
}

/// A row of shape data: where DataMiner looks for what a shape shows and does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShapeData {
    /// The name of the page.
    pub page: String,
    /// The name of the shape, or its number; "page" for data of the page itself.
    pub shape: String,
    /// What it is: "Element", "Parameter".
    pub label: String,
    /// What it says.
    pub value: DrawingField,
}

impl Drawing {
    /// Reads what the drawing says, and says as a clause what is wrong with it.
    pub fn read(bytes: &[u8]) -> (Self, Option<String>) {
        let mut drawing = Self::default();
        let start = bytes.get(..512).unwrap_or(bytes);
        let is_archive = start.starts_with(b"PK");
        let problem = if start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            Some(
                "it is a drawing of the older binary form, .vsd, which cannot be looked into"
                    .to_owned(),
            )
        } else if is_archive {
            drawing.archive(bytes)
        } else if !start.contains(&b'<') {
            Some("it is neither an archive, as .vsdx are, nor XML, as .vdx are".to_owned())
        } else {
            drawing.is_document = true;
            let document = XmlDocument::parse(xml::decode(bytes.to_vec(), true).0);
            drawing.document(&document);
            problem(&document)
        };
        (drawing, problem)
    }
}

/// Where and why a part is no XML, as a clause.
fn problem(document: &XmlDocument) -> Option<String> {
    let problem = document.broken.as_ref()?;
    let TextPos { line, column } = problem.position;
    Some(format!("line {line}, column {column}: {}", problem.message))
}

/// Properties without the names of people, which stay out of reports.
fn without_people<S: Serializer>(
    properties: &[(&'static str, DrawingField)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let is_person = |label: &str| matches!(label, "Creator" | "Last changed by" | "Manager");
    let kept = properties.iter().map(|(label, property)| {
        let mut property = property.clone();
        if is_person(label) {
            property.field.value = "(hidden)".to_owned();
        }
        (*label, property)
    });
    kept.collect::<Vec<_>>().serialize(serializer)
}
