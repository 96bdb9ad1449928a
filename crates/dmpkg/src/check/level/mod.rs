//! One archive of the chain, looked at phase by phase.

mod container;
mod documents;
mod entries;
mod nested;
mod said;
mod signature;
mod sweep;

pub(super) use self::documents::INSPECTION;
use self::sweep::Sweep;

use std::rc::Rc;

use dmpkg_archive::{Entry, EntryIndex, Step, StructureScan};

use super::{Announce, Budget, CheckOptions, Runner};
use crate::inspection::Record;
use crate::rules::inputs::{ArchiveInput, UnreadInput};
use crate::rules::{Check, Rule};
use crate::signature::Verification;
use crate::{EntryAddress, EntryPath, NestedOpening, Package};

/// An archive that is being looked at.
pub(super) struct Level {
    package: Rc<Package>,
    address: EntryAddress,
    path: EntryPath,
    phase: Phase,
    /// Bytes before compression, as stated, of the entries looked at so far and of those inside.
    unpacked: u64,
    /// Whether its own structure or names gave rise to more than a note, which explains why another
    /// reader sees something else.
    explained: bool,
    /// The scan of the structure, where it was begun with the documents.
    scan: Option<Box<StructureScan>>,
    /// Whether it, or an archive inside, has an error.
    has_error: bool,
    /// The archives inside that have one, or that could not be read.
    faulty: Vec<EntryIndex>,
}

/// What comes next in an archive.
enum Phase {
    /// The archive as a whole.
    Archive,
    /// Headers and names, from this entry on.
    Entries(u32),
    /// Names against each other.
    Names,
    /// The entries that are read, from this one on.
    Documents(u32),
    /// The entries that are read, together with the structure.
    Sweep(Sweep),
    /// Archives inside, from this entry on.
    Nested(u32),
    /// The archive in this entry, which is being opened.
    Opening(u32, NestedOpening),
    /// What all documents come to, those of archives inside included.
    Read,
    /// Local headers and descriptors.
    Structure(Box<StructureScan>),
    /// The verdict of the second reader, on the opened file.
    SecondReader,
    /// What all of it comes to.
    Totals,
    /// The signature, which begins to be verified.
    Signature,
    /// The hash of what was signed.
    Verifying(Box<Verification>),
    /// Nothing.
    Done,
}

/// Entries whose headers and names are looked at in one step.
const CHUNK: u32 = 16_384;
/// Bytes that are unpacked in one step to open an archive inside.
const UNPACKED: u64 = 4 << 20;

