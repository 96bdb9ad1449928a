//! What is known of the browser: kept by the thread that reads the line, looked at by everybody else.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::journal::Journal;
use crate::{BrowserError, TargetKind};

/// A command that an event calls for.
pub(crate) struct Command {
    pub(crate) session: Option<String>,
    pub(crate) method: &'static str,
    pub(crate) parameters: Value,
}

/// Everything that the browser has told so far and that somebody may still ask for.
#[derive(Default)]
pub(crate) struct State {
    /// The line is closed; nothing will ever come.
    pub(crate) closed: bool,
    /// One journal for each page, by browser context.
    pub(crate) journals: BTreeMap<String, Journal>,
    /// In the order in which they began.
    pub(crate) downloads: Vec<Download>,
    /// The process of each frame, as far as a trace has told.
    pub(crate) processes: BTreeMap<String, u32>,
    /// How many traces have been delivered.
    pub(crate) traces: u64,
    replies: BTreeMap<u64, Option<Value>>,
    sessions: BTreeMap<String, Session>,
    attached: u64,
}

/// A file on its way to the disk.
pub(crate) struct Download {
    /// Its unique name, which is also the name of the file while it arrives.
    pub(crate) id: String,
    /// The page that started it; a page and its main frame have the same id.
    pub(crate) target: String,
    pub(crate) suggested_name: String,
    pub(crate) state: String,
}

impl Download {
    /// Whether nothing more will come of it.
    pub(crate) fn has_ended(&self) -> bool {
        self.state == "completed" || self.state == "canceled"
    }
}

/// The line to one page, frame or worker.
pub(crate) struct Session {
    /// The page, frame or worker; a page and its main frame have the same id.
    pub(crate) target: String,
    pub(crate) kind: TargetKind,
    context: String,
    /// Sessions are numbered as they come, so that the first worker is the first one started.
    order: u64,
    crashed: bool,
    /// A worker that has its script. To evaluate anything in one before that crashes Chromium.
    ready: bool,
}

impl State {
    pub(crate) fn expect_reply(&mut self, id: u64) {
        self.replies.insert(id, None);
    }

    pub(crate) fn forget_reply(&mut self, id: u64) {
        self.replies.remove(&id);
    }

    pub(crate) fn take_reply(&mut self, id: u64) -> Option<Value> {
        let reply = self.replies.get_mut(&id)?.take()?;
        self.replies.remove(&id);
        Some(reply)
    }

    /// Why a session cannot answer any more.
    pub(crate) fn trouble_of(&self, session: &str, what: &str) -> Option<BrowserError> {
        match self.sessions.get(session) {
            None => Some(BrowserError::TargetGone { what: what.into() }),
            Some(session) => session.crashed.then_some(BrowserError::Crashed),
        }
    }

    pub(crate) fn session_of_target(&self, target: &str) -> Option<String> {
        self.sessions
            .iter()
            .find(|(_, session)| session.target == target)
            .map(|(id, _)| id.clone())
    }

    /// The living workers of a page that have their script, the oldest first.
    pub(crate) fn workers(&self, context: &str) -> Vec<String> {
        let mut workers: Vec<_> = self
            .sessions
            .iter()
            .filter(|(_, session)| session.kind == TargetKind::Worker && session.context == context)
            .filter(|(_, session)| session.ready)
            .collect();
        workers.sort_by_key(|(_, session)| session.order);
        workers.into_iter().map(|(id, _)| id.clone()).collect()
    }

    /// Takes in one message and tells what to send because of it.
    pub(crate) fn receive(&mut self, mut message: Value) -> Vec<Command> {
        if let Some(id) = message["id"].as_u64() {
            if let Some(reply) = self.replies.get_mut(&id) {
                *reply = Some(message);
            }
            return Vec::new();
        }
        let event = message["params"].take();
        let method = message["method"].as_str().unwrap_or_default();
        match message["sessionId"].as_str() {
            _ if method == "Target.attachedToTarget" => self.attach(&event),
            _ if method == "Target.detachedFromTarget" => {
                self.sessions
                    .remove(event["sessionId"].as_str().unwrap_or_default());
                Vec::new()
            }
            None => {
                self.receive_from_browser(method, &event);
                Vec::new()
            }
            Some(session) => self.receive_from_session(session, method, &event),
        }
    }

