use std::rc::Rc;

use dmpkg::{ExportFormat, Findings};
use dmpkg_wasm::errand::Question;
use dmpkg_wasm::message::Response;
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::address;
use crate::app::outward;
use crate::state::ErrandKind;

impl Session {
    /// Copies the report as JSON, with what was found so far.
    pub(in crate::app) fn copy_report(&self, findings: &Findings) {
        let session = self.clone();
        self.report(findings, ExportFormat::Json, move |text| {
            let session = session.clone();
            spawn_local(async move { session.tell_copied(&text).await });
        });
    }

    /// Saves the report, with what was found so far, beside the name of the file.
    pub(in crate::app) fn save_report(
        &self,
        file_name: String,
        findings: &Findings,
        format: ExportFormat,
    ) {
        let session = self.clone();
        self.report(findings, format, move |text| {
            let name = format!("{file_name}.{}", format.ending());
            if outward::save_text(&text, &name, format.media_type()).is_err() {
                session.remark("The browser did not save the report.");
            }
        });
    }

    /// Has the report made by a worker of its own, which reads all documents once more.
    fn report(&self, findings: &Findings, format: ExportFormat, take: impl Fn(String) + 'static) {
        let findings = Box::new(findings.clone());
        let session = self.clone();
        let take = Rc::new(take);
        self.send(
            ErrandKind::Report,
            Question::Report {
                findings,
                format,
                links: address::links(),
            },
            move |response| match response {
                Response::Report(text) => take(text),
                Response::Failed(failure) => session.tell(&failure),
                _ => {}
            },
        );
    }
}
