use std::rc::Rc;

use dmpkg::EntryAddress;
use dmpkg_wasm::message::{Request, Response};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::state::{Loaded, LoadedAction, Subject, Told};
use crate::viewer::unexpected;

impl Session {
    /// Asks for what open tabs still lack: names, and what nested packages are.
    pub(in crate::app) fn supply(&self, loaded: &Loaded) {
        // What was asked for a tab that is closed by now is asked again when it comes back.
        self.shared
            .asked
            .borrow_mut()
            .retain(|(_, address, _)| loaded.tabs.iter().any(|tab| tab.address == *address));
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
        let mut asked = self.shared.asked.borrow_mut();
        let new = !asked.contains(&question);
        if new {
            asked.push(question);
        }
        new
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
                    other => Err(unexpected(&other)),
                },
                Err(failure) => Err(failure),
            };
            if told.is_err() {
                // Asked again when the tab is opened again.
                let question = (revision, address.clone(), true);
                let mut asked = session.shared.asked.borrow_mut();
                asked.retain(|other| *other != question);
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
}
