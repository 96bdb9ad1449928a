//! How evenly the page draws.

use std::time::Duration;

use serde_json::Value;

use super::Page;
use crate::BrowserError;

/// Asks for every frame and keeps the time between two of them, in milliseconds.
const RECORD: &str = r"(() => {
    const gaps = [];
    let last = performance.now(), on = true;
    const frame = () => {
        if (!on) return;
        const now = performance.now();
        gaps.push(now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(() => { last = performance.now(); requestAnimationFrame(frame); });
    window.__frameGaps?.();
    window.__frameGaps = () => { on = false; delete window.__frameGaps; return gaps; };
})()";

/// The times between frames while something happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrameGaps {
    /// In the order in which they were drawn.
    pub gaps: Vec<Duration>,
}

impl FrameGaps {
    /// The longest time without a frame.
    pub fn longest(&self) -> Duration {
        self.gaps.iter().max().copied().unwrap_or_default()
    }

    /// How many times were longer than a limit.
    pub fn over(&self, limit: Duration) -> usize {
        self.gaps.iter().filter(|gap| **gap > limit).count()
    }
}

impl Page {
    /// Begins to measure the time between frames, until [`take_frames`](Page::take_frames) or another document.
    pub fn record_frames(&self) -> Result<(), BrowserError> {
        self.evaluate(RECORD).map(drop)
    }

    /// Ends the measurement and gives the times.
    pub fn take_frames(&self) -> Result<FrameGaps, BrowserError> {
        let gaps = self.evaluate("window.__frameGaps ? window.__frameGaps() : null")?;
        let Value::Array(gaps) = gaps else {
            let text =
                "frames are not being recorded in this document; call record_frames first".into();
            return Err(BrowserError::Script { text });
        };
        let gaps = gaps
            .iter()
            .filter_map(Value::as_f64)
            .map(|gap| Duration::from_secs_f64(gap.max(0.0) / 1000.0));
        Ok(FrameGaps {
            gaps: gaps.collect(),
        })
    }
}
