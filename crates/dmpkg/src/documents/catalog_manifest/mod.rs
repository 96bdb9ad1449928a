mod sheet;
#[cfg(test)]
mod tests;
mod yaml;

use serde::Serialize;

use super::{Field, NamedField};
use crate::TextPos;

/// `manifest.yml` of a Catalog item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogManifest {
    /// `type`: the category.
    #[serde(rename = "type")]
    pub kind: Option<Field>,
    /// `id`: the permanent id of the item.
    pub id: Option<Field>,
    /// `title`: the name people see.
    pub title: Option<Field>,
    /// `short_description`.
    pub short_description: Option<Field>,
    /// `source_code_url`.
    pub source_code_url: Option<Field>,
    /// `documentation_url`.
    pub documentation_url: Option<Field>,
    /// `owners`.
    pub owners: Vec<CatalogOwner>,
    /// `tags`.
    pub tags: Vec<Field>,
    /// `vendor_id`.
    pub vendor_id: Option<Field>,
    /// `market_name`.
    pub market_name: Option<Field>,
    /// `element_type`, of connectors.
    pub element_type: Option<Field>,
    /// Names without public meaning, with their path, as read.
    pub other: Vec<NamedField>,
    /// What is YAML but not read here.
    pub unread: Vec<Field>,
}

/// Who looks after a Catalog item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CatalogOwner {
    /// `name`.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub name: Option<Field>,
    /// `email`.
    #[serde(serialize_with = "crate::documents::hidden")]
    pub email: Option<Field>,
    /// `url`.
    pub url: Option<Field>,
}

impl CatalogManifest {
    /// Reads manifest.yml, and says as a clause what is wrong with it.
    pub fn read(text: &str) -> (Self, Option<String>) {
        let yaml = yaml::read(text);
        let mut manifest = Self::default();
        let mut root = String::new();
        for line in yaml.lines {
            let is_root = line.indent == 0 && !line.is_item;
            if let (true, Some(key)) = (is_root, &line.key) {
                root.clone_from(&key.value);
            }
            manifest.take(&root, line, is_root);
        }
        let unread = yaml.unread.into_iter().map(|(position, what)| Field {
            value: what.to_owned(),
            position,
        });
        manifest.unread.extend(unread);
        let broken = yaml.broken.map(|(position, message)| {
            let TextPos { line, column } = position;
            format!("line {line}, column {column}: {message}")
        });
        (manifest, broken)
    }

    fn take(&mut self, root: &str, line: yaml::Line, is_root: bool) {
        let mut values = line.values.into_iter();
        match root {
            "owners" => self.owner(line.is_item, line.key, values.next()),
            "tags" => self.tags.extend(values),
            _ => {
                let Some(value) = values.next() else { return };
                let slot = match root {
                    "type" => &mut self.kind,
                    "id" => &mut self.id,
                    "title" => &mut self.title,
                    "short_description" => &mut self.short_description,
                    "source_code_url" => &mut self.source_code_url,
                    "documentation_url" => &mut self.documentation_url,
                    "vendor_id" => &mut self.vendor_id,
                    "market_name" => &mut self.market_name,
                    "element_type" => &mut self.element_type,
                    _ => return self.other(root, line.key, std::iter::once(value).chain(values)),
                };
                match is_root && slot.is_none() {
                    true => *slot = Some(value),
                    false => self.other(root, line.key, std::iter::once(value)),
                }
            }
        }
    }

    fn owner(&mut self, is_item: bool, key: Option<Field>, value: Option<Field>) {
        if is_item {
            self.owners.push(CatalogOwner {
                name: value,
                ..CatalogOwner::default()
            });
            return;
        }
        let (Some(key), Some(value)) = (key, value) else {
            return;
        };
        let slot = self
            .owners
            .last_mut()
            .and_then(|owner| match key.value.as_str() {
                "name" => Some(&mut owner.name),
                "email" => Some(&mut owner.email),
                "url" => Some(&mut owner.url),
                _ => None,
            });
        match slot.filter(|slot| slot.is_none()) {
            Some(slot) => *slot = Some(value),
            None => self.other("owners", Some(key), std::iter::once(value)),
        }
    }

    fn other(&mut self, root: &str, key: Option<Field>, values: impl Iterator<Item = Field>) {
        let name = match key {
            Some(key) if key.value != root => format!("{root}/{}", key.value),
            _ => root.to_owned(),
        };
        self.other.extend(values.map(|field| NamedField {
            name: name.clone(),
            field,
        }));
    }
}
