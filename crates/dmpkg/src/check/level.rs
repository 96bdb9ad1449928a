//! One archive of the chain, looked at phase by phase.

use std::rc::Rc;

use dmpkg_archive::{
    Content, ContentEnd, Entry, EntryIndex, LocalReading, Method, Progress, Source, Step,
    StructureScan,
};

use super::{Announce, Announcement, Budget, CheckOptions, Runner};
use crate::detect::is_archive_name;
use crate::rules::inputs::{
    ArchiveInput, DocumentInput, LocalInput, NamesInput, NestedInput, SecondReaderInput,
    TotalsInput, UnreadInput, UnreadableInput,
};
use crate::rules::{Check, NameParts, Rule, Severity};
use crate::{
    EntryAddress, EntryPath, NESTED_DEPTH, NestedOpening, NestedProblem, Package, ReaderView,
    SecondReader, XmlDocument, xml,
};

/// An archive that is being looked at.
pub(super) struct Level {
    package: Rc<Package>,
    address: EntryAddress,
    path: EntryPath,
    phase: Phase,
    /// Bytes before compression, as stated, of the entries looked at so far and of those inside.
    unpacked: u64,
}

/// What comes next in an archive.
enum Phase {
    /// The archive as a whole.
    Archive,
    /// Headers and names, from this entry on.
    Entries(u32),
    /// Names against each other.
    Names,
    /// Local headers and descriptors.
    Structure(Box<StructureScan>),
    /// The verdict of the second reader, on the opened file.
    SecondReader,
    /// XML documents, from this entry on.
    Documents(u32),
    /// Archives inside, from this entry on.
    Nested(u32),
    /// The archive in this entry, which is being opened.
    Opening(u32, NestedOpening),
    /// What all of it comes to.
    Totals,
    /// Nothing.
    Done,
}

/// Entries whose headers and names are looked at in one step.
const CHUNK: u32 = 16_384;
/// Bytes that are unpacked in one step to open an archive inside.
const UNPACKED: u64 = 4 << 20;
/// Bytes of structure that are read in one step.
const SCAN: u64 = 1 << 20;

impl Level {
    pub(super) fn new(package: Rc<Package>, address: EntryAddress, path: EntryPath) -> Self {
        Self {
            package,
            address,
            path,
            phase: Phase::Archive,
            unpacked: 0,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done)
    }

    /// Counts an archive inside, once it was looked at.
    pub(super) fn add(&mut self, inner: &Self) {
        self.unpacked = self.unpacked.saturating_add(inner.unpacked);
    }

