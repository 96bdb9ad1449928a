use serde::Serialize;

use crate::{DocumentAt, Sheet};

/// `sbom.json`: third-party components, in SPDX form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BillOfMaterials {}

impl BillOfMaterials {
    /// Reads what the document says.
    ///
    /// # Errors
    /// A clause that says what is wrong and where, when the text has another form.
    pub fn read(text: &str) -> Result<Self, String> {
        let _ = text;
        Ok(Self::default())
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let _ = at;
        Sheet::new("Bill of materials", None)
    }
}
