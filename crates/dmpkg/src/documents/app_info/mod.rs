mod sheet;

use serde::Serialize;

use super::{Field, NamedField};
use crate::{Element, XmlDocument};

/// What AppInfo.xml says: identity and requirements of an application package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AppInfo {
    /// `Name`: the permanent id of the app.
    pub name: Option<Field>,
    /// `DisplayName`: the name people see.
    pub display_name: Option<Field>,
    /// `Version`: `A.B.C` or `A.B.C-CUx`.
    pub version: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `MinDmaVersion`: the oldest DataMiner that accepts the installation.
    pub minimum_data_miner_version: Option<Field>,
    /// `AllowMultipleInstalledVersions`: whether versions stay side by side.
    pub allow_multiple_installed_versions: Option<Field>,
    /// `LastModifiedAt`: the moment of packaging.
    pub last_modified_at: Option<Field>,
    /// `Build`: not documented; the counter of an automatic build.
    pub build: Option<Field>,
    /// `Configuration/Entries/Entry`: questions for the administrator.
    pub configuration: Vec<ConfigurationEntry>,
    /// Elements without public meaning, with their path, as read.
    pub other: Vec<NamedField>,
}

/// A question for the administrator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ConfigurationEntry {
    /// `ID`: the key by which the configuration script reads the answer.
    pub id: Option<Field>,
    /// `Name`: the prompt.
    pub name: Option<Field>,
}

impl AppInfo {
    /// Reads the children of the root, in any order. Of elements that occur twice the first counts.
    pub fn read(document: &XmlDocument) -> Self {
        let mut info = Self::default();
        let Some(root) = document.root() else {
            return info;
        };
        for element in root.children() {
            let slot = match element.name() {
                "Name" => &mut info.name,
                "DisplayName" => &mut info.display_name,
                "Version" => &mut info.version,
                "Description" => &mut info.description,
                "MinDmaVersion" => &mut info.minimum_data_miner_version,
                "AllowMultipleInstalledVersions" => &mut info.allow_multiple_installed_versions,
                "LastModifiedAt" => &mut info.last_modified_at,
                "Build" => &mut info.build,
                "Configuration" => {
                    info.read_questions(element);
                    continue;
                }
                _ => {
                    info.other.push(NamedField::of(element));
                    continue;
                }
            };
            if slot.is_none() {
                *slot = Some(Field::of(element));
            } else {
                info.other.push(NamedField::of(element));
            }
        }
        info
    }

    /// `Configuration`: its entries are questions; all else is kept with its path.
    fn read_questions(&mut self, configuration: Element<'_>) {
        let mut keep = |element: Element<'_>, path: &str| {
            let mut other = NamedField::of(element);
            other.name = format!("Configuration/{path}{}", other.name);
            self.other.push(other);
        };
        for list in configuration.children() {
            if list.name() != "Entries" {
                keep(list, "");
                continue;
            }
            for entry in list.children() {
                if entry.name() != "Entry" {
                    keep(entry, "Entries/");
                    continue;
                }
                let mut question = ConfigurationEntry::default();
                for element in entry.children() {
                    match element.name() {
                        "ID" if question.id.is_none() => question.id = Some(Field::of(element)),
                        "Name" if question.name.is_none() => {
                            question.name = Some(Field::of(element));
                        }
                        _ => keep(element, "Entries/Entry/"),
                    }
                }
                self.configuration.push(question);
            }
        }
    }

    /// Every field with its name in the document, in a fixed order.
    pub fn fields(&self) -> impl Iterator<Item = (String, &Field)> {
        let known = [
            ("Name", &self.name),
            ("DisplayName", &self.display_name),
            ("Version", &self.version),
            ("Description", &self.description),
            ("MinDmaVersion", &self.minimum_data_miner_version),
            (
                "AllowMultipleInstalledVersions",
                &self.allow_multiple_installed_versions,
            ),
            ("LastModifiedAt", &self.last_modified_at),
            ("Build", &self.build),
        ];
        let questions = self.configuration.iter().flat_map(|entry| {
            [
                ("Configuration/Entries/Entry/ID", &entry.id),
                ("Configuration/Entries/Entry/Name", &entry.name),
            ]
        });
        let known = known.into_iter().chain(questions);
        let known = known.filter_map(|(name, field)| Some((name.to_owned(), field.as_ref()?)));
        known.chain(
            self.other
                .iter()
                .map(|other| (other.name.clone(), &other.field)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DecodedText, TextPos};

    #[test]
    fn every_field_has_its_place() {
        let text = "<AppInfo>\n <Build>7</Build>\n <DisplayName>Demo App</DisplayName>\n <Version> 1.0.0-CU1 </Version>\n <Configuration><Entries><Entry><ID>port</ID><Name>Which port?</Name><Odd>1</Odd></Entry></Entries><More/></Configuration>\n <MinWebVersion>10.4.0</MinWebVersion>\n <Version>2.0.0</Version>\n</AppInfo>";
        let info = AppInfo::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())));
        let fields: Vec<_> = info
            .fields()
            .map(|(name, field)| {
                format!(
                    "{name}={}@{}:{}",
                    field.value, field.position.line, field.position.column
                )
            })
            .collect();
        assert_eq!(
            fields,
            [
                "DisplayName=Demo App@3:15",
                "Version=1.0.0-CU1@4:12",
                "Build=7@2:9",
                "Configuration/Entries/Entry/ID=port@5:37",
                "Configuration/Entries/Entry/Name=Which port?@5:52",
                "Configuration/Entries/Entry/Odd=1@5:75",
                "Configuration/More=@5:107",
                "MinWebVersion=10.4.0@6:17",
                "Version=2.0.0@7:11",
            ]
        );
        assert_eq!(info.name, None);
        assert_eq!(
            info.version.unwrap().position,
            TextPos {
                line: 4,
                column: 12
            }
        );
    }
}
