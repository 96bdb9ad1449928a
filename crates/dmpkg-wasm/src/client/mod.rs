//! The page's side: one client talks to one worker.

mod pending;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dmpkg::{EntryAddress, Settings};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Worker;

pub use self::pending::{Answer, Pending};
use self::pending::{InFlight, OnProgress};
use crate::line::{Heard, Line};
use crate::message::{ENGINE_STOPPED, Failure, Request, Response, Status};
use crate::origin::Origin;
use crate::time::sleep;

/// Talks to a worker. Cheap to clone; all clones talk to the same one.
#[derive(Clone)]
pub struct Client {
    inner: Rc<Inner>,
}

/// What happens without having been asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The numbers of the status bar changed.
    Status(Status),
    /// The worker stopped: the engine failed or ran out of memory. Requests fail until a restart.
    Died {
        /// What it said last, as a sentence.
        message: String,
    },
    /// A fresh worker is there; nothing is open in it.
    Restarted,
}

struct Inner {
    spawn: Box<dyn Fn() -> Worker>,
    on_event: Box<dyn Fn(Event)>,
    line: RefCell<Option<Line>>,
    /// Counts the workers, so that a stop meant for one does not end the next.
    generation: Cell<u32>,
    last_id: Cell<u32>,
    /// The request that opened, or opens, a file.
    opening: Cell<Option<u32>>,
    /// In the order of their ids. Few, so a search through all is quick.
    requests: RefCell<Vec<InFlight>>,
}

/// How long a worker may take to heed a stop, in milliseconds, before it is ended.
const PATIENCE: i32 = 500;

impl Client {
    /// Starts a worker. `spawn` makes one whenever it is needed.
    pub fn start(spawn: impl Fn() -> Worker + 'static, on_event: impl Fn(Event) + 'static) -> Self {
        let client = Self {
            inner: Rc::new(Inner {
                spawn: Box::new(spawn),
                on_event: Box::new(on_event),
                line: RefCell::new(None),
                generation: Cell::new(0),
                last_id: Cell::new(0),
                opening: Cell::new(None),
                requests: RefCell::new(Vec::new()),
            }),
        };
        client.inner.spawn_worker();
        client
    }

    /// Asks.
    pub fn ask(&self, request: Request) -> Pending {
        self.inner.send(&request, None, None)
    }

    /// Opens a file in place of the one that is open. What runs for the old one is stopped.
    pub fn open(
        &self,
        file: &Origin,
        settings: Settings,
        on_progress: impl Fn(&str, u64, u64) + 'static,
    ) -> Pending {
        if let Some(before) = self.inner.opening.take() {
            let running = self.inner.waiting();
            for id in running.into_iter().filter(|id| *id >= before) {
                self.cancel(id);
            }
        }
        let request = Request::Open {
            name: file.name().to_owned(),
            settings,
        };
        let pending = self
            .inner
            .send(&request, Some(file), Some(Rc::new(on_progress)));
        self.inner.opening.set(Some(pending.id));
        pending
    }

    /// Decodes an entry into a `Blob`, which comes with the answer.
    pub fn extract(
        &self,
        address: EntryAddress,
        media_type: String,
        on_progress: impl Fn(&str, u64, u64) + 'static,
    ) -> Pending {
        let request = Request::Extract {
            address,
            media_type,
        };
        self.inner.send(&request, None, Some(Rc::new(on_progress)))
    }

    /// Stops a request. A worker that does not heed it in time is ended and replaced: what was open in
    /// it must be opened again.
    pub fn cancel(&self, id: u32) {
        if !self.inner.waits(id) {
            return;
        }
        drop(self.ask(Request::Cancel { id }));
        let inner = Rc::downgrade(&self.inner);
        let generation = self.inner.generation.get();
        spawn_local(async move {
            sleep(PATIENCE).await;
            if let Some(inner) = inner.upgrade()
                && inner.waits(id)
                && inner.generation.get() == generation
            {
                inner.restart();
            }
        });
    }