impl Level {
    pub(super) fn new(package: Rc<Package>, address: EntryAddress, path: EntryPath) -> Self {
        Self {
            package,
            address,
            path,
            phase: Phase::Archive,
            unpacked: 0,
            explained: false,
            scan: None,
            has_error: false,
            faulty: Vec::new(),
        }
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done)
    }

    /// Counts an archive inside, once it was looked at.
    pub(super) fn add(&mut self, inner: &Self) {
        self.unpacked = self.unpacked.saturating_add(inner.unpacked);
        if inner.has_error {
            self.has_error = true;
            self.faulty
                .extend(inner.address.0.last().map(|at| EntryIndex(*at)));
        }
    }

    /// Looks at a bounded part. Returns an archive inside when it is its turn.
    pub(super) fn step(
        &mut self,
        runner: &mut Runner,
        options: &CheckOptions,
        budget: &mut Budget,
        record: &mut Record,
        outer: &[Self],
        announce: Announce<'_>,
    ) -> Option<Self> {
        let phase = std::mem::replace(&mut self.phase, Phase::Done);
        let is_structural = matches!(
            phase,
            Phase::Archive | Phase::Entries(_) | Phase::Names | Phase::Structure(_)
        );
        let before = (runner.loud(), runner.errors());
        let inner = self.look(phase, runner, options, budget, record, outer, announce);
        self.explained |= is_structural && runner.loud() > before.0;
        if runner.errors() > before.1 {
            self.has_error = true;
            // An archive inside that could not be opened is not looked at itself.
            if let (Phase::Nested(next), None) = (&self.phase, &inner) {
                let at = next.checked_sub(1).map(EntryIndex);
                self.faulty.extend(at);
            }
        }
        inner
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "everything that a look at an archive may need or change"
    )]
    fn look(
        &mut self,
        phase: Phase,
        runner: &mut Runner,
        options: &CheckOptions,
        budget: &mut Budget,
        record: &mut Record,
        outer: &[Self],
        announce: Announce<'_>,
    ) -> Option<Self> {
        self.phase = match phase {
            Phase::Archive if runner.is_off() => {
                record.begin(&self.package, &self.address, &self.path);
                self.begin_documents(runner)
            }
            Phase::Archive => {
                record.begin(&self.package, &self.address, &self.path);
                self.archive(runner, announce);
                Phase::Entries(0)
            }
            Phase::Entries(first) => {
                self.entries(first, runner, announce);
                self.next_or(first + CHUNK, Phase::Entries, Phase::Names)
            }
            Phase::Names => {
                self.names(runner, announce);
                self.begin_documents(runner)
            }
            Phase::Documents(from) => match self.next_entry(from, Self::is_read) {
                Some(at) => {
                    self.document(at, runner, budget, record, announce);
                    Phase::Documents(at + 1)
                }
                None => after_documents(options),
            },
            Phase::Sweep(sweep) => self
                .sweep(sweep, runner, budget, record, announce)
                .unwrap_or_else(|| after_documents(options)),
            Phase::Nested(from) => match self.next_entry(from, Self::is_nested) {
                Some(at) if budget.is_spent() => {
                    self.leave_out(at, runner, *budget, announce);
                    Phase::Nested(at + 1)
                }
                Some(at) => match self.begin_nested(at) {
                    Ok(opening) => Phase::Opening(at, opening),
                    Err(problem) => {
                        self.phase = Phase::Nested(at + 1);
                        return self.nested(at, Err(problem), runner, budget, outer, announce);
                    }
                },
                None => Phase::Read,
            },
            Phase::Opening(at, mut opening) => {
                let source = match opening.step(UNPACKED) {
                    Ok(Step::Continue(progress)) => {
                        self.announce_nested(at, progress, announce);
                        self.phase = Phase::Opening(at, opening);
                        return None;
                    }
                    Ok(Step::Done(source)) => Ok(source),
                    Err(problem) => {
                        budget.spend(opening.decoded());
                        Err(problem)
                    }
                };
                self.phase = Phase::Nested(at + 1);
                return self.nested(at, source, runner, budget, outer, announce);
            }
            Phase::Read => {
                record.end(&self.package, &self.address);
                if !runner.is_off() {
                    self.said(runner, record, announce);
                }
                match (runner.is_off(), self.scan.take()) {
                    (true, _) => Phase::Signature,
                    (false, Some(scan)) => Phase::Structure(scan),
                    (false, None) => {
                        Phase::Structure(Box::new(StructureScan::new(&self.package.archive)))
                    }
                }
            }
            Phase::Structure(scan) => self.structure(scan, runner, announce),
            Phase::SecondReader => {
                self.second_reader(runner, announce);
                Phase::Totals
            }
            Phase::Totals => {
                self.totals(runner, announce);
                Phase::Signature
            }
            Phase::Signature => match Verification::begin(&self.package) {
                Some(verification) => Phase::Verifying(Box::new(verification)),
                None => Phase::Done,
            },
            Phase::Verifying(verification) => self.verify(verification, runner, announce),
            Phase::Done => Phase::Done,
        };
        None
    }

    fn next_or(&self, next: u32, more: impl Fn(u32) -> Phase, then: Phase) -> Phase {
        match self.package.archive.entry(EntryIndex(next)) {
            Some(_) => more(next),
            None => then,
        }
    }

    /// The first entry from an index on that fits.
    fn next_entry(&self, from: u32, fits: impl Fn(&Self, Entry<'_>) -> bool) -> Option<u32> {
        let archive = &self.package.archive;
        (from..)
            .map_while(|at| archive.entry(EntryIndex(at)))
            .find(|entry| !entry.is_directory() && fits(self, *entry))
            .map(|entry| entry.index().0)
    }

    /// Whether a rule looks at this archive: of a drawing only the container matters.
    fn concerns(&self, rule: &Rule) -> bool {
        let is_about_container = || matches!(rule.family(), "archive" | "limits");
        rule.concerns(self.package.detection.kind) && (!self.is_drawing() || is_about_container())
    }

    fn run<F: Copy>(
        &self,
        runner: &mut Runner,
        announce: Announce<'_>,
        pick: impl Fn(&Check) -> Option<F>,
        look: impl FnMut(F, &mut crate::rules::Found<'_>),
    ) {
        runner.run(
            &self.address,
            &self.path,
            announce,
            |rule| self.concerns(rule),
            pick,
            look,
        );
    }

    fn input(&self) -> ArchiveInput<'_> {
        ArchiveInput {
            package: &self.package,
            depth: self.address.0.len(),
        }
    }

    /// Whether this archive is a drawing or another Office document: its parts are nobody's metadata.
    fn is_drawing(&self) -> bool {
        let name = self.path.0.last().map_or("", String::as_str);
        crate::rules::is_drawing(name)
    }

    /// Names an entry that is not read, and with it those behind it.
    fn unread(
        &self,
        entry: Entry<'_>,
        runner: &mut Runner,
        budget: Budget,
        announce: Announce<'_>,
    ) {
        let input = UnreadInput {
            entry,
            unpacked: budget.spent(),
        };
        runner.unread(&input, &self.address, &self.path, announce);
    }
}

/// What comes when the entries of an archive are read.
fn after_documents(options: &CheckOptions) -> Phase {
    match options.outer_only {
        true => Phase::Read,
        false => Phase::Nested(0),
    }
}
