//! Commands out, answers and events in: JSON messages, each ended by a zero byte.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::BrowserError;
use crate::state::{Command, State};

/// The line to one browser, shared by all of its pages.
pub(crate) struct Connection {
    commands: Mutex<Option<ChildStdin>>,
    state: Mutex<State>,
    changed: Condvar,
    last_id: AtomicU64,
    timeout: Duration,
    /// Held by whoever records a trace: the browser records one at a time.
    pub(crate) trace: Mutex<()>,
}

impl Connection {
    pub(crate) fn new(commands: ChildStdin, answers: ChildStdout, timeout: Duration) -> Arc<Self> {
        let connection = Arc::new(Self {
            commands: Mutex::new(Some(commands)),
            state: Mutex::default(),
            changed: Condvar::new(),
            last_id: AtomicU64::new(0),
            timeout,
            trace: Mutex::default(),
        });
        let reader = Arc::clone(&connection);
        thread::spawn(move || reader.read(answers));
        connection
    }

    /// Sends a command and waits for its answer.
    pub(crate) fn call(
        &self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
    ) -> Result<Value, BrowserError> {
        self.call_within(session, method, parameters, self.timeout)
    }

    /// The same with a time limit of its own.
    pub(crate) fn call_within(
        &self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
        timeout: Duration,
    ) -> Result<Value, BrowserError> {
        let id = self.next_id();
        self.state().expect_reply(id);
        self.send(id, session, method, &parameters)?;
        let reply = self.wait_for(timeout, method, |state| {
            if let Some(reply) = state.take_reply(id) {
                return Some(Ok(reply));
            }
            session
                .and_then(|session| state.trouble_of(session, method))
                .map(Err)
        });
        let reply = match reply {
            Ok(reply) => reply?,
            Err(error) => {
                self.state().forget_reply(id);
                return Err(error);
            }
        };
        match reply.get("error") {
            None => Ok(reply.get("result").cloned().unwrap_or_default()),
            Some(error) => Err(BrowserError::Protocol {
                method: method.into(),
                message: error["message"]
                    .as_str()
                    .unwrap_or("no reason given")
                    .into(),
            }),
        }
    }

    /// Sends a command whose answer nobody needs.
    pub(crate) fn post(&self, session: Option<&str>, method: &str, parameters: &Value) {
        // When the line is dead, whoever waits for something is told so.
        let _ = self.send(self.next_id(), session, method, parameters);
    }

    /// Looks at the state after every change until `look` finds what it looks for.
    pub(crate) fn wait_for<T>(
        &self,
        timeout: Duration,
        what: &str,
        mut look: impl FnMut(&mut State) -> Option<T>,
    ) -> Result<T, BrowserError> {
        let deadline = Instant::now() + timeout;
        let mut state = self.state();
        loop {
            if let Some(found) = look(&mut state) {
                return Ok(found);
            }
            if state.closed {
                return Err(BrowserError::Gone { what: what.into() });
            }
            let Some(left) = deadline.checked_duration_since(Instant::now()) else {
                return Err(BrowserError::Timeout {
                    what: what.into(),
                    after: timeout,
                });
            };
            state = self
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// What is known of the browser; never held while a command is sent.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.timeout
    }

    /// Asks the browser to end and closes the line; a browser that lost its line ends as well.
    pub(crate) fn close(&self) {
        self.post(None, "Browser.close", &json!({}));
        *self.commands.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn next_id(&self) -> u64 {
        self.last_id.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn send(
        &self,
        id: u64,
        session: Option<&str>,
        method: &str,
        parameters: &Value,
    ) -> Result<(), BrowserError> {
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if let (Some(session), Some(message)) = (session, message.as_object_mut()) {
            message.insert("sessionId".into(), session.into());
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let gone = || BrowserError::Gone {
            what: method.into(),
        };
        let mut commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
        let commands = commands.as_mut().ok_or_else(gone)?;
        commands
            .write_all(&bytes)
            .and_then(|()| commands.flush())
            .map_err(|_| gone())
    }

    fn read(&self, answers: ChildStdout) {
        let mut answers = BufReader::with_capacity(1 << 16, answers);
        let mut message = Vec::new();
        while answers
            .read_until(0, &mut message)
            .is_ok_and(|length| length > 0)
        {
            if message.last() == Some(&0) {
                message.pop();
            }
            if let Ok(message) = serde_json::from_slice::<Value>(&message) {
                let commands = self.state().receive(message);
                self.changed.notify_all();
                for Command {
                    session,
                    method,
                    parameters,
                } in commands
                {
                    self.post(session.as_deref(), method, &parameters);
                }
            }
            message.clear();
        }
        self.state().closed = true;
        self.changed.notify_all();
    }
}
