use serde::Serialize;

use super::parameter::is_true;
use crate::{Element, TextPos};

/// A connector for virtual elements that this one brings along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportedProtocol {
    /// Its name.
    pub name: String,
    /// The table whose rows become elements.
    pub table: String,
    /// What else stands there.
    pub options: String,
    /// Where it is stated.
    #[serde(flatten)]
    pub position: TextPos,
}

/// An interface of the element, for drawing and following connections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Interface {
    /// Attribute `id`.
    pub id: String,
    /// Attribute `name`.
    pub name: String,
    /// Attribute `type`: in, out or inout.
    pub kind: String,
    /// Attribute `dynamicId`: the table of which each row is an interface.
    pub table: String,
    /// Attribute `dynamicIndex`: which rows.
    pub filter: String,
    /// Attribute `isInternal` is true.
    pub is_internal: bool,
    /// Parameters that belong to it.
    pub parameters: Vec<String>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Tables that are shown as a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TreeControl {
    /// Attribute `parameterId`: the parameter that shows it.
    pub parameter: String,
    /// Attribute `readOnly` is true.
    pub is_read_only: bool,
    /// Attribute `path` of `Hierarchy`, or the tables in it: from the root of the tree on.
    pub tables: Vec<String>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Tables that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// Attribute `name`.
    pub name: String,
    /// Attribute `path`: the tables, from parent to child.
    pub tables: Vec<String>,
    /// Attribute `options`.
    pub options: String,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

impl ExportedProtocol {
    /// `exportProtocol:name:table`, perhaps with further parts.
    pub(super) fn of_option(option: &str, position: TextPos) -> Option<Self> {
        let mut parts = option.split(':');
        let word = parts.next()?;
        if !word.trim().eq_ignore_ascii_case("exportProtocol") {
            return None;
        }
        let name = parts.next().unwrap_or_default();
        let table = parts.next().unwrap_or_default();
        let rest: Vec<_> = parts.collect();
        Some(Self {
            name: name.trim().to_owned(),
            table: table.trim().to_owned(),
            options: rest.join(":"),
            position,
        })
    }

    /// `DVEs/DVEProtocols/DVEProtocol`.
    pub(super) fn of(element: Element<'_>) -> Self {
        let mut exported = Self {
            position: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "name" => exported.name = value,
                "tablePID" => exported.table = value,
                _ => {
                    let blank = if exported.options.is_empty() { "" } else { " " };
                    exported.options.push_str(&format!("{blank}{name}={value}"));
                }
            }
        }
        for option in element.children() {
            let blank = if exported.options.is_empty() { "" } else { " " };
            let text = format!("{blank}{}={}", option.name(), option.value());
            exported.options.push_str(&text);
        }
        exported
    }
}

impl Interface {
    pub(super) fn of(element: Element<'_>) -> Self {
        let parameters = element.child("Params").into_iter();
        let parameters = parameters.flat_map(Element::children);
        let mut interface = Self {
            parameters: parameters.map(|it| it.attribute_or_empty("id")).collect(),
            position: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "id" => interface.id = value,
                "name" => interface.name = value,
                "type" => interface.kind = value,
                "dynamicId" => interface.table = value,
                "dynamicIndex" => interface.filter = value,
                "isInternal" => interface.is_internal = is_true(&value),
                _ => {}
            }
        }
        interface
    }
}

impl TreeControl {
    pub(super) fn of(element: Element<'_>) -> Self {
        let mut tables = Vec::new();
        if let Some(hierarchy) = element.child("Hierarchy") {
            tables = ids(&hierarchy.attribute_or_empty("path"));
            if tables.is_empty() {
                let stated = hierarchy.children();
                tables.extend(stated.map(|table| table.attribute_or_empty("id")));
            }
        }
        Self {
            parameter: element.attribute_or_empty("parameterId"),
            is_read_only: is_true(&element.attribute_or_empty("readOnly")),
            tables,
            position: element.position(),
        }
    }
}

impl Relation {
    pub(super) fn of(element: Element<'_>) -> Self {
        Self {
            name: element.attribute_or_empty("name"),
            tables: ids(&element.attribute_or_empty("path")),
            options: element.attribute_or_empty("options"),
            position: element.position(),
        }
    }
}

fn ids(list: &str) -> Vec<String> {
    let parts = list.split([';', ',']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
