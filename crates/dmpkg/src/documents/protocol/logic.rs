use serde::Serialize;

use super::connector::LISTED;
use super::parameter::is_true;
use crate::{Element, TextPos};

/// What is done together, usually asked of the device in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Attribute `id`.
    pub id: String,
    /// `Name`.
    pub name: String,
    /// `Type`: poll, action, poll trigger and others.
    pub kind: String,
    /// Attribute `connection`: the number of the connection, 0 when it is not stated.
    pub connection: String,
    /// `Condition`, without which it does not run.
    pub condition: String,
    /// `Content`: what it does, in order.
    pub content: Vec<GroupContent>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// One thing that a group does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupContent {
    /// The name of its element: Param, Pair, Session, Action or Trigger.
    pub kind: String,
    /// The id, as it stands there.
    pub id: String,
}

/// What happens when something else happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trigger {
    /// Attribute `id`.
    pub id: String,
    /// `Name`.
    pub name: String,
    /// `On`: what it waits for: a parameter, a group, the start of the element.
    pub on: String,
    /// Attribute `id` of `On`.
    pub on_id: String,
    /// `Time`: change, before, after startup and others.
    pub time: String,
    /// `Type`: whether it runs actions or triggers.
    pub kind: String,
    /// `Condition`, without which it does nothing.
    pub condition: String,
    /// `Content/Id`: the ids of what it runs.
    pub content: Vec<String>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// One thing that can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// Attribute `id`.
    pub id: String,
    /// `Name`.
    pub name: String,
    /// `On`: to what it is done.
    pub on: String,
    /// Attribute `id` of `On`.
    pub on_id: String,
    /// `Type`: what is done.
    pub kind: String,
    /// Attributes of `Type`, as `name=value` with blanks between them.
    pub details: String,
    /// `Condition`, without which it is not done.
    pub condition: String,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// What is done again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Timer {
    /// Attribute `id`.
    pub id: String,
    /// `Name`.
    pub name: String,
    /// `Time`: milliseconds, or `loop`.
    pub time: String,
    /// Attribute `initial` of `Time` is true: it starts with the element.
    pub is_initial: bool,
    /// Attribute `dataDisplay` of `Time`: milliseconds while somebody looks at the element.
    pub while_shown: String,
    /// Attribute `options`.
    pub options: String,
    /// `Condition`, without which nothing is done.
    pub condition: String,
    /// `Content/Group`: ids of groups, in order.
    pub groups: Vec<String>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A command and the responses to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pair {
    /// Attribute `id`.
    pub id: String,
    /// `Name`.
    pub name: String,
    /// `Content`: a command, then its responses.
    pub content: Vec<GroupContent>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

impl Timer {
    /// Milliseconds between two rounds; none for `loop` and what is no number.
    pub fn milliseconds(&self) -> Option<u64> {
        self.time.parse().ok()
    }

    pub(super) fn of(element: Element<'_>) -> Self {
        let time = element.child("Time");
        let attribute = |name| time.map_or_else(String::new, |it| it.attribute_or_empty(name));
        Self {
            id: id(element),
            name: element.value_of("Name"),
            time: element.value_of("Time"),
            is_initial: is_true(&attribute("initial")),
            while_shown: attribute("dataDisplay"),
            options: element.attribute_or_empty("options"),
            condition: element.value_of("Condition"),
            groups: content(element).into_iter().map(|it| it.id).collect(),
            position: element.position(),
        }
    }
}

impl Group {
    pub(super) fn of(element: Element<'_>) -> Self {
        Self {
            id: id(element),
            name: element.value_of("Name"),
            kind: element.value_of("Type"),
            connection: element.attribute_or_empty("connection"),
            condition: element.value_of("Condition"),
            content: content(element),
            position: element.position(),
        }
    }
}

impl Trigger {
    pub(super) fn of(element: Element<'_>) -> Self {
        Self {
            id: id(element),
            name: element.value_of("Name"),
            on: element.value_of("On"),
            on_id: element.child("On").map(id).unwrap_or_default(),
            time: element.value_of("Time"),
            kind: element.value_of("Type"),
            condition: element.value_of("Condition"),
            content: content(element).into_iter().map(|it| it.id).collect(),
            position: element.position(),
        }
    }
}

impl Action {
    pub(super) fn of(element: Element<'_>) -> Self {
        let mut details = Vec::new();
        if let Some(kind) = element.child("Type") {
            let attributes = kind.attributes();
            details.extend(attributes.map(|(name, value)| format!("{name}={value}")));
        }
        Self {
            id: id(element),
            name: element.value_of("Name"),
            on: element.value_of("On"),
            on_id: element.child("On").map(id).unwrap_or_default(),
            kind: element.value_of("Type"),
            details: details.join(" "),
            condition: element.value_of("Condition"),
            position: element.position(),
        }
    }
}

impl Pair {
    pub(super) fn of(element: Element<'_>) -> Self {
        Self {
            id: id(element),
            name: element.value_of("Name"),
            content: content(element),
            position: element.position(),
        }
    }
}

fn id(element: Element<'_>) -> String {
    element.attribute_or_empty("id").trim().to_owned()
}

fn content(element: Element<'_>) -> Vec<GroupContent> {
    let Some(content) = element.child("Content") else {
        return Vec::new();
    };
    let parts = content.children().take(LISTED);
    let parts = parts.map(|part| GroupContent {
        kind: part.name().to_owned(),
        id: part.value().into_owned(),
    });
    parts.collect()
}
