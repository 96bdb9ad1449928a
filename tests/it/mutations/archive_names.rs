//! Operators on names as bytes, on sizes and on counts.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

use super::archives::Row;

const DESCRIPTION: &str = "Description.txt";

/// What is done to the smallest application package.
pub(super) const ROWS: &[Row] = &[
    (
        "names/unicode-field-mismatch",
        "add an entry with another name in UTF-8",
        |it| it.entry(Entry::stored("readme.txt", "1").unicode_path("setup.exe")),
    ),
    (
        "names/stale-unicode-field",
        "rename an entry beside its name in UTF-8",
        |it| {
            it.entry(Entry::stored("old.txt", "1").unicode_path("old.txt"))
                .patch(Record::Central("old.txt"), Field::Name, "new.txt")
                .patch(Record::Local("old.txt"), Field::Name, "new.txt")
        },
    ),
    (
        "names/missing-utf8-flag",
        "add an entry whose name is UTF-8 and not marked so",
        |it| it.entry(Entry::stored("Müller.txt", "1")),
    ),
    (
        "names/missing-utf8-flag",
        "add an entry with a name of code page 437",
        |it| it.entry(Entry::stored(b"Stra\xe1e.txt".to_vec(), "1")),
    ),
    (
        "names/malformed-utf8",
        "mark a name as UTF-8 that is none",
        |it| it.entry(Entry::stored(b"caf\xe9.txt".to_vec(), "1").utf8()),
    ),
    (
        "names/malformed-utf8",
        "mark an overlong form as UTF-8",
        |it| it.entry(Entry::stored(b"a\xc0\xafb.txt".to_vec(), "1").utf8()),
    ),
    (
        "names/normalisation-collision",
        "add a name in both forms of its letters",
        |it| {
            it.entries([
                Entry::stored("Caf\u{e9}.txt", "1").utf8(),
                Entry::stored("Cafe\u{301}.txt", "2").utf8(),
            ])
        },
    ),
    (
        "names/normalisation-collision",
        "add the sign of the unit beside the letter",
        |it| {
            it.entries([
                Entry::stored("5 \u{212b}.txt", "1").utf8(),
                Entry::stored("5 \u{c5}.txt", "2").utf8(),
            ])
        },
    ),
    (
        "names/overlong-path",
        "add a path of 33,000 characters",
        |it| {
            it.entry(Entry::stored(
                format!("{}x.txt", "folder/".repeat(4714)),
                "1",
            ))
        },
    ),
    ("limits/compression-ratio", "add 1.2 MB of blanks", |it| {
        it.entry(Entry::deflated("a.txt", " ".repeat(1_200_000)))
    }),
    ("limits/archive-bomb", "claim 3 GB in an entry", |it| {
        it.entry(Entry::raw("a.bin", 8, b"\x03\0".to_vec(), 0, 3 << 30))
    }),
    (
        "limits/nested-too-deep",
        "put an archive eight archives deep",
        |it| {
            let wrap = |inside: Vec<u8>, name: &str| {
                ArchiveBuilder::new()
                    .entry(Entry::stored(name, inside))
                    .build()
            };
            let deep = (0..8).fold(wrap(b"1".to_vec(), "a.txt"), |inside, _| {
                wrap(inside, "inside.zip")
            });
            it.entry(Entry::stored("deep.zip", deep))
        },
    ),
    (
        "limits/oversized-directory",
        "give an entry 20 KB of extra field",
        |it| it.entry(Entry::stored("a.txt", "1").central_extra(0xBEEF, &[7; 20_000])),
    ),
    (
        "limits/oversized-comment",
        "give the archive 2 KB of comment",
        |it| it.comment(vec![b'-'; 2048]),
    ),
    (
        "limits/oversized-comment",
        "give an entry 3 KB of comment",
        |it| {
            it.patch(
                Record::Central(DESCRIPTION),
                Field::Comment,
                vec![b'-'; 3000],
            )
        },
    ),
    (
        "package/ambiguous-key-file",
        "add the library of an upgrade twice",
        |it| {
            it.entries([
                Entry::stored("SLUpgrade.dll", "1"),
                Entry::stored("SLUPGRADE.DLL", "2"),
            ])
        },
    ),
];
