//! The cases of the family: the smallest application package, and entries of telling names beside its
//! own.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_fixtures::package;

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    let deep = |levels: usize| format!("{}b", "a/".repeat(levels - 1));
    let wide = |length: usize| "a".repeat(length);
    vec![
        names(
            "names/path-traversal",
            &["a/../../b.txt"],
            &["a..b/..c/d..txt"],
        ),
        names("names/path-traversal", &["a/.. /b.txt"], &["a/b.txt"]),
        names("names/absolute-path", &["/b.txt"], &["a/b.txt"]),
        names("names/drive-letter", &["c:/b.txt"], &["c/b.txt"]),
        names(
            "names/network-path",
            &["//server/share/b.txt"],
            &["server/share/b.txt"],
        ),
        names("names/alternate-stream", &["a.txt:b"], &["a.txt;b"]),
        names("names/illegal-character", &["a?.txt"], &["a!.txt"]),
        names("names/control-character", &["a\u{1}.txt"], &["a\u{80}.txt"]),
        names(
            "names/direction-control",
            &["a\u{202e}gpj.exe"],
            &["a\u{2010}jpg.exe"],
        ),
        names(
            "names/reserved-device-name",
            &["a/Aux .txt"],
            &["a/console.txt", "CON1"],
        ),
        names("names/trailing-dot-or-space", &["a./b.txt"], &[".a/.b.txt"]),
        names("names/leading-space", &["a/ b.txt"], &["a/.b c.txt"]),
        names(
            "names/empty-or-dot-segment",
            &["a//b.txt"],
            &["a/", "a/b.txt"],
        ),
        names("names/empty-or-dot-segment", &["./b.txt"], &["b.txt"]),
        names("names/empty-name", &[""], &["a"]),
        names("names/encoded-separator", &["a%2Fb.txt"], &["100%/2f.txt"]),
        names(
            "names/encoded-separator",
            &["PROGRA~1/b.txt"],
            &["a/PROGRA~1"],
        ),
        names("names/too-many-levels", &[&deep(65)], &[&deep(64)]),
        connector("names/overlong-segment", &wide(256), &wide(255)),
        Case {
            // So long a path has a long segment or very many of them, and a large header.
            with: &["limits/oversized-directory", "names/overlong-segment"],
            ..connector(
                "names/overlong-path",
                &wide(32_001),
                &vec![wide(255); 64].join("/"),
            )
        },
        names(
            "names/long-installed-path",
            &[&installed(260)],
            &[&installed(259)],
        ),
        names(
            "names/case-collision",
            &["a/B.txt", "A/b.txt"],
            &["A/", "a/b.txt"],
        ),
        names(
            "names/case-collision",
            &["É.txt", "é.txt"],
            &["É.txt", "E.txt"],
        ),
        Case {
            // Two names that differ only in this have both separators.
            with: &["archive/mixed-separators"],
            ..names(
                "names/separator-collision",
                &["a/b.txt", "a\\b.txt"],
                &["a/b.txt", "a_b.txt"],
            )
        },
        names(
            "names/normalisation-collision",
            &["\u{e4}.txt", "a\u{308}.txt"],
            &["ä.txt", "a.txt"],
        ),
        names(
            "names/file-and-folder",
            &["a/b", "A/B/c.txt"],
            &["a/b.txt", "a/b/c.txt"],
        ),
        names("names/file-and-folder", &["a", "a/"], &["a/", "b"]),
        entries(
            "names/unicode-field-mismatch",
            [Entry::stored("a.txt", "1").unicode_path("b.txt")],
            [Entry::stored("b.txt", "1").unicode_path("b.txt")],
        ),
        entries(
            "names/stale-unicode-field",
            [Entry::stored("a.txt", "1").extra(0x7075, b"\x01\0\0\0\0b.txt")],
            [Entry::stored("a.txt", "1").unicode_path("a.txt")],
        ),
        entries(
            "names/missing-utf8-flag",
            [Entry::stored(b"Gr\x94\xe1e.txt", "1")],
            [Entry::stored("Größe.txt", "1").utf8()],
        ),
        entries(
            "names/malformed-utf8",
            [Entry::stored(b"Gr\x94\xe1e.txt", "1").utf8()],
            [Entry::stored("Größe.txt", "1").utf8()],
        ),
        names("names/junk-entry", &["a/thumbs.DB"], &["a/thumbs.db.txt"]),
    ]
}

/// Files of these names, each with its own content, and directories.
fn names(rule: &'static str, broken: &[&str], sound: &[&str]) -> Case {
    entries(rule, files(broken), files(sound))
}

fn files(names: &[&str]) -> Vec<Entry> {
    let file = |(at, name): (usize, &&str)| match name.ends_with('/') {
        true => Entry::directory(*name),
        false => {
            let entry = Entry::stored(*name, format!("{at}"));
            if name.is_ascii() { entry } else { entry.utf8() }
        }
    };
    names.iter().enumerate().map(file).collect()
}

/// A file of this name in a connector package, for which it does not matter where it is installed.
fn connector(rule: &'static str, broken: &str, sound: &str) -> Case {
    let package = |name| {
        ArchiveBuilder::new()
            .entries(package::protocol().entries())
            .entries(files(&[name]))
            .build()
    };
    Case {
        rule,
        file_name: "a.dmprotocol",
        broken: package(broken),
        with: &[],
        sound: package(sound),
    }
}

fn entries(
    rule: &'static str,
    broken: impl IntoIterator<Item = Entry>,
    sound: impl IntoIterator<Item = Entry>,
) -> Case {
    Case {
        rule,
        file_name: "a.dmapp",
        broken: package_with(broken),
        with: &[],
        sound: package_with(sound),
    }
}

fn package_with(entries: impl IntoIterator<Item = Entry>) -> Vec<u8> {
    ArchiveBuilder::new()
        .entries(package::application().entries())
        .entries(entries)
        .build()
}

/// A path that has this length once the package is installed.
fn installed(length: usize) -> String {
    let folder = r"C:\Skyline DataMiner\AppPackages\Installed\Demo Station.1.0.0\";
    format!("a/{}", "b".repeat(length - folder.len() - 2))
}
