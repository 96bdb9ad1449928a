use serde::Serialize;

use crate::{Attribute, Element, Field};

/// How a connector talks to its device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// The kind: snmp, serial, http, virtual.
    pub kind: Field,
    /// The name, where it has one of its own.
    pub name: Option<String>,
    /// Attributes of the element: `options`, `advanced`, `relativeTimers` and others.
    pub attributes: Vec<Attribute>,
    /// What states the kind, as a path in the document.
    #[serde(skip)]
    pub(super) stated_by: &'static str,
}

impl Connection {
    /// `Type`: the main connection, and behind it those of `advanced`, `type:name;type:name`.
    pub(super) fn of_type(element: Element<'_>) -> Vec<Self> {
        let main = Self {
            kind: Field::of(element),
            name: None,
            attributes: attributes(element),
            stated_by: "Type",
        };
        let advanced = element.attribute("advanced").unwrap_or_default();
        let parts = advanced.split(';').map(str::trim);
        let further = parts.filter(|part| !part.is_empty()).map(|part| {
            let (kind, name) = part.split_once(':').unwrap_or((part, ""));
            Self {
                kind: Field {
                    value: kind.trim().to_owned(),
                    position: element.position(),
                },
                name: (!name.trim().is_empty()).then(|| name.trim().to_owned()),
                attributes: Vec::new(),
                stated_by: "Type/@advanced",
            }
        });
        std::iter::once(main).chain(further).collect()
    }

    /// `Connections/Connection`: its kind is the name of the element inside.
    pub(super) fn of(element: Element<'_>) -> Self {
        let kind = element.children().next().map(|child| Field {
            value: child.name().to_owned(),
            position: child.position(),
        });
        Self {
            kind: kind.unwrap_or_else(|| Field::of(element)),
            name: element.attribute("name"),
            attributes: attributes(element),
            stated_by: "Connections/Connection",
        }
    }
}

fn attributes(element: Element<'_>) -> Vec<Attribute> {
    let pairs = element.attributes();
    pairs
        .map(|(name, value)| Attribute { name, value })
        .collect()
}
