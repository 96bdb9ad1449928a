//! What the rules of the container say of odd and broken archives of other projects, against the list that
//! lies beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::rc::Rc;

use dmpkg::rules::Severity;
use dmpkg::{CheckOptions, Findings, Package, ReaderSees, ReaderView};
use dmpkg_archive::{MemorySource, Source};

use crate::corpus::{corpus, files, manifest, say};

/// Where we differ from the list: file, what we say, and the reason, which is explained on top.
const EXPECTED: &str = include_str!("corpus_expected.tsv");

#[test]
fn odd_archives_are_judged_as_the_list_says_or_for_a_reason() {
    let Some(folder) = corpus() else { return };
    let folder = folder.join("corpora");
    let known = expected();
    let mut differences = 0_usize;
    let mut wrong = Vec::new();
    for (file, verdict) in manifest(&folder) {
        let path = folder.join(&file);
        if is_slow(&file) {
            continue;
        }
        let (worst, unseen) = judge(&file, fs::read(path).unwrap());
        let (expected, reason) = match known.get(file.as_str()) {
            Some((ours, reason)) => (*ours, *reason),
            None => (verdict.as_str(), "the list"),
        };
        differences += usize::from(worst != verdict);
        if worst != expected {
            wrong.push(format!("{file}: {worst}, but {expected} by {reason}"));
        }
        // What two programs see differently must never pass as sound.
        wrong.extend(unseen.map(|reader| format!("{file}: nothing is said of what {reader} sees")));
    }
    say(&format!(
        "unlike the list, for a reason: {differences} archives"
    ));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn real_packages_have_no_errors() {
    let Some(folder) = corpus() else { return };
    let folder = folder.join("packages");
    let packages = files(&folder);
    for file in packages.iter().filter(|file| !file.ends_with(".md")) {
        let (worst, _) = judge(file, fs::read(folder.join(file)).unwrap());
        assert!(["ok", "info"].contains(&worst), "{file}: {worst}");
    }
}

#[test]
fn each_reason_is_explained() {
    let reasons: BTreeSet<&str> = expected().values().map(|(_, reason)| *reason).collect();
    let explained = EXPECTED.lines().filter_map(|line| {
        let (reason, _) = line.strip_prefix("# ")?.split_once(": ")?;
        (!reason.contains(' ')).then_some(reason)
    });
    assert_eq!(explained.collect::<BTreeSet<_>>(), reasons);
}

/// The worst that the rules of the container find, and a program that sees other entries in a file of
/// which nothing above a note is said.
fn judge(file: &str, bytes: Vec<u8>) -> (&'static str, Option<String>) {
    let name = file.rsplit('/').next().unwrap();
    let source: Rc<dyn Source> = Rc::new(MemorySource::new(bytes));
    let package = match Package::open(name, Rc::clone(&source)) {
        Ok(package) => Rc::new(package),
        Err(error) => {
            let worst =
                Findings::of_unreadable(name, &*source, &error, &CheckOptions::default()).worst();
            assert_eq!(worst, Some(Severity::Error), "{file}");
            return ("unreadable", None);
        }
    };
    let options = CheckOptions::default();
    let mut findings = Findings::of(&package, &options);
    findings.merge(Findings::of_contents(&package, &options));
    let of_container = findings
        .list()
        .into_iter()
        .filter(|finding| finding.rule.starts_with("archive/"));
    let worst = match of_container.map(|finding| finding.severity).max() {
        None => "ok",
        Some(Severity::Note) => "info",
        Some(Severity::Warning) => "warn",
        Some(Severity::Error) => "error",
    };
    let is_quiet = findings.worst() <= Some(Severity::Note);
    let mut views = ReaderView::all(&package.archive, &findings.second_reader).into_iter();
    let other = views.find(|view| is_quiet && !matches!(view.sees, ReaderSees::Same(_)));
    (worst, other.map(|view| view.reader))
}

fn expected() -> BTreeMap<&'static str, (&'static str, &'static str)> {
    let rows = EXPECTED.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [file, ours, reason] = cells.as_slice() else {
            panic!("three columns: {line}");
        };
        (*file, (*ours, *reason))
    })
    .collect()
}

/// Small files that unpack to gigabytes or hold a million entries take minutes where code is not
/// optimised.
fn is_slow(file: &str) -> bool {
    let slow = [
        "libzip/bigzero-zip.zip",
        "libzip/manyfiles-zip.zip",
        "dotnet/StrangeZipFiles__fileLengthGreaterIntLessUInt.zip",
    ];
    cfg!(debug_assertions) && slow.contains(&file)
}
