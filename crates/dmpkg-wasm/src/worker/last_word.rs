//! What a worker says when it panics. A panic ends a WebAssembly module without a word, so the rule
//! that runs is remembered, and the message is sent before.

use std::cell::RefCell;

use dmpkg::{EntryPath, ToolFailure};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

use crate::envelope::pack;
use crate::message::{ENGINE_STOPPED, Failure, Response};

thread_local! {
    /// The rule that runs, and the archive that it looks at.
    static RUNNING: RefCell<Option<(&'static str, EntryPath)>> = const { RefCell::new(None) };
}

/// Remembers the rule that is about to run.
pub(super) fn remember(rule: &'static str, path: &EntryPath) {
    RUNNING.with_borrow_mut(|running| match running {
        // The path stays as it is for many rules.
        Some((known, place)) if place == path => *known = rule,
        _ => *running = Some((rule, path.clone())),
    });
}

/// Forgets it: what runs now is no rule. Tells whether there was one.
pub(super) fn forget() -> bool {
    RUNNING.take().is_some()
}

/// From now on a panic says what happened, and in which rule.
pub(super) fn prepare() {
    std::panic::set_hook(Box::new(|info| {
        let message = format!("The engine stopped unexpectedly: {info}.");
        let response = match RUNNING.try_with(RefCell::take).ok().flatten() {
            Some((rule, path)) => Response::RuleFailed(ToolFailure {
                rule: rule.to_owned(),
                path,
                message,
            }),
            None => Response::Failed(Failure {
                code: ENGINE_STOPPED.to_owned(),
                message,
                advice: "Reload the engine. If it stops again on this file, report this message."
                    .to_owned(),
            }),
        };
        let scope = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>();
        if let Ok(message) = pack(0, &response, &JsValue::NULL) {
            drop(scope.post_message(&message));
        }
    }));
}
