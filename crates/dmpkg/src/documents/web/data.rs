use serde::Serialize;

use super::super::Field;
use crate::{JsonValue, TextPos};

/// An entry of a data pool that is no query: a parameter, a variable, what was chosen in a selector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebData {
    /// `Type`: "Parameter", "Variable", "Feed".
    pub kind: Option<Field>,
    /// `DisplayName`: the name people see.
    pub name: Option<Field>,
    /// `ID`: by what it is referred to.
    pub id: Option<Field>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

impl WebData {
    /// The entry that an object is.
    pub(in crate::documents) fn read(object: JsonValue<'_>) -> Self {
        Self {
            kind: Field::member(object, "Type"),
            name: Field::member(object, "DisplayName"),
            id: Field::member(object, "ID"),
            position: object.position(),
        }
    }
}
