mod sheet;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::web::moment;
use super::{Field, NamedField};
use crate::{JsonDocument, JsonKind, JsonValue, TextPos};

/// What App.info.json says of a low-code app, or the file name of a dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebApp {
    /// Whether it is a low-code app or a dashboard.
    pub form: WebAppForm,
    /// The name people see.
    pub name: Option<String>,
    /// The app's permanent id.
    pub id: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// The version that users get after the import; 0 or less when none is published.
    pub public_version: Option<i64>,
    /// The version that is being edited; 0 or less when there is none.
    pub draft_version: Option<i64>,
    /// `Versions`: those that the export lists.
    pub versions: Vec<WebAppVersion>,
    /// `Icon`: the name of its icon.
    pub icon: Option<Field>,
    /// `Color`: its colour.
    pub color: Option<Field>,
    /// `Sections`: the groups of the overview of apps in which it stands.
    pub sections: Vec<Field>,
    /// `Security/AllowView`: who may use it.
    #[serde(serialize_with = "crate::documents::hidden_list")]
    pub allow_view: Vec<Field>,
    /// `Security/AllowEdit`: who may change it.
    #[serde(serialize_with = "crate::documents::hidden_list")]
    pub allow_edit: Vec<Field>,
    /// Members without public meaning, and those of which the value has another form, as written.
    pub other: Vec<NamedField>,
    /// Where the members stand that are kept as plain values.
    #[serde(skip)]
    places: Vec<(&'static str, TextPos)>,
}

/// A version of a low-code app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebAppVersion {
    /// `Version`: its number.
    pub version: Option<Field>,
    /// `CreatedAt`, as a date.
    pub created_at: Option<Field>,
    /// `CreatedBy`: the account that saved it.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub created_by: Option<Field>,
    /// `Type`: `Published` or `Draft`.
    #[serde(rename = "type")]
    pub kind: Option<Field>,
}

/// The two forms of web exports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WebAppForm {
    /// Pages, panels and their data.
    #[default]
    LowCodeApp,
    /// One dashboard.
    Dashboard,
}

impl WebApp {
    /// Reads App.info.json.
    pub fn read(document: &JsonDocument) -> Self {
        let mut app = Self::default();
        for member in document.root().into_iter().flat_map(JsonValue::members) {
            let Some(key) = member.key() else { continue };
            let (is_kept, place) = match key.as_ref() {
                "ID" => (text(member, &mut app.id), "ID"),
                "Name" => (text(member, &mut app.name), "Name"),
                "Description" => (text(member, &mut app.description), "Description"),
                "PublicVersion" => (whole(member, &mut app.public_version), "PublicVersion"),
                "DraftVersion" => (whole(member, &mut app.draft_version), "DraftVersion"),
                "Icon" => (field(member, &mut app.icon), ""),
                "Color" => (field(member, &mut app.color), ""),
                "Versions" => (member.kind() == JsonKind::List, ""),
                "Sections" => (names(member, &mut app.sections), ""),
                "Security" => (app.security(member), ""),
                "__type" => (true, ""),
                _ => (false, ""),
            };
            if key == "Versions" {
                app.versions.extend(member.items().map(WebAppVersion::of));
            }
            if !is_kept {
                app.other.extend(NamedField::of_json(member));
            } else if !place.is_empty() {
                app.places.push((place, member.position()));
            }
        }
        app
    }

    /// A dashboard, known by the name of its file.
    pub fn dashboard(file_name: &str) -> Self {
        let name = file_name.strip_suffix(".dmadb.json").unwrap_or(file_name);
        Self {
            form: WebAppForm::Dashboard,
            name: Some(name.to_owned()),
            ..Self::default()
        }
    }

    /// Where a member stands that is kept as a plain value.
    pub(crate) fn position(&self, key: &str) -> Option<TextPos> {
        let place = self.places.iter().rev().find(|(name, _)| *name == key);
        place.map(|(_, position)| *position)
    }

    fn security(&mut self, member: JsonValue<'_>) -> bool {
        let mut is_kept = matches!(member.kind(), JsonKind::Object | JsonKind::Null);
        for right in member.members() {
            is_kept &= match right.key().as_deref() {
                Some("AllowView") => names(right, &mut self.allow_view),
                Some("AllowEdit") => names(right, &mut self.allow_edit),
                Some("__type") => true,
                _ => false,
            };
        }
        is_kept
    }
}

impl WebAppVersion {
    fn of(value: JsonValue<'_>) -> Self {
        Self {
            version: Field::member(value, "Version"),
            created_at: value.get("CreatedAt").and_then(moment),
            created_by: Field::member(value, "CreatedBy"),
            kind: Field::member(value, "Type"),
        }
    }
}

/// Takes a text or `null`; tells whether it is one.
fn text(member: JsonValue<'_>, slot: &mut Option<String>) -> bool {
    *slot = member.text().map(Into::into);
    slot.is_some() || member.is_null()
}

/// Takes a whole number or `null`; tells whether it is one.
fn whole(member: JsonValue<'_>, slot: &mut Option<i64>) -> bool {
    *slot = member.whole();
    slot.is_some() || member.is_null()
}

fn field(member: JsonValue<'_>, slot: &mut Option<Field>) -> bool {
    *slot = Field::of_json(member);
    true
}

/// Takes the items of a list, or `null`: texts, or objects with a name.
fn names(member: JsonValue<'_>, list: &mut Vec<Field>) -> bool {
    let named = |item: JsonValue<'_>| match item.kind() {
        JsonKind::Object => Field::member(item, "Name").or_else(|| Field::of_json(item)),
        _ => Field::of_json(item),
    };
    list.extend(member.items().filter_map(named));
    matches!(member.kind(), JsonKind::List | JsonKind::Null)
}