    /// Ends the worker and starts a fresh one.
    pub fn restart(&self) {
        self.inner.restart();
    }
}

impl PartialEq for Client {
    /// Whether both talk to the same worker.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Inner {
    fn send(
        self: &Rc<Self>,
        request: &Request,
        attachment: Option<&Origin>,
        on_progress: Option<OnProgress>,
    ) -> Pending {
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        let sent = match &*self.line.borrow() {
            Some(line) => line.say(id, request, attachment),
            None => Err(Failure::stopped("The engine is not running.")),
        };
        let answer = sent.err().map(Err);
        let request = InFlight {
            id,
            answer,
            waker: None,
            on_progress,
        };
        self.requests.borrow_mut().push(request);
        Pending {
            id,
            inner: Rc::downgrade(self),
        }
    }

    /// The requests whose answer has not come.
    fn waiting(&self) -> Vec<u32> {
        let requests = self.requests.borrow();
        requests
            .iter()
            .filter(|request| request.answer.is_none())
            .map(|request| request.id)
            .collect()
    }

    fn waits(&self, id: u32) -> bool {
        let requests = self.requests.borrow();
        requests
            .iter()
            .any(|request| request.id == id && request.answer.is_none())
    }

    fn spawn_worker(self: &Rc<Self>) {
        let generation = self.generation.get().wrapping_add(1);
        self.generation.set(generation);
        let inner = Rc::downgrade(self);
        let line = Line::new((self.spawn)(), move |heard| {
            if let Some(inner) = inner.upgrade() {
                match heard {
                    Heard::Message(id, response, attachment) => {
                        inner.receive(id, response, attachment);
                    }
                    Heard::Broken(message) => inner.died(&message),
                }
            }
        });
        *self.line.borrow_mut() = Some(line);
    }

    fn receive(&self, id: u32, response: Response, attachment: JsValue) {
        match response {
            Response::Ready => {}
            Response::Status(status) => (self.on_event)(Event::Status(status)),
            // Without a request: the last word of a worker that panics.
            Response::Failed(failure) if id == 0 => self.died(&failure.message),
            Response::Progress { phase, done, total } => {
                let requests = self.requests.borrow();
                let on_progress = requests
                    .iter()
                    .find(|it| it.id == id)
                    .and_then(|it| it.on_progress.clone());
                drop(requests);
                if let Some(on_progress) = on_progress {
                    on_progress(&phase, done, total);
                }
            }
            Response::Failed(failure) => self.settle(id, Err(failure)),
            response => self.settle(
                id,
                Ok(Answer {
                    response,
                    attachment,
                }),
            ),
        }
    }

    fn settle(&self, id: u32, answer: Result<Answer, Failure>) {
        let waker = match self.requests.borrow_mut().iter_mut().find(|it| it.id == id) {
            Some(request) => {
                request.answer = Some(answer);
                request.waker.take()
            }
            None => None,
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Ends the worker. Every request in flight fails with the reason.
    fn end(&self, reason: &str) {
        *self.line.borrow_mut() = None;
        self.opening.set(None);
        for id in self.waiting() {
            self.settle(id, Err(Failure::stopped(reason)));
        }
    }

    fn died(&self, message: &str) {
        // Only the first word counts: the trap that follows a panic says less.
        if self.line.borrow().is_some() {
            self.end(message);
            (self.on_event)(Event::Died {
                message: message.to_owned(),
            });
        }
    }

    fn restart(self: &Rc<Self>) {
        self.end("The engine was restarted.");
        self.spawn_worker();
        (self.on_event)(Event::Restarted);
    }
}

impl Failure {
    fn stopped(message: &str) -> Self {
        Self {
            code: ENGINE_STOPPED.to_owned(),
            message: message.to_owned(),
            advice: "Reload the engine and open the file again.".to_owned(),
        }
    }
}
