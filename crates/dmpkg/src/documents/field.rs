use serde::Serialize;

use crate::{Card, DocumentAt, Element, JsonKind, JsonValue, TextPos, Value};

/// A field of a document: its text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The text; in XML with white space at both ends removed.
    pub value: String,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A field with the name that it has in its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedField {
    /// The name.
    pub name: String,
    /// The field.
    #[serde(flatten)]
    pub field: Field,
}

/// An attribute of an element, as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The value, with references resolved.
    pub value: String,
}

impl Attribute {
    /// All attributes of an element, in order.
    pub(crate) fn all(element: Element<'_>) -> Vec<Self> {
        let pairs = element.attributes();
        pairs.map(|(name, value)| Self { name, value }).collect()
    }
}

impl Field {
    /// The text of an element.
    pub fn of(element: Element<'_>) -> Self {
        let (value, position) = element.text();
        Self { value, position }
    }

    /// A field as a cell of a table; a missing one leaves it empty.
    pub(crate) fn cell(field: Option<&Self>) -> Value {
        Value::Text(field.map(|field| field.value.clone()).unwrap_or_default())
    }

    /// A value of JSON: a text without its quotes, anything else as it is written; nothing for `null`.
    pub fn of_json(value: JsonValue<'_>) -> Option<Self> {
        let text = match value.kind() {
            JsonKind::Null => return None,
            JsonKind::Text => value.text()?.into_owned(),
            _ => value.raw().to_owned(),
        };
        Some(Self {
            value: text,
            position: value.position(),
        })
    }

    /// The member of an object as a field.
    pub fn member(object: JsonValue<'_>, key: &str) -> Option<Self> {
        Self::of_json(object.get(key)?)
    }

    /// The value, unless it is empty: an empty field states nothing.
    pub fn stated(&self) -> Option<&str> {
        (!self.value.is_empty()).then_some(self.value.as_str())
    }
}

impl NamedField {
    /// A member of an object of JSON that is not `null`, with its name.
    pub fn of_json(member: JsonValue<'_>) -> Option<Self> {
        Some(Self {
            name: member.key()?.into_owned(),
            field: Field::of_json(member)?,
        })
    }

    /// The name and text of an element.
    pub fn of(element: Element<'_>) -> Self {
        Self {
            name: element.name().to_owned(),
            field: Field::of(element),
        }
    }
}

/// Elements of which nobody said in public what they mean, as they stand.
pub(crate) fn unknown(fields: &[NamedField], at: &DocumentAt<'_>) -> Card {
    let mut card = Card::new("Other elements");
    for other in fields {
        let fact = at.field(&other.name, Some(&other.field));
        card.push(fact.hint("Meaning not public; shown as it stands."));
    }
    card
}