    /// Looks at a bounded part. Returns an archive inside when it is its turn.
    pub(super) fn step(
        &mut self,
        runner: &mut Runner,
        options: &CheckOptions,
        budget: &mut Budget,
        outer: &[Self],
        announce: Announce<'_>,
    ) -> Option<Self> {
        let phase = std::mem::replace(&mut self.phase, Phase::Done);
        self.phase = match phase {
            Phase::Archive => {
                self.archive(runner, announce);
                Phase::Entries(0)
            }
            Phase::Entries(first) => {
                self.entries(first, runner, announce);
                self.next_or(first + CHUNK, Phase::Entries, Phase::Names)
            }
            Phase::Names => {
                self.names(runner, announce);
                Phase::Structure(Box::new(StructureScan::new(&self.package.archive)))
            }
            Phase::Structure(scan) => self.structure(scan, runner, announce),
            Phase::SecondReader => {
                self.second_reader(runner, announce);
                Phase::Documents(0)
            }
            Phase::Documents(from) => match self.next_entry(from, Self::is_document) {
                Some(at) => {
                    self.document(at, runner, budget, announce);
                    Phase::Documents(at + 1)
                }
                None if options.outer_only => Phase::Totals,
                None => Phase::Nested(0),
            },
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
                None => Phase::Totals,
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
            Phase::Totals => {
                self.totals(runner, announce);
                Phase::Done
            }
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

    fn archive(&self, runner: &mut Runner, announce: Announce<'_>) {
        runner.findings.coverage.archives += 1;
        runner.note(&|check| matches!(check, Check::Unreadable(_)));
        let pick = |check: &Check| match check {
            Check::Archive(look) => Some(*look),
            _ => None,
        };
        let input = self.input();
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }

    /// Headers and names of a chunk of entries, rule by rule.
    fn entries(&mut self, first: u32, runner: &mut Runner, announce: Announce<'_>) {
        let archive = Rc::clone(&self.package.archive);
        let names: Vec<NameParts<'_>> = (first..first.saturating_add(CHUNK))
            .map_while(|at| archive.entry(EntryIndex(at)))
            .map(NameParts::new)
            .collect();
        let entries = names.iter().map(|name| name.entry);
        let sizes = entries
            .filter(|entry| entry.states_uncompressed_size())
            .map(Entry::uncompressed_size);
        self.unpacked = sizes.fold(self.unpacked, u64::saturating_add);
        runner.findings.coverage.entries += u64::try_from(names.len()).unwrap_or(0);
        let pick = |check: &Check| match check {
            Check::Header(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| {
            for name in &names {
                look(name.entry, found);
            }
        });
        let pick = |check: &Check| match check {
            Check::Name(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| {
            for name in &names {
                look(name, found);
            }
        });
    }

    fn names(&self, runner: &mut Runner, announce: Announce<'_>) {
        let pick = |check: &Check| match check {
            Check::Names(look) => Some(*look),
            _ => None,
        };
        let input = NamesInput::new(&self.package);
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }

    /// Reads a part of the local headers and looks at them.
    fn structure(
        &self,
        mut scan: Box<StructureScan>,
        runner: &mut Runner,
        announce: Announce<'_>,
    ) -> Phase {
        let archive = &self.package.archive;
        let mut readings: Vec<LocalReading> = Vec::new();
        let step = scan.step(archive, SCAN, &mut |reading| readings.push(reading.clone()));
        let pick = |check: &Check| match check {
            Check::Local(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| {
            for local in &readings {
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
            false => Phase::Documents(0),
        }
    }

    /// Lets the independent witness read the same bytes.
    fn second_reader(&self, runner: &mut Runner, announce: Announce<'_>) {
        let verdict = SecondReader::ask(&self.package.archive);
        let explained = runner.worst() > Some(Severity::Note);
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

    fn is_document(&self, entry: Entry<'_>) -> bool {
        let name = entry.name();
        name.raw().to_ascii_lowercase().ends_with(b".xml") && !self.is_drawing()
    }

    /// Whether this archive is a drawing or another Office document: its parts are nobody's metadata.
    fn is_drawing(&self) -> bool {
        let name = self.path.0.last().map_or("", String::as_str);
        crate::rules::is_drawing(name)
    }

    fn document(&self, at: u32, runner: &mut Runner, budget: &mut Budget, announce: Announce<'_>) {
        let Some(entry) = self.package.archive.entry(EntryIndex(at)) else {
            return;
        };
        if budget.is_spent() {
            self.unread(entry, runner, *budget, announce);
            let path = self.path.child(entry.name().path());
            let because = "Reading stopped at the limit of what is unpacked.";
            runner.skip(&path, because, &|check| matches!(check, Check::Document(_)));
            return;
        }
        let pick = |check: &Check| match check {
            Check::Document(look) => Some(*look),
            _ => None,
        };
        let content = entry.content(xml::TEXT_LIMIT);
        // What comes before a break was decoded, too.
        let decoded = content.as_ref().map_or(0, |content| content.bytes.len());
        budget.spend(u64::try_from(decoded).unwrap_or(u64::MAX));
        let content = match content {
            Ok(Content {
                end: ContentEnd::Broken(error),
                ..
            }) => Err(error),
            read => read,
        };
        let (bytes, complete) = match content {
            Ok(Content { bytes, end }) => (bytes, !matches!(end, ContentEnd::Limit)),
            Err(error) => {
                let path = self.path.child(entry.name().path());
                let because = format!("The document could not be read: {error}.");
                runner.skip(&path, &because, &|check| {
                    matches!(check, Check::Document(_))
                });
                return;
            }
        };
        let name = NameParts::new(entry);
        let (decoded, encoding) = xml::decode(bytes, complete);
        let document = XmlDocument::parse(decoded);
        let input = DocumentInput {
            entry,
            name: &name,
            kind: self.package.detection.kind,
            encoding: &encoding,
            complete,
            document: &document,
            is_read: crate::rules::is_read_document(&self.package, &name.path()),
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
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

    /// Looks at what the archive comes to, all archives inside counted.
    fn totals(&self, runner: &mut Runner, announce: Announce<'_>) {
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

    fn is_nested(&self, entry: Entry<'_>) -> bool {
        is_archive_name(&entry.name().path())
    }

    /// Leaves out an archive inside, because enough was unpacked.
    fn leave_out(&self, at: u32, runner: &mut Runner, budget: Budget, announce: Announce<'_>) {
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

    fn begin_nested(&self, at: u32) -> Result<NestedOpening, NestedProblem> {
        if self.address.0.len() >= NESTED_DEPTH {
            return Err(NestedProblem::TooDeep);
        }
        let entry = self.package.archive.entry(EntryIndex(at));
        NestedOpening::new(entry.ok_or(NestedProblem::NoEntry)?)
    }

    fn announce_nested(&self, at: u32, progress: Progress, announce: Announce<'_>) {
        if let Some(entry) = self.package.archive.entry(EntryIndex(at)) {
            announce(Announcement::Progress {
                path: &self.path.child(entry.name().path()),
                done: progress.done,
                total: progress.total,
            });
        }
    }

    /// Lists an archive inside whose bytes are there, or not, and looks at how that went.
    fn nested(
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
