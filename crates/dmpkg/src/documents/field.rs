use serde::{Deserialize, Serialize};

use crate::TextPos;

/// A field of a document: its text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The text, white space at both ends removed.
    pub value: String,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}
