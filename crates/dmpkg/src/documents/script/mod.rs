//! Automation scripts: `DMSScript`.

mod action;
mod code;
mod options;
mod role;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

use serde::Serialize;

use super::{Field, NamedField};
use crate::{Element, TextPos, XmlDocument};

pub use self::action::{ActionPart, CodeBlock, ScriptAction};
pub use self::code::EntryPoint;

/// An automation script, `DMSScript`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Script {
    /// Whether the root element is `DMSScript`; the rest may mean something else where it is not.
    #[serde(skip)]
    pub is_automation_script: bool,
    /// `Name`.
    pub name: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `Type`: always `Automation`.
    #[serde(rename = "type")]
    pub kind: Option<Field>,
    /// `Author`: an account.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub author: Option<Field>,
    /// `CheckSets`: whether it waits after each set until the value is there.
    pub check_sets: Option<Field>,
    /// `Folder` in the Automation app.
    pub folder: Option<Field>,
    /// `Interactivity`: whether it asks its user something.
    pub interactivity: Option<Field>,
    /// `SolutionId`: scripts of the same id share a process.
    pub solution_id: Option<Field>,
    /// The attribute `options`: a sum of switches.
    pub options: Option<Field>,
    /// `Protocols/Protocol`: elements that are chosen when it starts.
    pub dummies: Vec<ScriptDummy>,
    /// `Parameters/ScriptParameter`: texts that are given when it starts.
    pub parameters: Vec<ScriptParameter>,
    /// `Memory/File`: memory files that are chosen when it starts.
    pub memory: Vec<ScriptMemory>,
    /// `Credentials/Credential`: entries of the credentials library that it is linked to.
    pub credentials: Vec<ScriptCredential>,
    /// `Script/Exe`: what it does, in order.
    pub actions: Vec<ScriptAction>,
    /// All other elements, as read.
    pub other: Vec<NamedField>,
}

