use std::rc::Rc;

use dmpkg::Findings;
use dmpkg_wasm::message::{Failure, Request, Response};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::app::outward;
use crate::viewer::unexpected;

impl Session {
    /// Copies the report, with what was found so far.
    pub(in crate::app) fn copy_report(&self, findings: Rc<Findings>) {
        let session = self.clone();
        spawn_local(async move {
            match session.report(&findings).await {
                Ok(text) => session.tell_copied(&text).await,
                Err(failure) => session.tell(&failure),
            }
        });
    }

    /// Saves the report, with what was found so far, beside the name of the file.
    pub(in crate::app) fn save_report(&self, file_name: String, findings: Rc<Findings>) {
        let session = self.clone();
        spawn_local(async move {
            match session.report(&findings).await {
                Ok(text) => {
                    let name = format!("{file_name}.report.json");
                    if outward::save_text(&text, &name, "application/json").is_err() {
                        session.remark("The browser did not save the report.");
                    }
                }
                Err(failure) => session.tell(&failure),
            }
        });
    }

    async fn report(&self, findings: &Findings) -> Result<String, Failure> {
        let request = Request::Report {
            findings: Box::new(findings.clone()),
        };
        match self.client.ask(request).await?.response {
            Response::Report(text) => Ok(text),
            other => Err(unexpected(&other)),
        }
    }
}
