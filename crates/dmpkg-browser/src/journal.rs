//! What happened in one page and in all that belongs to it.

use std::time::Instant;

use serde_json::{Value, json};

use crate::ConsoleEntry;
use crate::network::Recorder;
use crate::state::{Command, Session};

/// Kept from the opening of a page to its end.
pub(crate) struct Journal {
    pub(crate) network: Recorder,
    pub(crate) console: Vec<ConsoleEntry>,
    /// The documents that have fired their load event.
    pub(crate) loaded: Vec<String>,
    /// The `<input>` for which the page wants a file, as a DOM node; 0 when it asked in another way.
    pub(crate) wants_file: Option<u64>,
    opened: Instant,
}

impl Journal {
    pub(crate) fn new() -> Self {
        Self {
            network: Recorder::default(),
            console: Vec::new(),
            loaded: Vec::new(),
            wants_file: None,
            opened: Instant::now(),
        }
    }

    /// Takes in one event of a page or worker and tells what to send because of it.
    pub(crate) fn receive(
        &mut self,
        session: &Session,
        id: &str,
        method: &str,
        event: &Value,
    ) -> Vec<Command> {
        let at = self.opened.elapsed();
        self.console
            .extend(ConsoleEntry::from_event(session.kind, method, event, at));
        match method {
            "Page.lifecycleEvent"
                if event["name"] == "load" && event["frameId"] == session.target.as_str() =>
            {
                self.loaded
                    .extend(event["loaderId"].as_str().map(String::from));
            }
            "Page.fileChooserOpened" => {
                self.wants_file = Some(event["backendNodeId"].as_u64().unwrap_or(0))
            }
            "Page.javascriptDialogOpening" => {
                // An open dialog stops the page; the one that asks before leaving must not stop a test from leaving.
                let parameters = json!({ "accept": event["type"] == "beforeunload" });
                let session = Some(id.to_owned());
                return vec![Command {
                    session,
                    method: "Page.handleJavaScriptDialog",
                    parameters,
                }];
            }
            _ => self.network.receive(session.kind, id, method, event, at),
        }
        Vec::new()
    }
}
