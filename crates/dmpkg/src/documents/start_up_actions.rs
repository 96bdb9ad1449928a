use serde::Serialize;

use crate::{DocumentAt, Sheet};

/// `StartUpActions.txt`: what happens at the first start behind an upgrade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StartUpActions {}

impl StartUpActions {
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
        Sheet::new("Start-up actions", None)
    }
}
