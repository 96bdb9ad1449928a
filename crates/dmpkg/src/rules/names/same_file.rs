//! Entries that become one file, found by the hashes of their keys.

use dmpkg_archive::sorted::{keep_first_by, sort_by, sort_by_key};
use dmpkg_archive::{Archive, Entry, EntryIndex};

use super::decomposition::Decompositions;
use super::key::{decomposed, hash, hashes_of_folders, windows_key};
use crate::rules::name_parts::is_separator;

/// Names of an archive that cannot stand beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collisions {
    /// Two files that become one, in the order of the later one.
    pub files: Vec<Collision>,
    /// A file, and an entry that is or needs a folder of the same path. Each file once.
    pub folders: Vec<(EntryIndex, EntryIndex)>,
}

/// Two files that become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The first file of that name.
    pub first: EntryIndex,
    /// A later one.
    pub second: EntryIndex,
    /// What tells their names apart.
    pub difference: Difference,
}

/// What tells two names apart that become one: the least of what applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// `\` in one and `/` in the other.
    Separator,
    /// Letter case.
    Case,
    /// Dots, blanks and segments that Windows drops.
    Dropped,
    /// Nothing but how the bytes are encoded.
    Encoding,
    /// Letters with marks, written in one character or in several.
    Marks,
}

/// Files by the hashes of their keys.
struct Index<'a> {
    archive: &'a Archive,
    /// Sorted.
    files: Vec<(u64, u32)>,
    /// Those whose names are not plain ASCII, in the order of the archive.
    foreign: Vec<u32>,
    /// One bit for each of many remainders of hashes: tells of most paths that no file has them.
    filter: Vec<u64>,
}

/// Files of one hash that are looked at in search of one key: more than a few have other keys only when
/// somebody took pains over it.
const CANDIDATES: usize = 8;

impl Collisions {
    /// Compares all names of an archive, in time proportional to their length.
    pub fn of(archive: &Archive) -> Self {
        let index = Index::of(archive);
        let mut files = index.same_keys();
        files.extend(index.same_letters());
        sort_by_key(&mut files, |collision| (collision.second, collision.first));
        Self {
            files,
            folders: index.folders(),
        }
    }
}

impl<'a> Index<'a> {
    fn of(archive: &'a Archive) -> Self {
        let mut key = String::new();
        let mut files = Vec::with_capacity(archive.len());
        let mut foreign = Vec::new();
        for entry in archive.entries().filter(|entry| !entry.is_directory()) {
            windows_key(&entry.name().text(), &mut key);
            if !key.is_empty() {
                files.push((hash(&key), entry.index().0));
                if !key.is_ascii() {
                    foreign.push(entry.index().0);
                }
            }
        }
        files.sort_unstable();
        let mut filter = vec![0; (files.len() / 4).next_power_of_two()];
        for (hash, _) in &files {
            let (word, bit) = place(*hash, filter.len());
            if let Some(word) = filter.get_mut(word) {
                *word |= bit;
            }
        }
        Self {
            archive,
            files,
            foreign,
            filter,
        }
    }

    /// Files with the same key and different names.
    fn same_keys(&self) -> Vec<Collision> {
        let mut collisions = Vec::new();
        for run in self.files.chunk_by(|one, other| one.0 == other.0) {
            if run.len() < 2 {
                continue;
            }
            let mut keys: Vec<(String, u32)> =
                run.iter().map(|(_, at)| (self.key(*at), *at)).collect();
            sort_by(&mut keys, Ord::cmp);
            for same in keys.chunk_by(|one, other| one.0 == other.0) {
                self.compare(same, &mut collisions);
            }
        }
        collisions
    }

    /// Compares files of one key with the first of them. Names that occur twice count once: they are
    /// duplicates, of which other rules speak.
    fn compare(&self, same: &[(String, u32)], collisions: &mut Vec<Collision>) {
        let entries = same.iter();
        let entries = entries.filter_map(|(_, at)| self.archive.entry(EntryIndex(*at)));
        let mut entries: Vec<Entry<'_>> = entries.collect();
        keep_first_by(&mut entries, |one, other| {
            one.name().raw().cmp(other.name().raw())
        });
        sort_by_key(&mut entries, |entry| entry.index());
        if let [first, others @ ..] = entries.as_slice() {
            collisions.extend(others.iter().map(|entry| Collision {
                first: first.index(),
                second: entry.index(),
                difference: difference(&first.name().text(), &entry.name().text()),
            }));
        }
    }

