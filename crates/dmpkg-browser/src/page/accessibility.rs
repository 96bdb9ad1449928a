//! What assistive technology is told of the page.

use serde_json::{Value, json};

use super::Page;
use crate::BrowserError;

impl Page {
    /// The nodes of the accessibility tree in the order of the document, as the protocol gives them: `role.value`,
    /// `name.value`, `properties`, `childIds`, `ignored`.
    pub fn accessibility_tree(&self) -> Result<Vec<Value>, BrowserError> {
        let mut answer = self.call("Accessibility.getFullAXTree", json!({}))?;
        match answer["nodes"].take() {
            Value::Array(nodes) => Ok(nodes),
            _ => Err(BrowserError::Protocol {
                method: "Accessibility.getFullAXTree".into(),
                message: "its answer has no nodes".into(),
            }),
        }
    }
}
