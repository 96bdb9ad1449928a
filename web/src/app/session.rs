//! What the page does outside of its state: it asks the engine and hands files in and out.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use dmpkg::EntryAddress;
use dmpkg_wasm::message::{Failure, Request, Response};
use dmpkg_wasm::{Client, Event};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File, Worker};
use yew::UseReducerDispatcher;
use yew::platform::time::sleep;

use super::arrival;
use super::outward;
use crate::state::{Action, Loaded, LoadedAction, Progress, State, Subject, Told};

/// Reading that takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(200);
/// The code of a failure that is the engine's end, not the file's.
const ENGINE_STOPPED: &str = "engine-stopped";
/// How long a word of success stays.
const FLASH: Duration = Duration::from_secs(2);

#[wasm_bindgen]
extern "C" {
    /// Starts a worker with the engine. The script that loads the page defines it.
    #[wasm_bindgen(js_name = spawnInspectorWorker)]
    fn spawn_inspector_worker() -> Worker;
}

/// One run of the page: its engine and the files handed to it.
#[derive(Clone)]
pub(super) struct Session {
    client: Client,
    dispatch: UseReducerDispatcher<State>,
    shared: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Numbers the files that were chosen.
    turn: Cell<u32>,
    /// The request that reads the newest one.
    opening: Cell<Option<(u32, u32)>>,
    /// The file that is shown.
    file: RefCell<Option<File>>,
    /// What was asked about nested packages and names, so that each is asked once.
    asked: RefCell<BTreeSet<(u32, EntryAddress, bool)>>,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Session {
    /// Starts the engine.
    pub(super) fn start(dispatch: UseReducerDispatcher<State>) -> Self {
        let events = dispatch.clone();
        let client = Client::start(spawn_inspector_worker, move |event| {
            events.dispatch(match event {
                Event::Status(status) => Action::Status(status),
                Event::Died { message } => Action::Stopped { message },
                Event::Restarted => Action::Restarted,
            });
        });
        Self {
            client,
            dispatch,
            shared: Rc::default(),
        }
    }

    /// The engine.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Opens a file; one that is still being read is dropped.
    pub(super) fn open(&self, file: File) {
        self.read(file, false);
    }

    /// Opens the built-in sample.
    pub(super) fn open_sample(&self) {
        match arrival::sample() {
            Some(file) => self.open(file),
            None => self.remark("This browser did not let the page build its sample."),
        }
    }

    /// Opens the shown file once more, for an engine that was started anew.
    pub(super) fn open_again(&self) {
        let file = self.shared.file.borrow().clone();
        if let Some(file) = file {
            self.read(file, true);
        }
    }

    /// Stops the reading.
    pub(super) fn cancel(&self) {
        if let Some((turn, id)) = self.shared.opening.take() {
            self.client.cancel(id);
            self.shared.turn.set(turn.wrapping_add(1));
            self.dispatch.dispatch(Action::Cancelled { turn });
            // The engine let go of the shown file when it began with the other one.
            self.open_again();
        }
    }

    /// Starts the engine anew.
    pub(super) fn reload(&self) {
        self.client.restart();
    }

    /// Says something about what the user tried.
    pub(super) fn remark(&self, words: &str) {
        self.dispatch.dispatch(Action::Remark(words.to_owned()));
    }

    /// Copies text.
    pub(super) fn copy(&self, text: String) {
        let session = self.clone();
        spawn_local(async move {
            session.tell_copied(&text).await;
        });
    }

    /// Copies the report.
    pub(super) fn copy_report(&self) {
        let session = self.clone();
        spawn_local(async move {
            match session.report().await {
                Ok(text) => session.tell_copied(&text).await,
                Err(failure) => session.tell(&failure),
            }
        });
    }

    /// Saves the report beside the name of the file.
    pub(super) fn save_report(&self, file_name: String) {
        let session = self.clone();
        spawn_local(async move {
            match session.report().await {
                Ok(text) => {
                    let name = format!("{file_name}.report.json");
                    if !outward::save_text(&text, &name, "application/json") {
                        session.remark("The browser did not save the report.");
                    }
                }
                Err(failure) => session.tell(&failure),
            }
        });
    }

    /// Saves an entry under its own name.
    pub(super) fn save_entry(&self, address: EntryAddress, name: String) {
        let session = self.clone();
        spawn_local(async move {
            let pending = session.client.extract(
                address,
                "application/octet-stream".to_owned(),
                |_, _, _| {},
            );
            match pending.await {
                Ok(answer) => {
                    let saved = answer
                        .attachment
                        .dyn_into::<Blob>()
                        .is_ok_and(|blob| outward::save(&blob, &name));
                    match answer.response {
                        Response::Extracted {
                            problem: Some(problem),
                            ..
                        } => session.remark(&format!("{name} was saved, but: {problem}")),
                        _ if !saved => session.remark("The browser did not save the file."),
                        _ => {}
                    }
                }
                Err(failure) => session.tell(&failure),
            }
        });
    }

    /// Asks for what open tabs still lack: names, and what nested packages are.
    pub(super) fn supply(&self, loaded: &Loaded) {
        for tab in &loaded.tabs {
            let waiting = matches!(tab.subject, Subject::Package(Told::Waiting));
            if waiting && self.asks(loaded.revision, &tab.address, true) {
                self.ask_overview(loaded.revision, tab.address.clone());
            }
            let nameless = tab.path.is_none() && !tab.address.0.is_empty() && !waiting;
            if nameless && self.asks(loaded.revision, &tab.address, false) {
                self.ask_name(tab.address.clone());
            }
        }
    }

    fn asks(&self, revision: u32, address: &EntryAddress, package: bool) -> bool {
        let question = (revision, address.clone(), package);
        self.shared.asked.borrow_mut().insert(question)
    }

    fn ask_overview(&self, revision: u32, address: EntryAddress) {
        let session = self.clone();
        spawn_local(async move {
            let request = Request::Overview {
                address: address.clone(),
            };
            let told = match session.client.ask(request).await {
                Ok(answer) => match answer.response {
                    Response::Overview(overview) => Ok(Rc::from(overview)),
                    _ => Err(surprise()),
                },
                Err(failure) => Err(failure),
            };
            if told.is_err() {
                // Asked again when the tab is opened again.
                let question = (revision, address.clone(), true);
                session.shared.asked.borrow_mut().remove(&question);
            }
            let action = LoadedAction::Told {
                revision,
                address,
                told,
            };
            session.dispatch.dispatch(action.into());
        });
    }

    /// Asks for the place of an entry in names. The viewer of an entry asks the same, so nothing is
    /// read twice.
    fn ask_name(&self, address: EntryAddress) {
        let session = self.clone();
        spawn_local(async move {
            let request = Request::View {
                address: address.clone(),
            };
            let answer = session.client.ask(request).await;
            if let Ok(Response::View(facts)) = answer.map(|answer| answer.response) {
                let path = facts.path;
                let action = LoadedAction::Named { address, path };
                session.dispatch.dispatch(action.into());
            }
        });
    }

    fn read(&self, file: File, again: bool) {
        let turn = self.shared.turn.get().wrapping_add(1);
        self.shared.turn.set(turn);
        let name = file.name();
        self.dispatch.dispatch(Action::Chosen {
            turn,
            name: name.clone(),
            again,
        });
        let dispatch = self.dispatch.clone();
        spawn_local(async move {
            sleep(PATIENCE).await;
            dispatch.dispatch(Action::Late { turn });
        });
        let dispatch = self.dispatch.clone();
        let pending = self.client.open(file.clone(), move |phase, done, total| {
            let progress = Progress {
                phase: phase.to_owned(),
                done,
                total,
            };
            dispatch.dispatch(Action::Progress {
                turn,
                progress,
                now_ms: now_ms(),
            });
        });
        self.shared.opening.set(Some((turn, pending.id())));
        let session = self.clone();
        spawn_local(async move {
            let answer = pending.await;
            session.opened(turn, name, file, answer.map(|answer| answer.response));
        });
    }

    fn opened(&self, turn: u32, name: String, file: File, answer: Result<Response, Failure>) {
        if self.shared.turn.get() != turn {
            return;
        }
        self.shared.opening.set(None);
        if answer
            .as_ref()
            .is_err_and(|failure| failure.code != ENGINE_STOPPED)
        {
            *self.shared.file.borrow_mut() = None;
        }
        self.dispatch.dispatch(match answer {
            Ok(Response::Opened {
                overview,
                tree,
                status,
            }) => {
                *self.shared.file.borrow_mut() = Some(file);
                Action::Opened {
                    turn,
                    overview: Rc::from(overview),
                    tree: Rc::new(tree),
                    status,
                }
            }
            Ok(Response::Cancelled) => Action::Cancelled { turn },
            Ok(_) => Action::Failed {
                turn,
                name,
                failure: surprise(),
            },
            Err(failure) => Action::Failed {
                turn,
                name,
                failure,
            },
        });
    }

    async fn report(&self) -> Result<String, Failure> {
        match self.client.ask(Request::Report).await?.response {
            Response::Report(report) => Ok(report),
            _ => Err(surprise()),
        }
    }

    async fn tell_copied(&self, text: &str) {
        if outward::copy(text).await {
            let words = "Copied to the clipboard".to_owned();
            self.dispatch.dispatch(Action::Flash(Some(words)));
            sleep(FLASH).await;
            self.dispatch.dispatch(Action::Flash(None));
        } else {
            self.remark("The browser did not let the page write to the clipboard.");
        }
    }

    fn tell(&self, failure: &Failure) {
        self.remark(&format!("{} {}", failure.message, failure.advice));
    }
}

/// Milliseconds since the page was loaded.
fn now_ms() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or(0.0, |clock| clock.now())
}

/// An answer that does not fit its question: our own mistake, told as one.
fn surprise() -> Failure {
    Failure {
        code: "unexpected-answer".to_owned(),
        message: "The engine answered something else than was asked.".to_owned(),
        advice: "This is a mistake in the inspector. Load the page again.".to_owned(),
    }
}
