//! The tables that sheets of dashboards and of apps share.

use dmpkg_archive::sorted;

use super::{ConnectorUse, Query, QueryExtension, WebReferences};
use crate::{DocumentAt, Table, Value};

/// Queries with their sources and steps.
pub(in crate::documents) fn queries(queries: &[Query], at: &DocumentAt<'_>) -> Table {
    let columns = ["Query", "Data from", "Then", "Id"];
    let mut table = Table::new("Queries", &columns).hint(
        "Where the data that are shown come from, and what is done to them, as far as the steps are named. Seen in packages, not documented.",
    );
    for query in queries {
        let name = query.name.as_ref().map(|name| name.value.as_str());
        let id = query.id.as_ref().and_then(|id| id.stated());
        let row = vec![
            Value::stated(name),
            Value::List(query.sources()),
            Value::List(query.operations()),
            id.map_or(Value::NotStated, |id| Value::Code(id.to_owned())),
        ];
        table.row(row, at.place(query.position));
    }
    table
}

/// Code of automation libraries that the queries run: each class once, where it first stands.
pub(in crate::documents) fn source_table(queries: &[Query], at: &DocumentAt<'_>) -> Table {
    let columns = ["Library", "Script", "Class", "What it is", "Queries"];
    let mut table = Table::new("Ad hoc data sources and operators", &columns).hint(
        "Code that must be on the system for these queries to work: a library in an automation script.",
    );
    let all = queries.iter().flat_map(|query| {
        let name = query.name.as_ref().map_or("", |name| name.value.as_str());
        query
            .extensions
            .iter()
            .map(move |extension| (extension, name))
    });
    let mut all: Vec<_> = all.collect();
    let key = |extension: &QueryExtension| {
        let QueryExtension {
            library,
            script,
            class,
            is_operator,
            ..
        } = extension;
        (library.clone(), script.clone(), class.clone(), *is_operator)
    };
    sorted::sort_by_key(&mut all, |(extension, _)| key(extension));
    for same in all.chunk_by(|a, b| key(a.0) == key(b.0)) {
        let Some((extension, _)) = same.first() else {
            continue;
        };
        let what = match extension.is_operator {
            true => "custom operator",
            false => "ad hoc data source",
        };
        let mut names: Vec<_> = same.iter().map(|(_, name)| (*name).to_owned()).collect();
        names.dedup();
        let row = vec![
            Value::stated(Some(&extension.library)),
            Value::stated(Some(&extension.script)),
            Value::Code(extension.class.clone()),
            Value::Text(what.to_owned()),
            Value::List(names),
        ];
        table.row(row, at.place(extension.position));
    }
    table
}

/// Scripts that are run.
pub(in crate::documents) fn script_table(references: &WebReferences, at: &DocumentAt<'_>) -> Table {
    let mut table = Table::new("Scripts", &["Script", "Run by"])
        .hint("Automation scripts that are run from here. They must be on the system.");
    for script in references.scripts() {
        let name = script.target.as_ref().map(|target| target.value.as_str());
        let row = vec![Value::stated(name), Value::stated(Some(&script.owner))];
        table.row(row, at.place(script.position));
    }
    table
}

/// Connectors that are named.
pub(in crate::documents) fn connectors(connectors: &[ConnectorUse], at: &DocumentAt<'_>) -> Table {
    let mut table = Table::new("Connectors", &["Connector", "Version"]).hint(
        "Connectors that are named. \"Production\" stands for the version that is that on the system; queries name the connector alone.",
    );
    for connector in connectors {
        let version = connector.version.as_ref();
        let row = vec![
            Value::Text(connector.name.value.clone()),
            Value::stated(version.map(|version| version.value.as_str())),
        ];
        table.row(row, at.place(connector.name.position));
    }
    table
}

/// Addresses.
pub(in crate::documents) fn links(references: &WebReferences, at: &DocumentAt<'_>) -> Table {
    let mut table = Table::new("Web addresses", &["Address"])
        .hint("Addresses that stand in buttons, texts and embedded pages.");
    for link in &references.links {
        let address = Value::Code(link.value.clone());
        table.row(vec![address], at.place(link.position));
    }
    table
}
