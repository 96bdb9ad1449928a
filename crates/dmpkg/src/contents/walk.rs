use std::cmp::Reverse;
use std::rc::Rc;

use dmpkg_archive::sorted::sort_by_key;
use dmpkg_archive::{
    Archive, ContentReader, Decoded, Entry, EntryIndex, Limits, Progress, ReadError, ReadErrorKind,
    Source, Step,
};

use crate::detect::is_archive_name;
use crate::{EntryAddress, EntryPath, NESTED_DEPTH, NestedOpening, Share};

/// Takes what comes out of the entries of a file.
pub(crate) trait ContentSink {
    /// Whether an entry shall be decoded.
    fn wants(&mut self, at: At<'_>) -> bool;
    /// A piece of the entry that is being decoded. False leaves the rest of it undecoded.
    fn bytes(&mut self, bytes: &[u8]) -> bool;
    /// The entry is decoded, as far as it can be. False ends the walk.
    fn end(&mut self, at: At<'_>, outcome: &Outcome) -> bool;
}

/// An entry, and where it lies.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    /// The entry.
    pub(crate) entry: Entry<'a>,
    /// The archive in which it lies.
    pub(crate) address: &'a EntryAddress,
    /// The path of that archive.
    pub(crate) path: &'a EntryPath,
}

/// How decoding an entry ended.
pub(crate) struct Outcome {
    /// What came out, or why it broke.
    pub(crate) decoded: Result<Decoded, ReadError>,
    /// Whether decoding was stopped because more came out than the directory states.
    pub(crate) longer_than_stated: bool,
}

/// In which order the entries of an archive are decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// As their data lies in the file: quickest to read.
    Offset,
    /// Smallest first: quickest to answer.
    Size,
}

/// Goes through the entries of a file and of the archives inside, in bounded steps.
pub(crate) struct ContentWalk {
    order: Order,
    outer_only: bool,
    /// The archives being decoded, the opened file first.
    levels: Vec<Level>,
    /// The archive inside the last of them that is being opened.
    opening: Option<Opening>,
    progress: Progress,
    /// Entries done, and all that are known of.
    entries: Progress,
    piece: Vec<u8>,
}

/// What follows an entry.
enum Next {
    /// The same archive: the entry that was begun, or the next one.
    Entry,
    /// The archive in the entry, when it is one.
    Inner,
    /// The walk ends.
    Nothing,
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

/// An archive inside that is being opened.
struct Opening {
    index: EntryIndex,
    job: NestedOpening,
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

/// Bytes decoded at once.
const PIECE: usize = 64 * 1024;
/// Bytes decoded in one step: some ten milliseconds.
const STEP: u64 = 2 << 20;
/// Entries begun in one step.
const ENTRIES: u32 = 256;

impl ContentWalk {
    /// Begins; nothing is decoded yet.
    pub(crate) fn new(archive: Rc<Archive>, share: Share, order: Order, outer_only: bool) -> Self {
        let entries = share.entries(&archive);
        let root = Level::new(
            archive,
            EntryAddress::default(),
            EntryPath::default(),
            entries,
            order,
        );
        Self {
            order,
            outer_only,
            progress: Progress {
                done: 0,
                total: root.size(),
            },
            entries: Progress {
                done: 0,
                total: root.count(),
            },
            levels: vec![root],
            opening: None,
            piece: vec![0; PIECE],
        }
    }

    /// Bytes before decoding: those done and all that are known of.
    pub(crate) fn progress(&self) -> Progress {
        self.progress
    }

    /// Entries: those done and all that are known of.
    pub(crate) fn entries(&self) -> Progress {
        self.entries
    }

    /// The archive that is being decoded.
    pub(crate) fn path(&self) -> Option<&EntryPath> {
        self.levels.last().map(|level| &level.path)
    }

