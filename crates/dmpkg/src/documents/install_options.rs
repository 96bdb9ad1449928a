use serde::Serialize;

use crate::{DocumentAt, Sheet};

/// `InstallOptions.json` of packages that the Low-Code App Editor makes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallOptions {}

impl InstallOptions {
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
        Sheet::new("Install options", None)
    }
}
