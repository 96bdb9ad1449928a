//! How much memory the page takes.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Page, lock};
use crate::BrowserError;

/// Memory of a page or worker at one moment, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metrics {
    /// JavaScript objects in use, including those that a collection would free.
    pub heap_used: u64,
    /// JavaScript heap taken from the system.
    pub heap_total: u64,
    /// Array buffers, which lie outside of the heap. The memory of WebAssembly is not among them: that one shows in
    /// [`resident`](Self::resident) as far as it was written to, and in its `buffer.byteLength`.
    pub buffers: u64,
    /// The process that runs the page and its workers.
    pub process: u32,
    /// Physical memory of that process, where the system tells (Linux).
    pub resident: Option<u64>,
    /// The most it ever was since the process started or [`Page::reset_peak`], where the system tells (Linux).
    pub peak_resident: Option<u64>,
}

impl Page {
    /// The memory of the page. It takes a short trace to learn which process that is, so this is not for tight loops.
    pub fn metrics(&self) -> Result<Metrics, BrowserError> {
        self.metrics_of(&self.session)
    }

    /// The same with the heap of a worker; the process is that of the page.
    pub fn worker_metrics(&self, index: usize) -> Result<Metrics, BrowserError> {
        self.metrics_of(&self.worker_session(index)?)
    }

    /// Frees what the page does not use any more.
    pub fn collect_garbage(&self) -> Result<(), BrowserError> {
        self.call("HeapProfiler.collectGarbage", json!({}))
            .map(drop)
    }

    /// Makes the peak begin anew at what is in use now.
    pub fn reset_peak(&self) -> Result<(), BrowserError> {
        let path = PathBuf::from(format!("/proc/{}/clear_refs", self.process()?));
        fs::write(&path, "5").map_err(|source| BrowserError::File { path, source })
    }

    fn metrics_of(&self, session: &str) -> Result<Metrics, BrowserError> {
        let heap = self
            .connection
            .call(Some(session), "Runtime.getHeapUsage", json!({}))?;
        let process = self.process()?;
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        Ok(Metrics {
            heap_used: bytes(&heap["usedSize"]),
            heap_total: bytes(&heap["totalSize"]),
            buffers: bytes(&heap["backingStorageSize"]),
            process,
            resident: line(&status, "VmRSS:"),
            peak_resident: line(&status, "VmHWM:"),
        })
    }

    /// The protocol names the process of a frame nowhere but at the beginning of a trace.
    fn process(&self) -> Result<u32, BrowserError> {
        let _one_at_a_time = lock(&self.connection.trace);
        let before = self.connection.state().traces;
        let categories = json!({ "includedCategories": ["disabled-by-default-devtools.timeline"] });
        self.call(
            "Tracing.start",
            json!({ "traceConfig": categories, "transferMode": "ReportEvents" }),
        )?;
        self.call("Tracing.end", json!({}))?;
        let timeout = self.connection.timeout();
        self.connection
            .wait_for(timeout, "the end of a trace", |state| {
                (state.traces > before).then_some(())
            })?;
        let process = self.connection.state().processes.remove(&self.target);
        process.ok_or_else(|| BrowserError::Protocol {
            method: "Tracing.start".into(),
            message: "the trace does not name the page's process".into(),
        })
    }
}

/// The protocol counts bytes in floating point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from floating point saturates, and no machine has that much memory"
)]
fn bytes(value: &Value) -> u64 {
    value.as_f64().unwrap_or(0.0) as u64
}

/// A line such as `VmRSS:     1234 kB`.
fn line(status: &str, name: &str) -> Option<u64> {
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(name))?;
    kilobytes
        .trim()
        .trim_end_matches(" kB")
        .parse::<u64>()
        .ok()
        .map(|kilobytes| kilobytes * 1024)
}
