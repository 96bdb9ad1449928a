use std::rc::Rc;

use dmpkg::{Counts, Findings, JobProgress};
use dmpkg_wasm::message::Status;

use super::{Insights, Loaded};
use crate::amounts::{count, counted};

/// A job that runs beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Looks at structure, names and documents.
    Check,
    /// Decodes every content and compares it with its checksum.
    Integrity,
}

/// How a job stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum JobState {
    /// Not begun.
    #[default]
    Waiting,
    /// Begun.
    Running,
    /// Came to its end.
    Done,
    /// Stopped before its end by the user, or because another file was chosen.
    Stopped,
    /// Could not come to its end: why, and what to do, as sentences.
    Failed(String),
}

/// What the jobs have told so far. Each telling replaces the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What they found.
    pub findings: Rc<Findings>,
    /// What the inspection came to, once the first job told.
    pub insights: Option<Rc<Insights>>,
    /// The job that looks at structure, names and documents.
    pub check: JobState,
    /// The job that decodes every content.
    pub integrity: JobState,
    /// How far the first is.
    pub checked: JobProgress,
    /// How far the second is.
    pub decoded: JobProgress,
    /// Bytes that the jobs read from the file.
    pub bytes_read: u64,
    /// Memory of their engines that are running, in bytes.
    pub engine_memory: u64,
}

/// Contents that unpack to this many bytes at most are decoded without being asked for.
const BY_ITSELF: u64 = 512 << 20;

/// Whether the contents of a file are decoded without being asked for.
pub fn decodes_by_itself(status: &Status) -> bool {
    status.uncompressed_size <= BY_ITSELF
}

impl JobState {
    /// Whether it has begun and not ended.
    pub fn is_running(&self) -> bool {
        *self == Self::Running
    }
}

impl Loaded {
    /// Takes in what the jobs tell, and gives words to announce when one of them began or ended.
    pub(super) fn stand(&mut self, mut standing: Standing) -> Option<String> {
        let mut words = Vec::new();
        if standing.check != self.jobs.check {
            words.extend(check_words(&standing));
        }
        if standing.integrity != self.jobs.integrity {
            words.extend(integrity_words(&standing));
        }
        let signatures = self.findings.signatures.len();
        self.findings = Rc::clone(&standing.findings);
        // What was known stays until it is known anew.
        standing.insights = standing.insights.or_else(|| self.jobs.insights.take());
        let is_news =
            standing.insights != self.jobs.insights || signatures != self.findings.signatures.len();
        self.jobs = standing;
        if is_news {
            self.lay_out();
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// Notes that the jobs are stopped, because another file was chosen.
    pub(super) fn stop_jobs(&mut self) {
        for job in [&mut self.jobs.check, &mut self.jobs.integrity] {
            if job.is_running() {
                *job = JobState::Stopped;
            }
        }
        self.jobs.engine_memory = 0;
    }
}

fn check_words(standing: &Standing) -> Option<String> {
    match &standing.check {
        JobState::Done => Some(format!("Checked: {}.", found(standing.findings.counts()))),
        JobState::Failed(reason) => Some(reason.clone()),
        JobState::Stopped => Some("The checks were stopped.".to_owned()),
        // They begin by themselves with every file.
        JobState::Waiting | JobState::Running => None,
    }
}

fn integrity_words(standing: &Standing) -> Option<String> {
    match &standing.integrity {
        JobState::Waiting => None,
        JobState::Running => Some("The contents are being decoded.".to_owned()),
        JobState::Done => Some(format!("Contents: {}.", soundness(standing))),
        JobState::Stopped => {
            let entries = count(standing.findings.coverage.decoded_entries);
            Some(format!("Stopped after {entries} contents."))
        }
        JobState::Failed(reason) => Some(reason.clone()),
    }
}

/// What was found, in numbers: "1 error, 2 warnings".
pub fn found(counts: Counts) -> String {
    let parts = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.notes, "note", "notes"),
    ];
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(places, ..)| *places > 0)
        .map(|(places, one, many)| counted(places, one, many))
        .collect();
    match words.is_empty() {
        true => "nothing found".to_owned(),
        false => words.join(", "),
    }
}

/// How the contents are that were decoded: "all 4,812 sound".
pub fn soundness(standing: &Standing) -> String {
    let coverage = &standing.findings.coverage;
    let entries = count(coverage.decoded_entries);
    match (coverage.damaged_entries, coverage.locked_entries) {
        _ if coverage.stopped_at_limit => {
            let all = count(standing.decoded.of_entries);
            format!("{entries} of {all} checked, up to the limit of what is unpacked")
        }
        _ if coverage.decoded_entries == 0 => "none to decode".to_owned(),
        (0, 0) => format!("all {entries} sound"),
        (0, locked) => format!("{} of {entries} cannot be decoded", count(locked)),
        (damaged, _) => format!("{} of {entries} damaged", count(damaged)),
    }
}

impl Standing {
    /// Whether one of the jobs runs, or the first is about to.
    pub fn is_at_work(&self) -> bool {
        self.check == JobState::Waiting || self.check.is_running() || self.integrity.is_running()
    }
}
