//! What every fixture comes out as: the report for programs, and what `dmpkg inspect` prints for people.
//!
//! After a wanted change, `INSTA_UPDATE=always cargo test -p dmpkg-tests goldens` writes the snapshots anew;
//! the difference belongs into the same commit.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::{CheckOptions, Examined, Findings, Inspection, Package, Report};
use dmpkg_archive::{MemorySource, Paged, Source};
use dmpkg_fixtures::Fixture;
use dmpkg_fixtures::signing::Certificate;

use crate::cli;

/// When the fixtures are checked: after all dates in them. For the engine, and for the command.
pub(crate) const NOW: (i64, &str) = (1_782_907_200, "2026-07-01T12:00:00Z");

/// The folders below `snapshots`, one for each form of the answer.
const FORMS: [&str; 2] = ["report", "inspect"];

/// All that is known of a file, made as page and command line make it.
pub(crate) fn examined(file_name: &str, bytes: &[u8]) -> Examined {
    let source = Rc::new(Paged::new(MemorySource::new(bytes)));
    let opened = Package::open(file_name, Rc::clone(&source) as Rc<dyn Source>);
    let read = source.traffic().bytes;
    match opened {
        Ok(package) => {
            let package = Rc::new(package);
            let inspection = Inspection::of(&package);
            Examined::of(&package, read, findings(&package), inspection)
        }
        Err(error) => {
            let why = Unreadable::new(&error, &*source);
            let findings =
                Findings::of_unreadable(file_name, &*source, &error, &CheckOptions::default());
            Examined::unreadable(file_name, source.len(), read, why, findings)
        }
    }
}

/// The root of the authority that signs fixtures, as a file.
pub(crate) fn root() -> PathBuf {
    cli::write("roots", "demo-root.cer", &Certificate::root().build())
}

/// The report of a file.
pub(crate) fn report(file_name: &str, bytes: &[u8]) -> Report {
    examined(file_name, bytes).report
}

/// All that the rules find.
pub(crate) fn findings(package: &Rc<Package>) -> Findings {
    let options = CheckOptions {
        now: Some(NOW.0),
        roots: vec![Certificate::root().build()],
        ..CheckOptions::default()
    };
    let mut findings = Findings::of(package, &options);
    findings.merge(Findings::of_contents(package, &options));
    findings
}

#[test]
fn reports_are_as_recorded() {
    for fixture in dmpkg_fixtures::all() {
        let mut report = report(&fixture.file_name, &fixture.bytes);
        // Else every snapshot would change with every release.
        report.tool.version = "(version)".to_owned();
        compare("report", &fixture, &report.to_json());
    }
}

#[test]
fn printed_overviews_are_as_recorded() {
    let root = root();
    for fixture in dmpkg_fixtures::all() {
        let file = cli::write(fixture.name, &fixture.file_name, &fixture.bytes);
        let printed = cli::run(&[
            "inspect".as_ref(),
            "--at".as_ref(),
            NOW.1.as_ref(),
            "--root".as_ref(),
            root.as_os_str(),
            file.as_os_str(),
        ]);
        assert_eq!(
            (printed.code, printed.errors.as_str()),
            (0, ""),
            "{}",
            fixture.name
        );
        compare("inspect", &fixture, &printed.text());
    }
}

#[test]
fn kinds_are_those_of_the_fixtures() {
    for fixture in dmpkg_fixtures::all() {
        let report = report(&fixture.file_name, &fixture.bytes);
        let kind = serde_json::to_value(report.package.kind).unwrap();
        assert_eq!(kind, fixture.kind, "{}: {}", fixture.name, fixture.about);
    }
}

#[test]
fn every_snapshot_belongs_to_a_fixture() {
    let expected: BTreeSet<String> = dmpkg_fixtures::all()
        .iter()
        .map(|fixture| format!("{}.snap", fixture.name))
        .collect();
    for form in FORMS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("snapshots")
            .join(form);
        let there: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            // What insta leaves beside a snapshot that differs; the comparison tells of it.
            .filter(|name| !name.ends_with(".snap.new"))
            .collect();
        assert_eq!(
            there, expected,
            "{form}: one snapshot for each fixture, no others"
        );
    }
}

fn compare(form: &str, fixture: &Fixture, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(Path::new("../snapshots").join(form));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(fixture.about);
    settings.bind(|| insta::assert_snapshot!(fixture.name, text));
}
