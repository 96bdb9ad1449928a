//! Every content decoded and compared.

use std::rc::Rc;

use dmpkg_archive::Archive;
use serde::{Deserialize, Serialize};

use super::{Announce, Announcement, Budget, CheckOptions, Runner, Share};
use crate::Findings;
use crate::contents::{At, ContentSink, ContentWalk, Order, Outcome};
use crate::findings::Integrity;
use crate::rules::Check;
use crate::rules::inputs::{ContentInput, UnreadInput};

/// The job that decodes every entry of a file, or a share of them, and of all archives inside, and
/// compares what comes out with what the directory states.
pub struct IntegrityJob {
    walk: ContentWalk,
    runner: Runner,
    pub(super) budget: Budget,
    /// Whether this job's share is all there is.
    is_whole: bool,
    /// Whether the rules have looked at an entry.
    looked: bool,
}

/// How far a job is. The whole grows with each archive inside that is come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// Entries decoded.
    pub entries: u64,
    /// Entries in all.
    pub of_entries: u64,
    /// Bytes decoded, as they lie in the archives.
    pub bytes: u64,
    /// Such bytes in all.
    pub of_bytes: u64,
}

/// Compares while the walk goes on.
struct Comparison<'a, 'b> {
    runner: &'a mut Runner,
    budget: &'a mut Budget,
    looked: &'a mut bool,
    announce: Announce<'b>,
}

impl IntegrityJob {
    /// Begins; nothing is decoded yet.
    pub fn new(archive: Rc<Archive>, share: Share, options: &CheckOptions) -> Self {
        let budget = Budget::new(archive.source().len(), share);
        Self {
            walk: ContentWalk::new(archive, share, Order::Offset, options.outer_only),
            runner: Runner::new(options),
            budget,
            is_whole: share.of <= 1,
            looked: false,
        }
    }

    /// Decodes a bounded part. True when nothing is left.
    pub fn step(&mut self, announce: Announce<'_>) -> bool {
        let done = self.walk.step(&mut Comparison {
            runner: &mut self.runner,
            budget: &mut self.budget,
            looked: &mut self.looked,
            announce: &mut *announce,
        });
        self.runner.findings.coverage.integrity = match done && self.is_whole {
            true => Integrity::Complete,
            false => Integrity::Partial,
        };
        if !done && self.budget.is_spent() {
            self.stop(announce);
            return true;
        }
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

    /// Names the first entry that is not decoded any more.
    fn stop(&mut self, announce: Announce<'_>) {
        let Some(next) = self.walk.next() else {
            return;
        };
        self.runner.findings.coverage.stopped_at_limit = true;
        let input = UnreadInput {
            entry: next.entry,
            unpacked: self.budget.spent(),
        };
        self.runner
            .unread(&input, next.address, next.path, announce);
        let path = next.path.child(next.entry.name().path());
        let because = "Decoding stopped at the limit of what is unpacked.";
        self.runner
            .skip(&path, because, &|check| matches!(check, Check::Content(_)));
    }

    /// Takes what was found and looked at since the last time.
    pub fn take_findings(&mut self) -> Findings {
        self.runner.take_findings()
    }

    /// How far it is.
    pub fn progress(&self) -> JobProgress {
        let (entries, bytes) = (self.walk.entries(), self.walk.progress());
        JobProgress {
            entries: entries.done,
            of_entries: entries.total,
            bytes: bytes.done,
            of_bytes: bytes.total,
        }
    }
}

impl JobProgress {
    /// Adds how far another worker is.
    pub fn add(&mut self, other: Self) {
        self.entries = self.entries.saturating_add(other.entries);
        self.of_entries = self.of_entries.saturating_add(other.of_entries);
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.of_bytes = self.of_bytes.saturating_add(other.of_bytes);
    }
}

impl ContentSink for Comparison<'_, '_> {
    fn wants(&mut self, _: At<'_>) -> bool {
        true
    }

    fn bytes(&mut self, bytes: &[u8]) -> bool {
        self.budget
            .spend(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        true
    }

    fn end(&mut self, at: At<'_>, outcome: &Outcome) -> bool {
        let coverage = &mut self.runner.findings.coverage;
        coverage.decoded_entries += 1;
        coverage.damaged_entries += u64::from(outcome.is_damaged(at.entry));
        coverage.locked_entries += u64::from(outcome.is_locked());
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
