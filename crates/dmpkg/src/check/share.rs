use dmpkg_archive::sorted::sort_by_key;
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
/// Bundles of neighbours in a part, at least. Neighbours stay together, because a file is read in
/// pages: two workers that took every second entry would both read all of it.
const BUNDLES: u64 = 16;

impl Share {
    /// All of the work.
    pub const WHOLE: Self = Self { part: 0, of: 1 };

    /// The entries of this part, in the order in which their data lies in the file.
    ///
    /// Bundles of neighbouring entries go to the part that has least to do so far, largest first: no
    /// part has more to do than another by more than a bundle or an entry of middle size.
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
        let places = archive
            .entries()
            .map(|entry| (entry.local_header_offset(), entry.index().0));
        let mut places: Vec<(u64, u32)> = places.collect();
        places.sort_unstable();
        let entries = places.iter();
        let mut entries = entries
            .filter_map(|(_, index)| archive.entry(EntryIndex(*index)))
            .peekable();
        let all = archive.entries().map(cost).fold(0, u64::saturating_add);
        let least = all / (u64::from(self.of) * BUNDLES);
        // The entries of each bundle, behind what it costs; turned over, so that the largest come first.
        let mut bundles = Vec::new();
        while entries.peek().is_some() {
            let (mut load, mut bundle) = (0_u64, Vec::new());
            while load <= least
                && let Some(entry) = entries.next()
            {
                load = load.saturating_add(cost(entry));
                bundle.push(entry);
            }
            bundles.push((!load, bundle));
        }
        sort_by_key(&mut bundles, |(load, _)| *load);
        let mut loads: Vec<u64> = (0..self.of).map(|_| 0).collect();
        let mut mine = Vec::new();
        for (load, bundle) in bundles {
            let least = loads
                .iter_mut()
                .zip(0_u32..)
                .min_by_key(|(load, part)| (**load, *part));
            if let Some((sum, part)) = least {
                *sum = sum.saturating_add(!load);
                if part == self.part {
                    mine.extend(bundle);
                }
            }
        }
        mine
    }
}

/// What decoding an entry costs, in bytes.
fn cost(entry: Entry<'_>) -> u64 {
    entry.compressed_size().saturating_add(OVERHEAD)
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

    #[test]
    fn neighbours_stay_together() {
        let entries = (0..1000).map(|at| Entry::stored(format!("{at}"), vec![7; 100]));
        let bytes = ArchiveBuilder::new().entries(entries).build();
        let source = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        let part = |part| Share { part, of: 2 }.entries(&archive);
        let (left, right) = (part(0), part(1));
        let gaps = left.windows(2).filter(|pair| pair[0].0 + 1 != pair[1].0);
        assert_eq!(
            (left.len() + right.len(), left.len().abs_diff(500) < 40),
            (1000, true)
        );
        assert!(gaps.count() <= 16, "{left:?}");
    }
}
