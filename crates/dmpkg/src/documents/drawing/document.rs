//! The XML of drawings: pages, shapes and their data, the same for `.vdx` and for the parts of `.vsdx`.

use super::{Drawing, DrawingField, DrawingPage, ShapeData};
use crate::documents::Field;
use crate::{Element, XmlDocument};

/// An element to come, with the shape in which it lies.
struct Open<'a> {
    element: Element<'a>,
    shape: usize,
}

impl Drawing {
    /// Reads a `.vdx`.
    pub(super) fn document(&mut self, document: &XmlDocument) {
        let Some(root) = document.root() else { return };
        for part in root.children() {
            match part.name() {
                "DocumentProperties" => self.properties(part, None),
                "Masters" => self.masters(part, None),
                "Pages" => {
                    for page in part.children().filter(|page| page.name() == "Page") {
                        self.page(page, None);
                        self.shapes(page, None);
                    }
                }
                _ => {}
            }
        }
    }

    /// Takes the properties of a document that are known.
    pub(super) fn properties(&mut self, properties: Element<'_>, file: Option<usize>) {
        for property in properties.children() {
            let label = match property.name() {
                "title" | "Title" => "Title",
                "subject" | "Subject" => "Subject",
                "creator" | "Creator" => "Creator",
                "lastModifiedBy" => "Last changed by",
                "created" | "TimeCreated" => "Created",
                "modified" | "TimeEdited" => "Changed",
                "Manager" => "Manager",
                "Company" => "Company",
                "Application" => "Application",
                "AppVersion" => "Application version",
                "Template" => "Template",
                "description" | "Desc" => "Description",
                _ => continue,
            };
            let field = Field::of(property);
            if !field.value.is_empty() {
                self.properties.push((label, DrawingField { field, file }));
            }
        }
    }

    pub(super) fn masters(&mut self, masters: Element<'_>, file: Option<usize>) {
        let masters = masters
            .children()
            .filter(|master| master.name() == "Master");
        self.masters
            .extend(masters.map(|master| named(master, file)));
    }

    /// Takes a page without its shapes.
    pub(super) fn page(&mut self, page: Element<'_>, file: Option<usize>) {
        self.pages.push(DrawingPage {
            name: named(page, file),
            is_background: page.attribute("Background").as_deref() == Some("1"),
            shapes: 0,
            data: 0,
        });
    }

    /// Counts the shapes and takes the data inside an element, all of the last page.
    pub(super) fn shapes(&mut self, page: Element<'_>, file: Option<usize>) {
        let Some(mut last) = self.pages.pop() else {
            return;
        };
        let mut shapes = vec!["page".to_owned()];
        let mut open = vec![Open {
            element: page,
            shape: 0,
        }];
        while let Some(Open { element, mut shape }) = open.pop() {
            match element.name() {
                "Shape" => {
                    last.shapes += 1;
                    shape = shapes.len();
                    shapes.push(shape_name(element));
                }
                "Row" | "Prop" => {
                    if let Some((label, value)) = row(element) {
                        last.data += 1;
                        self.data.push(ShapeData {
                            page: last.name.field.value.clone(),
                            shape: shapes.get(shape).cloned().unwrap_or_default(),
                            label,
                            value: DrawingField { field: value, file },
                        });
                    }
                    continue;
                }
                // Other rows are not data: places, styles, connections.
                "Section" if element.attribute("N").as_deref() != Some("Property") => continue,
                "Text" | "Geom" | "ForeignData" => continue,
                _ => {}
            }
            let from = open.len();
            open.extend(element.children().map(|element| Open { element, shape }));
            if let Some(added) = open.get_mut(from..) {
                added.reverse();
            }
        }
        self.pages.push(last);
    }
}

/// The name that people see, else the one that is the same in every language.
fn named(element: Element<'_>, file: Option<usize>) -> DrawingField {
    let name = element
        .attribute("Name")
        .or_else(|| element.attribute("NameU"));
    DrawingField {
        field: Field {
            value: name.or_else(|| element.attribute("ID")).unwrap_or_default(),
            position: element.position(),
        },
        file,
    }
}

fn shape_name(shape: Element<'_>) -> String {
    let name = shape.attribute("Name").or_else(|| shape.attribute("NameU"));
    name.unwrap_or_else(|| format!("Sheet.{}", shape.attribute("ID").unwrap_or_default()))
}

/// The label and the value of a row of data. A row that only repeats its master has neither label nor
/// value; its label is then the name of the row.
fn row(row: Element<'_>) -> Option<(String, Field)> {
    let (mut label, mut value) = (None, None);
    for cell in row.children() {
        // `.vsdx` has cells with a name and a value, `.vdx` has elements.
        let name = match cell.name() {
            "Cell" => cell.attribute("N").unwrap_or_default(),
            name => name.to_owned(),
        };
        let stated = match cell.attribute("V") {
            Some(value) => Field {
                value,
                position: cell.position(),
            },
            None => Field::of(cell),
        };
        match name.as_str() {
            "Label" => label = Some(stated.value).filter(|label| !label.is_empty()),
            "Value" => value = Some(stated),
            _ => {}
        }
    }
    let own = ["N", "Name", "NameU"]
        .into_iter()
        .find_map(|key| row.attribute(key));
    let value = value.unwrap_or_else(|| Field {
        value: String::new(),
        position: row.position(),
    });
    Some((label.or(own)?, value))
}
