use std::rc::Rc;

use dmpkg::EntryAddress;
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Failure, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::prelude::*;

use super::download::download;
use super::name::file_name;
use crate::viewer::unexpected;

/// How far saving is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Stage {
    /// Nothing is being saved.
    #[default]
    Idle,
    /// The entry is being decoded.
    Running {
        name: String,
        request: u32,
        done: u64,
        total: u64,
    },
    /// The entry is decoded, but its bytes are not what they should be.
    Doubtful {
        name: String,
        problem: String,
        blob: Blob,
    },
    /// It cannot be saved.
    Failed { name: String, failure: Failure },
}

/// Saves entries, one at a time.
#[derive(Clone, PartialEq)]
pub struct Save {
    client: Client,
    pub(super) stage: UseStateHandle<Stage>,
}

/// A way to save entries.
#[hook]
pub fn use_save(client: Client) -> Save {
    Save {
        client,
        stage: use_state(Stage::default),
    }
}

impl Save {
    /// Decodes an entry and hands it to the browser as a download. What is wrong with its bytes is
    /// said before.
    pub fn start(&self, address: EntryAddress, entry: &str) {
        self.cancel();
        let (save, name) = (self.clone(), file_name(entry));
        spawn_local(async move { save.run(address, name).await });
    }

    pub(super) fn cancel(&self) {
        if let Stage::Running { request, .. } = &*self.stage {
            self.client.cancel(*request);
        }
        self.stage.set(Stage::Idle);
    }

    pub(super) fn save_anyway(&self) {
        let next = match &*self.stage {
            Stage::Doubtful { name, blob, .. } => hand_over(name, blob),
            _ => Stage::Idle,
        };
        self.stage.set(next);
    }

    async fn run(&self, address: EntryAddress, name: String) {
        let request = Rc::new(std::cell::Cell::new(0));
        let on_progress = {
            let (stage, name, request) = (self.stage.clone(), name.clone(), Rc::clone(&request));
            move |_: &str, done: u64, total: u64| {
                stage.set(Stage::Running {
                    name: name.clone(),
                    request: request.get(),
                    done,
                    total,
                });
            }
        };
        let pending =
            self.client
                .extract(address, "application/octet-stream".to_owned(), on_progress);
        request.set(pending.id());
        self.stage.set(Stage::Running {
            name: name.clone(),
            request: pending.id(),
            done: 0,
            total: 0,
        });
        let next = match pending.await {
            Ok(answer) => match (answer.response, answer.attachment.dyn_into::<Blob>()) {
                (Response::Extracted { problem, .. }, Ok(blob)) => finish(name, problem, blob),
                (Response::Cancelled, _) => Stage::Idle,
                (other, _) => Stage::Failed {
                    name,
                    failure: unexpected(&other),
                },
            },
            Err(failure) => Stage::Failed { name, failure },
        };
        self.stage.set(next);
    }
}

/// Hands a decoded entry over, unless something is wrong with it.
fn finish(name: String, problem: Option<String>, blob: Blob) -> Stage {
    match problem {
        Some(problem) => Stage::Doubtful {
            name,
            problem,
            blob,
        },
        None => hand_over(&name, &blob),
    }
}

fn hand_over(name: &str, blob: &Blob) -> Stage {
    match download(blob, name) {
        Ok(()) => Stage::Idle,
        Err(_) => Stage::Failed {
            name: name.to_owned(),
            failure: Failure {
                code: "page/no-object-url".to_owned(),
                message: "The browser does not take the decoded bytes.".to_owned(),
                advice: "Close other tabs to free memory, then try again.".to_owned(),
            },
        },
    }
}
