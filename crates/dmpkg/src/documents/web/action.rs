use serde::Serialize;

use super::super::Field;
use crate::{JsonKind, JsonValue, TextPos};

/// Something that happens when a button is pressed, a page opens, a row is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebAction {
    /// What happens.
    pub kind: WebActionKind,
    /// With what: the script, the panel, the page or address, the message.
    pub target: Option<Field>,
    /// The button, component or page to which it belongs, as far as it has a name.
    pub owner: String,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// What an action does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WebActionKind {
    /// Runs an automation script.
    Script,
    /// Opens or closes a panel.
    Panel,
    /// Goes to a page or to an address.
    Navigation,
    /// Makes a component do something.
    Component,
    /// Shows a message.
    Notification,
    /// Sets a variable.
    Variable,
    /// Something else: the end of its type name.
    Other(String),
}

impl WebActionKind {
    /// What happens, in words.
    pub fn label(&self) -> &str {
        match self {
            Self::Script => "runs a script",
            Self::Panel => "opens or closes a panel",
            Self::Navigation => "goes to a page or address",
            Self::Component => "tells a component what to do",
            Self::Notification => "shows a message",
            Self::Variable => "sets a variable",
            Self::Other(name) => name,
        }
    }
}

impl WebAction {
    /// The action that an object is, if it is one: by its type name, or by the script that it names.
    pub(super) fn read(object: JsonValue<'_>, owner: &str) -> Option<Self> {
        if object.kind() != JsonKind::Object {
            return None;
        }
        let stated = object.get("__type").and_then(JsonValue::text);
        let name = stated.as_deref().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default();
        let middle = name.strip_prefix("DMAApplication");
        let middle = middle.and_then(|name| name.strip_suffix("Action"));
        let (kind, keys): (_, &[&str]) = match middle {
            None if object.get("scriptName").is_some() => (WebActionKind::Script, &["scriptName"]),
            None => return None,
            Some(middle) => match middle.strip_prefix("Page").unwrap_or(middle) {
                "Script" => (WebActionKind::Script, &["Script"]),
                "Panel" => (WebActionKind::Panel, &["Panel"]),
                "Navigate" => (WebActionKind::Navigation, &["Url", "Page"]),
                "Component" => (WebActionKind::Component, &["ID"]),
                "Notification" => (WebActionKind::Notification, &["Message", "Title"]),
                "Variable" => (WebActionKind::Variable, &["ID"]),
                other => (WebActionKind::Other(other.to_owned()), &[]),
            },
        };
        let mut targets = keys.iter().filter_map(|key| Field::member(object, key));
        Some(Self {
            kind,
            target: targets.find(|field| !field.value.is_empty()),
            owner: owner.to_owned(),
            position: object.position(),
        })
    }
}
