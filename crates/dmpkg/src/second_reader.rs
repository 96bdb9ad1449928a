//! The `zip` crate as an independent witness: does it list the same entries from the same bytes?

use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use dmpkg_archive::{Archive, Entry, Source, Span};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

/// What the second, independent reader says of the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecondReader {
    /// It has not looked yet.
    #[default]
    Pending,
    /// It lists the same entries, of names that occur twice one each.
    Agrees,
    /// It lists others, and how.
    Differs(String),
    /// It refuses the file, and why.
    Refuses(String),
}

impl SecondReader {
    /// Lets the witness read the list of entries and compares. Its bytes come from the directory that
    /// is in memory already; the file is hardly read again.
    pub fn ask(archive: &Archive) -> Self {
        let witness = match ZipArchive::new(io::BufReader::new(Bytes { archive, at: 0 })) {
            Ok(witness) => witness,
            Err(error) => return Self::Refuses(error.to_string()),
        };
        let mut seen = vec![false; witness.len()];
        // Of entries with one name the witness keeps the last, so the last ones are compared.
        for entry in archive.entries().rev() {
            let shown = || crate::path::shown(&entry.name().path()).into_owned();
            let at = witness.index_for_name_raw(name(entry));
            let theirs =
                at.and_then(|at| Some((seen.get_mut(at)?, witness.by_index_data(at).ok()?)));
            let Some((seen, theirs)) = theirs else {
                return Self::Differs(format!("it does not list {}", shown()));
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            let mine = (
                entry.compressed_size(),
                entry.uncompressed_size(),
                entry.header().crc32(),
            );
            if (theirs.compressed_size(), theirs.size(), theirs.crc32()) != mine {
                let shown = shown();
                return Self::Differs(format!(
                    "it states other sizes or another checksum for {shown}"
                ));
            }
        }
        let more = seen.iter().filter(|seen| !**seen).count();
        if more > 0 {
            return Self::Differs(format!("it lists {more} names that this tool does not"));
        }
        Self::Agrees
    }
}

/// The name by which the witness lists an entry. Where the header has it in an old code page, that is the
/// one of the field that says it again in Unicode.
fn name(entry: Entry<'_>) -> &[u8] {
    let header = entry.header();
    let raw = header.name().raw();
    if raw.is_ascii() || header.flags().utf8() {
        return raw;
    }
    let again = header.extra_fields().unicode_path();
    let again = again.filter(|it| it.stands_for(raw) && std::str::from_utf8(it.text).is_ok());
    again.map_or(raw, |it| it.text)
}

/// The archive's bytes for the witness: those of the directory from memory, others from the source.
struct Bytes<'a> {
    archive: &'a Archive,
    at: u64,
}

impl Read for Bytes<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let source: &Rc<dyn Source> = self.archive.source();
        let known = self.archive.directory_span();
        let end = match self.at {
            at if at < known.offset => known.offset.min(source.len()),
            at if at < known.end() => known.end(),
            _ => source.len(),
        };
        let room = u64::try_from(buf.len()).unwrap_or(u64::MAX);
        let span = Span::new(self.at, room.min(end.saturating_sub(self.at)));
        let count = usize::try_from(span.len).unwrap_or(0);
        let target = buf.get_mut(..count).unwrap_or_default();
        let inside = span
            .offset
            .checked_sub(known.offset)
            .and_then(|at| usize::try_from(at).ok());
        match inside.and_then(|at| self.archive.directory().get(at..)?.get(..count)) {
            Some(bytes) => target.copy_from_slice(bytes),
            None => source
                .read_at(span.offset, target)
                .map_err(io::Error::other)?,
        }
        self.at += span.len;
        Ok(count)
    }
}

impl Seek for Bytes<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(distance) => self.archive.source().len().checked_add_signed(distance),
            SeekFrom::Current(distance) => self.at.checked_add_signed(distance),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use dmpkg_archive::{Limits, MemorySource};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

    use super::*;

    fn ask(builder: &ArchiveBuilder) -> SecondReader {
        let source = Rc::new(MemorySource::new(builder.build()));
        SecondReader::ask(&Archive::read(source, Limits::default()).unwrap())
    }

    #[test]
    fn the_witness_agrees_on_ordinary_archives_and_on_duplicates() {
        let entries = [
            Entry::stored("a", *b"1"),
            Entry::deflated("b", b"2"),
            Entry::stored("a", *b"33"),
        ];
        assert_eq!(
            ask(&ArchiveBuilder::new().entries(entries)),
            SecondReader::Agrees
        );
        assert_eq!(ask(&ArchiveBuilder::new()), SecondReader::Agrees);
    }

    #[test]
    fn a_field_that_says_an_old_name_again_in_unicode_is_no_other_name() {
        let entry = Entry::stored(b"Gr\x94\xe1e.txt", *b"1").unicode_path("Größe.txt");
        assert_eq!(
            ask(&ArchiveBuilder::new().entry(entry)),
            SecondReader::Agrees
        );
    }

    #[test]
    fn the_witness_refuses_or_differs_where_readers_disagree() {
        let too_many = ArchiveBuilder::new().entry(Entry::stored("a", *b"1"));
        let too_many = too_many.patch(Record::End, Field::EntriesTotal, 9);
        assert!(
            matches!(ask(&too_many), SecondReader::Refuses(_)),
            "{:?}",
            ask(&too_many)
        );
        let other_name = Entry::stored("a", *b"1").central_extra(0x7075, &unicode_path(b"a", b"b"));
        assert!(matches!(
            ask(&ArchiveBuilder::new().entry(other_name)),
            SecondReader::Differs(_)
        ));
    }

    /// 4.6.9  Unicode path: version, CRC-32 of the header's name, another name.
    fn unicode_path(header: &[u8], name: &[u8]) -> Vec<u8> {
        let mut crc = !0_u32;
        for byte in header {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
            }
        }
        [&[1][..], &(!crc).to_le_bytes(), name].concat()
    }
}
