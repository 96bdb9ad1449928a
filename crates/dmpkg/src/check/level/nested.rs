//! Archives inside: opened within the budget, left out beyond it.

use std::rc::Rc;

use dmpkg_archive::{Entry, EntryIndex, Method, Progress, Source};

use super::super::{Announce, Announcement, Budget, Runner};
use super::Level;
use crate::detect::is_archive_name;
use crate::rules::Check;
use crate::rules::inputs::{NestedInput, UnreadableInput};
use crate::{NESTED_DEPTH, NestedOpening, NestedProblem, Package};

impl Level {
    pub(super) fn is_nested(&self, entry: Entry<'_>) -> bool {
        is_archive_name(&entry.name().path())
    }

    /// Leaves out an archive inside, because enough was unpacked.
    pub(super) fn leave_out(
        &self,
        at: u32,
        runner: &mut Runner,
        budget: Budget,
        announce: Announce<'_>,
    ) {
        let Some(entry) = self.package.archive.entry(EntryIndex(at)) else {
            return;
        };
        self.unread(entry, runner, budget, announce);
        let path = self.path.child(entry.name().path());
        let because = "Reading stopped at the limit of what is unpacked.";
        runner.skip(&path, because, &|check| {
            !matches!(check, Check::Unreadable(_) | Check::Nested(_))
        });
    }

    pub(super) fn begin_nested(&self, at: u32) -> Result<NestedOpening, NestedProblem> {
        if self.address.0.len() >= NESTED_DEPTH {
            return Err(NestedProblem::TooDeep);
        }
        let entry = self.package.archive.entry(EntryIndex(at));
        NestedOpening::new(entry.ok_or(NestedProblem::NoEntry)?)
    }

    pub(super) fn announce_nested(&self, at: u32, progress: Progress, announce: Announce<'_>) {
        if let Some(entry) = self.package.archive.entry(EntryIndex(at)) {
            announce(Announcement::Progress {
                path: &self.path.child(entry.name().path()),
                done: progress.done,
                total: progress.total,
            });
        }
    }

    /// Lists an archive inside whose bytes are there, or not, and looks at how that went.
    pub(super) fn nested(
        &self,
        at: u32,
        source: Result<Rc<dyn Source>, NestedProblem>,
        runner: &mut Runner,
        budget: &mut Budget,
        outer: &[Self],
        announce: Announce<'_>,
    ) -> Option<Self> {
        let entry = self.package.archive.entry(EntryIndex(at))?;
        let address = self.address.child(at);
        let path = self.path.child(entry.name().path());
        let depth = address.0.len();
        let total = entry.compressed_size();
        self.announce_nested(at, Progress { done: 0, total }, announce);
        let name = path.0.last().map_or("", String::as_str);
        let name = name.rsplit('/').next().unwrap_or(name);
        let opened = source.and_then(|source| {
            if entry.method() != Method::STORED {
                budget.spend(source.len());
            }
            let package = Package::open(name, Rc::clone(&source)).map_err(|error| {
                let input = UnreadableInput {
                    file_name: name,
                    source: &*source,
                    error: &error,
                };
                runner.unreadable(&input, &address, &path, announce);
                NestedProblem::Read(error.clone())
            })?;
            Ok(Rc::new(package))
        });
        let same_as = opened.as_ref().ok().and_then(|package| {
            let chain = outer.iter().chain([self]);
            chain
                .map(|level| &level.package.archive)
                .position(|around| {
                    crate::rules::same_bytes(&**around.source(), &**package.archive.source())
                })
        });
        let input = NestedInput {
            entry,
            depth,
            problem: opened.as_ref().err(),
            same_as,
        };
        let pick = |check: &Check| match check {
            Check::Nested(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
        if let Err(problem) = &opened {
            let because = format!("An archive inside could not be opened: {problem}.");
            runner.skip(&path, &because, &|check| {
                !matches!(check, Check::Unreadable(_) | Check::Nested(_))
            });
        }
        let package = opened.ok().filter(|_| same_as.is_none())?;
        Some(Self::new(package, address, path))
    }
}
