//! The check of a file, in steps.

use std::rc::Rc;

use dmpkg::{Announcement, CheckOptions, Checking, Findings, Inspection, IntegrityJob, Share};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::file::Parts;
use crate::last_word;
use crate::source::to_f64;

/// A check that has begun. What it does between two steps is for its owner: look at messages, or give up.
#[wasm_bindgen]
pub struct Check {
    parts: Parts,
    options: CheckOptions,
    integrity: bool,
    secrets: bool,
    work: Work,
    findings: Findings,
    inspection: Inspection,
    /// Bytes looked at in this phase, and in all.
    done: u64,
    total: u64,
}

/// What is being done.
enum Work {
    Structure(Box<Checking>),
    Contents(Box<IntegrityJob>),
    Nothing,
}

impl Check {
    pub(crate) fn new(parts: Parts, options: CheckOptions, integrity: bool, secrets: bool) -> Self {
        let (work, findings) = match &parts.package {
            Ok(package) => {
                let job = Checking::new(Rc::clone(package), options.clone());
                (Work::Structure(Box::new(job)), Findings::default())
            }
            Err(error) => {
                let found = Findings::of_unreadable(&parts.name, &*parts.source, error, &options);
                (Work::Nothing, found)
            }
        };
        Self {
            parts,
            options,
            integrity,
            secrets,
            work,
            findings,
            inspection: Inspection::default(),
            done: 0,
            total: 0,
        }
    }
}

#[wasm_bindgen]
impl Check {
    /// Looks at a bounded part. True when nothing is left.
    ///
    /// # Errors
    /// When the bytes do not come: the check is over.
    pub fn step(&mut self) -> Result<bool, JsValue> {
        let (done, total) = (&mut self.done, &mut self.total);
        let announce = &mut |what: Announcement<'_>| match what {
            Announcement::Rule { rule, .. } => last_word::remember(Some(rule)),
            Announcement::Progress {
                path,
                done: so_far,
                total: of,
            } => {
                last_word::remember(None);
                if path.0.is_empty() {
                    (*done, *total) = (so_far, of);
                }
            }
        };
        let is_done = match &mut self.work {
            Work::Structure(job) => job.step(announce),
            Work::Contents(job) => job.step(announce),
            Work::Nothing => return Ok(true),
        };
        last_word::remember(None);
        if let Work::Contents(job) = &self.work {
            let progress = job.progress();
            (self.done, self.total) = (progress.bytes, progress.of_bytes);
        }
        self.parts.take_trouble()?;
        Ok(is_done && self.finish_phase())
    }

    /// What is being done: `structure`, `contents`, or nothing.
    pub fn phase(&self) -> String {
        let phase = match self.work {
            Work::Structure(_) => "structure",
            Work::Contents(_) => "contents",
            Work::Nothing => "",
        };
        phase.to_owned()
    }

    /// Bytes looked at in this phase.
    pub fn done(&self) -> f64 {
        to_f64(self.done)
    }

    /// Bytes in all, as far as that is known.
    pub fn total(&self) -> f64 {
        to_f64(self.total)
    }

    /// The report with all that was found so far, as JSON.
    pub fn report(&self) -> String {
        let Self {
            findings,
            inspection,
            secrets,
            ..
        } = self;
        self.parts.report(findings, inspection, *secrets)
    }

    /// Takes what the phase came to, and begins with the next. True when there is none.
    fn finish_phase(&mut self) -> bool {
        match std::mem::replace(&mut self.work, Work::Nothing) {
            Work::Structure(mut job) => {
                self.inspection = job.take_inspection().unwrap_or_default();
                self.findings = job.take_findings();
                if let (Ok(package), true) = (&self.parts.package, self.integrity) {
                    let archive = Rc::clone(&package.archive);
                    let job = IntegrityJob::new(archive, Share::WHOLE, &self.options);
                    self.work = Work::Contents(Box::new(job));
                    (self.done, self.total) = (0, 0);
                    return false;
                }
            }
            Work::Contents(mut job) => self.findings.merge(job.take_findings()),
            Work::Nothing => {}
        }
        true
    }
}