/// An element that is chosen when a script starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptDummy {
    /// The attribute `id`.
    pub id: Option<String>,
    /// `Description`: its name in the script.
    pub description: Option<Field>,
    /// `Name`: the connector.
    pub protocol: Option<Field>,
    /// `Version` of the connector, or `Production`.
    pub version: Option<Field>,
    /// `DefaultElement`: agent and element.
    pub default_element: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A text that is given when a script starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptParameter {
    /// The attribute `id`.
    pub id: Option<String>,
    /// The attribute `type`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The attribute `values`: the memory file with the values to choose from.
    pub values: Option<String>,
    /// `Description`: its name.
    pub description: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A memory file that is chosen when a script starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptMemory {
    /// The attribute `id`.
    pub id: Option<String>,
    /// The attribute `volatile`: whether it is empty at each start.
    pub volatile: Option<String>,
    /// `Description`: its name.
    pub description: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// An entry of the credentials library that a script is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptCredential {
    /// The attribute `id`.
    pub id: Option<String>,
    /// `Name` in the script.
    pub name: Option<Field>,
    /// `Type`: user name and password, or a token.
    #[serde(rename = "type")]
    pub kind: Option<Field>,
    /// `CredentialId`: the entry of the library.
    pub credential_id: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

impl Script {
    /// Reads what the document says, in any order of its elements. Of elements that occur twice the
    /// first counts.
    pub fn read(document: &XmlDocument) -> Self {
        let mut script = Self::default();
        let Some(root) = document.root() else {
            return script;
        };
        script.is_automation_script = root.name() == "DMSScript";
        script.options = root.attribute("options").map(|value| Field {
            value: value.trim().to_owned(),
            position: root.position(),
        });
        for element in root.children() {
            script.read_child(element);
        }
        script
    }

    fn read_child(&mut self, element: Element<'_>) {
        let slot = match element.name() {
            "Name" => &mut self.name,
            "Description" => &mut self.description,
            "Type" => &mut self.kind,
            "Author" => &mut self.author,
            "CheckSets" => &mut self.check_sets,
            "Folder" => &mut self.folder,
            "Interactivity" => &mut self.interactivity,
            "SolutionId" => &mut self.solution_id,
            "Protocols" => {
                return self.list(element, "Protocol", &|script, it| {
                    script.dummies.push(ScriptDummy {
                        id: it.attribute("id"),
                        description: it.child("Description").map(Field::of),
                        protocol: it.child("Name").map(Field::of),
                        version: it.child("Version").map(Field::of),
                        default_element: it.child("DefaultElement").map(Field::of),
                        position: it.position(),
                    });
                });
            }
            "Parameters" => {
                return self.list(element, "ScriptParameter", &|script, it| {
                    script.parameters.push(ScriptParameter {
                        id: it.attribute("id"),
                        kind: it.attribute("type"),
                        values: it.attribute("values"),
                        description: it.child("Description").map(Field::of),
                        position: it.position(),
                    });
                });
            }
            "Memory" => {
                return self.list(element, "File", &|script, it| {
                    script.memory.push(ScriptMemory {
                        id: it.attribute("id"),
                        volatile: it.attribute("volatile"),
                        description: it.child("Description").map(Field::of),
                        position: it.position(),
                    });
                });
            }
            "Credentials" => {
                return self.list(element, "Credential", &|script, it| {
                    script.credentials.push(ScriptCredential {
                        id: it.attribute("id"),
                        name: it.child("Name").map(Field::of),
                        kind: it.child("Type").map(Field::of),
                        credential_id: it.child("CredentialId").map(Field::of),
                        position: it.position(),
                    });
                });
            }
            "Script" => {
                return self.list(element, "Exe", &|script, it| {
                    script.actions.push(ScriptAction::of(it));
                });
            }
            _ => return self.other.push(NamedField::of(element)),
        };
        if slot.is_none() {
            *slot = Some(Field::of(element));
        } else {
            self.other.push(NamedField::of(element));
        }
    }

    /// The items of a list; what else stands in it is kept with the other elements.
    fn list(&mut self, list: Element<'_>, name: &str, push: &dyn Fn(&mut Self, Element<'_>)) {
        for item in list.children() {
            if item.name() == name {
                push(self, item);
            } else {
                let mut other = NamedField::of(item);
                other.name = format!("{}/{}", list.name(), other.name);
                self.other.push(other);
            }
        }
    }

    /// The blocks of C# code, with the action that runs each.
    pub fn code_blocks(&self) -> impl Iterator<Item = (&ScriptAction, &CodeBlock)> {
        let actions = self.actions.iter();
        actions.filter_map(|action| Some((action, action.code.as_ref()?)))
    }

    /// The methods by which DataMiner can start the script: those that the attribute
    /// `AutomationEntryPoint` marks, and `Run`. Comments and texts in the code do not count.
    pub fn entry_points(&self) -> impl Iterator<Item = &EntryPoint> {
        self.code_blocks()
            .flat_map(|(_, block)| &block.entry_points)
    }

    /// Whether its code has an entry point of this name, such as `InstallAppPackage`.
    pub fn has_entry_point(&self, name: &str) -> bool {
        self.entry_points()
            .any(|point| point.is_marked && point.name.eq_ignore_ascii_case(name))
    }

    /// Whether its code calls the default installer, `InstallDefaultContent`. Only then the content of a
    /// package is known to go where the default installer puts it. It is not looked at whether the
    /// call is reached.
    pub fn calls_default_installer(&self) -> bool {
        self.code_blocks()
            .any(|(_, block)| block.calls_default_installer.is_some())
    }

    /// Whether its code asks for the folder of the files for the installation alone,
    /// `GetSetupContentDirectory`.
    pub fn uses_setup_content(&self) -> bool {
        self.code_blocks()
            .any(|(_, block)| block.uses_setup_content.is_some())
    }

    /// The switches in `options` that nobody said in public what they stand for.
    pub(crate) fn unknown_option_bits(&self) -> u64 {
        self.option_bits().map_or(0, options::unknown)
    }

    /// Every field with its name in the document, in a fixed order.
    pub fn fields(&self) -> impl Iterator<Item = (String, &Field)> {
        let known = [
            ("@options", &self.options),
            ("Name", &self.name),
            ("Description", &self.description),
            ("Type", &self.kind),
            ("Author", &self.author),
            ("CheckSets", &self.check_sets),
            ("Folder", &self.folder),
            ("Interactivity", &self.interactivity),
            ("SolutionId", &self.solution_id),
        ];
        let known = known
            .into_iter()
            .filter_map(|(name, field)| Some((name.to_owned(), field.as_ref()?)));
        known.chain(
            self.other
                .iter()
                .map(|other| (other.name.clone(), &other.field)),
        )
    }
}
