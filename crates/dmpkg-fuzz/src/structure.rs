//! Any bytes give a reading of their structure: within the file, in bounded work.

use std::rc::Rc;

use dmpkg_archive::{
    Archive, ContentEnd, Limits, Locating, MemorySource, Source, Step, StructureScan,
};

/// Bytes decoded of an entry.
const CONTENT: u64 = 1 << 14;
/// Entries whose content is decoded: overlapping ones could make a small input much work.
const DECODED: usize = 8;
/// End records by which the archive is read again: there can be one in every four bytes.
const CANDIDATES: usize = 4;

/// Any bytes give a reading of their structure: within the file, in bounded work.
pub fn run(bytes: &[u8]) {
    let source: Rc<dyn Source> = Rc::new(MemorySource::new(bytes));
    let size = source.len();
    let Ok(archive) = Archive::read(Rc::clone(&source), Limits::default()) else {
        return;
    };
    other_readings_stay_inside(&archive);
    let mut seen = vec![0_u8; archive.len()];
    let mut scan = StructureScan::new(&archive);
    let layout = loop {
        let step = scan.step(&archive, 4096, &mut |reading| {
            let at = usize::try_from(reading.entry.0).expect("an index fits");
            *seen.get_mut(at).expect("the entry exists") += 1;
        });
        match step.expect("memory can be read") {
            Step::Continue(_) => {}
            Step::Done(layout) => break layout,
        }
    };
    assert!(seen.iter().all(|times| *times == 1), "each entry once");
    for gap in &layout.gaps {
        assert!(gap.span.len > 0 && gap.span.end() <= size, "{gap:?}");
    }
    for pair in layout.gaps.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.offset, "{pair:?}");
    }
    for entry in archive.entries().take(DECODED) {
        let Ok(content) = entry.content(CONTENT) else {
            continue;
        };
        let decoded = u64::try_from(content.bytes.len()).expect("it is in memory");
        assert!(decoded <= CONTENT);
        if let ContentEnd::Complete(facts) = content.end {
            assert_eq!(facts.size, decoded);
        }
    }
}

/// Readers that find the directory in another way stay within the file, too.
fn other_readings_stay_inside(archive: &Archive) {
    let size = archive.source().len();
    let candidates = archive.end_candidates();
    assert!(candidates.iter().all(|it| it.record.offset < size));
    let is_plain = candidates.len() == 1 && archive.shift() == 0;
    if is_plain && archive.zip64_locator().is_none() {
        // All ways lead to the same directory.
        return;
    }
    let offsets = || {
        let last = candidates.iter().rev().take(CANDIDATES);
        last.map(|candidate| candidate.record.offset)
    };
    let ways = offsets()
        .map(Locating::EndRecord)
        .chain(offsets().map(Locating::UnaskedZip64))
        .chain([Locating::Absolute]);
    for locating in ways {
        let source = Rc::clone(archive.source());
        if let Ok(other) = Archive::read_as(source, Limits::default(), locating) {
            assert!(other.directory_span().end() <= size, "{locating:?}");
        }
    }
}
