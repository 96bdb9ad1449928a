//! Files that are too large for where packages go.

use super::super::inputs::ArchiveInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Thresholds;
use crate::PackageKind;
use crate::amounts::{count, exact};

pub(super) const OVER_CATALOG_SIZE: Rule = Rule {
    id: "limits/over-catalog-size",
    severity: Severity::Warning,
    title: "Too large for the Catalog",
    condition: "The opened file has more than 250,000,000 bytes. Packages inside it do not count.",
    why: "The Catalog accepts at most 250 MB for a version of an item.",
    fix: "Leave out what the package does not need, or hand it out in another way than by the Catalog.",
    references: &[references::CATALOG],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::LegacyApplication,
        PackageKind::Test,
        PackageKind::Protocol,
    ]),
    checks: &[Check::Archive(over_catalog_size)],
};

pub(super) const OVER_UPLOAD_SIZE: Rule = Rule {
    id: "limits/over-upload-size",
    severity: Severity::Warning,
    title: "Too large to upload to an agent",
    condition: "The opened file has more than 4,194,304,000 bytes, which is 4000 MB. Packages inside it do not count.",
    why: "An agent refuses uploads above its setting MaxUploadSize, which is 4000 MB unless somebody changed it.",
    fix: "Raise MaxUploadSize on the agent, or split the package.",
    references: &[references::UPLOAD],
    kinds: Kinds::All,
    checks: &[Check::Archive(over_upload_size)],
};

fn over_catalog_size(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let (size, limit) = (size(input), Thresholds::DEFAULT.catalog_size);
    if input.depth == 0 && size > limit {
        found.archive(format_args!(
            "The file has {}; the Catalog accepts up to {}.",
            exact(size),
            count(limit)
        ));
    }
}

fn over_upload_size(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let (size, limit) = (size(input), Thresholds::DEFAULT.upload_size);
    if input.depth == 0 && size > limit {
        found.archive(format_args!(
            "The file has {}; an agent with usual settings accepts up to {}.",
            exact(size),
            count(limit)
        ));
    }
}

fn size(input: &ArchiveInput<'_>) -> u64 {
    input.package.archive.source().len()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::{MemorySource, Source, SourceError};
    use dmpkg_fixtures::package;

    use crate::{CheckOptions, Findings, Package};

    /// A file with a hole of zeros in front: as long as it says, without the memory for it.
    struct BehindHole {
        hole: u64,
        bytes: MemorySource,
    }

    impl Source for BehindHole {
        fn len(&self) -> u64 {
            self.hole + self.bytes.len()
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
            let len = u64::try_from(buf.len()).unwrap();
            let zeros = self.hole.saturating_sub(offset).min(len);
            let (zero, rest) = buf.split_at_mut(usize::try_from(zeros).unwrap());
            zero.fill(0);
            self.bytes
                .read_at((offset + zeros).saturating_sub(self.hole), rest)
        }
    }

    fn fired(file_name: &str, bytes: Vec<u8>, size: u64) -> Vec<String> {
        let bytes = MemorySource::new(bytes);
        let hole = size - bytes.len();
        let package = Package::open(file_name, Rc::new(BehindHole { hole, bytes })).unwrap();
        let findings = Findings::of(&Rc::new(package), &CheckOptions::default());
        let of_family = |rule: &String| rule.starts_with("limits/");
        let rules = findings.list().into_iter().map(|finding| finding.rule);
        rules.filter(of_family).collect()
    }

    #[test]
    fn only_what_is_over_the_limit_fires() {
        let application = |size| fired("a.dmapp", package::application().build(), size);
        let import = |size| fired("a.dmimport", package::import().build(), size);
        assert!(application(250_000_000).is_empty());
        assert_eq!(application(250_000_001), ["limits/over-catalog-size"]);
        assert!(import(4_194_304_000).is_empty());
        assert_eq!(import(4_194_304_001), ["limits/over-upload-size"]);
    }
}
