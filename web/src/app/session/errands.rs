//! What the user asks about the whole file: each question is answered by a worker of its own, which
//! ends with the answer, with the next question of its kind, and with the file.

use dmpkg::EntryAddress;
use dmpkg_wasm::Errand;
use dmpkg_wasm::errand::{List, ListForm, Query, Question};
use dmpkg_wasm::message::{Failure, Response};
use wasm_bindgen_futures::spawn_local;

use super::{Session, spawn_inspector_worker};
use crate::amounts::counted;
use crate::app::outward;
use crate::state::{Action, Amount, Ended, ErrandAction, ErrandKind, Hash};

impl Session {
    /// Looks for something in names and contents.
    pub(in crate::app) fn search(&self, query: Query, limit: u32) {
        let question = Question::Search {
            query: query.clone(),
            limit,
        };
        self.tell_errand(ErrandAction::Search { query, limit });
        let session = self.clone();
        self.send(ErrandKind::Search, question, move |response| {
            let action = match response {
                Response::Finds(finds) => ErrandAction::Finds(finds),
                Response::Done => ErrandAction::Searched(Ended::Done),
                Response::Failed(failure) => ErrandAction::Searched(Ended::Failed(failure)),
                _ => return,
            };
            session.tell_errand(action);
        });
    }

    /// Computes the hash of an entry, or of the file itself.
    pub(in crate::app) fn hash(&self, address: EntryAddress) {
        let question = Question::Hash {
            address: address.clone(),
        };
        let begun = Hash::Running(Amount::default());
        self.tell_errand(ErrandAction::Hash(address.clone(), begun));
        let session = self.clone();
        let kind = ErrandKind::Hash(address.clone());
        self.send(kind, question, move |response| {
            let hash = match response {
                Response::Progress { done, total, .. } => Hash::Running(Amount { done, total }),
                Response::Hashed(hashes) => Hash::Known(hashes.sha256),
                Response::Failed(failure) => Hash::Failed(sentences(&failure)),
                _ => return,
            };
            session.tell_errand(ErrandAction::Hash(address.clone(), hash));
        });
    }

    /// Makes a list of all entries and saves it beside the name of the file.
    pub(in crate::app) fn save_list(&self, file_name: String, form: ListForm) {
        // What was said of an earlier one.
        self.dispatch.dispatch(Action::RemarkRead);
        self.tell_errand(ErrandAction::List(Some(Amount::default())));
        let session = self.clone();
        let question = Question::List { form };
        self.send(ErrandKind::List, question, move |response| {
            let amount = match response {
                Response::Progress { done, total, .. } => Some(Amount { done, total }),
                Response::Listed(list) => {
                    session.save(&list, form, &file_name);
                    None
                }
                Response::Failed(failure) => {
                    session.tell(&failure);
                    None
                }
                _ => return,
            };
            session.tell_errand(ErrandAction::List(amount));
        });
    }

    /// Stops what was asked.
    pub(in crate::app) fn stop_errand(&self, kind: &ErrandKind) {
        self.end_errand(kind);
        self.tell_errand(match kind {
            ErrandKind::Search => ErrandAction::Searched(Ended::Stopped),
            ErrandKind::Hash(address) => {
                let why = "Stopped: the hash was not computed.".to_owned();
                ErrandAction::Hash(address.clone(), Hash::Failed(why))
            }
            ErrandKind::List => {
                self.remark("Stopped: no list was saved.");
                ErrandAction::List(None)
            }
            ErrandKind::Report => return,
        });
    }

    /// Ends everything that was asked, for another file.
    pub(super) fn drop_errands(&self) {
        self.shared.errands.borrow_mut().clear();
    }

    /// Sends a worker with a question, in place of one that runs with a question of the same kind.
    pub(super) fn send(
        &self,
        kind: ErrandKind,
        question: Question,
        hear: impl Fn(Response) + Clone + 'static,
    ) {
        let open = self.file().map(|(_, file)| file);
        let Some(file) = open.or_else(|| self.shared.refused.borrow().clone()) else {
            return;
        };
        self.end_errand(&kind);
        let session = self.clone();
        let asked = kind.clone();
        let hear_failure = hear.clone();
        let errand = Errand::start(question, &file, spawn_inspector_worker(), move |response| {
            let goes_on = matches!(
                response,
                Response::Ready | Response::Progress { .. } | Response::Finds(_)
            );
            if !goes_on {
                session.end_errand(&asked);
            }
            hear(response);
        });
        match errand {
            Ok(errand) => self.shared.errands.borrow_mut().push((kind, errand)),
            Err(failure) => hear_failure(Response::Failed(failure)),
        }
    }

    fn end_errand(&self, kind: &ErrandKind) {
        let mut errands = self.shared.errands.borrow_mut();
        errands.retain(|(other, _)| other != kind);
    }

    fn save(&self, list: &List, form: ListForm, file_name: &str) {
        let (ending, media_type) = match form {
            ListForm::Csv => ("list.csv", "text/csv"),
            ListForm::Json => ("list.json", "application/json"),
            ListForm::Sha256 => ("sha256", "text/plain"),
        };
        let name = format!("{file_name}.{ending}");
        if outward::save_text(&list.text, &name, media_type).is_err() {
            self.remark("The browser did not save the list.");
            return;
        }
        match lacks(list) {
            Some(words) => self.remark(&words),
            None => {
                let session = self.clone();
                spawn_local(async move { session.flash("The list is saved").await });
            }
        }
    }

    fn tell_errand(&self, action: ErrandAction) {
        if let Some((run, _)) = self.file() {
            self.dispatch.dispatch(Action::Errand { run, action });
        }
    }
}

/// What a list lacks, as a sentence.
fn lacks(list: &List) -> Option<String> {
    let mut words = Vec::new();
    if list.unreadable > 0 {
        let entries = counted(list.unreadable, "entry", "entries");
        words.push(format!(
            "It has no hash of {entries}, whose content could not be unpacked as stated."
        ));
    }
    if list.closed > 0 {
        let archives = counted(list.closed, "archive", "archives");
        words.push(format!(
            "It lacks the contents of {archives} inside that could not be opened."
        ));
    }
    (!words.is_empty()).then(|| format!("The list is saved. {}", words.join(" ")))
}

fn sentences(failure: &Failure) -> String {
    format!("{} {}", failure.message, failure.advice)
}