    /// The entry that is being decoded, or else the next one.
    pub(crate) fn next(&self) -> Option<At<'_>> {
        let next = |level: &'_ Level| {
            let current = level.current.as_ref().map(|current| current.index);
            current.or_else(|| level.waiting.last().copied())
        };
        let levels = self.levels.iter().rev();
        levels.filter_map(|level| level.at(next(level)?)).next()
    }

    /// Decodes a bounded part. True when nothing is left.
    pub(crate) fn step(&mut self, sink: &mut dyn ContentSink) -> bool {
        let mut decoded = 0;
        let mut begun = 0;
        while decoded < STEP && begun < ENTRIES {
            if let Some(opening) = self.opening.take() {
                self.open(opening);
                decoded += STEP;
                continue;
            }
            let Some(mut level) = self.levels.pop() else {
                return true;
            };
            let Some(mut current) = level.current.take() else {
                if let Some(index) = level.waiting.pop() {
                    begun += 1;
                    let next = self.begin(&mut level, index, sink);
                    self.leave(level, index, next);
                }
                continue;
            };
            let outcome = current.decode(&mut self.piece, &mut decoded, sink);
            let taken = current.reader.consumed();
            self.progress.done += taken - current.taken;
            current.taken = taken;
            let index = current.index;
            let Some(outcome) = outcome else {
                level.current = Some(current);
                self.levels.push(level);
                continue;
            };
            self.entries.done += 1;
            let goes_on = level.at(index).is_none_or(|at| sink.end(at, &outcome));
            let next = if goes_on { Next::Inner } else { Next::Nothing };
            self.leave(level, index, next);
        }
        false
    }

    /// Puts an archive back, and begins with the one inside its entry when that is next.
    fn leave(&mut self, level: Level, index: EntryIndex, next: Next) {
        match next {
            Next::Entry => self.levels.push(level),
            Next::Inner => {
                self.opening = self.begin_inner(&level, index);
                self.levels.push(level);
            }
            Next::Nothing => self.levels.clear(),
        }
    }

    /// Begins with an entry.
    fn begin(&mut self, level: &mut Level, index: EntryIndex, sink: &mut dyn ContentSink) -> Next {
        let Some(at) = level.at(index) else {
            return Next::Entry;
        };
        if !sink.wants(at) {
            self.progress.done += at.entry.compressed_size();
            self.entries.done += 1;
            return Next::Inner;
        }
        match at.entry.reader() {
            Ok(reader) => {
                level.current = Some(Current {
                    index,
                    reader,
                    stated: at.entry.uncompressed_size(),
                    taken: 0,
                });
                Next::Entry
            }
            Err(error) => {
                self.progress.done += at.entry.compressed_size();
                self.entries.done += 1;
                let outcome = Outcome {
                    decoded: Err(error),
                    longer_than_stated: false,
                };
                match sink.end(at, &outcome) {
                    true => Next::Entry,
                    false => Next::Nothing,
                }
            }
        }
    }

    /// Begins to open the archive in an entry, when it is one that can be opened.
    fn begin_inner(&self, level: &Level, index: EntryIndex) -> Option<Opening> {
        let entry = level.archive.entry(index)?;
        let depth = level.address.0.len() + 1;
        let is_nested = !self.outer_only
            && depth <= NESTED_DEPTH
            && !entry.is_directory()
            && is_archive_name(&entry.name().path());
        if !is_nested {
            return None;
        }
        let job = NestedOpening::new(entry).ok()?;
        Some(Opening { index, job })
    }

    /// Opens an archive inside further, and puts it on top once it is open. What cannot be opened is
    /// left out: the entry itself was decoded before.
    fn open(&mut self, mut opening: Opening) {
        match opening.job.step(STEP) {
            Ok(Step::Continue(_)) => self.opening = Some(opening),
            Ok(Step::Done(source)) => {
                let inner = self.inner(opening.index, source);
                self.progress.total += inner.as_ref().map_or(0, Level::size);
                self.entries.total += inner.as_ref().map_or(0, Level::count);
                self.levels.extend(inner);
            }
            Err(_) => {}
        }
    }

