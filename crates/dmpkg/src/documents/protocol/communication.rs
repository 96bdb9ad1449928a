use serde::{Serialize, Serializer};

use super::parameter::is_true;
use crate::{Element, TextPos};

/// What an element is given for a connection, unless somebody chooses otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortSettings {
    /// Attribute `name`: the connection.
    pub name: String,
    /// What is set, in the order of the document.
    #[serde(serialize_with = "without_secrets")]
    pub settings: Vec<PortSetting>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// One setting of a port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortSetting {
    /// The name of its element: IPport, BusAddress, Retries, SSH and others.
    pub name: String,
    /// `DefaultValue`, else `Value`, else the text of the element.
    pub value: String,
    /// `Disabled` is true: it cannot be set.
    pub is_disabled: bool,
    /// `Range`, as `from-to`.
    pub range: String,
}

/// Requests that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpSession {
    /// Attribute `id`.
    pub id: String,
    /// Attribute `name`.
    pub name: String,
    /// Attribute `loginMethod`.
    pub login_method: String,
    /// Its requests, in order.
    pub requests: Vec<HttpRequest>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// One request of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpRequest {
    /// Attribute `id` of the connection.
    pub id: String,
    /// Attribute `name` of the connection.
    pub name: String,
    /// Attribute `verb`: GET, POST and others.
    pub verb: String,
    /// Attribute `url`.
    pub url: String,
    /// Attribute `pid`: the parameter that holds the address instead.
    pub address_parameter: String,
    /// Attribute `pid` of the content of the response: the parameter that takes the answer.
    pub answer_parameter: String,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

impl PortSettings {
    /// A setting by the name of its element.
    pub fn setting(&self, name: &str) -> Option<&PortSetting> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    pub(super) fn of(element: Element<'_>) -> Self {
        Self {
            name: element.attribute_or_empty("name"),
            settings: element.children().map(PortSetting::of).collect(),
            position: element.position(),
        }
    }
}

impl PortSetting {
    fn of(element: Element<'_>) -> Self {
        let mut setting = Self {
            name: element.name().to_owned(),
            ..Self::default()
        };
        let mut has_children = false;
        for child in element.children() {
            has_children = true;
            match child.name() {
                "DefaultValue" => setting.value = child.value().into_owned(),
                "Value" if setting.value.is_empty() => setting.value = child.value().into_owned(),
                "Disabled" => setting.is_disabled = is_true(&child.value()),
                "Range" => {
                    let (from, to) = (child.value_of("From"), child.value_of("To"));
                    setting.range = format!("{from}-{to}");
                }
                _ => {}
            }
        }
        if !has_children {
            setting.value = element.value().into_owned();
        }
        setting
    }
}

impl HttpSession {
    pub(super) fn of(element: Element<'_>) -> Self {
        let connections = element.children();
        let connections = connections.filter(|child| child.name() == "Connection");
        Self {
            id: element.attribute_or_empty("id"),
            name: element.attribute_or_empty("name"),
            login_method: element.attribute_or_empty("loginMethod"),
            requests: connections.map(HttpRequest::of).collect(),
            position: element.position(),
        }
    }
}

impl HttpRequest {
    fn of(element: Element<'_>) -> Self {
        let request = element.child("Request");
        let attribute = |name| request.map_or_else(String::new, |it| it.attribute_or_empty(name));
        let answer = element.child("Response");
        let answer = answer.and_then(|response| response.child("Content"));
        Self {
            id: element.attribute_or_empty("id"),
            name: element.attribute_or_empty("name"),
            verb: attribute("verb"),
            url: attribute("url"),
            address_parameter: attribute("pid"),
            answer_parameter: answer.map_or_else(String::new, |it| it.attribute_or_empty("pid")),
            position: element.position(),
        }
    }
}

/// Settings without passwords and communities, which stay out of reports.
fn without_secrets<S: Serializer>(
    settings: &[PortSetting],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let kept = settings.iter().map(|setting| {
        let name = crate::lower_case(&setting.name);
        let mut setting = setting.clone();
        if !setting.value.is_empty() && (name.contains("community") || name.contains("password")) {
            setting.value = "(hidden)".to_owned();
        }
        setting
    });
    kept.collect::<Vec<_>>().serialize(serializer)
}
