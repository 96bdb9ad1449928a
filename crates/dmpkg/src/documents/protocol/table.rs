use serde::Serialize;

use crate::{Element, TextPos};

/// What a parameter says as a table: `ArrayOptions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterTable {
    /// Attribute `index`: the number of the column with the primary key.
    pub index: String,
    /// Attribute `displayColumn`: the number of the column that people see as key.
    pub display_column: String,
    /// Attribute `partial`: whether it comes in pages, and of how many rows.
    pub partial: String,
    /// Attribute `options`, each for itself.
    pub options: Vec<String>,
    /// `NamingFormat`: how the key that people see is put together.
    pub naming_format: String,
    /// Its columns.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableColumn {
    /// Attribute `idx`: its number in the table.
    pub index: String,
    /// Attribute `pid`: the parameter that it is.
    pub parameter: String,
    /// Attribute `type`: retrieved, snmp, custom and others.
    pub kind: String,
    /// Attribute `options`, each for itself.
    pub options: Vec<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

impl ParameterTable {
    /// The text behind the `=` or `:` of an option, empty when it has none.
    pub fn option(&self, name: &str) -> Option<&str> {
        option(&self.options, name)
    }

    pub(super) fn of(element: Element<'_>) -> Self {
        let mut table = Self::default();
        for (name, value) in element.attributes() {
            match name.as_str() {
                "index" => table.index = value.trim().to_owned(),
                "displayColumn" => table.display_column = value.trim().to_owned(),
                "partial" => table.partial = value,
                "options" => table.options = parts(&value),
                _ => {}
            }
        }
        for child in element.children() {
            match child.name() {
                "NamingFormat" => table.naming_format = child.value().into_owned(),
                "ColumnOption" => table.columns.push(TableColumn::of(child)),
                _ => {}
            }
        }
        table
    }

    /// Columns of the old form, which stand in `Type` as ids with `;` between them. They come before
    /// those with options of their own, of which some may be the same.
    pub(super) fn further_columns(&mut self, ids: &str, position: TextPos) {
        let ids = parts(ids);
        if ids.is_empty() || !self.columns.is_empty() {
            return;
        }
        let columns = ids.into_iter().enumerate();
        let columns = columns.map(|(index, parameter)| TableColumn {
            index: index.to_string(),
            parameter,
            position,
            ..TableColumn::default()
        });
        self.columns.extend(columns);
    }
}

impl TableColumn {
    /// The text behind the `=` or `:` of an option, empty when it has none.
    pub fn option(&self, name: &str) -> Option<&str> {
        option(&self.options, name)
    }

    fn of(element: Element<'_>) -> Self {
        let mut column = Self {
            position: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "idx" => column.index = value.trim().to_owned(),
                "pid" => column.parameter = value.trim().to_owned(),
                "type" => column.kind = value,
                "options" => column.options = parts(&value),
                _ => {}
            }
        }
        column
    }
}

/// The parts of a list with `;` between them, without the empty ones. Options usually begin with one.
pub(super) fn parts(list: &str) -> Vec<String> {
    let parts = list.split(';').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn option<'a>(options: &'a [String], name: &str) -> Option<&'a str> {
    options.iter().find_map(|option| {
        let start = option.get(..name.len())?;
        let rest = option.get(name.len()..)?;
        if !start.eq_ignore_ascii_case(name) {
            return None;
        }
        match rest.chars().next() {
            None => Some(""),
            Some('=' | ':') => rest.get(1..),
            Some(_) => None,
        }
    })
}
