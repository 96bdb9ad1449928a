//! Files that a page hands to the user.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::{BrowserError, Page};

impl Page {
    /// Waits until a file has arrived that this method has not told of yet, and gives its path. The file has the name
    /// that the page gave it, lies in a directory of its own and goes away with the page.
    pub fn wait_download(&self, timeout: Duration) -> Result<PathBuf, BrowserError> {
        let (id, download) = self.connection.wait_for(timeout, "a download", |state| {
            let ended = |state: &str| state == "completed" || state == "canceled";
            let (id, _) = state
                .downloads
                .iter()
                .find(|(_, download)| download.target == self.target && ended(&download.state))?;
            let id = id.clone();
            state.downloads.remove(&id).map(|download| (id, download))
        })?;
        if download.state == "canceled" {
            return Err(BrowserError::Protocol {
                method: "a download".into(),
                message: format!("`{}` was cancelled", download.suggested_name),
            });
        }
        let directory = self.download_directory();
        let arrived = directory.join(&id);
        let own = directory.join(format!("{id}-file"));
        let named = own.join(
            Path::new(&download.suggested_name)
                .file_name()
                .unwrap_or_else(|| id.as_ref()),
        );
        fs::create_dir(&own)
            .and_then(|()| fs::rename(&arrived, &named))
            .map_err(|source| BrowserError::File {
                path: arrived,
                source,
            })?;
        Ok(named)
    }
}
