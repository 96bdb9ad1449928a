use std::rc::Rc;
use std::time::Duration;

use dmpkg::Settings;
use dmpkg_wasm::Origin;
use dmpkg_wasm::message::{ENGINE_STOPPED, Failure, Response};
use wasm_bindgen_futures::spawn_local;
use yew::platform::time::sleep;

use super::Session;
use crate::app::arrival;
use crate::state::{Action, Progress};
use crate::viewer::unexpected;

/// Reading that takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(200);

impl Session {
    /// Opens a file; one that is still being read is dropped.
    pub(in crate::app) fn open(&self, file: impl Into<Origin>) {
        self.read(file.into(), false);
    }

    /// Opens the built-in sample.
    pub(in crate::app) fn open_sample(&self) {
        match arrival::sample() {
            Some(file) => self.open(file),
            None => self.remark("This browser did not let the page build its sample."),
        }
    }

    /// Opens the shown file once more, for an engine that was started anew.
    pub(in crate::app) fn open_again(&self) {
        let file = self.shared.file.borrow().clone();
        if let Some(file) = file {
            self.read(file, true);
        }
    }

    /// Stops the reading.
    pub(in crate::app) fn cancel(&self) {
        if let Some((turn, id)) = self.shared.opening.take() {
            self.client.cancel(id);
            self.shared.turn.set(turn.wrapping_add(1));
            self.dispatch.dispatch(Action::Cancelled { turn });
            // The engine let go of the shown file when it began with the other one.
            self.open_again();
        }
    }

    /// Opens a file, which may be the shown one again.
    pub(super) fn read(&self, file: Origin, again: bool) {
        let name = file.name().to_owned();
        let turn = self.choose(&name, again);
        let dispatch = self.dispatch.clone();
        let settings = Settings::clone(&self.shared.settings.borrow());
        let pending = self
            .client
            .open(&file, settings, move |phase, done, total| {
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
            session.opened(
                turn,
                name,
                (file, again),
                answer.map(|answer| answer.response),
            );
        });
    }

    /// Numbers a file that is to be read, and says in the page that it is.
    pub(super) fn choose(&self, name: &str, again: bool) -> u32 {
        let turn = self.shared.turn.get().wrapping_add(1);
        self.shared.turn.set(turn);
        if !again {
            self.interrupt_jobs();
        }
        self.dispatch.dispatch(Action::Chosen {
            turn,
            name: name.to_owned(),
            again,
        });
        let dispatch = self.dispatch.clone();
        spawn_local(async move {
            sleep(PATIENCE).await;
            dispatch.dispatch(Action::Late { turn });
        });
        turn
    }

    fn opened(
        &self,
        turn: u32,
        name: String,
        (file, again): (Origin, bool),
        answer: Result<Response, Failure>,
    ) {
        if self.shared.turn.get() != turn {
            return;
        }
        self.shared.opening.set(None);
        self.tell_host_opened(turn, &name, &answer);
        let refused = match &answer {
            Ok(response) => matches!(response, Response::Unreadable { .. }),
            Err(failure) => failure.code != ENGINE_STOPPED,
        };
        *self.shared.refused.borrow_mut() = refused.then(|| file.clone());
        if refused {
            *self.shared.file.borrow_mut() = None;
            self.drop_jobs();
        }
        self.dispatch.dispatch(match answer {
            Ok(Response::Opened {
                overview,
                tree,
                status,
            }) => {
                match again {
                    true => self.resume_jobs(),
                    false => self.begin_jobs(turn, file.clone(), &status),
                }
                let beside = file.is_beside();
                *self.shared.file.borrow_mut() = Some(file);
                Action::Opened {
                    turn,
                    beside,
                    overview: Rc::from(overview),
                    tree: Rc::new(tree),
                    status,
                }
            }
            Ok(Response::Cancelled) => Action::Cancelled { turn },
            Ok(Response::Unreadable { failure, findings }) => Action::Failed {
                turn,
                name,
                failure,
                findings: Rc::from(findings),
            },
            Ok(other) => Action::Failed {
                turn,
                name,
                failure: unexpected(&other),
                findings: Rc::default(),
            },
            Err(failure) => Action::Failed {
                turn,
                name,
                failure,
                findings: Rc::default(),
            },
        });
    }
}

/// Milliseconds since the page was loaded.
fn now_ms() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or(0.0, |clock| clock.now())
}
