use dmpkg_archive::sorted::sort_by_key;

use super::super::{Parameter, ParameterTable, TableColumn};
use super::names::short;
use super::{Shown, id, text, yes};
use crate::{Table, Value};

/// A column of a table, and the table.
struct Member<'a> {
    parameter: &'a str,
    column: &'a TableColumn,
    table: &'a Parameter,
}

impl<'a> Shown<'a> {
    /// All parameters.
    pub(super) fn parameters(&self) -> Table {
        let columns = [
            "#Id",
            "Name",
            "Description",
            "Type",
            "Shown as",
            "Unit",
            "Pages",
            "Table",
            "Displayed",
            "Trended",
            "Alarms",
            "Saved",
            "Write",
        ];
        let mut table = Table::new("Parameters", &columns).hint(
            "The values of an element, its settings and buttons, and the columns of its tables.",
        );
        let members = self.members();
        for parameter in &self.connector.parameters {
            let at = members.partition_point(|it| it.parameter < parameter.id.as_str());
            let member = members.get(at).filter(|it| it.parameter == parameter.id);
            let of_table = member.map(|it| self.names.parameter(&it.table.id));
            let is_saved = member.is_some_and(|it| it.column.option("save").is_some());
            let mut name = parameter.name.clone();
            if !parameter.duplicate_as.is_empty() {
                name.push_str(&format!(" (also as {})", parameter.duplicate_as));
            }
            table.row(
                vec![
                    id(&parameter.id),
                    Value::Text(name),
                    text(&parameter.description),
                    text(&parameter.kind),
                    text(&parameter.measurement),
                    text(&parameter.unit),
                    super::joined(&parameter.pages),
                    Value::Text(of_table.unwrap_or_default()),
                    yes(parameter.is_displayed),
                    yes(parameter.is_trended()),
                    yes(parameter.is_monitored),
                    yes(parameter.is_saved || is_saved),
                    yes(parameter.is_write()),
                ],
                self.place(parameter.position),
            );
        }
        table
    }

    /// The tables among the parameters.
    pub(super) fn tables(&self) -> Table {
        let columns = [
            "#Id",
            "Name",
            "#Columns",
            "Key column",
            "Key that people see",
            "Kind",
            "Other options",
        ];
        let mut table = Table::new("Tables", &columns)
            .hint("Each table with its primary key and the key that people see. A volatile table does not keep its keys over a restart; a logger table lives in the database; a view shows the rows of another table.");
        for parameter in &self.connector.parameters {
            let Some(array) = &parameter.table else {
                continue;
            };
            let (kinds, others) = self.kinds(parameter, array);
            table.row(
                vec![
                    id(&parameter.id),
                    text(&parameter.name),
                    Value::number(array.columns.len()),
                    Value::Text(self.column(array, &array.index)),
                    Value::Text(self.display_key(array)),
                    Value::Text(kinds.join(", ")),
                    Value::Text(others.join("; ")),
                ],
                self.place(parameter.position),
            );
        }
        table
    }

    /// Tables that belong together.
    pub(super) fn relations(&self) -> Table {
        let mut table = Table::new("Relations", &["Tables", "Name", "Options"])
            .hint("Which tables belong together, from parent to child. A column of the child holds the key of the parent.");
        for relation in &self.connector.relations {
            let tables = relation.tables.iter().map(|id| self.names.parameter(id));
            let tables = tables.collect::<Vec<_>>().join(" → ");
            table.row(
                vec![
                    Value::Text(tables),
                    text(&relation.name),
                    text(&relation.options),
                ],
                self.place(relation.position),
            );
        }
        table
    }

    /// The column with this number, by its parameter.
    fn column(&self, table: &ParameterTable, index: &str) -> String {
        let place = index.parse().ok();
        let at_place = place.and_then(|place: usize| table.columns.get(place));
        let column = at_place.filter(|column| column.index == index);
        let column = column.or_else(|| table.columns.iter().find(|it| it.index == index));
        match column {
            Some(column) => self.names.parameter(&column.parameter),
            None if index.is_empty() => String::new(),
            None => format!("column {index}, which is not stated"),
        }
    }

    /// What people see as key: by a naming, by a column, or by the primary key.
    fn display_key(&self, table: &ParameterTable) -> String {
        if !table.naming_format.is_empty() {
            return format!("put together: {}", table.naming_format);
        }
        if let Some(naming) = table.option("naming") {
            // The first character parts the values.
            let mut characters = naming.chars();
            let separator = characters.next();
            let ids = characters
                .as_str()
                .split(',')
                .map(|id| self.names.parameter(id));
            let ids: Vec<_> = ids.collect();
            return match (ids.len(), separator) {
                (2.., Some(separator)) => format!("{} with {separator} between", ids.join(", ")),
                _ => ids.join(", "),
            };
        }
        if !table.display_column.is_empty() {
            return self.column(table, &table.display_column);
        }
        let mut columns = table.columns.iter();
        match columns.find(|column| column.kind.eq_ignore_ascii_case("displaykey")) {
            Some(column) => self.names.parameter(&column.parameter),
            None => "the primary key".to_owned(),
        }
    }

    /// What a table is, and its options that say nothing of it.
    fn kinds(&self, parameter: &Parameter, table: &ParameterTable) -> (Vec<String>, Vec<String>) {
        let mut kinds = Vec::new();
        let mut others = Vec::new();
        if parameter.uses_snmp {
            kinds.push(format!("SNMP {}", parameter.oid));
        }
        let (partial, rows) = table
            .partial
            .split_once(':')
            .unwrap_or((&table.partial, ""));
        if partial.eq_ignore_ascii_case("true") {
            let rows = if rows.is_empty() { "1000" } else { rows };
            kinds.push(format!("in pages of {rows} rows"));
        }
        for option in &table.options {
            let end = option.find(['=', ':']).unwrap_or(option.len());
            let (word, value) = option.split_at_checked(end).unwrap_or((option, ""));
            let value = value.get(1..).unwrap_or_default();
            match word.to_ascii_lowercase().as_str() {
                "volatile" => kinds.push("volatile".to_owned()),
                "database" => kinds.push("logger table".to_owned()),
                "view" => kinds.push(format!("view of {}", self.names.parameter(value))),
                "directview" => kinds.push("view of other elements".to_owned()),
                "naming" => continue,
                _ => {
                    others.push(option.clone());
                    continue;
                }
            }
            if word.eq_ignore_ascii_case("database") && !value.is_empty() {
                others.push(option.clone());
            }
        }
        let mut exported = self.connector.exported.iter().take(100);
        if let Some(exported) = exported.find(|it| it.table == parameter.id) {
            kinds.push(format!("makes elements of {}", short(&exported.name)));
        }
        let mut columns = table.columns.iter();
        if columns.any(|column| column.option("save").is_some()) {
            kinds.push("saves columns".to_owned());
        }
        (kinds, others)
    }

    /// Columns by the ids of their parameters.
    fn members(&self) -> Vec<Member<'a>> {
        let mut members = Vec::new();
        for table in &self.connector.parameters {
            let columns = table.table.iter().flat_map(|it| &it.columns);
            members.extend(columns.map(|column| Member {
                parameter: &column.parameter,
                column,
                table,
            }));
        }
        sort_by_key(&mut members, |member| member.parameter);
        members
    }
}
