//! Asking the page and its workers in JavaScript.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Page;
use crate::BrowserError;
use crate::console;
use crate::state::State;

/// How often a condition is looked at.
const STEP: Duration = Duration::from_millis(20);

impl Page {
    /// The value of an expression. A promise is awaited, an exception is an error, `undefined` is null, and a value
    /// that JSON does not have, such as `NaN`, comes as text. The page's Content-Security-Policy does not stand in the
    /// way.
    pub fn evaluate(&self, js: &str) -> Result<Value, BrowserError> {
        self.evaluate_in(&self.session, js, self.connection.timeout())
    }

    /// The value of an expression inside a worker; living workers are counted from 0 in the order in which they
    /// started, and one that is just being started is waited for.
    pub fn evaluate_in_worker(&self, index: usize, js: &str) -> Result<Value, BrowserError> {
        self.evaluate_in(&self.worker_session(index)?, js, self.connection.timeout())
    }

    /// How many workers are alive and have their script, at any depth; service workers do not count.
    pub fn workers(&self) -> usize {
        self.connection.state().workers(&self.context).len()
    }

    /// Waits until an expression is truthy. A promise is awaited. An exception counts as "not yet", and is told when the
    /// time is up.
    pub fn wait(&self, js_condition: &str, timeout: Duration) -> Result<(), BrowserError> {
        let deadline = Instant::now() + timeout;
        let js = format!("(async () => !!(await ({js_condition})))()");
        let mut trouble = None;
        loop {
            let left = deadline.saturating_duration_since(Instant::now()).max(STEP);
            match self.evaluate_in(&self.session, &js, left) {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) => trouble = None,
                // While the page changes to another document there is nobody who could answer.
                Err(error @ (BrowserError::Script { .. } | BrowserError::Protocol { .. })) => {
                    trouble = Some(error)
                }
                Err(BrowserError::Timeout { .. }) => {}
                Err(error) => return Err(error),
            }
            if Instant::now() >= deadline {
                let what = match trouble {
                    None => js_condition.to_owned(),
                    Some(error) => format!("{js_condition} ({error})"),
                };
                return Err(BrowserError::Timeout {
                    what,
                    after: timeout,
                });
            }
            thread::sleep(STEP);
        }
    }

    /// The text of the first element, as rendered; waits until there is one.
    pub fn text(&self, selector: &str) -> Result<String, BrowserError> {
        let js = format!(
            "(e => e && (e.innerText ?? e.textContent))(document.querySelector({}))",
            Value::from(selector)
        );
        self.patiently(|| match self.evaluate(&js)? {
            Value::String(text) => Ok(text),
            _ => Err(BrowserError::Element {
                selector: selector.into(),
                problem: "matches nothing".into(),
            }),
        })
    }

    /// How many elements there are at this moment.
    pub fn count(&self, selector: &str) -> Result<usize, BrowserError> {
        let count = self.evaluate(&format!(
            "document.querySelectorAll({}).length",
            Value::from(selector)
        ))?;
        Ok(count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or(0))
    }

    /// Tries again as long as an element is the trouble and patience lasts.
    pub(super) fn patiently<T>(
        &self,
        mut attempt: impl FnMut() -> Result<T, BrowserError>,
    ) -> Result<T, BrowserError> {
        let deadline = Instant::now() + self.patience;
        loop {
            match attempt() {
                Err(BrowserError::Element { .. }) if Instant::now() < deadline => {
                    thread::sleep(STEP)
                }
                outcome => return outcome,
            }
        }
    }

    /// A handle of an object in the page, for commands that take one.
    pub(super) fn object(&self, js: &str) -> Result<Option<String>, BrowserError> {
        let parameters = json!({ "expression": js, "userGesture": true });
        let answer = self.call("Runtime.evaluate", parameters)?;
        fail_on_exception(&answer)?;
        Ok(answer["result"]["objectId"].as_str().map(String::from))
    }

    /// The line to a worker; one that is just being started is waited for.
    pub(super) fn worker_session(&self, index: usize) -> Result<String, BrowserError> {
        let find = |state: &mut State| state.workers(&self.context).into_iter().nth(index);
        self.connection
            .wait_for(self.patience, "a worker", find)
            .map_err(|error| match error {
                BrowserError::Timeout { .. } => BrowserError::NoWorker {
                    index,
                    count: self.workers(),
                },
                other => other,
            })
    }

    fn evaluate_in(
        &self,
        session: &str,
        js: &str,
        timeout: Duration,
    ) -> Result<Value, BrowserError> {
        let parameters = json!({
            "expression": js,
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let mut answer = self
            .connection
            .call_within(Some(session), "Runtime.evaluate", parameters, timeout)
            .map_err(|error| match error {
                BrowserError::Timeout { after, .. } => BrowserError::Timeout {
                    what: js.into(),
                    after,
                },
                other => other,
            })?;
        fail_on_exception(&answer)?;
        let result = &mut answer["result"];
        match result["unserializableValue"].take() {
            Value::Null => Ok(result["value"].take()),
            text => Ok(text),
        }
    }
}

pub(super) fn fail_on_exception(answer: &Value) -> Result<(), BrowserError> {
    match answer.get("exceptionDetails") {
        None => Ok(()),
        Some(details) => Err(BrowserError::Script {
            text: console::exception(details),
        }),
    }
}
