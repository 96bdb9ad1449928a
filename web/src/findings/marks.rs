use std::collections::BTreeMap;

use dmpkg::rules::Severity;
use dmpkg::{EntryAddress, Finding, Folder, TreeRow};

/// The worst that was found at each place of the tree, or within it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marks {
    entries: BTreeMap<EntryAddress, Severity>,
    folders: BTreeMap<Folder, Severity>,
}

impl Marks {
    /// The marks that these findings leave. Notes mark their own place alone: nearly every folder
    /// holds something worth knowing.
    pub fn of(findings: &[Finding]) -> Self {
        let mut marks = Self::default();
        for finding in findings {
            let severity = finding.severity;
            if !finding.address.0.is_empty() {
                worsen(&mut marks.entries, finding.address.clone(), severity);
            }
            if severity > Severity::Note {
                marks.inherit(finding);
            }
        }
        marks
    }

    /// The mark of a row.
    pub fn of_row(&self, row: &TreeRow) -> Option<Severity> {
        let entry = row.address.as_ref();
        let entry = entry.and_then(|address| self.entries.get(address));
        let folder = row.folder.as_ref();
        let folder = folder.and_then(|folder| self.folders.get(folder));
        entry.max(folder).copied()
    }

    /// Marks all that a finding lies in.
    fn inherit(&mut self, finding: &Finding) {
        let mut archive = EntryAddress::default();
        for (index, name) in finding.address.0.iter().zip(&finding.path.0) {
            for folder in Folder::above(&archive, name) {
                worsen(&mut self.folders, folder, finding.severity);
            }
            archive = archive.child(*index);
            worsen(&mut self.entries, archive.clone(), finding.severity);
        }
    }
}

fn worsen<K: Ord>(marks: &mut BTreeMap<K, Severity>, at: K, severity: Severity) {
    let known = marks.entry(at).or_insert(severity);
    *known = severity.max(*known);
}

/// What a mark means, for assistive technology.
pub const fn mark_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "has errors",
        Severity::Warning => "has warnings",
        Severity::Note => "has notes",
    }
}
