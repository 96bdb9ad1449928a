//! The container: the archive as a whole, its structure, the second reader, and what it comes to.

use std::rc::Rc;

use dmpkg_archive::{LocalReading, Step, StructureScan};

use super::super::{Announce, Announcement, Runner};
use super::{Level, Phase};
use crate::rules::Check;
use crate::rules::inputs::{LocalInput, SecondReaderInput, TotalsInput};
use crate::{ReaderView, SecondReader};

/// Bytes of structure that are read in one step.
pub(super) const SCAN: u64 = 1 << 20;

impl Level {
    pub(super) fn archive(&self, runner: &mut Runner, announce: Announce<'_>) {
        runner.findings.coverage.archives += 1;
        runner.note(&|check| matches!(check, Check::Unreadable(_)));
        let pick = |check: &Check| match check {
            Check::Archive(look) => Some(*look),
            _ => None,
        };
        let input = self.input();
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }

    /// Reads a part of the local headers and looks at them.
    pub(super) fn structure(
        &mut self,
        mut scan: Box<StructureScan>,
        runner: &mut Runner,
        announce: Announce<'_>,
    ) -> Phase {
        let archive = Rc::clone(&self.package.archive);
        let mut readings: Vec<LocalReading> = Vec::new();
        let step = scan.step(&archive, SCAN, &mut |reading| {
            readings.push(reading.clone())
        });
        self.local(&readings, runner, announce);
        match step {
            Ok(Step::Continue(progress)) => {
                announce(Announcement::Progress {
                    path: &self.path,
                    done: progress.done,
                    total: progress.total,
                });
                return Phase::Structure(scan);
            }
            Ok(Step::Done(layout)) => {
                let pick = |check: &Check| match check {
                    Check::Layout(look) => Some(*look),
                    _ => None,
                };
                let input = self.input();
                self.run(runner, announce, pick, |look, found| {
                    look(&input, &layout, found);
                });
            }
            Err(error) => {
                let because = format!("The file could not be read further: {error}.");
                runner.skip(&self.path, &because, &|check| {
                    matches!(check, Check::Local(_) | Check::Layout(_))
                });
            }
        }
        match self.address.0.is_empty() {
            true => Phase::SecondReader,
            false => Phase::Totals,
        }
    }

    /// Looks at what stands in the file for some entries, rule by rule.
    pub(super) fn local(
        &mut self,
        readings: &[LocalReading],
        runner: &mut Runner,
        announce: Announce<'_>,
    ) {
        let archive = &*self.package.archive;
        let before = runner.loud();
        let pick = |check: &Check| match check {
            Check::Local(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| {
            for local in readings {
                if let Some(entry) = archive.entry(local.entry) {
                    let input = LocalInput {
                        archive,
                        entry,
                        local,
                    };
                    look(&input, found);
                }
            }
        });
        self.explained |= runner.loud() > before;
    }

    /// Lets the independent witness read the same bytes.
    pub(super) fn second_reader(&self, runner: &mut Runner, announce: Announce<'_>) {
        let verdict = SecondReader::ask(&self.package.archive);
        let explained = self.explained;
        let input = SecondReaderInput {
            verdict: &verdict,
            explained,
        };
        let pick = |check: &Check| match check {
            Check::SecondReader(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
        runner.findings.readers = ReaderView::all(&self.package.archive, &verdict);
        runner.findings.second_reader = verdict;
    }

    /// Looks at what the archive comes to, all archives inside counted.
    pub(super) fn totals(&self, runner: &mut Runner, announce: Announce<'_>) {
        runner.note(&|check| matches!(check, Check::Unread(_)));
        let pick = |check: &Check| match check {
            Check::Totals(look) => Some(*look),
            _ => None,
        };
        let input = TotalsInput {
            archive: &self.package.archive,
            unpacked: self.unpacked,
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }
}
