//! The cases of the family.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_fixtures::package;

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    let zeros = |size: usize| [Entry::deflated("a.bin", vec![0; size])];
    let claims = |name: &str, size: u64| [Entry::raw(name, 8, b"\x03\0".to_vec(), 0, size)];
    let extra = |size: usize| [Entry::stored("a.txt", "1").central_extra(0xCAFE, &vec![0; size])];
    let comment = |size: usize| [Entry::stored("a.txt", "1").comment(vec![b'c'; size])];
    vec![
        case(
            "limits/compression-ratio",
            zeros((1 << 20) + 1),
            zeros(1 << 20),
        ),
        Case {
            // Nothing unpacks to so much more without an entry that does.
            with: &["archive/size-mismatch", "limits/compression-ratio"],
            ..case(
                "limits/archive-bomb",
                claims("a.bin", (1 << 30) + 1),
                zeros(1 << 20),
            )
        },
        case("limits/nested-too-deep", [nested(7)], [nested(6)]),
        Case {
            // So large an archive with so little data behind it has all other defects.
            with: &[
                "archive/size-mismatch",
                "archive/zip64-used",
                "limits/archive-bomb",
                "limits/compression-ratio",
            ],
            ..case(
                "limits/inspection-budget-exceeded",
                claims("a.zip", 17 << 30),
                [nested(1)],
            )
        },
        Case {
            with: &["archive/zip64-used"],
            ..case("limits/too-many-entries", many(100_001), many(1000))
        },
        case("limits/oversized-directory", extra(17 << 10), extra(16_000)),
        Case {
            with: &["archive/comment-present"],
            ..case("limits/oversized-comment", comment(1025), comment(1024))
        },
        Case {
            with: &["archive/comment-present"],
            broken: package_comment(1025),
            sound: package_comment(1024),
            ..case("limits/oversized-comment", [], [])
        },
    ]
}

fn case(
    rule: &'static str,
    broken: impl IntoIterator<Item = Entry>,
    sound: impl IntoIterator<Item = Entry>,
) -> Case {
    let build = |entries: Vec<Entry>| {
        ArchiveBuilder::new()
            .entries(package::application().entries())
            .entries(entries)
            .build()
    };
    Case {
        rule,
        file_name: "a.dmapp",
        broken: build(broken.into_iter().collect()),
        with: &[],
        sound: build(sound.into_iter().collect()),
    }
}

fn package_comment(size: usize) -> Vec<u8> {
    ArchiveBuilder::new()
        .entries(package::application().entries())
        .comment(vec![b'c'; size])
        .build()
}

/// An archive with so many archives around it, the package's own counted.
fn nested(depth: usize) -> Entry {
    let mut entry = Entry::stored("a.txt", "1");
    for _ in 0..depth {
        entry = Entry::stored("a.zip", ArchiveBuilder::new().entry(entry).build());
    }
    entry
}

fn many(count: u32) -> Vec<Entry> {
    (0..count)
        .map(|at| Entry::stored(format!("a/{at}"), ""))
        .collect()
}
