//! The components of a dashboard, and the data that they name.

use dmpkg_archive::sorted;

use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Row;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentContent, DocumentKind, JsonKind, JsonValue};

pub(super) const DUPLICATE_COMPONENT: Rule = Rule {
    id: "webexport/duplicate-component",
    severity: Severity::Warning,
    title: "Two components with one id",
    condition: "Two components of one dashboard or page have the same ID. Each repeated ID is told once.",
    why: "Filters and actions name a component by its ID, and reach the wrong one.",
    fix: "Open the dashboard, replace one of the two components, and export it again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::Dashboard,
        duplicate_component,
    )],
};

pub(super) const UNRESOLVED_DATA: Rule = Rule {
    id: "webexport/unresolved-data",
    severity: Severity::Warning,
    title: "Component names data that are not there",
    condition: "An item of DataIDs, FilterIDs or GroupIDs of a component is the ID of nothing in the list Data of the same file. Skipped when the file has no such list.",
    why: "The component has nothing to show, or shows too much because a filter is missing.",
    fix: "Open the dashboard, give the component its data, and export it again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Document(DocumentKind::Dashboard, unresolved_data)],
};

fn duplicate_component(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let DocumentContent::Dashboard(dashboard) = &input.document.content else {
        return;
    };
    let ids = dashboard.components.iter().filter_map(|it| it.id.as_ref());
    let mut ids: Vec<_> = ids.map(|id| (&*id.value, id.position)).collect();
    sorted::sort_by(&mut ids, |a, b| a.0.cmp(b.0));
    for group in ids.chunk_by(|a, b| a.0 == b.0) {
        if let [_, (id, position), ..] = group {
            let count = u64::try_from(group.len()).unwrap_or(u64::MAX);
            found.text(
                input.entry,
                *position,
                format_args!(
                    "{} components have the ID “{}”.",
                    crate::amounts::count(count),
                    shortened(id)
                ),
            );
        }
    }
}

fn unresolved_data(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(root) = input.json.and_then(|document| document.root()) else {
        return;
    };
    let Some(data) = root.get("Data").filter(|it| it.kind() == JsonKind::List) else {
        found.skip("The dashboard has no list of data.");
        return;
    };
    let mut ids: Vec<_> = data
        .items()
        .filter_map(|item| key(item.get("ID")?))
        .collect();
    sorted::sort_by(&mut ids, Ord::cmp);
    let components = root.get("Components");
    for component in components.into_iter().flat_map(JsonValue::items) {
        let lists = ["DataIDs", "FilterIDs", "GroupIDs"];
        let named = lists.iter().filter_map(|list| component.get(list));
        let named = named.flat_map(JsonValue::items);
        let keys = named.filter_map(|item| Some((key(item)?, item.position())));
        let unknown: Vec<_> = keys
            .filter(|(key, _)| ids.binary_search(key).is_err())
            .collect();
        let Some((_, position)) = unknown.first() else {
            continue;
        };
        let names: Vec<&str> = unknown.iter().map(|(key, _)| &**key).collect();
        found.text(
            input.entry,
            *position,
            format_args!(
                "The component names data that the file does not have: {}.",
                Row(&names)
            ),
        );
    }
}

/// A number or a text by which data are named.
fn key(value: JsonValue<'_>) -> Option<String> {
    match value.kind() {
        JsonKind::Text => value.text().map(Into::into),
        JsonKind::Number => value.number().map(str::to_owned),
        _ => None,
    }
}