    /// The archive in an entry of the last level, unless it is one of those around it.
    fn inner(&self, index: EntryIndex, source: Rc<dyn Source>) -> Option<Level> {
        let level = self.levels.last()?;
        for around in &self.levels {
            if crate::rules::same_bytes(&**around.archive.source(), &*source) {
                return None;
            }
        }
        let archive = Rc::new(Archive::read(source, Limits::default()).ok()?);
        let entries = Share::WHOLE.entries(&archive);
        let entry = level.archive.entry(index)?;
        let path = level.path.child(entry.name().path());
        let address = level.address.child(index.0);
        Some(Level::new(archive, address, path, entries, self.order))
    }
}

impl Level {
    fn new(
        archive: Rc<Archive>,
        address: EntryAddress,
        path: EntryPath,
        mut waiting: Vec<EntryIndex>,
        order: Order,
    ) -> Self {
        match order {
            Order::Offset => waiting.reverse(),
            Order::Size => {
                let size = |index| archive.entry(index).map(Entry::uncompressed_size);
                sort_by_key(&mut waiting, |index| Reverse((size(*index), *index)));
            }
        }
        Self {
            archive,
            address,
            path,
            waiting,
            current: None,
        }
    }

    fn at(&self, index: EntryIndex) -> Option<At<'_>> {
        Some(At {
            entry: self.archive.entry(index)?,
            address: &self.address,
            path: &self.path,
        })
    }

    /// Bytes before decoding of all entries that wait.
    fn size(&self) -> u64 {
        let entries = self.waiting.iter().filter_map(|at| self.archive.entry(*at));
        entries
            .map(Entry::compressed_size)
            .fold(0, u64::saturating_add)
    }

    /// Number of entries that wait.
    fn count(&self) -> u64 {
        u64::try_from(self.waiting.len()).unwrap_or(u64::MAX)
    }
}

impl Current {
    /// Decodes on, up to the step's end.
    fn decode(
        &mut self,
        piece: &mut [u8],
        decoded: &mut u64,
        sink: &mut dyn ContentSink,
    ) -> Option<Outcome> {
        while *decoded < STEP {
            match self.reader.read(piece) {
                Ok(0) => {
                    return Some(Outcome {
                        decoded: Ok(self.reader.decoded()),
                        longer_than_stated: false,
                    });
                }
                Ok(count) => {
                    *decoded += u64::try_from(count).unwrap_or(0);
                    if !sink.bytes(piece.get(..count).unwrap_or_default()) {
                        return Some(Outcome {
                            decoded: Ok(self.reader.decoded()),
                            longer_than_stated: false,
                        });
                    }
                }
                Err(error) => {
                    return Some(Outcome {
                        decoded: Err(error),
                        longer_than_stated: false,
                    });
                }
            }
            if self.reader.size() > self.stated {
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
    /// Whether exactly what the directory states came out.
    pub(crate) fn is_as_stated(&self, entry: Entry<'_>) -> bool {
        let all_used = |decoded: &Decoded| decoded.unused == 0;
        self.decoded.as_ref().is_ok_and(all_used) && !self.is_damaged(entry)
    }

    /// Whether the content breaks off, or is another one than the directory states.
    pub(crate) fn is_damaged(&self, entry: Entry<'_>) -> bool {
        match &self.decoded {
            Ok(decoded) => {
                decoded.crc32 != entry.header().crc32() || decoded.size != entry.uncompressed_size()
            }
            Err(_) => !self.is_locked(),
        }
    }

    /// Whether nobody here can decode the content.
    pub(crate) fn is_locked(&self) -> bool {
        let why = self.decoded.as_ref().err().map(|error| &error.kind);
        matches!(
            why,
            Some(ReadErrorKind::Encrypted | ReadErrorKind::UnsupportedMethod(_))
        )
    }
}
