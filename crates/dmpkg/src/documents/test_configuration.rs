use serde::Serialize;

use crate::{DocumentAt, Sheet, XmlDocument};

/// `qaops.config.xml` of a test package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestConfiguration {}

impl TestConfiguration {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let _ = document;
        Self::default()
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let _ = at;
        Sheet::new("Test configuration", None)
    }
}
