//! The page that shows this one in a frame: it hands over a package and is told what becomes of that one. Of a package
//! that the user opens it hears nothing.

use dmpkg_wasm::message::{Failure, Response};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::File;

use super::Session;
use crate::state::JobState;

#[wasm_bindgen]
extern "C" {
    /// Tells the page around, if the address allows one. The script that loads the page defines it.
    #[wasm_bindgen(js_name = tellInspectorHost)]
    fn tell_inspector_host(what: &str, summary: &Object);
}

impl Session {
    /// Opens a package for the page around. A certificate is no package: only the user says whom to trust.
    pub(in crate::app) fn open_for_host(&self, file: File) {
        self.open(file);
        self.shared.of_host.set(Some(self.shared.turn.get()));
    }

    /// Tells whether the file of this turn could be opened.
    pub(super) fn tell_host_opened(
        &self,
        turn: u32,
        name: &str,
        answer: &Result<Response, Failure>,
    ) {
        if self.shared.of_host.get() != Some(turn) {
            return;
        }
        match answer {
            Ok(Response::Opened { overview, .. }) => tell(
                "opened",
                &[
                    ("name", name.into()),
                    ("kind", overview.kind_label.as_str().into()),
                    ("title", overview.title.as_str().into()),
                    ("version", overview.version.as_deref().into()),
                ],
            ),
            Ok(Response::Unreadable { failure, .. }) | Err(failure) => tell(
                "failed",
                &[
                    ("name", name.into()),
                    ("code", failure.code.as_str().into()),
                    ("message", failure.message.as_str().into()),
                    ("advice", failure.advice.as_str().into()),
                ],
            ),
            Ok(_) => {}
        }
    }

    /// Tells what was found in the file that was first opened in this turn, once no job runs any more.
    pub(super) fn tell_host_checked(&self, run: u32) {
        if self.shared.of_host.get() != Some(run) {
            return;
        }
        let standing = self.with_jobs(|jobs| (jobs.name().to_owned(), jobs.standing()));
        if let Some((name, standing)) = standing {
            let counts = standing.findings.counts();
            tell(
                "checked",
                &[
                    ("name", name.into()),
                    ("errors", number(counts.errors)),
                    ("warnings", number(counts.warnings)),
                    ("notes", number(counts.notes)),
                    ("structure", (standing.check == JobState::Done).into()),
                    ("contents", (standing.integrity == JobState::Done).into()),
                ],
            );
        }
    }
}

fn tell(what: &str, facts: &[(&str, JsValue)]) {
    let summary = Object::new();
    for (name, fact) in facts {
        // A new object takes any property.
        let _ = Reflect::set(&summary, &(*name).into(), fact);
    }
    tell_inspector_host(what, &summary);
}

/// A count, which stays far below 2^32.
fn number(count: u64) -> JsValue {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}
