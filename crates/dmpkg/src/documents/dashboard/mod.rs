mod sheet;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::web::{Query, WebData, WebReferences, keep_first, moment};
use super::{Field, NamedField};
use crate::{JsonDocument, JsonKind, JsonValue, TextPos};

/// A dashboard, or a page of a low-code app: `.dmadb.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    /// `Name`: of a dashboard as people see it, of a page its id.
    pub name: Option<Field>,
    /// `Folder`: where it stands among the dashboards.
    pub folder: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `Version`: the version of the format.
    pub format_version: Option<Field>,
    /// `Revision`: a counter of changes.
    pub revision: Option<Field>,
    /// `CreatedBy`: an account.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub created_by: Option<Field>,
    /// `TimeCreatedUTC`, as a date.
    pub created_at: Option<Field>,
    /// `ModifiedBy`: an account.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub modified_by: Option<Field>,
    /// `TimeModifiedUTC`, as a date.
    pub modified_at: Option<Field>,
    /// `Columns`: the width of the grid.
    pub columns: Option<Field>,
    /// `ThemeKey`: the name of the theme.
    pub theme: Option<Field>,
    /// `IsApplicationPage`.
    pub is_application_page: Option<Field>,
    /// What is shown, in the order of the document.
    pub components: Vec<DashboardComponent>,
    /// The queries of `DataPool` and `Data`, each id once.
    pub queries: Vec<Query>,
    /// What else is in `DataPool` and `Data`, each id once.
    pub data: Vec<WebData>,
    /// `DashboardRequirements`: how many things a viewer has to choose, by kind.
    pub requirements: Vec<NamedField>,
    /// What it does and refers to.
    pub references: WebReferences,
}

/// A component of a dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DashboardComponent {
    /// `ID`.
    pub id: Option<Field>,
    /// `Title`, or `Alias`.
    pub title: Option<Field>,
    /// `Type`: "text", "generic-data", "trendchart".
    #[serde(rename = "type")]
    pub kind: Option<Field>,
    /// `Visualization`: how it is drawn.
    pub visualization: Option<Field>,
    /// `Position`: column, row, columns wide, rows high.
    pub area: Option<[i64; 4]>,
    /// `DataIDs`: how many data it shows.
    pub data: usize,
    /// Where it begins.
    #[serde(skip)]
    pub position: Option<TextPos>,
}

impl Dashboard {
    /// Reads a dashboard or a page.
    pub fn read(document: &JsonDocument) -> Self {
        let mut dashboard = Self::default();
        for member in document.root().into_iter().flat_map(JsonValue::members) {
            let key = member.key().unwrap_or_default();
            let slot = match key.as_ref() {
                "Name" => &mut dashboard.name,
                "Folder" => &mut dashboard.folder,
                "Description" => &mut dashboard.description,
                "Version" => &mut dashboard.format_version,
                "Revision" => &mut dashboard.revision,
                "CreatedBy" => &mut dashboard.created_by,
                "ModifiedBy" => &mut dashboard.modified_by,
                "Columns" => &mut dashboard.columns,
                "ThemeKey" => &mut dashboard.theme,
                "IsApplicationPage" => &mut dashboard.is_application_page,
                "TimeCreatedUTC" => {
                    dashboard.created_at = moment(member);
                    continue;
                }
                "TimeModifiedUTC" => {
                    dashboard.modified_at = moment(member);
                    continue;
                }
                _ => {
                    dashboard.part(&key, member);
                    continue;
                }
            };
            *slot = Field::of_json(member);
        }
        // Those without id are told apart by where they stand.
        let key = |id: &Option<Field>, at: TextPos| match id {
            Some(id) => id.value.clone(),
            None => format!("{}:{}", at.line, at.column),
        };
        keep_first(&mut dashboard.queries, |query| {
            key(&query.id, query.position)
        });
        keep_first(&mut dashboard.data, |data| key(&data.id, data.position));
        dashboard.references.tidy();
        dashboard
    }

    fn part(&mut self, key: &str, member: JsonValue<'_>) {
        match key {
            "Components" => {
                for item in member.items() {
                    let component = DashboardComponent::of(item);
                    self.references.add(item, &component.label());
                    self.components.push(component);
                }
            }
            "Data" | "DataPool" => {
                for item in member.items() {
                    // In `Data` each stands in an object with the number by which components name it.
                    let inner = item.get("Data").filter(|it| it.kind() == JsonKind::Object);
                    let data = inner.unwrap_or(item);
                    match Query::read(data) {
                        Some(query) => self.queries.push(query),
                        None => self.data.push(WebData::read(data)),
                    }
                }
                self.references.add(member, "data");
            }
            "DashboardRequirements" => {
                let stated = member.members().filter(|it| it.kind() == JsonKind::Object);
                let totals = stated.filter_map(|requirement| {
                    Some(NamedField {
                        name: requirement.key()?.into_owned(),
                        field: Field::member(requirement, "Total")?,
                    })
                });
                self.requirements.extend(totals);
            }
            _ => self.references.add(member, key),
        }
    }
}

impl DashboardComponent {
    /// Its title, or its type and id.
    pub fn label(&self) -> String {
        let value = |field: &Option<Field>| {
            let field = field.as_ref().and_then(Field::stated);
            field.unwrap_or_default().to_owned()
        };
        let title = value(&self.title);
        match title.trim().is_empty() {
            true => format!("{} {}", value(&self.kind), value(&self.id)),
            false => title,
        }
    }

    fn of(component: JsonValue<'_>) -> Self {
        let title = Field::member(component, "Title").filter(|title| !title.value.is_empty());
        let area = component.get("Position").and_then(|position| {
            let number = |key| position.get(key).and_then(JsonValue::whole);
            Some([number("X")?, number("Y")?, number("Cols")?, number("Rows")?])
        });
        let data = component.get("DataIDs");
        Self {
            id: Field::member(component, "ID"),
            title: title.or_else(|| Field::member(component, "Alias")),
            kind: Field::member(component, "Type"),
            visualization: Field::member(component, "Visualization"),
            area,
            data: data.map_or(0, |data| data.items().count()),
            position: Some(component.position()),
        }
    }
}
