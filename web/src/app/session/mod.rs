//! What the page does outside of its state: it asks the engine and hands files in and out.

mod beside;
mod errands;
mod host;
mod jobs;
mod reading;
mod report;
mod roots;
mod settings;
mod supply;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use dmpkg::{EntryAddress, Settings};
use dmpkg_wasm::message::Failure;
use dmpkg_wasm::site::Found;
use dmpkg_wasm::{Client, Errand, Event, Origin};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::Worker;
use yew::UseReducerDispatcher;
use yew::platform::time::sleep;

use self::jobs::Jobs;
use crate::state::{Action, ErrandKind, State};
use crate::viewer::copy_text;

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
    /// The one that the page around this one handed over last.
    of_host: Cell<Option<u32>>,
    /// The request that reads the newest one.
    opening: Cell<Option<(u32, u32)>>,
    /// The file that is shown.
    file: RefCell<Option<Origin>>,
    /// The file that could not be opened, of which there is still a report.
    refused: RefCell<Option<Origin>>,
    /// The package that the address names, as long as the user was not told or has not decided.
    beside: RefCell<Option<Found>>,
    /// What was asked about nested packages and names, so that each is asked once.
    asked: RefCell<Vec<(u32, EntryAddress, bool)>>,
    /// What the user wants of the rules.
    settings: RefCell<Rc<Settings>>,
    /// Root certificates that the user trusts.
    roots: RefCell<Vec<Vec<u8>>>,
    /// The jobs of the file that is shown.
    jobs: RefCell<Option<Jobs>>,
    /// What the user asked about the file that is shown, as long as it runs.
    errands: RefCell<Vec<(ErrandKind, Errand)>>,
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

    /// Says a word of success, which goes away by itself.
    async fn flash(&self, words: &str) {
        let words = Some(words.to_owned());
        self.dispatch.dispatch(Action::Flash(words));
        sleep(FLASH).await;
        self.dispatch.dispatch(Action::Flash(None));
    }

    async fn tell_copied(&self, text: &str) {
        if copy_text(text).await {
            self.flash("Copied to the clipboard").await;
        } else {
            self.remark("The browser did not let the page write to the clipboard.");
        }
    }

    fn tell(&self, failure: &Failure) {
        self.remark(&format!("{} {}", failure.message, failure.advice));
    }
}
