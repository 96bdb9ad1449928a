mod sheet;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::Field;
use crate::{JsonDocument, JsonKind, JsonValue, TextPos};

/// A part of an export of DOM models: objects of any kind, told by their members, wherever in the file
/// they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomExport {
    /// Settings of modules.
    pub modules: Vec<DomModule>,
    /// Definitions: what an object is made of.
    pub definitions: Vec<DomDefinition>,
    /// Section definitions: groups of fields.
    pub sections: Vec<DomSection>,
    /// Behaviours: which statuses an object can have.
    pub behaviors: Vec<DomBehavior>,
    /// Number of objects with data (instances).
    pub instances: usize,
}

/// The settings of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomModule {
    /// `ModuleId`.
    pub id: Option<Field>,
    /// Scripts that run when objects are created, changed or deleted: the event, then the script.
    pub scripts: Vec<(String, Field)>,
    /// `CreatedBy`.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub created_by: Option<Field>,
    /// `LastModifiedBy`.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub modified_by: Option<Field>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// What an object is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomDefinition {
    /// Its id.
    pub id: Option<Field>,
    /// The module to which it belongs.
    pub module: Option<Field>,
    /// Its name.
    pub name: Option<Field>,
    /// The ids of its sections.
    pub sections: Vec<Field>,
    /// The id of its behaviour.
    pub behavior: Option<Field>,
    /// Scripts that it runs instead of those of its module: the event, then the script.
    pub scripts: Vec<(String, Field)>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A group of fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomSection {
    /// Its id.
    pub id: Option<Field>,
    /// The module to which it belongs.
    pub module: Option<Field>,
    /// Its name.
    pub name: Option<Field>,
    /// Its fields.
    pub fields: Vec<DomField>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A field of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomField {
    /// Its id.
    pub id: Option<Field>,
    /// Its name.
    pub name: Option<Field>,
    /// `FieldType`: the .NET type of its values.
    pub value_type: Option<Field>,
    /// The end of the descriptor's type name: "DomInstanceFieldDescriptor".
    pub descriptor: String,
    /// The ids of the definitions whose objects it can refer to.
    pub definitions: Vec<Field>,
    /// `IsOptional`.
    pub is_optional: bool,
    /// `IsHidden`.
    pub is_hidden: bool,
    /// `IsReadonly`.
    pub is_read_only: bool,
    /// `IsSoftDeleted`: kept for old objects only.
    pub is_soft_deleted: bool,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Which statuses an object can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomBehavior {
    /// Its id.
    pub id: Option<Field>,
    /// The module to which it belongs.
    pub module: Option<Field>,
    /// Its name.
    pub name: Option<Field>,
    /// The id of the status in which objects begin.
    pub initial_status: Option<Field>,
    /// The statuses: id, then name.
    pub statuses: Vec<(Option<Field>, Option<Field>)>,
    /// The transitions: the id of the status from which, then that to which.
    pub transitions: Vec<(Option<Field>, Option<Field>)>,
    /// The labels of the buttons that objects get.
    pub buttons: Vec<Field>,
    /// The actions that buttons start: id, then the script that is run.
    pub actions: Vec<(Option<Field>, Option<Field>)>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

impl DomExport {
    /// Reads a file of an export.
    pub fn read(document: &JsonDocument) -> Self {
        let mut export = Self::default();
        let Some(root) = document.root() else {
            return export;
        };
        let objects = root
            .descendants()
            .filter(|it| it.kind() == JsonKind::Object);
        for object in objects {
            let has = |key: &str| object.get(key).is_some();
            if has("FieldDescriptors") {
                export.sections.push(DomSection::of(object));
            } else if has("InitialStatusId") || has("StatusSectionDefinitionLinks") {
                export.behaviors.push(DomBehavior::of(object));
            } else if has("SectionDefinitionLinks") {
                export.definitions.push(DomDefinition::of(object));
            } else if has("DomManagerSettings") {
                export.modules.push(DomModule::of(object));
            } else if has("DomDefinitionId") && has("Sections") {
                export.instances += 1;
            }
        }
        export
    }
}

impl DomModule {
    fn of(module: JsonValue<'_>) -> Self {
        let settings = module.get("DomManagerSettings");
        Self {
            id: Field::member(module, "ModuleId"),
            scripts: settings.map(scripts).unwrap_or_default(),
            created_by: Field::member(module, "CreatedBy"),
            modified_by: Field::member(module, "LastModifiedBy"),
            position: module.position(),
        }
    }
}

impl DomDefinition {
    fn of(definition: JsonValue<'_>) -> Self {
        let links = definition.get("SectionDefinitionLinks").map(values);
        let links = links.into_iter().flatten();
        let overrides = definition.get("ModuleSettingsOverrides");
        Self {
            id: id(definition),
            module: module(definition),
            name: Field::member(definition, "Name"),
            sections: links
                .filter_map(|link| identity(link.get("SectionDefinitionID")?))
                .collect(),
            behavior: definition.get("BehaviorDefinitionId").and_then(identity),
            scripts: overrides.map(scripts).unwrap_or_default(),
            position: definition.position(),
        }
    }
}

impl DomSection {
    fn of(section: JsonValue<'_>) -> Self {
        let fields = section.get("FieldDescriptors").map(values);
        Self {
            id: id(section),
            module: module(section),
            name: Field::member(section, "Name"),
            fields: fields.into_iter().flatten().map(DomField::of).collect(),
            position: section.position(),
        }
    }
}

impl DomField {
    /// The type of its values without name spaces: "String", "List of Guid".
    pub fn type_label(&self) -> String {
        let stated = self.value_type.as_ref().map_or("", |it| it.value.as_str());
        let last = |name: &str| {
            let name = name.split([',', '`', '[', ']']).next().unwrap_or_default();
            name.rsplit('.').next().unwrap_or_default().to_owned()
        };
        match stated.split_once("[[") {
            Some((outer, inner)) => format!("{} of {}", last(outer), last(inner)),
            None => last(stated),
        }
    }

    fn of(field: JsonValue<'_>) -> Self {
        let is = |key: &str| field.get(key).and_then(JsonValue::boolean) == Some(true);
        let descriptor = field
            .get("$type")
            .and_then(JsonValue::text)
            .unwrap_or_default();
        let descriptor = descriptor.split(',').next().unwrap_or_default();
        let definitions = field.get("DomDefinitionIds").map(values);
        Self {
            id: id(field),
            name: Field::member(field, "Name"),
            value_type: Field::member(field, "FieldType"),
            descriptor: descriptor.rsplit('.').next().unwrap_or_default().to_owned(),
            definitions: definitions
                .into_iter()
                .flatten()
                .filter_map(identity)
                .collect(),
            is_optional: is("IsOptional"),
            is_hidden: is("IsHidden"),
            is_read_only: is("IsReadonly"),
            is_soft_deleted: is("IsSoftDeleted"),
            position: field.position(),
        }
    }
}

impl DomBehavior {
    fn of(behavior: JsonValue<'_>) -> Self {
        let list = |key| behavior.get(key).map(values).into_iter().flatten();
        let statuses = list("Statuses").map(|status| {
            let name =
                Field::member(status, "DisplayName").or_else(|| Field::member(status, "Name"));
            (id(status), name)
        });
        let transitions = list("StatusTransitions").map(|transition| {
            let end = |key| Field::member(transition, key);
            (end("FromStatusId"), end("ToStatusId"))
        });
        let buttons = list("ButtonDefinitions").filter_map(|button| {
            Field::member(button.get("Layout")?, "Text").filter(|label| !label.value.is_empty())
        });
        let actions = list("ActionDefinitions")
            .map(|action| (Field::member(action, "Id"), Field::member(action, "Script")));
        Self {
            id: id(behavior),
            module: module(behavior),
            name: Field::member(behavior, "Name"),
            initial_status: Field::member(behavior, "InitialStatusId"),
            statuses: statuses.collect(),
            transitions: transitions.collect(),
            buttons: buttons.collect(),
            actions: actions.collect(),
            position: behavior.position(),
        }
    }
}

/// The items of a list, which can also stand as `$values` of an object.
fn values(list: JsonValue<'_>) -> impl Iterator<Item = JsonValue<'_>> {
    list.get("$values").unwrap_or(list).items()
}

/// The id of an object: `Id` or `ID`.
fn id(object: JsonValue<'_>) -> Option<Field> {
    identity(object.get("Id").or_else(|| object.get("ID"))?)
}

/// An id is a text, or an object with one.
fn identity(value: JsonValue<'_>) -> Option<Field> {
    match value.kind() {
        JsonKind::Object => Field::member(value, "Id"),
        _ => Field::of_json(value),
    }
}

/// The module to which an object belongs.
fn module(object: JsonValue<'_>) -> Option<Field> {
    Field::member(object.get("Id").or_else(|| object.get("ID"))?, "ModuleId")
}

/// The scripts of settings that are named.
fn scripts(settings: JsonValue<'_>) -> Vec<(String, Field)> {
    let settings = settings.get("ScriptSettings");
    let members = settings.into_iter().flat_map(JsonValue::members);
    let scripts = members.filter_map(|member| {
        let event = member.key().filter(|key| key.starts_with("On"))?;
        let script = Field::of_json(member).filter(|script| !script.value.is_empty())?;
        (member.kind() == JsonKind::Text).then(|| (event.into_owned(), script))
    });
    scripts.collect()
}
