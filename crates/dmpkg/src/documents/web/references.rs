use dmpkg_archive::sorted;
use serde::Serialize;

use super::super::Field;
use super::WebAction;
use crate::{JsonKind, JsonValue};

/// What a dashboard, a page or an app does and refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebReferences {
    /// Its actions, in the order of the document.
    pub actions: Vec<WebAction>,
    /// Addresses, each where it first stands.
    pub links: Vec<Field>,
    /// Elements by their fixed ids, "agent/element", each where it first stands.
    pub elements: Vec<Field>,
    /// Connectors by name, each with its version where it first stands.
    pub connectors: Vec<ConnectorUse>,
}

/// A connector that a dashboard or a query names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectorUse {
    /// Its name.
    pub name: Field,
    /// Its version, "Production" for the one that is that.
    pub version: Option<Field>,
}

impl WebReferences {
    /// Adds what stands in a value, however deep.
    pub(in crate::documents) fn add(&mut self, value: JsonValue<'_>, owner: &str) {
        for value in value.descendants() {
            match value.kind() {
                JsonKind::Object => self.object(value, owner),
                JsonKind::Text => self.links.extend(link(value)),
                _ => {}
            }
        }
    }

    /// Leaves each link, element and connector only where it first stands.
    pub(in crate::documents) fn tidy(&mut self) {
        keep_first(&mut self.links, |link| link.value.clone());
        keep_first(&mut self.elements, |element| element.value.clone());
        keep_first(&mut self.connectors, |connector| {
            let version = connector.version.as_ref();
            let version = version.map_or("", |version| version.value.as_str());
            format!("{}\n{version}", connector.name.value)
        });
    }

    /// The scripts that are run, in order.
    pub fn scripts(&self) -> impl Iterator<Item = &WebAction> {
        let actions = self.actions.iter();
        actions.filter(|action| action.kind == super::WebActionKind::Script)
    }

    fn object(&mut self, object: JsonValue<'_>, owner: &str) {
        self.actions.extend(WebAction::read(object, owner));
        let number = |key| object.get(key).and_then(JsonValue::whole);
        if let (Some(agent), Some(element)) = (number("DataMinerID"), number("ElementID"))
            && element > 0
        {
            self.elements.push(Field {
                value: format!("{agent}/{element}"),
                position: object.position(),
            });
        }
        let connector = |name, version| {
            let name = Field::member(object, name).filter(|name| !name.value.is_empty())?;
            let version = Field::member(object, version);
            Some(ConnectorUse { name, version })
        };
        self.connectors
            .extend(connector("ProtocolName", "ProtocolVersion"));
        if object.get("Type").and_then(JsonValue::text).as_deref() == Some("Protocol") {
            self.connectors.extend(connector("Name", "Version"));
        }
        if object.get("ID").and_then(JsonValue::text).as_deref() == Some("Protocol name") {
            let name = object
                .get("Value")
                .and_then(|value| Field::member(value, "Value"));
            self.connectors.extend(name.map(|name| ConnectorUse {
                name,
                version: None,
            }));
        }
    }
}

/// A text that is an address, or what a key says is one.
fn link(value: JsonValue<'_>) -> Option<Field> {
    let text = value.text()?;
    // Not as two literals: whoever looks into the program finds no addresses of its own.
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    let is_address = matches!(scheme, Some("http" | "https"));
    let is_named = value.is_named("Url") || value.is_named("url");
    let is_link = is_address || (is_named && !text.is_empty());
    is_link.then(|| Field {
        value: text.into_owned(),
        position: value.position(),
    })
}

/// Leaves of those with the same key the first, in the same order.
pub(in crate::documents) fn keep_first<T>(list: &mut Vec<T>, key: impl Fn(&T) -> String) {
    let mut keys: Vec<_> = list.iter().map(key).zip(0_usize..).collect();
    sorted::sort_by(&mut keys, Ord::cmp);
    keys.dedup_by(|later, first| later.0 == first.0);
    let mut kept: Vec<_> = keys.into_iter().map(|(_, at)| at).collect();
    sorted::sort_by_key(&mut kept, |at| *at);
    let mut kept = kept.into_iter().peekable();
    let mut at = 0;
    list.retain(|_| {
        let keep = kept.next_if_eq(&at).is_some();
        at += 1;
        keep
    });
}
