use dmpkg::rules::Severity;
use dmpkg::sorted::sort_by;
use dmpkg::{EntryAddress, Finding, Folder, TreeRow};

/// The worst that was found at each place of the tree, or within it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Sorted, as are the folders.
    entries: Vec<(EntryAddress, Severity)>,
    folders: Vec<(Folder, Severity)>,
}

impl Marks {
    /// The marks that these findings leave. Notes mark their own place alone: nearly every folder
    /// holds something worth knowing.
    pub fn of(findings: &[Finding]) -> Self {
        let mut marks = Self::default();
        for finding in findings {
            let severity = finding.severity;
            if !finding.address.0.is_empty() {
                marks.entries.push((finding.address.clone(), severity));
            }
            if severity > Severity::Note {
                marks.inherit(finding);
            }
        }
        keep_worst(&mut marks.entries);
        keep_worst(&mut marks.folders);
        marks
    }

    /// The mark of a row.
    pub fn of_row(&self, row: &TreeRow) -> Option<Severity> {
        let entry = row.address.as_ref();
        let entry = entry.and_then(|address| mark_of(&self.entries, address));
        let folder = row.folder.as_ref();
        let folder = folder.and_then(|folder| mark_of(&self.folders, folder));
        entry.max(folder)
    }

    /// Marks all that a finding lies in.
    fn inherit(&mut self, finding: &Finding) {
        let mut archive = EntryAddress::default();
        for (index, name) in finding.address.0.iter().zip(&finding.path.0) {
            for folder in Folder::above(&archive, name) {
                self.folders.push((folder, finding.severity));
            }
            archive = archive.child(*index);
            self.entries.push((archive.clone(), finding.severity));
        }
    }
}

fn keep_worst<K: Ord>(marks: &mut Vec<(K, Severity)>) {
    sort_by(marks, |one, other| {
        let worst_first = other.1.cmp(&one.1);
        one.0.cmp(&other.0).then(worst_first)
    });
    marks.dedup_by(|better, worst| better.0 == worst.0);
}

fn mark_of<K: Ord>(marks: &[(K, Severity)], at: &K) -> Option<Severity> {
    let found = marks.binary_search_by(|(known, _)| known.cmp(at)).ok()?;
    marks.get(found).map(|(_, severity)| *severity)
}

/// What a mark means, for assistive technology.
pub const fn mark_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "has errors",
        Severity::Warning => "has warnings",
        Severity::Note => "has notes",
    }
}
