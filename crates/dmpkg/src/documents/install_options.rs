use serde::Serialize;

use super::NamedField;
use crate::{Card, DocumentAt, JsonDocument, JsonValue, Sheet};

/// `InstallOptions.json` of packages that the Low-Code App Editor makes: switches for their own install
/// script.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallOptions {
    /// All members, in the order of the file.
    pub options: Vec<NamedField>,
}

/// The switches that were seen: key, label, what `true` should mean by its name.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "Overwrite",
        "Overwrite the app",
        "Whether an app that exists already is replaced.",
    ),
    (
        "sync_app",
        "Synchronise the app",
        "Whether the files of the app go to all agents of the cluster.",
    ),
    (
        "sync_images",
        "Synchronise the images",
        "Whether the images go to all agents of the cluster.",
    ),
    (
        "overwrite_images",
        "Overwrite images",
        "Whether images that exist already are replaced.",
    ),
    (
        "sync_themes",
        "Synchronise the themes",
        "Whether the themes go to all agents of the cluster.",
    ),
    (
        "overwrite_themes",
        "Overwrite themes",
        "Whether themes that exist already are replaced.",
    ),
];

impl InstallOptions {
    /// Reads InstallOptions.json.
    pub fn read(document: &JsonDocument) -> Self {
        let members = document.root().into_iter().flat_map(JsonValue::members);
        Self {
            options: members.filter_map(NamedField::of_json).collect(),
        }
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new("Install options", None);
        let mut card = Card::new("What the install script is told");
        for option in &self.options {
            let known = KNOWN.iter().find(|(key, ..)| *key == option.name);
            let (label, meaning) = known.map_or(
                (
                    option.name.as_str(),
                    "The meaning of this key is not public.",
                ),
                |(_, label, meaning)| (*label, *meaning),
            );
            let hint = match known {
                Some((key, ..)) => format!(
                    "{meaning} Key: {key}. Told from its name as seen in packages, not documented; the package's own install script decides."
                ),
                None => meaning.to_owned(),
            };
            let mut field = option.field.clone();
            field.value = match field.value.as_str() {
                "true" => "yes".to_owned(),
                "false" => "no".to_owned(),
                other => other.to_owned(),
            };
            card.push(at.field(label, Some(&field)).hint(&hint));
        }
        sheet.card(card);
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_are_kept_as_they_are() {
        let text = "{\"Overwrite\":true,\n\"sync_app\":\"no\",\"new\":[1],\"none\":null}";
        let options = InstallOptions::read(&JsonDocument::parse(text)).options;
        let shown: Vec<_> = options
            .iter()
            .map(|it| format!("{}={}@{}", it.name, it.field.value, it.field.position.line))
            .collect();
        assert_eq!(shown, ["Overwrite=true@1", "sync_app=no@2", "new=[1]@2"]);
        let cut = InstallOptions::read(&JsonDocument::parse("{\"Overwrite\":true,\"sync"));
        assert_eq!(cut.options.len(), 1);
        assert!(
            InstallOptions::read(&JsonDocument::parse("3"))
                .options
                .is_empty()
        );
    }
}
