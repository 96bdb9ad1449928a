//! What the programs that unpack packages see in the same bytes.
//!
//! Where the end of an archive is ambiguous, they disagree: one follows a record that another one
//! ignores. The facts are those of System.IO.Compression in .NET and of SharpZipLib 1.3.3, which the
//! agent's deployment uses, as their sources and tests of them show.

use std::rc::Rc;

use dmpkg_archive::sorted::sort_by;
use dmpkg_archive::{Archive, Entry, Limits, Locating};
use serde::{Deserialize, Serialize};

use crate::SecondReader;

/// What a program sees in a file. The report has a form of its own for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderView {
    /// The program.
    pub reader: String,
    /// What it sees.
    pub sees: ReaderSees,
}

/// What a program sees in a file, beside what this tool shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReaderSees {
    /// The same entries; how many.
    Same(u64),
    /// Other entries, and how they differ.
    Other(String),
    /// None: it refuses the file, and why.
    Refuses(String),
}

/// Entries named when two lists differ.
const NAMED: usize = 5;

impl ReaderView {
    /// What each program sees in the file of this archive.
    pub fn all(archive: &Archive, second_reader: &SecondReader) -> Vec<Self> {
        let second = match second_reader {
            SecondReader::Pending => None,
            SecondReader::Agrees => Some(ReaderSees::Same(number(archive.len()))),
            SecondReader::Differs(how) => Some(ReaderSees::Other(how.clone())),
            SecondReader::Refuses(why) => Some(ReaderSees::Refuses(why.clone())),
        };
        let view = |reader: &str, sees| Self {
            reader: reader.to_owned(),
            sees,
        };
        let mut views = vec![
            view("System.IO.Compression (.NET)", dot_net(archive)),
            view("SharpZipLib", sharp_zip_lib(archive)),
        ];
        views.extend(second.map(|sees| view("zip (Rust)", sees)));
        views
    }
}

/// .NET takes the last end record, with offsets as they are, and demands the exact number of entries.
fn dot_net(archive: &Archive) -> ReaderSees {
    let end = archive.end();
    if end.disk != end.directory_disk {
        return ReaderSees::Refuses("the archive claims to span several disks".to_owned());
    }
    let other = match is_plain(archive) {
        true => None,
        false => match Archive::read_as(
            Rc::clone(archive.source()),
            Limits::default(),
            Locating::Absolute,
        ) {
            Ok(other) => Some(other),
            Err(error) => return ReaderSees::Refuses(error.to_string()),
        },
    };
    let seen = other.as_ref().unwrap_or(archive);
    let (listed, claimed) = (number(seen.len()), seen.claimed_entries());
    if listed != claimed {
        return ReaderSees::Refuses(format!(
            "the end record states {claimed} entries, the directory lists {listed}"
        ));
    }
    compare(archive, other.as_ref(), listed)
}

/// SharpZipLib follows a ZIP64 record whether or not it is asked for, moves offsets by what stands in
/// front, and reads as many entries as the end record counts for its disk.
fn sharp_zip_lib(archive: &Archive) -> ReaderSees {
    let Some(last) = archive.end_candidates().last() else {
        return ReaderSees::Refuses("there is no end record".to_owned());
    };
    if last.record.end() > archive.source().len() {
        return ReaderSees::Refuses("the comment of the archive is cut off".to_owned());
    }
    let other = match is_plain(archive) {
        true => None,
        false => match Archive::read_as(
            Rc::clone(archive.source()),
            Limits::default(),
            Locating::UnaskedZip64(last.record.offset),
        ) {
            Ok(other) => Some(other),
            Err(error) => return ReaderSees::Refuses(error.to_string()),
        },
    };
    let seen = other.as_ref().unwrap_or(archive);
    let counted = match seen.zip64_end() {
        Some(zip64) => zip64.entries_on_disk,
        None => u64::from(seen.end().entries_on_disk),
    };
    let listed = number(seen.len());
    if counted > listed {
        return ReaderSees::Refuses(format!(
            "the end record counts {counted} entries, the directory lists {listed}"
        ));
    }
    if counted < listed {
        return ReaderSees::Other(format!(
            "it lists the first {counted} of {listed} entries and hides the others"
        ));
    }
    compare(archive, other.as_ref(), listed)
}

