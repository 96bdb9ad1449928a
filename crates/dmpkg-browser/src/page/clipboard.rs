//! The clipboard, which is the browser's own and not the desktop's.

use serde_json::json;

use super::Page;
use crate::BrowserError;

impl Page {
    /// Lets the page read and write the clipboard without asking.
    pub fn grant_clipboard(&self) -> Result<(), BrowserError> {
        let parameters = json!({
            "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
            "browserContextId": self.context,
        });
        self.connection
            .call(None, "Browser.grantPermissions", parameters)
            .map(drop)
    }

    /// The text on the clipboard; needs [`grant_clipboard`](Page::grant_clipboard), and a page from `https:`, from the
    /// own machine or from a file. All pages of a browser share the clipboard.
    pub fn read_clipboard(&self) -> Result<String, BrowserError> {
        let text = self.evaluate("navigator.clipboard.readText()")?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
