//! Every content decoded and compared.

use std::rc::Rc;

use dmpkg_archive::{Archive, ContentReader, Decoded, Entry, EntryIndex, Limits, ReadError};

use super::{Announce, Announcement, CheckOptions, Runner, Share};
use crate::detect::is_archive_name;
use crate::findings::Integrity;
use crate::rules::Check;
use crate::rules::inputs::ContentInput;
use crate::{EntryAddress, EntryPath, Findings, NESTED_DEPTH, nested_source};

/// The job that decodes every entry of a file, or a share of them, and of all archives inside.
pub struct IntegrityJob {
    runner: Runner,
    outer_only: bool,
    /// The archives being decoded, the opened file first.
    levels: Vec<Level>,
    /// Bytes before decoding.
    done: u64,
    total: u64,
    piece: Vec<u8>,
    /// Whether the rules have looked at an entry.
    looked: bool,
}

/// An archive whose entries are being decoded.
struct Level {
    archive: Rc<Archive>,
    address: EntryAddress,
    path: EntryPath,
    /// Entries that wait, the next one last.
    waiting: Vec<EntryIndex>,
    /// The entry that is being decoded.
    current: Option<Current>,
}

/// An entry that is being decoded.
struct Current {
    index: EntryIndex,
    reader: ContentReader,
    /// The size that the directory states.
    stated: u64,
    /// Bytes taken when the last step ended.
    taken: u64,
}

/// How decoding an entry ended.
struct Outcome {
    decoded: Result<Decoded, ReadError>,
    longer_than_stated: bool,
}

/// Bytes decoded at once.
const PIECE: usize = 64 * 1024;
/// Bytes decoded in one step: some ten milliseconds.
const STEP: u64 = 2 << 20;
/// Entries begun in one step.
const ENTRIES: u32 = 256;

impl IntegrityJob {
    /// Begins; nothing is decoded yet.
    pub fn new(archive: Rc<Archive>, share: Share, options: &CheckOptions) -> Self {
        let waiting = share.entries(&archive);
        let root = Level::new(
            archive,
            EntryAddress::default(),
            EntryPath::default(),
            waiting,
        );
        Self {
            runner: Runner::new(&options.failed),
            outer_only: options.outer_only,
            total: root.size(),
            levels: vec![root],
            done: 0,
            piece: vec![0; PIECE],
            looked: false,
        }
    }

    /// Decodes a bounded part. True when nothing is left.
    pub fn step(&mut self, announce: Announce<'_>) -> bool {
        let mut decoded = 0;
        let mut begun = 0;
        while decoded < STEP && begun < ENTRIES {
            let Some(mut level) = self.levels.pop() else {
                self.runner.findings.coverage.integrity = Integrity::Complete;
                return true;
            };
            let Some(mut current) = level.current.take() else {
                if let Some(index) = level.waiting.pop() {
                    begun += 1;
                    self.begin(&mut level, index, announce);
                    self.levels.push(level);
                }
                continue;
            };
            let outcome = current.decode(&mut self.piece, &mut decoded);
            let taken = current.reader.consumed();
            self.done += taken - current.taken;
            current.taken = taken;
            let index = current.index;
            let Some(outcome) = outcome else {
                level.current = Some(current);
                self.levels.push(level);
                continue;
            };
            self.end(&level, index, &outcome, announce);
            let inner = self.inner(&level, index);
            self.total += inner.as_ref().map_or(0, Level::size);
            self.levels.push(level);
            self.levels.extend(inner);
        }
        if let Some(level) = self.levels.last() {
            announce(Announcement::Progress {
                path: &level.path,
                done: self.done,
                total: self.total,
            });
        }
        false
    }

    /// What was found so far.
    pub fn findings(&self) -> &Findings {
        &self.runner.findings
    }

    /// Takes what was found since the last time; what was looked at is told anew.
    pub fn take_findings(&mut self) -> Findings {
        let failed = self.runner.findings.tool_failures().to_vec();
        std::mem::replace(&mut self.runner, Runner::new(&failed)).findings
    }

