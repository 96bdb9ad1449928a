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
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        if let Some(reason) = answer["errorText"].as_str() {
            if answer["isDownload"] == true {
                return Ok(());
            }
            return Err(BrowserError::Navigation {
                url: url.into(),
                reason: reason.into(),
            });
        }
        match answer["loaderId"].as_str() {
            Some(document) => {
                self.wait_loaded(&format!("{url} to load"), |loaded| loaded == document)
            }
            None => Ok(()),
        }
    }

    /// Loads the same address again and waits for the load event.
    pub fn reload(&self) -> Result<(), BrowserError> {
        let tree = self.call("Page.getFrameTree", json!({}))?;
        let before = tree["frameTree"]["frame"]["loaderId"]
            .as_str()
            .unwrap_or_default();
        // The current document may be loading still: what counts is a document that is not there yet.
        self.journal(|journal| journal.loaded.clear());
        self.call("Page.reload", json!({}))?;
        self.wait_loaded("the page to load again", |loaded| loaded != before)
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

    fn wait_loaded(
        &self,
        what: &str,
        mut is_it: impl FnMut(&str) -> bool,
    ) -> Result<(), BrowserError> {
        self.connection
            .wait_for(self.connection.timeout(), what, |state| {
                if let Some(trouble) = state.trouble_of(&self.session, what) {
                    return Some(Err(trouble));
                }
                let journal = state.journals.get(&self.context)?;
                journal
                    .loaded
                    .iter()
                    .any(|document| is_it(document))
                    .then_some(Ok(()))
            })?
    }

    /// Runs `look` on the journal, which is there as long as the page is.
    fn journal<T: Default>(&self, look: impl FnOnce(&mut crate::state::Journal) -> T) -> T {
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
