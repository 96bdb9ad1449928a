//! Archives that are made to fill a disk, or to keep a program busy for ever.

use dmpkg_archive::Entry;

use super::super::inputs::{ContentInput, NestedInput, TotalsInput};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::Thresholds;
use crate::amounts::{count, counted, exact};

pub(super) const COMPRESSION_RATIO: Rule = Rule {
    id: "limits/compression-ratio",
    severity: Severity::Warning,
    title: "Unpacks to very much more",
    condition: "An entry has more than 1,048,576 bytes before compression, and more than 200 times its compressed size: as the directory states, or as it was decoded.",
    why: "Ordinary content becomes about 20 times smaller at best. Much more is the mark of a decompression bomb, or of a file that was filled up.",
    fix: "Look at the entry before it is unpacked anywhere.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(stated_ratio), Check::Content(measured_ratio)],
};

pub(super) const ARCHIVE_BOMB: Rule = Rule {
    id: "limits/archive-bomb",
    severity: Severity::Error,
    title: "Decompression bomb",
    condition: "The sizes before compression that the directory states, with those of the archives inside, come to more than 1 GiB and to more than 200 times the size of the archive. Large packages of ordinary content stay far below that ratio.",
    why: "Unpacking it fills the disk or the memory of the machine.",
    fix: "Do not unpack it. Ask who sent it what it is.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Totals(archive_bomb)],
};

pub(super) const SELF_CONTAINING_ARCHIVE: Rule = Rule {
    id: "limits/self-containing-archive",
    severity: Severity::Error,
    title: "Archive that contains itself",
    condition: "An archive inside has the same bytes as an archive around it.",
    why: "A program that unpacks archives inside archives never comes to an end.",
    fix: "Do not unpack it. Ask who sent it what it is.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Nested(self_containing_archive)],
};

/// Whether the directory states an excessive ratio.
fn states_excess(entry: Entry<'_>) -> bool {
    let thresholds = Thresholds::DEFAULT;
    let unpacked = entry.uncompressed_size();
    entry.states_uncompressed_size()
        && unpacked > thresholds.ratio_from
        && thresholds.is_excessive(unpacked, entry.compressed_size())
}

fn stated_ratio(entry: Entry<'_>, found: &mut Found<'_>) {
    if !states_excess(entry) {
        return;
    }
    let (unpacked, packed) = (entry.uncompressed_size(), entry.compressed_size());
    found.entry(
        entry,
        format_args!(
            "The entry unpacks to {}{} compressed bytes.",
            exact(unpacked),
            Times(unpacked, packed)
        ),
    );
}

fn measured_ratio(input: &ContentInput<'_>, found: &mut Found<'_>) {
    let Ok(decoded) = input.outcome else {
        return;
    };
    let thresholds = Thresholds::DEFAULT;
    let packed = input.entry.compressed_size().saturating_sub(decoded.unused);
    if decoded.size > thresholds.ratio_from
        && thresholds.is_excessive(decoded.size, packed)
        && !states_excess(input.entry)
    {
        found.entry(
            input.entry,
            format_args!(
                "Decoding gave {}{} compressed bytes that were needed for it.",
                exact(decoded.size),
                Times(decoded.size, packed)
            ),
        );
    }
}

fn archive_bomb(input: &TotalsInput<'_>, found: &mut Found<'_>) {
    let thresholds = Thresholds::DEFAULT;
    let packed = input.archive.source().len();
    if input.unpacked > thresholds.bomb_from && thresholds.is_excessive(input.unpacked, packed) {
        found.archive(format_args!(
            "With the archives inside it, the archive states that it unpacks to {}{} bytes that it has.",
            exact(input.unpacked),
            Times(input.unpacked, packed)
        ));
    }
}

fn self_containing_archive(input: &NestedInput<'_>, found: &mut Found<'_>) {
    let Some(around) = input.same_as else {
        return;
    };
    let levels = input.depth.saturating_sub(around);
    let levels = u64::try_from(levels).unwrap_or(u64::MAX);
    found.entry(
        input.entry,
        format_args!(
            "The archive has the same {} as the one {} around it. It was not opened again.",
            exact(input.entry.uncompressed_size()),
            counted(levels, "level", "levels")
        ),
    );
}

/// How many times the first number is the second: ", 1,030 times the 1,042".
struct Times(u64, u64);

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(unpacked, packed) = *self;
        match unpacked.checked_div(packed) {
            Some(times) => write!(f, ", {} times the {}", count(times), count(packed)),
            None => f.write_str(" from 0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::{Archive, Decoded, Limits, MemorySource};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

    use super::*;
    use crate::{EntryAddress, EntryPath, Findings};

    fn messages(
        rule: &'static Rule,
        look: impl FnOnce(dmpkg_archive::Entry<'_>, &mut Found<'_>),
    ) -> Vec<String> {
        let bytes = ArchiveBuilder::new()
            .entry(Entry::stored("a.zip", vec![0; 100]))
            .build();
        let archive = Archive::read(Rc::new(MemorySource::new(bytes)), Limits::default()).unwrap();
        let mut findings = Findings::default();
        let mut found = Found {
            rule,
            address: &EntryAddress::default(),
            path: &EntryPath::default(),
            findings: &mut findings,
            judge: &crate::settings::Judge::default(),
        };
        look(archive.entries().next().unwrap(), &mut found);
        findings
            .list()
            .into_iter()
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn an_archive_with_the_bytes_of_one_around_it_is_named() {
        static RULE: Rule = SELF_CONTAINING_ARCHIVE;
        let look = |same_as| {
            messages(&RULE, |entry, found| {
                let input = NestedInput {
                    entry,
                    depth: 3,
                    problem: None,
                    same_as,
                };
                self_containing_archive(&input, found);
            })
        };
        let expected = "The archive has the same 100 bytes as the one 2 levels around it. It was not opened again.";
        assert_eq!(look(Some(1)), [expected]);
        assert!(look(None).is_empty());
    }

    #[test]
    fn bytes_that_were_not_needed_do_not_hide_a_ratio() {
        static RULE: Rule = COMPRESSION_RATIO;
        let look = |size, unused| {
            messages(&RULE, |entry, found| {
                let outcome = Ok(Decoded {
                    crc32: 0,
                    size,
                    unused,
                });
                let input = ContentInput {
                    entry,
                    outcome: &outcome,
                    longer_than_stated: false,
                };
                measured_ratio(&input, found);
            })
        };
        assert!(look(1 << 20, 100).is_empty());
        assert_eq!(
            look((1 << 20) + 1, 100),
            ["Decoding gave 1,048,577 bytes from 0 compressed bytes that were needed for it."]
        );
        assert_eq!(
            look(2_000_000, 95),
            [
                "Decoding gave 2,000,000 bytes, 400,000 times the 5 compressed bytes that were needed for it."
            ]
        );
    }
}