    /// Everything that runs is held until its recording is switched on, and what it starts is held in the same way.
    fn attach(&mut self, event: &Value) -> Vec<Command> {
        let Some(session) = event["sessionId"].as_str() else {
            return Vec::new();
        };
        let command = |method, parameters| Command {
            session: Some(session.to_owned()),
            method,
            parameters,
        };
        let run = command("Runtime.runIfWaitingForDebugger", json!({}));
        let target = &event["targetInfo"];
        let id = target["targetId"].as_str().unwrap_or_default();
        // Page and browser both attach to a service worker; the second session would record everything twice.
        if self.session_of_target(id).is_some() {
            return vec![run];
        }
        let kind = TargetKind::of(target["type"].as_str().unwrap_or_default());
        let mut commands = vec![
            command("Network.enable", json!({})),
            command("Runtime.enable", json!({})),
            command("Log.enable", json!({})),
            command("Target.setAutoAttach", auto_attach()),
        ];
        if kind == TargetKind::Page {
            commands.push(command("Page.enable", json!({})));
            commands.push(command(
                "Page.setLifecycleEventsEnabled",
                json!({ "enabled": true }),
            ));
            // A page without focus would not draw its focus ring nor may it read the clipboard.
            commands.push(command(
                "Emulation.setFocusEmulationEnabled",
                json!({ "enabled": true }),
            ));
        }
        commands.push(run);
        self.attached += 1;
        self.sessions.insert(
            session.to_owned(),
            Session {
                target: id.to_owned(),
                kind,
                context: target["browserContextId"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                order: self.attached,
                crashed: false,
                ready: false,
            },
        );
        commands
    }

    fn receive_from_browser(&mut self, method: &str, event: &Value) {
        let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
        match method {
            "Browser.downloadWillBegin" => {
                self.downloads.push(Download {
                    id: text("guid"),
                    target: text("frameId"),
                    suggested_name: text("suggestedFilename"),
                    state: "inProgress".into(),
                });
            }
            "Browser.downloadProgress" => {
                let id = text("guid");
                if let Some(download) = self.downloads.iter_mut().find(|one| one.id == id) {
                    download.state = text("state");
                }
            }
            _ => {}
        }
    }

    fn receive_from_session(&mut self, id: &str, method: &str, event: &Value) -> Vec<Command> {
        let Some(session) = self.sessions.get_mut(id) else {
            return Vec::new();
        };
        match method {
            "Inspector.targetCrashed" => session.crashed = true,
            "Inspector.targetReloadedAfterCrash" => session.crashed = false,
            "Inspector.workerScriptLoaded" => session.ready = true,
            "Tracing.dataCollected" => self.processes.extend(traced_processes(event)),
            "Tracing.tracingComplete" => self.traces += 1,
            _ => {
                let Some(journal) = self.journals.get_mut(&session.context) else {
                    return Vec::new();
                };
                return journal.receive(session, id, method, event);
            }
        }
        Vec::new()
    }
}

/// Parameters that attach to everything started later, and hold it until it is prepared. Only what the browser draws
/// itself is left alone.
pub(crate) fn auto_attach() -> Value {
    json!({
        "autoAttach": true,
        "waitForDebuggerOnStart": true,
        "flatten": true,
        "filter": [
            { "type": "browser", "exclude": true },
            { "type": "browser_ui", "exclude": true },
            { "type": "tab", "exclude": true },
            {},
        ],
    })
}

fn traced_processes(event: &Value) -> Vec<(String, u32)> {
    let frames = |entry: &Value| {
        entry["args"]["data"]["frames"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    };
    let process = |frame: &Value| {
        let process = frame["processId"]
            .as_u64()
            .and_then(|process| u32::try_from(process).ok())?;
        Some((frame["frame"].as_str()?.to_owned(), process))
    };
    let entries = event["value"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    entries
        .iter()
        .filter(|entry| entry["name"] == "TracingStartedInBrowser")
        .flat_map(|entry| frames(entry).iter().filter_map(process).collect::<Vec<_>>())
        .collect()
}