    /// Files whose keys are the same only once letters with marks are taken apart.
    fn same_letters(&self) -> Vec<Collision> {
        if self.foreign.is_empty() {
            return Vec::new();
        }
        let tables = Decompositions::new();
        // What they become is looked up among all others.
        let mut marked: Vec<(u64, u32)> = Vec::new();
        for at in &self.foreign {
            if let Some(letters) = decomposed(&self.key(*at), &tables) {
                marked.push((hash(&letters), *at));
            }
        }
        marked.sort_unstable();
        let mut collisions = Vec::new();
        for run in marked.chunk_by(|one, other| one.0 == other.0) {
            let may_collide = |(hash, _): &(u64, u32)| run.len() > 1 || self.may_have(*hash);
            let letters = run
                .iter()
                .filter(|it| may_collide(it))
                .filter_map(|(_, at)| {
                    let letters = decomposed(&self.key(*at), &tables)?;
                    Some((letters, *at))
                });
            let mut letters: Vec<(String, u32)> = letters.collect();
            sort_by(&mut letters, Ord::cmp);
            for same in letters.chunk_by(|one, other| one.0 == other.0) {
                self.compare_letters(same, &mut collisions);
            }
        }
        collisions
    }

    /// Compares files that are one once letters are taken apart. Files of one key are told already, so
    /// of each key only the first counts.
    fn compare_letters(&self, same: &[(String, u32)], collisions: &mut Vec<Collision>) {
        let mut firsts: Vec<(String, u32)> = Vec::new();
        if let Some((letters, _)) = same.first()
            && let Some(at) = self.find(hash(letters), letters)
        {
            firsts.push((letters.clone(), at));
        }
        firsts.extend(same.iter().map(|(_, at)| (self.key(*at), *at)));
        keep_first_by(&mut firsts, |one, other| one.0.cmp(&other.0));
        sort_by_key(&mut firsts, |(_, at)| *at);
        let mut firsts = firsts.into_iter().map(|(_, at)| at);
        if let Some(first) = firsts.next() {
            collisions.extend(firsts.map(|second| Collision {
                first: EntryIndex(first),
                second: EntryIndex(second),
                difference: Difference::Marks,
            }));
        }
    }

    /// Files whose path is also that of a folder.
    fn folders(&self) -> Vec<(EntryIndex, EntryIndex)> {
        let mut found: Vec<(u32, u32)> = Vec::new();
        let mut key = String::new();
        let mut known: &[u8] = &[];
        for entry in self.archive.entries() {
            let folder = folder(entry.name().raw());
            // Entries of one folder usually follow each other.
            if folder == known {
                continue;
            }
            known = folder;
            let text = entry.name().text();
            let end = text.rfind(['/', '\\']);
            windows_key(
                end.and_then(|end| text.get(..end)).unwrap_or_default(),
                &mut key,
            );
            for (end, hash) in hashes_of_folders(&key) {
                if self.may_have(hash)
                    && let Some(at) = key.get(..end).and_then(|key| self.find(hash, key))
                {
                    found.push((at, entry.index().0));
                }
            }
        }
        keep_first_by(&mut found, |one, other| one.0.cmp(&other.0));
        let found = found.into_iter();
        found
            .map(|(file, folder)| (EntryIndex(file), EntryIndex(folder)))
            .collect()
    }

    /// The first file with this key.
    fn find(&self, hash: u64, key: &str) -> Option<u32> {
        let start = self.files.partition_point(|(known, _)| *known < hash);
        let run = self.files.iter().skip(start).take(CANDIDATES);
        run.take_while(|(known, _)| *known == hash)
            .map(|(_, at)| *at)
            .find(|at| self.key(*at) == key)
    }

    fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = place(hash, self.filter.len());
        self.filter.get(word).is_some_and(|word| word & bit != 0)
    }

    fn key(&self, at: u32) -> String {
        let mut key = String::new();
        if let Some(entry) = self.archive.entry(EntryIndex(at)) {
            windows_key(&entry.name().text(), &mut key);
        }
        key
    }
}

/// The part of a name before its last separator.
fn folder(raw: &[u8]) -> &[u8] {
    let end = raw.iter().rposition(|byte| is_separator(*byte));
    end.and_then(|end| raw.get(..end)).unwrap_or_default()
}

/// Where the filter keeps a hash: the word and the bit in it. The number of words is a power of two.
fn place(hash: u64, words: usize) -> (usize, u64) {
    let word = usize::try_from(hash >> 6 & u64::from(u32::MAX)).unwrap_or(0) & (words - 1);
    (word, 1 << (hash & 63))
}

fn difference(first: &str, second: &str) -> Difference {
    let same = |of: fn(char) -> char| first.chars().map(of).eq(second.chars().map(of));
    if first == second {
        Difference::Encoding
    } else if same(slash) {
        Difference::Separator
    } else if same(|character| crate::lower(slash(character))) {
        Difference::Case
    } else {
        Difference::Dropped
    }
}

fn slash(character: char) -> char {
    if character == '\\' { '/' } else { character }
}
