//! How a signature lies in its archive.

use dmpkg_archive::{Archive, Entry, EntryIndex, Method, WalkEnd};
use dmpkg_signature::Problem;

/// The name of the entry, to the letter.
pub(crate) const SIGNATURE: &[u8] = b".signature.p7s";

/// Where the signature of an archive lies, and what is wrong with that.
pub(crate) struct Placement {
    /// The first entry of its name.
    pub(crate) entry: EntryIndex,
    /// What is wrong.
    pub(crate) problems: Vec<Problem>,
    /// Whether it is the last entry, in the directory and in the file.
    pub(crate) is_last: bool,
    /// Bytes of its local header's extra fields and behind its data, which no hash covers.
    pub(crate) unprotected: u64,
}

impl Placement {
    /// Of the signature of an archive. None when it has none.
    pub(crate) fn of(archive: &Archive) -> Option<Self> {
        let is_signature = |entry: &Entry<'_>| entry.name().raw() == SIGNATURE;
        let mut signatures = archive.entries().filter(is_signature);
        let entry = signatures.next()?;
        let others = u64::try_from(signatures.count()).unwrap_or(u64::MAX);
        let mut problems = Vec::new();
        if others > 0 {
            problems.push(Problem::SeveralFiles(others.saturating_add(1)));
        }
        let differences = differences(entry);
        if !differences.is_empty() {
            problems.push(Problem::Repacked(differences));
        }
        if has_zip64(archive) {
            problems.push(Problem::Zip64);
        }
        problems.extend(doubt(archive).map(|why| Problem::NotVerifiable(why.to_owned())));
        let start = entry.local_header_offset();
        let last_in_file = archive
            .entries()
            .all(|other| other.local_header_offset() <= start);
        let last_in_directory = archive.entries().next_back().map(Entry::index);
        Some(Self {
            entry: entry.index(),
            problems,
            is_last: last_in_file && last_in_directory == Some(entry.index()),
            unprotected: unprotected(archive, entry),
        })
    }
}

/// What in its headers is not as the signer writes it; each as a clause.
fn differences(entry: Entry<'_>) -> Vec<String> {
    let header = entry.header();
    let mut differences = Vec::new();
    if entry.method() != Method::STORED {
        differences.push("it is compressed".to_owned());
    } else if entry.compressed_size() != entry.uncompressed_size() {
        differences.push("its sizes differ".to_owned());
    }
    let local = entry.local_header().ok();
    let flags = local.map_or(0, |local| local.flags.0);
    let flags = header.flags().0 | flags;
    if flags != 0 {
        differences.push(format!("it has the flags 0x{flags:04x}"));
    }
    let attributes = header.external_attributes();
    if attributes != 0 {
        differences.push(format!("it has the file attributes 0x{attributes:08x}"));
    }
    differences
}

fn has_zip64(archive: &Archive) -> bool {
    const ZIP64: u16 = 0x0001;
    archive.zip64_locator().is_some()
        || archive
            .entries()
            .any(|entry| entry.header().extra_fields().any(|field| field.id == ZIP64))
}

/// Why two readers may see different contents in the archive, as a clause.
fn doubt(archive: &Archive) -> Option<&'static str> {
    let first = archive.entries().map(Entry::local_header_offset).min();
    let directory = archive.directory_span();
    let plausible = archive
        .end_candidates()
        .iter()
        .filter(|candidate| candidate.points_to_directory && candidate.inside_entry_data.is_none());
    if archive.shift() != 0 || first.is_some_and(|first| first > 0) {
        Some("bytes stand in front of its first entry")
    } else if archive.claimed_entries() != u64::try_from(archive.len()).unwrap_or(u64::MAX) {
        Some("its end record states another number of entries than there are")
    } else if plausible.count() > 1 {
        Some("it has several end records")
    } else if *archive.walk_end() != WalkEnd::EndRecord
        || directory.end() != archive.end().offset && archive.zip64_end().is_none()
    {
        Some("bytes stand between its directory and its end record")
    } else {
        None
    }
}

/// Bytes in the signature's own entry that neither the hash nor the signature covers.
fn unprotected(archive: &Archive, entry: Entry<'_>) -> u64 {
    let Ok(data) = entry.data_span() else {
        return 0;
    };
    let start = entry.local_header_offset();
    let next = archive
        .entries()
        .map(Entry::local_header_offset)
        .filter(|other| *other > start)
        .min()
        .unwrap_or(archive.directory_span().offset);
    let name = u64::try_from(SIGNATURE.len()).unwrap_or_default();
    let extra = data.offset.saturating_sub(start + 30 + name);
    extra.saturating_add(next.saturating_sub(data.end()))
}
