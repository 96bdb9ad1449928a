//! The worker's side: takes requests one at a time and answers them.

mod answer;
mod errand;
mod expression;
mod extract;
mod inside;
mod job;
mod last_word;
mod open;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use self::open::Opened;
use crate::envelope::{pack, unpack};
use crate::message::{Failure, Request, Response};
use crate::time::{forever, next_turn};

/// The worker: the open file, the requests that wait, and those that were stopped.
struct Worker {
    scope: DedicatedWorkerGlobalScope,
    file: RefCell<Option<Box<Opened>>>,
    /// Requests in their order, and whether one is being answered.
    queue: RefCell<(Vec<Waiting>, bool)>,
    cancelled: RefCell<Vec<u32>>,
}

struct Waiting {
    id: u32,
    request: Request,
    attachment: JsValue,
}

/// Takes requests for as long as the worker lives. Does nothing outside a worker.
pub fn run() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let worker = Rc::new(Worker {
        scope: scope.clone(),
        file: RefCell::new(None),
        queue: RefCell::new((Vec::new(), false)),
        cancelled: RefCell::new(Vec::new()),
    });
    last_word::prepare();
    let receiver = Rc::clone(&worker);
    let on_message = forever(move |event: MessageEvent| receive(&receiver, event.data()));
    scope.set_onmessage(Some(&on_message));
    worker.send(0, &Response::Ready, &JsValue::NULL);
}

fn receive(worker: &Rc<Worker>, data: JsValue) {
    let (id, request, attachment) = match unpack::<Request>(data) {
        Ok(message) => message,
        Err(error) => {
            let failure = Failure::of_tool(&format!("a request could not be read ({error})"));
            worker.send(0, &Response::Failed(failure), &JsValue::NULL);
            return;
        }
    };
    if let Request::Cancel { id: stopped } = request {
        worker.cancelled.borrow_mut().push(stopped);
        worker.send(id, &Response::Done, &JsValue::NULL);
        return;
    }
    let start = {
        let mut queue = worker.queue.borrow_mut();
        queue.0.push(Waiting {
            id,
            request,
            attachment,
        });
        !std::mem::replace(&mut queue.1, true)
    };
    if start {
        let worker = Rc::clone(worker);
        spawn_local(async move { worker.work().await });
    }
}

impl Worker {
    /// Answers what waits, until nothing waits.
    async fn work(&self) {
        loop {
            let next = {
                let mut queue = self.queue.borrow_mut();
                if queue.0.is_empty() {
                    queue.1 = false;
                    return;
                }
                queue.0.remove(0)
            };
            let id = next.id;
            if self.is_cancelled(id) {
                self.send(id, &Response::Cancelled, &JsValue::NULL);
            } else {
                self.answer(next).await;
            }
            // Ids grow: what was stopped up to here is of the past.
            self.cancelled.borrow_mut().retain(|stopped| *stopped > id);
        }
    }

    /// Lets messages in, and tells whether one of them stopped the request.
    async fn is_stopped(&self, id: u32) -> bool {
        next_turn().await;
        self.is_cancelled(id)
    }

    fn is_cancelled(&self, id: u32) -> bool {
        self.cancelled.borrow().contains(&id)
    }

    fn send(&self, id: u32, response: &Response, attachment: &JsValue) {
        let sent =
            pack(id, response, attachment).and_then(|message| self.scope.post_message(&message));
        if let Err(error) = sent {
            let failure = Failure::of_tool(&format!("an answer could not be sent ({error:?})"));
            if let Ok(message) = pack(id, &Response::Failed(failure), &JsValue::NULL) {
                drop(self.scope.post_message(&message));
            }
        }
    }
}

impl Failure {
    /// A failure of the tool itself.
    pub(crate) fn of_tool(what: &str) -> Self {
        Self {
            code: "tool-failure".to_owned(),
            message: format!("The tool failed: {what}."),
            advice: "Reload the page. If it happens again, report this message.".to_owned(),
        }
    }
}
