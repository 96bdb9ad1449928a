use super::Share;
use crate::rules::Thresholds;

/// How much is unpacked at most while a file is looked at: no file of some kilobytes keeps a machine
/// busy for a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    limit: u64,
    spent: u64,
}

impl Budget {
    /// For a share of the work on a file of this size: so much that an honest file never comes near it.
    pub(super) fn new(file: u64, share: Share) -> Self {
        let thresholds = Thresholds::DEFAULT;
        let by_size = file.saturating_mul(thresholds.unpacked_ratio);
        let whole = by_size.saturating_add(thresholds.unpacked);
        let part = whole / u64::from(share.of.max(1));
        // All that a small file has can be in one share.
        let limit = part.min(thresholds.expanded(file));
        Self { limit, spent: 0 }
    }

    /// Notes that so many bytes were unpacked.
    pub(super) fn spend(&mut self, bytes: u64) {
        self.spent = self.spent.saturating_add(bytes);
    }

    /// Whether no more is to be unpacked.
    pub(super) fn is_spent(&self) -> bool {
        self.spent > self.limit
    }

    /// Bytes that were unpacked.
    pub(super) fn spent(&self) -> u64 {
        self.spent
    }

    /// A budget of so many bytes.
    #[cfg(test)]
    pub(super) fn of(limit: u64) -> Self {
        Self { limit, spent: 0 }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::MemorySource;
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

    use super::*;
    use crate::check::{CheckOptions, Checking, IntegrityJob};
    use crate::findings::Integrity;
    use crate::rules::tests::lines;
    use crate::{Findings, Package};

    /// Two documents, and two archives with a document each.
    fn package() -> Rc<Package> {
        let document = |name: &str| Entry::deflated(name, format!("<a>{}</a>", " ".repeat(993)));
        let archive = || ArchiveBuilder::new().entry(document("c.xml")).build();
        let bytes = ArchiveBuilder::new()
            .entries([document("a.xml"), document("b.xml")])
            .entries([
                Entry::stored("d.zip", archive()),
                Entry::stored("e.zip", archive()),
            ])
            .build();
        let source = Rc::new(MemorySource::new(bytes));
        Rc::new(Package::open("a.zip", source).unwrap())
    }

    fn unread(findings: &Findings) -> Vec<String> {
        let mut lines = lines(findings);
        lines.retain(|line| line.contains("limits/inspection-budget-exceeded"));
        lines
    }

    fn expected(path: &str, unpacked: &str) -> String {
        format!(
            "note limits/inspection-budget-exceeded {path}: Reading stopped at this entry, after {unpacked} had been unpacked. What follows it was not read either."
        )
    }

    #[test]
    fn documents_and_archives_are_read_up_to_the_limit() {
        let found = |limit| {
            let mut checking = Checking::new(package(), CheckOptions::default());
            checking.budget = Budget::of(limit);
            while !checking.step(&mut |_| {}) {}
            unread(&checking.take_findings())
        };
        assert_eq!(found(4000), [""; 0]);
        assert_eq!(found(2999), [expected("e.zip", "2.9 KB")]);
        let all = ["b.xml", "d.zip", "e.zip"].map(|path| expected(path, "1000 B"));
        assert_eq!(found(999), all);
    }

    #[test]
    fn contents_are_decoded_up_to_the_limit() {
        let bytes = ArchiveBuilder::new()
            .entry(Entry::stored("a.bin", vec![0; 3 << 20]))
            .build();
        let source = Rc::new(MemorySource::new(bytes));
        let package = Package::open("a.zip", source).unwrap();
        let found = |limit| {
            let archive = Rc::clone(&package.archive);
            let mut job = IntegrityJob::new(archive, Share::WHOLE, &CheckOptions::default());
            job.budget = Budget::of(limit);
            while !job.step(&mut |_| {}) {}
            let findings = job.take_findings();
            (unread(&findings), findings.coverage.integrity)
        };
        assert_eq!(found(3 << 20), (Vec::new(), Integrity::Complete));
        let stopped = vec![expected("a.bin", "2.0 MB")];
        assert_eq!(found(1000), (stopped, Integrity::Partial));
    }

    #[test]
    fn an_honest_file_never_comes_near_the_limit() {
        let mut budget = Budget::new(5 << 30, Share { part: 0, of: 1 });
        budget.spend(((50 * 5) << 30) + (1 << 30));
        assert!(!budget.is_spent());
        budget.spend(1);
        assert!(budget.is_spent());
        let mut half = Budget::new(4 << 30, Share { part: 1, of: 2 });
        half.spend((201 << 29) + 1);
        assert!(half.is_spent());
    }

    #[test]
    fn entries_that_share_their_bytes_are_not_decoded_without_end() {
        let content = |name: &'static str| Entry::deflated(name, vec![0; 1 << 20]);
        let mut builder = ArchiveBuilder::new().entry(content("a.bin"));
        for at in 0..60 {
            let name: &'static str = format!("{at}.bin").leak();
            builder = builder.entry(content(name).without_local_header()).patch(
                Record::Central(name),
                Field::LocalHeaderOffset,
                0,
            );
        }
        let bytes = builder.build();
        assert!(bytes.len() < 5000, "{}", bytes.len());
        let limit = (4 << 20) + 2048 * u64::try_from(bytes.len()).unwrap();
        let package = Package::open("a.zip", Rc::new(MemorySource::new(bytes))).unwrap();
        let contents = Findings::of_contents(&Rc::new(package), &CheckOptions::default());
        assert_eq!(contents.coverage.integrity, Integrity::Partial);
        assert!(contents.coverage.decoded_bytes <= limit + (2 << 20));
        assert_eq!(unread(&contents).len(), 1);
    }
}
