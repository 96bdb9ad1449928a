use serde::Serialize;

use super::field::unknown;
use super::{Field, NamedField};
use crate::{Card, DocumentAt, Element, Fact, Sheet, Value, XmlDocument};

/// `qaops.config.xml` of a test package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestConfiguration {
    /// The name of the outermost element: `QAOpsConfig` or `Settings`.
    pub root: Option<Field>,
    /// `PerformPackageInstallation`: whether the package is installed before its tests run.
    pub perform_package_installation: Option<Field>,
    /// All other elements, as read.
    pub other: Vec<NamedField>,
}

impl TestConfiguration {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let mut configuration = Self {
            root: document.root().map(|root| Field {
                value: root.name().to_owned(),
                position: root.position(),
            }),
            ..Self::default()
        };
        for element in document.root().into_iter().flat_map(Element::children) {
            let slot = &mut configuration.perform_package_installation;
            if element.name() == "PerformPackageInstallation" && slot.is_none() {
                *slot = Some(Field::of(element));
            } else {
                configuration.other.push(NamedField::of(element));
            }
        }
        configuration
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new("Test configuration", None);
        let mut card = Card::new("QAOps");
        let mut installs = at.field(
            "Installs the package",
            self.perform_package_installation.as_ref(),
        );
        if let Value::Text(stated) = &mut installs.value {
            match stated.to_ascii_lowercase().as_str() {
                "true" => stated.push_str(": installed before the tests run"),
                "false" => stated.push_str(": the tests run without installing it"),
                _ => {}
            }
        }
        card.push(installs.hint("Whether QAOps, the system that runs the tests, installs the package first. Nothing but QAOps reads this file."));
        if let Some(root) = &self.root {
            let place = at.place(root.position);
            card.push(
                Fact::new("Outermost element", Value::Code(root.value.clone()))
                    .hint("QAOpsConfig is documented, Settings is what the template of the tools writes. Both occur.")
                    .place(place),
            );
        }
        sheet.card(card);
        sheet.card(unknown(&self.other, at));
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecodedText;

    #[test]
    fn both_roots_are_read() {
        for (text, root, installs, other) in [
            (
                "<QAOpsConfig><PerformPackageInstallation>true</PerformPackageInstallation></QAOpsConfig>",
                Some("QAOpsConfig"),
                Some("true"),
                0,
            ),
            (
                "<Settings><More>1</More><PerformPackageInstallation> false </PerformPackageInstallation><PerformPackageInstallation>true</PerformPackageInstallation></Settings>",
                Some("Settings"),
                Some("false"),
                2,
            ),
            (
                "<Settings><PerformPackageInstallation>tr",
                Some("Settings"),
                Some("tr"),
                0,
            ),
            ("", None, None, 0),
        ] {
            let document = XmlDocument::parse(DecodedText::decode(text.as_bytes()));
            let read = TestConfiguration::read(&document);
            let value = |field: &Option<Field>| field.as_ref().map(|it| it.value.clone());
            assert_eq!(value(&read.root).as_deref(), root, "{text}");
            assert_eq!(
                value(&read.perform_package_installation).as_deref(),
                installs,
                "{text}"
            );
            assert_eq!(read.other.len(), other, "{text}");
        }
    }
}
