//! What a page and its workers said: console calls, uncaught exceptions, the browser's own complaints, dialogs.

use std::time::Duration;

use serde_json::Value;

use crate::TargetKind;

/// How grave a console entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsoleLevel {
    /// `console.debug` and the like.
    Debug,
    /// `console.log`, `console.info`.
    Info,
    /// `console.warn`.
    Warning,
    /// `console.error`, an uncaught exception, a refused or failed request.
    Error,
}

/// One entry of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleEntry {
    /// Who said it.
    pub target: TargetKind,
    /// How grave it is.
    pub level: ConsoleLevel,
    /// Where it comes from: `console`, `exception`, `dialog`, or the browser's own word such as `security`, `network`.
    /// What a worker reports is repeated by its page under `worker`.
    pub source: String,
    /// The text; several arguments are joined by spaces.
    pub text: String,
    /// The script or document, where known.
    pub url: String,
    /// When it was heard, counted from the opening of the page.
    pub at: Duration,
}

impl ConsoleEntry {
    /// Whether a Content-Security-Policy refused something.
    pub fn is_policy_violation(&self) -> bool {
        self.text.contains("Content Security Policy")
    }

    /// From an event, if it is one that belongs into the console.
    pub(crate) fn from_event(
        target: TargetKind,
        method: &str,
        event: &Value,
        at: Duration,
    ) -> Option<Self> {
        let (level, source, text, url) = match method {
            "Runtime.consoleAPICalled" => {
                let arguments: Vec<String> =
                    event["args"].as_array()?.iter().map(argument).collect();
                let url = &event["stackTrace"]["callFrames"][0]["url"];
                (level(&event["type"]), "console", arguments.join(" "), url)
            }
            "Runtime.exceptionThrown" => {
                let details = &event["exceptionDetails"];
                (
                    ConsoleLevel::Error,
                    "exception",
                    exception(details),
                    &details["url"],
                )
            }
            "Log.entryAdded" => {
                let entry = &event["entry"];
                let text = entry["text"].as_str()?.to_owned();
                (
                    level(&entry["level"]),
                    entry["source"].as_str()?,
                    text,
                    &entry["url"],
                )
            }
            "Page.javascriptDialogOpening" => {
                let text = format!(
                    "{}: {}",
                    event["type"].as_str()?,
                    event["message"].as_str()?
                );
                (ConsoleLevel::Info, "dialog", text, &event["url"])
            }
            _ => return None,
        };
        let url = url.as_str().unwrap_or_default().to_owned();
        Some(Self {
            target,
            level,
            source: source.to_owned(),
            text,
            url,
            at,
        })
    }
}

/// The text of an exception with its stack, from the protocol's `ExceptionDetails`.
pub(crate) fn exception(details: &Value) -> String {
    let thrown = &details["exception"];
    let text = details["text"].as_str().unwrap_or("exception without text");
    match thrown["description"].as_str() {
        Some(description) => description.to_owned(),
        None if thrown["value"].is_null() => text.to_owned(),
        None => format!("{text} {}", argument(thrown)),
    }
}

fn argument(value: &Value) -> String {
    match (
        &value["value"],
        value["description"].as_str(),
        value["unserializableValue"].as_str(),
    ) {
        (Value::String(text), ..) => text.clone(),
        (Value::Null, Some(text), _) | (Value::Null, None, Some(text)) => text.to_owned(),
        (Value::Null, None, None) => value["subtype"]
            .as_str()
            .or(value["type"].as_str())
            .unwrap_or_default()
            .to_owned(),
        (other, ..) => other.to_string(),
    }
}

fn level(value: &Value) -> ConsoleLevel {
    match value.as_str().unwrap_or_default() {
        "error" | "assert" => ConsoleLevel::Error,
        "warning" => ConsoleLevel::Warning,
        "debug" | "verbose" => ConsoleLevel::Debug,
        _ => ConsoleLevel::Info,
    }
}
