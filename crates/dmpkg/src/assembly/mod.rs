//! Programs and libraries: what their headers say of them.

pub mod origin;

use serde::Serialize;

use crate::{DocumentAt, Inspection, Sheet};

pub use self::origin::Origin;

/// What the headers of a `.dll` or `.exe` say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assembly {}

impl Assembly {
    /// Reads the headers.
    ///
    /// # Errors
    /// A clause that says what is wrong, when the bytes are no such file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let _ = bytes;
        Ok(Self::default())
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let _ = at;
        Sheet::new("Assembly", None)
    }
}

/// All assemblies of a file over all levels, to be shown.
pub fn inventory(inspection: &Inspection) -> Sheet {
    let _ = inspection;
    Sheet::new("Assemblies", None)
}