/// Whether all programs find the same directory: one end record, nothing in front, no ZIP64 record.
fn is_plain(archive: &Archive) -> bool {
    archive.end_candidates().len() == 1 && archive.shift() == 0 && archive.zip64_locator().is_none()
}

fn compare(here: &Archive, there: Option<&Archive>, count: u64) -> ReaderSees {
    let Some(there) = there else {
        return ReaderSees::Same(count);
    };
    if here.directory_span() == there.directory_span() {
        return ReaderSees::Same(count);
    }
    let (mine, theirs) = (sorted(here), sorted(there));
    let only = |some: &[Key], others: &[Key]| {
        let missing = some.iter().filter(|key| others.binary_search(key).is_err());
        let mut names: Vec<String> = missing.map(|key| shown(&key.0)).collect();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        if more > 0 {
            names.push(format!("{more} more"));
        }
        names.join(", ")
    };
    let (hidden, added) = (only(&mine, &theirs), only(&theirs, &mine));
    match (hidden.is_empty(), added.is_empty()) {
        (true, true) => ReaderSees::Same(count),
        (true, false) => ReaderSees::Other(format!("it lists what is not shown here: {added}")),
        (false, true) => ReaderSees::Other(format!("it does not list {hidden}")),
        (false, false) => ReaderSees::Other(format!("it lists {added} instead of {hidden}")),
    }
}

/// What makes an entry the same: its name, its checksum and size.
type Key = (Vec<u8>, u32, u64);

fn sorted(archive: &Archive) -> Vec<Key> {
    let key = |entry: Entry<'_>| {
        let name = entry.name().raw().to_vec();
        (name, entry.header().crc32(), entry.uncompressed_size())
    };
    let mut keys: Vec<Key> = archive.entries().map(key).collect();
    sort_by(&mut keys, Ord::cmp);
    keys
}

fn shown(name: &[u8]) -> String {
    crate::path::shown(&String::from_utf8_lossy(name)).into_owned()
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use dmpkg_archive::MemorySource;
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

    use super::*;

    fn views(bytes: Vec<u8>) -> Vec<(String, ReaderSees)> {
        let source = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        ReaderView::all(&archive, &SecondReader::Pending)
            .into_iter()
            .map(|view| (view.reader, view.sees))
            .collect()
    }

    fn two() -> ArchiveBuilder {
        ArchiveBuilder::new()
            .entry(Entry::stored("a.txt", *b"1"))
            .entry(Entry::stored("b.txt", *b"2"))
    }

    #[test]
    fn all_see_the_same_in_a_sound_archive() {
        let same = |reader: &str| (reader.to_owned(), ReaderSees::Same(2));
        assert_eq!(
            views(two().build()),
            [same("System.IO.Compression (.NET)"), same("SharpZipLib")]
        );
    }

    #[test]
    fn a_low_count_is_refused_by_one_and_hides_entries_from_another() {
        let bytes = two()
            .patch(Record::End, Field::EntriesTotal, 1)
            .patch(Record::End, Field::EntriesOnDisk, 1)
            .build();
        let seen = views(bytes);
        assert!(matches!(seen[0].1, ReaderSees::Refuses(_)), "{seen:?}");
        assert!(matches!(seen[1].1, ReaderSees::Other(_)), "{seen:?}");
    }

    #[test]
    fn data_in_front_is_refused_by_one_and_skipped_by_another() {
        let seen = views([b"MZ stub".to_vec(), two().build()].concat());
        assert!(matches!(seen[0].1, ReaderSees::Refuses(_)), "{seen:?}");
        assert_eq!(seen[1].1, ReaderSees::Same(2));
    }
}
