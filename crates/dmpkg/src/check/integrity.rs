//! Every content decoded and compared.

use std::rc::Rc;

use dmpkg_archive::Archive;

use super::{Announce, Announcement, CheckOptions, Runner, Share};
use crate::Findings;
use crate::contents::{At, ContentSink, ContentWalk, Order, Outcome};
use crate::findings::Integrity;
use crate::rules::Check;
use crate::rules::inputs::ContentInput;

/// The job that decodes every entry of a file, or a share of them, and of all archives inside, and
/// compares what comes out with what the directory states.
pub struct IntegrityJob {
    walk: ContentWalk,
    runner: Runner,
    /// Whether this job's share is all there is.
    is_whole: bool,
    /// Whether the rules have looked at an entry.
    looked: bool,
}

/// Compares while the walk goes on.
struct Comparison<'a, 'b> {
    runner: &'a mut Runner,
    looked: &'a mut bool,
    announce: Announce<'b>,
}

impl IntegrityJob {
    /// Begins; nothing is decoded yet.
    pub fn new(archive: Rc<Archive>, share: Share, options: &CheckOptions) -> Self {
        Self {
            walk: ContentWalk::new(archive, share, Order::Offset, options.outer_only),
            runner: Runner::new(&options.failed),
            is_whole: share.of <= 1,
            looked: false,
        }
    }

    /// Decodes a bounded part. True when nothing is left.
    pub fn step(&mut self, announce: Announce<'_>) -> bool {
        let done = self.walk.step(&mut Comparison {
            runner: &mut self.runner,
            looked: &mut self.looked,
            announce: &mut *announce,
        });
        self.runner.findings.coverage.integrity = match done && self.is_whole {
            true => Integrity::Complete,
            false => Integrity::Partial,
        };
        let progress = self.walk.progress();
        if let Some(path) = self.walk.path() {
            announce(Announcement::Progress {
                path,
                done: progress.done,
                total: progress.total,
            });
        }
        done
    }

    /// Takes what was found and looked at since the last time.
    pub fn take_findings(&mut self) -> Findings {
        self.runner.take_findings()
    }
}

impl ContentSink for Comparison<'_, '_> {
    fn wants(&mut self, _: At<'_>) -> bool {
        true
    }

    fn bytes(&mut self, _: &[u8]) -> bool {
        true
    }

    fn end(&mut self, at: At<'_>, outcome: &Outcome) -> bool {
        let coverage = &mut self.runner.findings.coverage;
        coverage.decoded_entries += 1;
        if let Ok(decoded) = &outcome.decoded {
            coverage.decoded_bytes += decoded.size;
        }
        // Nearly every entry: no rule has anything to say of it. One look tells the rules that ran from
        // those that never did.
        if *self.looked && outcome.is_as_stated(at.entry) {
            return true;
        }
        *self.looked = true;
        let pick = |check: &Check| match check {
            Check::Content(look) => Some(*look),
            _ => None,
        };
        let input = ContentInput {
            entry: at.entry,
            outcome: &outcome.decoded,
            longer_than_stated: outcome.longer_than_stated,
        };
        self.runner.run(
            at.address,
            at.path,
            self.announce,
            |_| true,
            pick,
            |look, found| look(&input, found),
        );
        true
    }
}
