//! Files from the disk: chosen, or pasted. They are handed over by path, so their size does not matter.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::{Page, script};
use crate::BrowserError;

/// How long a page may take from a click to its file dialog.
const DIALOG: Duration = Duration::from_secs(5);

/// Runs on a filled `<input type=file>` that is part of no document.
const PASTE: &str = r"function () {
    const data = new DataTransfer();
    for (const file of this.files) data.items.add(file);
    const target = document.activeElement ?? document.body;
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true });
    return !target.dispatchEvent(event);
}";

impl Page {
    /// Gives files to an `<input type=file>`, hidden or not, as if they had been chosen.
    pub fn set_files<P: AsRef<Path>>(
        &self,
        selector: &str,
        files: &[P],
    ) -> Result<(), BrowserError> {
        let files = absolute(files)?;
        let input = self.element(selector)?;
        self.call(
            "DOM.setFileInputFiles",
            json!({ "files": files, "objectId": input }),
        )
        .map(drop)
    }

    /// Clicks something that opens the file dialog, and chooses files in it.
    pub fn pick_files_by<P: AsRef<Path>>(
        &self,
        selector: &str,
        files: &[P],
    ) -> Result<(), BrowserError> {
        let files = absolute(files)?;
        self.journal(|journal| journal.wants_file = None);
        self.call(
            "Page.setInterceptFileChooserDialog",
            json!({ "enabled": true }),
        )?;
        let picked = self.click(selector).and_then(|()| {
            let what = format!("a file dialog after a click on `{selector}`");
            self.connection.wait_for(DIALOG, &what, |state| {
                state.journals.get_mut(&self.context)?.wants_file.take()
            })
        });
        self.call(
            "Page.setInterceptFileChooserDialog",
            json!({ "enabled": false }),
        )?;
        match picked? {
            0 => Err(BrowserError::Element {
                selector: selector.into(),
                problem:
                    "opened a file dialog that belongs to no <input>, which cannot be answered"
                        .into(),
            }),
            node => self
                .call(
                    "DOM.setFileInputFiles",
                    json!({ "files": files, "backendNodeId": node }),
                )
                .map(drop),
        }
    }

    /// Pastes files into what has the focus, and tells whether the page took them (called `preventDefault`).
    ///
    /// The protocol cannot put files on the clipboard. The files are real, but they reach the page in a `paste` event
    /// that a script made: it is not trusted (`isTrusted` is false), and the browser itself does nothing on it.
    pub fn paste_files<P: AsRef<Path>>(&self, files: &[P]) -> Result<bool, BrowserError> {
        let files = absolute(files)?;
        let input = self.object(
            "Object.assign(document.createElement('input'), { type: 'file', multiple: true })",
        )?;
        self.call(
            "DOM.setFileInputFiles",
            json!({ "files": files, "objectId": input }),
        )?;
        let parameters = json!({
            "objectId": input,
            "functionDeclaration": PASTE,
            "returnByValue": true,
            "userGesture": true,
        });
        let answer = self.call("Runtime.callFunctionOn", parameters)?;
        script::fail_on_exception(&answer)?;
        Ok(answer["result"]["value"] == true)
    }
}

/// The browser wants whole paths, and takes a missing file for an empty one.
pub(super) fn absolute<P: AsRef<Path>>(files: &[P]) -> Result<Vec<String>, BrowserError> {
    files
        .iter()
        .map(|file| {
            let path = file.as_ref();
            match fs::canonicalize(path) {
                Ok(absolute) => Ok(absolute.to_string_lossy().into_owned()),
                Err(source) => Err(BrowserError::File {
                    path: path.into(),
                    source,
                }),
            }
        })
        .collect()
}
