//! The job that opens an archive inside another.

use std::rc::Rc;

use dmpkg_archive::{Entry, Limits, Progress, Step};

use crate::{EntryAddress, EntryPath, NestedOpening, NestedProblem, Open, PackageOpening};

/// The job that opens an archive inside another, in steps of bounded work.
pub struct InsideOpening {
    address: EntryAddress,
    path: EntryPath,
    stage: Stage,
}

/// An archive inside that was opened.
pub struct Inside {
    pub(crate) address: EntryAddress,
    pub(crate) open: Open,
}

enum Stage {
    Unpacking(NestedOpening),
    Listing(Box<PackageOpening>),
}

impl InsideOpening {
    pub(crate) fn new(
        entry: Entry<'_>,
        address: EntryAddress,
        path: EntryPath,
    ) -> Result<Self, NestedProblem> {
        Ok(Self {
            address,
            path,
            stage: Stage::Unpacking(NestedOpening::new(entry)?),
        })
    }

    /// Where the archive lies.
    pub fn address(&self) -> &EntryAddress {
        &self.address
    }

    /// What is being done, in words.
    pub fn phase(&self) -> &'static str {
        match self.stage {
            Stage::Unpacking(_) => "Unpacking the archive",
            Stage::Listing(_) => "Reading the list of entries",
        }
    }

    /// Unpacks or reads about `budget` bytes further.
    ///
    /// # Errors
    /// When the entry cannot be unpacked or is no archive.
    pub fn step(&mut self, budget: u64) -> Result<Step<Inside>, NestedProblem> {
        match &mut self.stage {
            Stage::Unpacking(opening) => match opening.step(budget)? {
                Step::Continue(progress) => Ok(Step::Continue(progress)),
                Step::Done(source) => {
                    let (done, total) = (0, source.len());
                    let name = self.path.0.last().map_or("", String::as_str);
                    let name = name.rsplit('/').next().unwrap_or(name);
                    let opening = PackageOpening::new(name, source, Limits::default());
                    self.stage = Stage::Listing(Box::new(opening));
                    Ok(Step::Continue(Progress { done, total }))
                }
            },
            Stage::Listing(opening) => match opening.step(budget).map_err(NestedProblem::Read)? {
                Step::Continue(progress) => Ok(Step::Continue(progress)),
                Step::Done(package) => Ok(Step::Done(Inside {
                    address: self.address.clone(),
                    open: Open {
                        package: Rc::new(package),
                        path: self.path.clone(),
                    },
                })),
            },
        }
    }
}
