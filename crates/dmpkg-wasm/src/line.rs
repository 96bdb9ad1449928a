//! The line between the page and one worker.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use crate::envelope::{pack, unpack};
use crate::message::{Failure, Request, Response};
use crate::origin::Origin;

/// What comes over the line.
pub(crate) enum Heard {
    /// A message: its id, what it says, and what came with it.
    Message(u32, Response, JsValue),
    /// The worker stopped, or cannot be understood: a sentence.
    Broken(String),
}

/// A living worker. Dropping the line ends it, and nothing more is heard of it.
pub(crate) struct Line {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Line {
    /// Listens to a worker.
    pub(crate) fn new(worker: Worker, hear: impl Fn(Heard) + Clone + 'static) -> Self {
        let hear_error = hear.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            hear(match unpack::<Response>(event.data()) {
                Ok((id, response, attachment)) => Heard::Message(id, response, attachment),
                Err(error) => Heard::Broken(format!(
                    "An answer of the engine could not be read: {error}."
                )),
            });
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            hear_error(Heard::Broken(format!(
                "The engine stopped unexpectedly: {}.",
                event.message()
            )));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        }
    }

    /// Sends a request.
    pub(crate) fn say(
        &self,
        id: u32,
        request: &Request,
        attachment: Option<&Origin>,
    ) -> Result<(), Failure> {
        let attachment = attachment.map_or(JsValue::NULL, |origin| origin.handle().clone());
        pack(id, request, &attachment)
            .and_then(|message| self.worker.post_message(&message))
            .map_err(|error| Failure::of_tool(&format!("a request could not be sent ({error:?})")))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
