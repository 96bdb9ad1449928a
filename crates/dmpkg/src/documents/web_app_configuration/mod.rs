mod sheet;
#[cfg(test)]
mod tests;

use dmpkg_archive::sorted;
use serde::Serialize;

use super::Field;
use super::web::{Query, WebData, WebReferences, moment};
use crate::{JsonDocument, JsonValue, TextPos};

/// `App.config.json`: one version of a low-code app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebAppConfiguration {
    /// `ID`: the app's permanent id.
    pub id: Option<Field>,
    /// `Name`: the name people see.
    pub name: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `Version`: the number of this version.
    pub version: Option<Field>,
    /// `Revision`: how often this version was saved, as it seems.
    pub revision: Option<Field>,
    /// `IsPublic`: whether users get this version.
    pub is_public: Option<Field>,
    /// `IsDraft`: whether this version is being edited.
    pub is_draft: Option<Field>,
    /// `CreatedAt`, as a date.
    pub created_at: Option<Field>,
    /// `CreatedBy`: the account that saved it.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub created_by: Option<Field>,
    /// `Features`: a number of which the meaning is not public.
    pub features: Option<Field>,
    /// `CustomCSS`: style rules that the app brings along.
    pub custom_css: Option<Field>,
    /// `Pages` and `Panels`, pages first.
    pub pages: Vec<WebPage>,
    /// The queries of `DataPool`.
    pub queries: Vec<Query>,
    /// What else is in `DataPool`.
    pub data: Vec<WebData>,
    /// What the app as a whole does and refers to; its pages and panels have their own.
    pub references: WebReferences,
}

/// A page or a panel of a low-code app. What it shows is in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebPage {
    /// Whether it opens over a page.
    pub is_panel: bool,
    /// `ID`: the name of its file.
    pub id: Option<Field>,
    /// `Name`: the name people see.
    pub name: Option<Field>,
    /// `Hidden`: whether the menu leaves it out.
    pub is_hidden: bool,
    /// The labels of the buttons in its header.
    pub buttons: Vec<Field>,
    /// What it does and refers to.
    pub references: WebReferences,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

impl WebAppConfiguration {
    /// Reads App.config.json.
    pub fn read(document: &JsonDocument) -> Self {
        let mut app = Self::default();
        for member in document.root().into_iter().flat_map(JsonValue::members) {
            let key = member.key().unwrap_or_default();
            let slot = match key.as_ref() {
                "ID" => &mut app.id,
                "Name" => &mut app.name,
                "Description" => &mut app.description,
                "Version" => &mut app.version,
                "Revision" => &mut app.revision,
                "IsPublic" => &mut app.is_public,
                "IsDraft" => &mut app.is_draft,
                "CreatedBy" => &mut app.created_by,
                "Features" => &mut app.features,
                "CustomCSS" => &mut app.custom_css,
                "CreatedAt" => {
                    app.created_at = moment(member);
                    continue;
                }
                "Pages" | "Panels" => {
                    let is_panel = key == "Panels";
                    app.pages
                        .extend(member.items().map(|page| WebPage::of(page, is_panel)));
                    continue;
                }
                "DataPool" => {
                    for data in member.items() {
                        match Query::read(data) {
                            Some(query) => app.queries.push(query),
                            None => app.data.push(WebData::read(data)),
                        }
                    }
                    app.references.add(member, "data pool");
                    continue;
                }
                _ => {
                    app.references.add(member, "the app itself");
                    continue;
                }
            };
            *slot = Field::of_json(member);
        }
        sorted::sort_by_key(&mut app.pages, |page| page.is_panel);
        app.references.tidy();
        app
    }
}

impl WebPage {
    fn of(page: JsonValue<'_>, is_panel: bool) -> Self {
        let name = Field::member(page, "Name");
        let shown = name.as_ref().map_or("", |name| name.value.as_str());
        let mut references = WebReferences::default();
        let mut buttons = Vec::new();
        for member in page.members() {
            if !member.is_named("Headerbar") {
                references.add(member, shown);
                continue;
            }
            for button in member.members().flat_map(JsonValue::items) {
                let label = Field::member(button, "Label");
                let label_text = label.as_ref().map_or("", |label| label.value.trim());
                references.add(button, &format!("{shown}, button {label_text}"));
                buttons.extend(label);
            }
        }
        references.tidy();
        Self {
            is_panel,
            id: Field::member(page, "ID"),
            is_hidden: page.get("Hidden").and_then(JsonValue::boolean) == Some(true),
            name,
            buttons,
            references,
            position: page.position(),
        }
    }
}
