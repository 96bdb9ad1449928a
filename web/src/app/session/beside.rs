//! A package that the address names, and that lies beside the page.

use std::rc::Rc;

use dmpkg_wasm::Origin;
use dmpkg_wasm::message::Failure;
use dmpkg_wasm::site::{Found, fetch_whole, look};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::address::{self, Beside};
use crate::state::{Action, Offer};

/// A larger package is opened only after the user said so: checking reads all of it over the network.
const ASKED_ABOVE: u64 = 50_000_000;

impl Session {
    /// Opens the package that the address named when the page was loaded, if it named one.
    pub(in crate::app) fn open_beside(&self) {
        match address::beside() {
            None => {}
            Some(Ok(beside)) => self.ask_site(beside),
            Some(Err(why)) => self.remark(&why),
        }
    }

    /// Opens what was offered.
    pub(in crate::app) fn take_offer(&self) {
        self.dispatch.dispatch(Action::Offer(None));
        match self.shared.beside.take() {
            None => {}
            Some(Found::Ranges(file)) => self.open(Origin::from(&file)),
            Some(Found::Whole { address, name, .. }) => self.fetch(address, name),
        }
    }

    fn ask_site(&self, Beside { address, name }: Beside) {
        let session = self.clone();
        spawn_local(async move {
            let found = match look(&address, &name).await {
                Ok(found) => found,
                Err(failure) => return session.refuse(name, failure),
            };
            let (size, whole) = match &found {
                Found::Ranges(file) => (Some(file.size), false),
                Found::Whole { size, .. } => (*size, true),
            };
            let at_once = size.is_some_and(|size| size <= ASKED_ABOVE);
            session.shared.beside.replace(Some(found));
            if at_once {
                session.take_offer();
            } else {
                let offer = Offer { name, size, whole };
                session.dispatch.dispatch(Action::Offer(Some(offer)));
            }
        });
    }

    fn fetch(&self, address: String, name: String) {
        let session = self.clone();
        let turn = self.choose(&name, false);
        spawn_local(async move {
            let fetched = fetch_whole(&address, &name).await;
            if session.shared.turn.get() != turn {
                return;
            }
            match fetched {
                Ok(file) => session.open(Origin::fetched(file)),
                Err(failure) => session.refuse(name, failure),
            }
        });
    }

    fn refuse(&self, name: String, failure: Failure) {
        let turn = self.choose(&name, false);
        self.dispatch.dispatch(Action::Failed {
            turn,
            name,
            failure,
            findings: Rc::default(),
        });
    }
}
