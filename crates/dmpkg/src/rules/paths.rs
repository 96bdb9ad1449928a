use dmpkg_archive::{Archive, Entry, EntryIndex};

use crate::lower_case;

/// The entries of an archive by their paths, for rules that ask what lies where. Letter case and the
/// kind of separator do not matter, as on Windows. Directory entries are left out: a folder is there
/// when something lies in it.
#[derive(Debug, Default)]
pub struct Paths {
    /// Sorted by key, then by place in the directory.
    sorted: Vec<(Box<str>, EntryIndex)>,
}

/// An entry and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct PathTo<'a> {
    /// The path in lower case, with `/` between segments.
    pub key: &'a str,
    /// Which entry.
    pub entry: EntryIndex,
}

impl Paths {
    /// The paths of all files of an archive.
    pub fn of(archive: &Archive) -> Self {
        let files = archive.entries().filter(|entry| !entry.is_directory());
        let mut sorted: Vec<_> = files
            .map(|entry| (key(&entry.name().path()).into_boxed_str(), entry.index()))
            .collect();
        dmpkg_archive::sorted::sort_by(&mut sorted, Ord::cmp);
        Self { sorted }
    }

    /// The first file of this path.
    pub fn find(&self, path: &str) -> Option<EntryIndex> {
        self.all(path).next().map(|found| found.entry)
    }

    /// Whether there is a file of this path.
    pub fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// All files of this path, in the order of the directory.
    pub fn all(&self, path: &str) -> impl Iterator<Item = PathTo<'_>> {
        let wanted = key(path);
        let from = self.sorted.partition_point(|(key, _)| **key < *wanted);
        self.from(from).take_while(move |found| found.key == wanted)
    }

    /// The files below a folder, in the order of their paths; `folder` has no separator at its end,
    /// and is empty for the whole archive.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = PathTo<'_>> {
        let mut start = key(folder);
        if !start.is_empty() {
            start.push('/');
        }
        let from = self.sorted.partition_point(|(key, _)| **key < *start);
        self.from(from)
            .take_while(move |found| found.key.starts_with(&*start))
    }

    /// Whether anything lies below a folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }

    fn from(&self, at: usize) -> impl Iterator<Item = PathTo<'_>> {
        let rest = self.sorted.get(at..).unwrap_or_default();
        rest.iter()
            .map(|(key, entry)| PathTo { key, entry: *entry })
    }
}

impl<'a> PathTo<'a> {
    /// The last segment, in lower case.
    pub fn name(&self) -> &'a str {
        self.key.rsplit('/').next().unwrap_or(self.key)
    }

    /// The path below a folder of so many segments; empty when it lies less deep.
    pub fn beyond(&self, segments: usize) -> &'a str {
        let mut rest = self.key;
        for _ in 0..segments {
            rest = rest.split_once('/').map_or("", |(_, rest)| rest);
        }
        rest
    }

    /// The entry itself.
    pub fn of(self, archive: &'a Archive) -> Option<Entry<'a>> {
        archive.entry(self.entry)
    }
}

fn key(path: &str) -> String {
    lower_case(path).replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::{Limits, MemorySource};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

    use super::*;

    #[test]
    fn letter_case_and_separators_do_not_matter() {
        let names = ["b/C.txt", "B\\a.txt", "b/c.TXT", "b-/x", "ba", "c/"];
        let entries = names.map(|name| Entry::stored(name, b"1".to_vec()));
        let bytes = entries
            .into_iter()
            .fold(ArchiveBuilder::new(), ArchiveBuilder::entry)
            .build();
        let source = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        let paths = Paths::of(&archive);
        let below: Vec<_> = paths
            .below("B")
            .map(|it| (it.key, it.entry.0, it.beyond(1)))
            .collect();
        assert_eq!(
            below,
            [
                ("b/a.txt", 1, "a.txt"),
                ("b/c.txt", 0, "c.txt"),
                ("b/c.txt", 2, "c.txt")
            ]
        );
        assert_eq!(paths.find("B\\C.TXT"), Some(EntryIndex(0)));
        assert_eq!(paths.all("b/c.txt").count(), 2);
        assert!(paths.has("BA") && !paths.has("c") && !paths.has_folder("c"));
        assert_eq!(paths.below("").count(), 5);
    }
}