    fn begin(&mut self, level: &mut Level, index: EntryIndex, announce: Announce<'_>) {
        let Some(entry) = level.archive.entry(index) else {
            return;
        };
        match entry.reader() {
            Ok(reader) => {
                level.current = Some(Current {
                    index,
                    reader,
                    stated: entry.uncompressed_size(),
                    taken: 0,
                });
            }
            Err(error) => {
                self.done += entry.compressed_size();
                let outcome = Outcome {
                    decoded: Err(error),
                    longer_than_stated: false,
                };
                self.end(level, index, &outcome, announce);
            }
        }
    }

    /// Runs the rules over what came out of an entry.
    fn end(&mut self, level: &Level, index: EntryIndex, outcome: &Outcome, announce: Announce<'_>) {
        let Some(entry) = level.archive.entry(index) else {
            return;
        };
        let coverage = &mut self.runner.findings.coverage;
        coverage.decoded_entries += 1;
        if let Ok(decoded) = &outcome.decoded {
            coverage.decoded_bytes += decoded.size;
        }
        // Nearly every entry: no rule has anything to say of it. One look tells the rules from those
        // that never ran.
        if self.looked && outcome.is_as_stated(entry) {
            return;
        }
        self.looked = true;
        let pick = |check: &Check| match check {
            Check::Content(look) => Some(*look),
            _ => None,
        };
        let input = ContentInput {
            entry,
            outcome: &outcome.decoded,
            longer_than_stated: outcome.longer_than_stated,
        };
        self.runner.run(
            &level.address,
            &level.path,
            announce,
            |_| true,
            pick,
            |look, found| look(&input, found),
        );
    }

    /// The archive in an entry, when it is one. One that cannot be opened is named by [`Checking`].
    ///
    /// [`Checking`]: super::Checking
    fn inner(&self, level: &Level, index: EntryIndex) -> Option<Level> {
        let entry = level.archive.entry(index)?;
        let address = level.address.child(index.0);
        let is_nested = !self.outer_only
            && address.0.len() <= NESTED_DEPTH
            && is_archive_name(&entry.name().path());
        if !is_nested {
            return None;
        }
        let source = nested_source(entry).ok()?;
        let chain = self.levels.iter().chain([level]);
        for around in chain {
            if crate::rules::same_bytes(&**around.archive.source(), &*source) {
                return None;
            }
        }
        let archive = Rc::new(Archive::read(source, Limits::default()).ok()?);
        let waiting = Share::WHOLE.entries(&archive);
        let path = level.path.child(entry.name().path());
        Some(Level::new(archive, address, path, waiting))
    }
}

impl Level {
    fn new(
        archive: Rc<Archive>,
        address: EntryAddress,
        path: EntryPath,
        mut waiting: Vec<EntryIndex>,
    ) -> Self {
        waiting.reverse();
        Self {
            archive,
            address,
            path,
            waiting,
            current: None,
        }
    }

    /// Bytes before decoding of all entries that wait.
    fn size(&self) -> u64 {
        let entries = self.waiting.iter().filter_map(|at| self.archive.entry(*at));
        entries
            .map(Entry::compressed_size)
            .fold(0, u64::saturating_add)
    }
}

impl Current {
    /// Decodes on, up to the step's end.
    fn decode(&mut self, piece: &mut [u8], decoded: &mut u64) -> Option<Outcome> {
        while *decoded < STEP {
            match self.reader.read(piece) {
                Ok(0) => {
                    return Some(Outcome {
                        decoded: Ok(self.reader.decoded()),
                        longer_than_stated: false,
                    });
                }
                Ok(count) => *decoded += u64::try_from(count).unwrap_or(0),
                Err(error) => {
                    return Some(Outcome {
                        decoded: Err(error),
                        longer_than_stated: false,
                    });
                }
            }
            if self.reader.decoded().size > self.stated {
                return Some(Outcome {
                    decoded: Ok(self.reader.decoded()),
                    longer_than_stated: true,
                });
            }
        }
        None
    }
}

impl Outcome {
    fn is_as_stated(&self, entry: Entry<'_>) -> bool {
        self.decoded.as_ref().is_ok_and(|decoded| {
            decoded.crc32 == entry.header().crc32()
                && decoded.size == entry.uncompressed_size()
                && decoded.unused == 0
        })
    }
}
