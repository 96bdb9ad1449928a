//! The job that opens an archive.

mod candidate;
mod locate;
mod locating;
mod walk;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use crate::source::length;
use crate::{Archive, Limits, ReadError, Source};

pub use candidate::EndCandidate;
pub use locating::Locating;
use walk::Walk;

/// What a step of a job came to.
pub enum Step<T> {
    /// There is more to do.
    Continue(Progress),
    /// Finished.
    Done(T),
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Work done, in bytes.
    pub done: u64,
    /// Work in all, in bytes, as far as it is known.
    pub total: u64,
}

/// The job that opens an archive: each [`step`](Opening::step) reads a bounded part.
pub struct Opening {
    source: Rc<dyn Source>,
    limits: Limits,
    locating: Locating,
    walk: Option<Walk>,
}

impl Opening {
    /// Begins; nothing is read yet.
    pub fn new(source: Rc<dyn Source>, limits: Limits) -> Self {
        Self::with_locating(source, limits, Locating::Default)
    }

    /// Begins to open the archive that a reader sees which finds the directory in this way.
    pub fn with_locating(source: Rc<dyn Source>, limits: Limits, locating: Locating) -> Self {
        Self {
            source,
            limits,
            locating,
            walk: None,
        }
    }

    /// Reads about `budget` bytes further, at least one window of a mebibyte.
    ///
    /// # Errors
    /// When the source is not a ZIP archive or could not be read.
    pub fn step(&mut self, budget: u64) -> Result<Step<Archive>, ReadError> {
        let mut walk = match self.walk.take() {
            Some(walk) => walk,
            None => locate::locate(&self.source, self.locating)?,
        };
        let mut read = 0;
        loop {
            let before = length(&walk.archive.directory);
            if walk.advance(self.limits)? {
                walk.archive.directory.truncate(walk.at);
                candidate::find_surrounding_entries(&mut walk.archive);
                return Ok(Step::Done(walk.archive));
            }
            read += length(&walk.archive.directory) - before;
            if read >= budget {
                let done = length(&walk.archive.directory);
                let total = walk.stop.saturating_sub(walk.archive.directory_offset);
                self.walk = Some(walk);
                return Ok(Step::Continue(Progress { done, total }));
            }
        }
    }
}
