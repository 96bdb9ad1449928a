//! What stays out of reports, because a report is handed on: names of people and whole texts. The page
//! and the terminal show them.

use serde::Serialize;
use serde::Serializer;

use super::{Field, NamedField};
use crate::TextPos;

const HIDDEN: &str = "(hidden)";

/// Where a text stands and how long it is.
#[derive(Serialize)]
struct Size {
    lines: usize,
    characters: usize,
    #[serde(flatten)]
    position: TextPos,
}

/// A field whose value stays out.
pub(crate) fn hidden<S: Serializer>(
    field: &Option<Field>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    field.as_ref().map(without_value).serialize(serializer)
}

/// Fields whose values stay out.
pub(crate) fn hidden_all<S: Serializer>(
    fields: &[NamedField],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let hidden = fields.iter().map(|it| NamedField {
        name: it.name.clone(),
        field: without_value(&it.field),
    });
    hidden.collect::<Vec<_>>().serialize(serializer)
}

/// Fields without name whose values stay out.
pub(crate) fn hidden_list<S: Serializer>(
    fields: &[Field],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let hidden = fields.iter().map(without_value);
    hidden.collect::<Vec<_>>().serialize(serializer)
}

/// A text that stays out. An empty one says nothing of anybody.
pub(crate) fn hidden_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(if text.is_empty() { "" } else { HIDDEN })
}

/// Of a field with a long text, its place and size.
pub(crate) fn size_of<S: Serializer>(
    field: &Option<Field>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let size = field.as_ref().map(|field| Size {
        lines: field.value.lines().count(),
        characters: field.value.chars().count(),
        position: field.position,
    });
    size.serialize(serializer)
}

fn without_value(field: &Field) -> Field {
    let value = if field.value.is_empty() { "" } else { HIDDEN };
    Field {
        value: value.to_owned(),
        position: field.position,
    }
}
