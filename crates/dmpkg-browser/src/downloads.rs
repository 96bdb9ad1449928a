//! Files that a page hands to the user.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::state::{Download, State};
use crate::{BrowserError, Page};

/// A breath between two files. What a page saves beyond ten files within a second Chromium drops without a word,
/// and a test saves faster than a person.
const BREATH: Duration = Duration::from_millis(120);

impl Page {
    /// Waits until a file has arrived that this method has not told of yet, and gives its path; of several that have
    /// arrived, the one that began first. The file has the name that the page gave it, lies in a directory of its own
    /// and goes away with the page. Whoever saves file by file and waits for each is never too fast for the browser.
    pub fn wait_download(&self, timeout: Duration) -> Result<PathBuf, BrowserError> {
        let ended = self.connection.wait_for(timeout, "a download", |state| {
            let place = state
                .downloads
                .iter()
                .position(|download| download.target == self.target && download.has_ended())?;
            Some(state.downloads.remove(place))
        });
        let download = ended.map_err(|error| match error {
            BrowserError::Timeout { after, .. } => BrowserError::Timeout {
                what: format!("a download ({})", self.begun(&self.connection.state())),
                after,
            },
            other => other,
        })?;
        thread::sleep(BREATH);
        if download.state == "canceled" {
            return Err(BrowserError::Protocol {
                method: "a download".into(),
                message: format!("`{}` was cancelled", download.suggested_name),
            });
        }
        self.name(&download)
    }

    /// Gives a file that has arrived its own name.
    fn name(&self, download: &Download) -> Result<PathBuf, BrowserError> {
        let directory = self.download_directory();
        let arrived = directory.join(&download.id);
        let own = directory.join(format!("{}-file", download.id));
        let named = own.join(
            Path::new(&download.suggested_name)
                .file_name()
                .unwrap_or_else(|| download.id.as_ref()),
        );
        fs::create_dir(&own)
            .and_then(|()| fs::rename(&arrived, &named))
            .map_err(|source| BrowserError::File {
                path: arrived,
                source,
            })?;
        Ok(named)
    }

    /// Which files are still on their way.
    fn begun(&self, state: &State) -> String {
        let names: Vec<_> = state
            .downloads
            .iter()
            .filter(|download| download.target == self.target)
            .map(|download| format!("`{}` has begun and not ended", download.suggested_name))
            .collect();
        if names.is_empty() {
            "none has begun".into()
        } else {
            names.join(", ")
        }
    }
}
