use serde::Serialize;

use super::web::moment;
use super::{Field, NamedField};
use crate::{
    Card, DocumentAt, Fact, JsonDocument, JsonKind, JsonValue, Sheet, Table, TextPos, Value,
};

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
    pub allow_view: Vec<Field>,
    /// `Security/AllowEdit`: who may change it.
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

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new("Low-code app", self.name.clone());
        let fact = |label: &str, key: &str, value: Value| {
            let place = self.places.iter().rev().find(|(name, _)| *name == key);
            Fact::new(label, value).place(place.and_then(|(_, position)| at.place(*position)))
        };
        let version = |number: Option<i64>| match number {
            None => Value::NotStated,
            Some(number) if number > 0 => Value::Text(number.to_string()),
            Some(_) => Value::Text("none".to_owned()),
        };
        let list = |label: &str, fields: &[Field]| {
            let values = fields.iter().map(|field| field.value.clone()).collect();
            let place = fields.first().and_then(|first| at.place(first.position));
            (!fields.is_empty()).then(|| Fact::new(label, Value::List(values)).place(place))
        };
        let mut card = Card::new("App");
        card.push(
            fact("Name", "Name", Value::stated(self.name.as_deref()))
                .hint("The name that people see in the overview of apps."),
        );
        card.push(
            fact("Published version", "PublicVersion", version(self.public_version)).hint(
                "The version that users get once the app is imported, even when the system has a newer one.",
            ),
        );
        card.push(
            fact("Draft version", "DraftVersion", version(self.draft_version))
                .hint("The version on which somebody was still working; users do not see it."),
        );
        card.push(
            fact(
                "Description",
                "Description",
                Value::stated(self.description.as_deref()),
            )
            .hint("What the app is for, in the words of its maker."),
        );
        let id = self.id.clone().map_or(Value::NotStated, Value::Code);
        card.push(fact("Id", "ID", id).hint(
            "The permanent id of the app: an import with the same id becomes a version of the same app.",
        ));
        card.extend([
            list("Sections", &self.sections).map(|fact| {
                fact.hint("Groups in the overview of apps. Seen in packages, not documented.")
            }),
            list("May view", &self.allow_view)
                .map(|fact| fact.hint("Who may use the app. Seen in packages, not documented.")),
            list("May edit", &self.allow_edit)
                .map(|fact| fact.hint("Who may change the app. Seen in packages, not documented.")),
            at.stated("Icon", self.icon.as_ref())
                .map(|fact| fact.hint("The name of the icon from the set that DataMiner has.")),
            at.stated("Color", self.color.as_ref())
                .map(|fact| fact.hint("The colour of the app's tile and header.")),
        ]);
        sheet.card(card);
        sheet.table(self.version_table(at));
        let mut card = Card::new("Other members");
        for other in &self.other {
            let fact = at.field(&other.name, Some(&other.field));
            card.push(
                fact.hint("The meaning is not public, or the value has another form than usual."),
            );
        }
        sheet.card(card);
        sheet
    }

    fn version_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Version", "State", "Saved", "Saved by"];
        let mut table = Table::new("Versions", &columns).hint(
            "Versions that the export lists: older exports list all, newer ones only the exported one. \"Saved by\" is an account name: personal data that travel along.",
        );
        for version in &self.versions {
            let cells = [
                &version.version,
                &version.kind,
                &version.created_at,
                &version.created_by,
            ];
            let cells =
                cells.map(|field| Value::stated(field.as_ref().map(|it| it.value.as_str())));
            let place = version
                .version
                .as_ref()
                .and_then(|it| at.place(it.position));
            table.row(cells.to_vec(), place);
        }
        table
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> WebApp {
        WebApp::read(&JsonDocument::parse(text))
    }

    #[test]
    fn what_users_get_is_read() {
        let app = read(
            r#"{"ID":"1f","Name":"Demo","PublicVersion":3,"DraftVersion":-1,"Sections":["Weather",{"Name":"Rain"}],
            "Versions":[{"Version":3,"CreatedAt":1768383193493,"CreatedBy":"DEMO\\builder","Type":"Published"}],
            "Security":{"AllowView":["Everyone"],"AllowEdit":null}}"#,
        );
        assert_eq!(
            (app.name.as_deref(), app.public_version, app.draft_version),
            (Some("Demo"), Some(3), Some(-1))
        );
        let version = &app.versions[0];
        let value = |field: &Option<Field>| field.as_ref().unwrap().value.clone();
        assert_eq!(value(&version.created_at), "2026-01-14 09:33:13 UTC");
        assert_eq!(value(&version.created_by), "DEMO\\builder");
        assert_eq!(version.created_at.as_ref().unwrap().position.line, 2);
        let sections: Vec<_> = app.sections.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(sections, ["Weather", "Rain"]);
        assert_eq!(
            (app.allow_view.len(), app.allow_edit.len(), app.other.len()),
            (1, 0, 0)
        );
        assert_eq!(
            app.places.last(),
            Some(&(
                "DraftVersion",
                TextPos {
                    line: 1,
                    column: 59
                }
            ))
        );
        let dashboard = WebApp::dashboard("Weather.dmadb.json");
        assert_eq!(dashboard.name.as_deref(), Some("Weather"));
    }

    #[test]
    fn what_has_another_form_is_kept_as_written() {
        let app = read(r#"{"PublicVersion":"3","Name":{},"Tags":[1, 2],"Security":7,"Id":"x"}"#);
        let other: Vec<_> = app
            .other
            .iter()
            .map(|it| format!("{}={}", it.name, it.field.value))
            .collect();
        assert_eq!(
            other,
            [
                "PublicVersion=3",
                "Name={}",
                "Tags=[1, 2]",
                "Security=7",
                "Id=x"
            ]
        );
        assert_eq!((app.public_version, app.name), (None, None));
        assert_eq!(read("[]"), WebApp::default());
        assert_eq!(read(r#"{"Name":"Demo","#).name.as_deref(), Some("Demo"));
    }
}
