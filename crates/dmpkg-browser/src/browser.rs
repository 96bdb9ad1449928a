//! The browser: started, asked for pages, ended.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::connection::Connection;
use crate::journal::Journal;
use crate::launch::Process;
use crate::state::auto_attach;
use crate::temporary::TemporaryDirectory;
use crate::{BrowserError, LaunchOptions, Page};

/// A running browser with a profile of its own. Dropping it ends the process and removes the profile, so it must not
/// live in a `static`, which is never dropped; its pages become useless then.
pub struct Browser {
    // Declared in the order in which they must go: first the line is closed, then the process is waited for.
    line: Line,
    process: Process,
}

/// Closes the connection when it goes out of scope.
struct Line(Arc<Connection>);

impl Browser {
    /// Starts a browser without a window.
    pub fn launch(options: &LaunchOptions) -> Result<Self, BrowserError> {
        let (mut process, commands, answers) = Process::start(options)?;
        let line = Line(Connection::new(commands, answers, options.timeout));
        match line.0.call(None, "Target.setAutoAttach", auto_attach()) {
            Ok(_) => Ok(Self { line, process }),
            Err(cause) => {
                drop(line);
                Err(process.launch_error(&cause))
            }
        }
    }

    /// Opens an empty page. It shares no cookie, cache, storage or service worker with any other page.
    pub fn page(&self) -> Result<Page, BrowserError> {
        let connection = &self.line.0;
        let downloads = TemporaryDirectory::new("downloads")?;
        let context = text(
            connection.call(None, "Target.createBrowserContext", json!({}))?,
            "browserContextId",
        )?;
        connection
            .state()
            .journals
            .insert(context.clone(), Journal::new());
        // From here on the page closes the context when anything fails.
        let mut page = Page::new(Arc::clone(connection), context.clone(), downloads);
        let parameters = json!({
            "behavior": "allowAndName",
            "browserContextId": context,
            "downloadPath": page.download_directory(),
            "eventsEnabled": true,
        });
        connection.call(None, "Browser.setDownloadBehavior", parameters)?;
        let parameters = json!({ "url": "about:blank", "browserContextId": context });
        let target = text(
            connection.call(None, "Target.createTarget", parameters)?,
            "targetId",
        )?;
        let session = connection.wait_for(connection.timeout(), "a new page", |state| {
            state.session_of_target(&target)
        })?;
        page.attach(target, session)?;
        Ok(page)
    }

    /// The browser's name and version, such as `Chrome/156.0.8078.79`.
    pub fn version(&self) -> Result<String, BrowserError> {
        text(
            self.line.0.call(None, "Browser.getVersion", json!({}))?,
            "product",
        )
    }

    /// The id of the browser's main process.
    pub fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// The directory of its profile.
    pub fn profile(&self) -> &Path {
        self.process.profile()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.0.close();
    }
}

fn text(mut answer: Value, name: &str) -> Result<String, BrowserError> {
    match answer[name].take() {
        Value::String(text) => Ok(text),
        _ => Err(BrowserError::Protocol {
            method: "a command".into(),
            message: format!("its answer has no `{name}`"),
        }),
    }
}
