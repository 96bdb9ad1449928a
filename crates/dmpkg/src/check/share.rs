use dmpkg_archive::{Archive, Entry, EntryIndex};
use serde::{Deserialize, Serialize};

/// One of several equal parts of the work on a file. Every worker computes the same cut by itself, so
/// that none must be told which entries are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Which part, from 0.
    pub part: u32,
    /// Number of parts.
    pub of: u32,
}

/// What an entry costs beside its bytes: finding its local header and starting a decoder.
const OVERHEAD: u64 = 4096;

impl Share {
    /// All of the work.
    pub const WHOLE: Self = Self { part: 0, of: 1 };

    /// The entries of this part, in the order in which their data lies in the file.
    ///
    /// Entries go to the part that has least to do so far, largest first: no part has more to do than
    /// another by more than one entry of middle size.
    pub fn entries(self, archive: &Archive) -> Vec<EntryIndex> {
        let mine = if self.of <= 1 {
            archive.entries().collect()
        } else {
            self.cut(archive)
        };
        let mine = mine.into_iter();
        let places = mine.map(|entry| (entry.local_header_offset(), entry.index().0));
        let mut places: Vec<(u64, u32)> = places.collect();
        places.sort_unstable();
        places
            .into_iter()
            .map(|(_, index)| EntryIndex(index))
            .collect()
    }

    fn cut(self, archive: &Archive) -> Vec<Entry<'_>> {
        // Turned over, the largest come first.
        let sizes = archive
            .entries()
            .map(|entry| (!entry.compressed_size(), entry.index().0));
        let mut sizes: Vec<(u64, u32)> = sizes.collect();
        sizes.sort_unstable();
        let entries = sizes.into_iter();
        let entries = entries.filter_map(|(_, index)| archive.entry(EntryIndex(index)));
        let mut loads: Vec<u64> = (0..self.of).map(|_| 0).collect();
        let mut mine = Vec::new();
        for entry in entries {
            let least = loads
                .iter_mut()
                .zip(0_u32..)
                .min_by_key(|(load, part)| (**load, *part));
            if let Some((load, part)) = least {
                *load = load.saturating_add(entry.compressed_size().saturating_add(OVERHEAD));
                if part == self.part {
                    mine.push(entry);
                }
            }
        }
        mine
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::{Limits, MemorySource};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

    use super::*;

    #[test]
    fn parts_are_equal_and_make_the_whole() {
        let sizes = [900_000, 5, 300_000, 300_000, 280_000, 10, 0];
        let entries = sizes
            .iter()
            .enumerate()
            .map(|(at, size)| Entry::stored(format!("{at}"), vec![7; *size]));
        let bytes = ArchiveBuilder::new().entries(entries).build();
        let source = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        let part = |part, of| -> Vec<u32> {
            let entries = Share { part, of }.entries(&archive);
            entries.into_iter().map(|entry| entry.0).collect()
        };
        assert_eq!(part(0, 1), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(part(0, 2), [0]);
        assert_eq!(part(1, 2), [1, 2, 3, 4, 5, 6]);
        assert_eq!(part(7, 8), [0_u32; 0]);
    }
}
