//! What the findings of the family say, and where.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Record};
use dmpkg_fixtures::package;

use super::super::tests::{check, lines};

const FILE: &str = "Demo Station.1.0.0.dmapp";

#[test]
fn copies_are_told_one_by_one() {
    let other = dmpkg_fixtures::content::AppInfo::new("Demo Station", "2.0.0").build();
    let package = package::application().entry("appinfo.xml.", other);
    let lines = lines(&check(FILE, &package.build()));
    let told = lines.iter().find(|line| line.contains("ambiguous"));
    assert_eq!(
        told.map(String::as_str),
        Some(
            "error package/ambiguous-key-file appinfo.xml.: 2 copies are one file to some programs: “AppInfo.xml” (333 bytes) names “Demo Station”, version “1.0.0”. “appinfo.xml.” has 333 bytes with CRC-32 d8f13952."
        ),
        "{lines:#?}"
    );
}

#[test]
fn copies_with_one_checksum_are_compared() {
    // Two texts of one length and one CRC-32.
    let pair = [&b"plumless"[..], &b"buckeroo"[..]];
    let build = |pair: [&[u8]; 2]| {
        let entries = pair.map(|content| Entry::stored("UpdateContent.txt", content));
        ArchiveBuilder::new().entries(entries).build()
    };
    let fires = |bytes: &[u8]| {
        let lines = lines(&check("Update.zip", bytes));
        lines.iter().any(|line| line.contains("ambiguous-key-file"))
    };
    assert!(fires(&build(pair)));
    assert!(!fires(&build([pair[0], pair[0]])));
}

#[test]
fn entries_of_unknown_meaning_are_listed_once() {
    let package = package::application()
        .entry("Extras/b.txt", "")
        .entry("a.txt", "")
        .entry("Extras/c.txt", "")
        .entry("__MACOSX/d", "");
    let lines = lines(&check(FILE, &package.build()));
    let of_rule: Vec<_> = { lines.iter() }
        .filter(|line| line.contains("unknown-root-entry"))
        .collect();
    assert_eq!(
        of_rule,
        [
            "note package/unknown-root-entry : At the root lies what is not known there: “Extras” and “a.txt”."
        ]
    );
}

#[test]
fn each_segment_is_judged_by_itself() {
    let package = package::application()
        .rename("Scripts/Install.xml", "scripts/install.xml")
        .rename(
            "Scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll",
            "scripts/InstallDependencies/Skyline.DataMiner.Core.AppPackageInstaller.dll",
        );
    let lines = lines(&check(FILE, &package.build()));
    let of_rule: Vec<_> = { lines.iter() }
        .filter(|line| line.contains("known-name-other-case"))
        .collect();
    assert_eq!(
        of_rule,
        [
            "warning package/known-name-other-case scripts/install.xml: “scripts/install.xml” is spelled “Install.xml” in the documentation.",
            "warning package/known-name-other-case scripts/install.xml: “scripts” is spelled “Scripts” in the documentation.",
        ]
    );
}

#[test]
fn of_a_list_that_breaks_off_nothing_is_said_to_be_missing() {
    let package = package::application().entry_first("notes.txt", "");
    let broken = package.archive();
    let broken = broken.overwrite(Record::Central("AppInfo.xml"), 0, *b"PK\x01\x03");
    let findings = check(FILE, &broken.build());
    let rules: Vec<String> = findings.list().into_iter().map(|it| it.rule).collect();
    assert_eq!(rules, ["archive/damaged-directory"]);
    let skipped = findings.skipped();
    let is_skipped = |rule: &str| skipped.iter().any(|skipped| skipped.rule == rule);
    assert!(is_skipped("package/unrecognised-content"));
}
