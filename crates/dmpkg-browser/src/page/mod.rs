//! One page: opened at an address, asked, and used as a person uses it.

mod accessibility;
mod clipboard;
mod drag;
mod element;
mod files;
mod frames;
mod keyboard;
mod media;
mod memory;
mod mouse;
mod record;
mod screenshot;
mod script;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

pub use drag::DragPhase;
pub use frames::FrameGaps;
pub use media::{ColorScheme, Media, Viewport};
pub use memory::Metrics;
pub use screenshot::Area;

use crate::BrowserError;
use crate::connection::Connection;
use crate::journal::Journal;
use crate::keys::Modifiers;
use crate::temporary::TemporaryDirectory;

/// A page in a browser context of its own. Dropping it closes the page and all that it started.
pub struct Page {
    pub(crate) connection: Arc<Connection>,
    pub(crate) target: String,
    context: String,
    session: String,
    downloads: TemporaryDirectory,
    patience: Duration,
    held: Mutex<Modifiers>,
    viewport: Mutex<Viewport>,
}

impl Page {
    pub(crate) fn new(
        connection: Arc<Connection>,
        context: String,
        downloads: TemporaryDirectory,
    ) -> Self {
        Self {
            connection,
            target: String::new(),
            context,
            session: String::new(),
            downloads,
            patience: Duration::from_secs(2),
            held: Mutex::default(),
            viewport: Mutex::default(),
        }
    }

    pub(crate) fn attach(&mut self, target: String, session: String) -> Result<(), BrowserError> {
        self.target = target;
        self.session = session;
        self.viewport(Viewport::default())
    }

    /// How long the methods that need an element wait until it can be used; two seconds unless told otherwise.
    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// Opens an address and waits for the load event. An address that differs in its fragment only, or that turns out
    /// to be a download, leaves the document as it is.
    pub fn goto(&self, url: &str) -> Result<(), BrowserError> {
        let before = self.document()?;
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        match (answer["errorText"].as_str(), answer["loaderId"].as_str()) {
            (Some(_), _) if answer["isDownload"] == true => Ok(()),
            (Some(reason), _) => Err(BrowserError::Navigation {
                url: url.into(),
                reason: reason.into(),
            }),
            (None, Some(_)) => self.wait_loaded(&before, &format!("{url} to load")),
            (None, None) => Ok(()),
        }
    }

    /// Loads the same address again and waits for the load event.
    pub fn reload(&self) -> Result<(), BrowserError> {
        let before = self.document()?;
        self.call("Page.reload", json!({}))?;
        self.wait_loaded(&before, "the page to load again")
    }

    /// Where the page is.
    pub fn url(&self) -> Result<String, BrowserError> {
        Ok(self
            .evaluate("location.href")?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    pub(crate) fn download_directory(&self) -> &Path {
        self.downloads.path()
    }

    fn call(&self, method: &str, parameters: Value) -> Result<Value, BrowserError> {
        self.connection
            .call(Some(&self.session), method, parameters)
    }

    /// The current document, with an empty list of documents that have loaded.
    fn document(&self) -> Result<String, BrowserError> {
        let tree = self.call("Page.getFrameTree", json!({}))?;
        self.journal(|journal| journal.loaded.clear());
        Ok(tree["frameTree"]["frame"]["loaderId"]
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Waits for a document other than the one before, which may still have been loading. It need not be the one asked
    /// for: a page may go on to another address before it has loaded.
    fn wait_loaded(&self, before: &str, what: &str) -> Result<(), BrowserError> {
        self.connection
            .wait_for(self.connection.timeout(), what, |state| {
                if let Some(trouble) = state.trouble_of(&self.session, what) {
                    return Some(Err(trouble));
                }
                let journal = state.journals.get(&self.context)?;
                journal
                    .loaded
                    .iter()
                    .any(|document| document != before)
                    .then_some(Ok(()))
            })?
    }

    /// Runs `look` on the journal, which is there as long as the page is.
    fn journal<T: Default>(&self, look: impl FnOnce(&mut Journal) -> T) -> T {
        self.connection
            .state()
            .journals
            .get_mut(&self.context)
            .map(look)
            .unwrap_or_default()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.connection.state().journals.remove(&self.context);
        self.connection.post(
            None,
            "Target.disposeBrowserContext",
            &json!({ "browserContextId": self.context }),
        );
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
