use crate::record::EndOfCentralDirectory;
use crate::{Archive, EntryIndex, Span};

/// An end record near the end of the file: the one in use, or another one that a reader could take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndCandidate {
    /// The record, without its comment: comments of candidates are parts of one another.
    /// [`Archive::end`] has that of the record in use.
    pub record: EndOfCentralDirectory,
    /// Whether its comment ends exactly where the file ends.
    pub comment_reaches_end: bool,
    /// Whether a central header stands where the record says that the directory is, or the record
    /// promises no entries.
    pub points_to_directory: bool,
    /// Where a directory begins that can be this record's, where the data in front of the archive may
    /// have shifted it.
    pub directory_offset: Option<u64>,
    /// The entry within whose stored data the record begins: an archive within the archive.
    pub inside_entry_data: Option<EntryIndex>,
}

/// Finds for each candidate the entry in whose data it lies. Reads one local header for each entry that
/// comes into question.
pub(super) fn find_surrounding_entries(archive: &mut Archive) {
    let mut candidates = std::mem::take(&mut archive.end_candidates);
    if candidates.len() > 1 {
        let nearest = nearest_entries(archive, &candidates);
        let mut last: Option<(EntryIndex, Option<Span>)> = None;
        for (candidate, (_, index)) in candidates.iter_mut().zip(nearest) {
            let data = match last {
                Some((known, data)) if Some(known) == index => data,
                _ => index
                    .and_then(|index| archive.entry(index))
                    .and_then(|entry| entry.data_span().ok()),
            };
            last = index.map(|index| (index, data));
            let offset = candidate.record.offset;
            candidate.inside_entry_data =
                index.filter(|_| data.is_some_and(|it| it.offset <= offset && offset < it.end()));
        }
    }
    archive.end_candidates = candidates;
}

/// For each candidate the entry whose local header is the nearest one before it, and where that is.
fn nearest_entries(
    archive: &Archive,
    candidates: &[EndCandidate],
) -> Vec<(u64, Option<EntryIndex>)> {
    let mut nearest = vec![(0, None); candidates.len()];
    for entry in archive.entries() {
        let offset = entry.local_header_offset();
        let at = candidates.partition_point(|candidate| candidate.record.offset <= offset);
        if let Some(place) = nearest.get_mut(at)
            && (place.1.is_none() || place.0 < offset)
        {
            *place = (offset, Some(entry.index()));
        }
    }
    // An entry between two candidates is also before all later ones.
    let mut best = (0, None);
    for place in &mut nearest {
        if place.1.is_some() {
            best = *place;
        }
        *place = best;
    }
    nearest
}
