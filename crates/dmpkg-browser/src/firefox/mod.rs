//! Drives a real Firefox, as far as a second engine needs it: open, ask, choose a file, watch.
//!
//! Firefox speaks WebDriver BiDi by itself, over a WebSocket on a port of this machine. So it needs no driver program,
//! which would have to be built first, and events of the network come over the same line as answers.

mod process;
mod socket;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::BrowserError;
use process::Process;
pub use process::find_firefox;
use socket::Socket;

/// How often a condition is looked at.
const PAUSE: Duration = Duration::from_millis(50);

/// A running Firefox with one page. It and its profile end with this value.
pub struct Firefox {
    socket: Socket,
    context: String,
    last: u64,
    events: Vec<Value>,
    // Declared last: the line is closed before the program is ended.
    _process: Process,
}

impl Firefox {
    /// Starts Firefox without a window.
    ///
    /// # Errors
    ///
    /// When there is no Firefox, or when it does not come up.
    pub fn launch() -> Result<Self, BrowserError> {
        let (process, port) = Process::start()?;
        let socket = Socket::connect(port, "/session")?;
        let mut firefox = Self {
            socket,
            context: String::new(),
            last: 0,
            events: Vec::new(),
            _process: process,
        };
        firefox.call("session.new", json!({ "capabilities": {} }))?;
        let events = ["network.beforeRequestSent", "log.entryAdded"];
        firefox.call("session.subscribe", json!({ "events": events }))?;
        let tree = firefox.call("browsingContext.getTree", json!({}))?;
        firefox.context = text(&tree["contexts"][0]["context"]);
        Ok(firefox)
    }

    /// Opens an address and waits until it is loaded.
    pub fn goto(&mut self, url: &str) -> Result<(), BrowserError> {
        let parameters = json!({ "context": self.context, "url": url, "wait": "complete" });
        self.call("browsingContext.navigate", parameters).map(drop)
    }

    /// Loads the same address again and waits until it is loaded.
    pub fn reload(&mut self) -> Result<(), BrowserError> {
        let parameters = json!({ "context": self.context, "wait": "complete" });
        self.call("browsingContext.reload", parameters).map(drop)
    }

    /// The value of an expression, a promise's once it is settled. What JSON cannot say is null.
    pub fn evaluate(&mut self, js: &str) -> Result<Value, BrowserError> {
        let expression =
            format!("Promise.resolve({js}).then(value => JSON.stringify(value) ?? 'null')");
        let answer = self.call(
            "script.evaluate",
            json!({ "expression": expression, "target": { "context": self.context }, "awaitPromise": true }),
        )?;
        match answer["result"]["value"].as_str() {
            Some(value) => Ok(serde_json::from_str(value).unwrap_or(Value::Null)),
            None => Err(BrowserError::Script {
                text: text(&answer["exceptionDetails"]["text"]),
            }),
        }
    }

    /// Waits until an expression is truthy.
    pub fn wait(&mut self, condition: &str, timeout: Duration) -> Result<(), BrowserError> {
        let deadline = Instant::now() + timeout;
        loop {
            if self.evaluate(&format!("!!({condition})"))? == true {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(BrowserError::Timeout {
                    what: condition.to_owned(),
                    after: timeout,
                });
            }
            thread::sleep(PAUSE);
        }
    }

    /// Gives a file to an `<input type=file>`, hidden or not, as if it had been chosen.
    pub fn set_file(&mut self, selector: &str, file: &Path) -> Result<(), BrowserError> {
        let locator = json!({ "type": "css", "value": selector });
        let found = self.call(
            "browsingContext.locateNodes",
            json!({ "context": self.context, "locator": locator }),
        )?;
        let element = &found["nodes"][0]["sharedId"];
        if element.is_null() {
            return Err(BrowserError::Element {
                selector: selector.to_owned(),
                problem: "is not there".to_owned(),
            });
        }
        self.call(
            "input.setFiles",
            json!({ "context": self.context, "element": { "sharedId": element }, "files": [file] }),
        )
        .map(drop)
    }

    /// The addresses of all requests that were sent since the last call, workers included.
    pub fn take_requests(&mut self) -> Result<Vec<String>, BrowserError> {
        self.take("network.beforeRequestSent", |event| {
            text(&event["request"]["url"])
        })
    }

    /// Errors and warnings that came into the console since the last call.
    pub fn take_complaints(&mut self) -> Result<Vec<String>, BrowserError> {
        let entries = self.take("log.entryAdded", |event| {
            (text(&event["level"]), text(&event["text"]))
        })?;
        let bad = entries
            .into_iter()
            .filter(|(level, _)| level == "error" || level == "warn");
        Ok(bad
            .map(|(level, text)| format!("{level}: {text}"))
            .collect())
    }

    fn take<T>(
        &mut self,
        method: &str,
        read: impl Fn(&Value) -> T,
    ) -> Result<Vec<T>, BrowserError> {
        // Events come in the order in which things happened, so an answer to something asked now comes after them.
        self.evaluate("0")?;
        let (taken, left) = std::mem::take(&mut self.events)
            .into_iter()
            .partition(|event| event["method"] == method);
        self.events = left;
        let taken: Vec<Value> = taken;
        Ok(taken.iter().map(|event| read(&event["params"])).collect())
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value, BrowserError> {
        self.last += 1;
        let id = self.last;
        let command = json!({ "id": id, "method": method, "params": parameters });
        self.socket.send(&command.to_string(), method)?;
        loop {
            let message = self.socket.receive(method)?;
            let mut message: Value = serde_json::from_str(&message).unwrap_or_default();
            if message["id"] != id {
                self.events.push(message);
                continue;
            }
            return match message["type"].as_str() {
                Some("success") => Ok(message["result"].take()),
                _ => Err(BrowserError::Protocol {
                    method: method.to_owned(),
                    message: text(&message["message"]),
                }),
            };
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
