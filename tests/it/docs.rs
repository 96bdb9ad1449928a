//! What the documents of the project say of the report is true.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use dmpkg::{EntryPath, Findings, Inspection, Package, Report, ToolFailure};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};
use serde_json::{Map, Value};

#[test]
fn every_field_of_the_report_is_described() {
    let mut found = BTreeSet::new();
    for fixture in dmpkg_fixtures::all() {
        collect(&fixture.file_name, &fixture.bytes, &mut found);
    }
    let broken = ArchiveBuilder::new().entry(Entry::stored("AppInfo.xml", "<AppInfo><Name>"));
    collect("broken.dmapp", &broken.build(), &mut found);
    // One program lists the first entry only.
    let hidden = ArchiveBuilder::new()
        .entries(["a", "b"].map(|name| Entry::stored(name, name)))
        .patch(Record::End, Field::EntriesOnDisk, 1)
        .patch(Record::End, Field::EntriesTotal, 1);
    collect("hidden.zip", &hidden.build(), &mut found);
    let failure = ToolFailure {
        rule: "archive/empty".to_owned(),
        path: EntryPath::default(),
        message: "It stopped.".to_owned(),
    };
    let failed = Report::of(
        &Package::open("a.zip", Rc::new(MemorySource::new(hidden.build()))).unwrap(),
        0,
        &Findings::of_failures(&[failure]),
        &Inspection::default(),
    );
    note(&failed, &mut found);
    let described = described();
    let missing: Vec<_> = found.difference(&described).collect();
    assert!(missing.is_empty(), "not in docs/report.md: {missing:#?}");
    let stale: Vec<_> = described.difference(&found).collect();
    assert!(
        stale.is_empty(),
        "in docs/report.md, but in no report: {stale:#?}"
    );
}

#[test]
fn the_catalogue_of_rules_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md");
    let text = fs::read_to_string(file).unwrap();
    assert!(
        text == dmpkg::rules::to_markdown(),
        "docs/rules.md is not what the registry says: write it anew with \
         `cargo run -p dmpkg-cli rules --format markdown > docs/rules.md`"
    );
}

/// The paths that stand first in a row of a table.
fn described() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/report.md");
    let text = fs::read_to_string(file).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()))
        .collect()
}

fn collect(file_name: &str, bytes: &[u8], found: &mut BTreeSet<String>) {
    note(&crate::goldens::report(file_name, bytes), found);
}

fn note(report: &Report, found: &mut BTreeSet<String>) {
    walk("", &serde_json::from_str(&report.to_json()).unwrap(), found);
}

/// Notes the path of every value. Objects that only group others need no description of their own.
fn walk(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !is_field(fields) => {
            if path == "file.unreadable" {
                found.insert(path.to_owned());
            }
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                walk(&format!("{path}{dot}{name}"), value, found);
            }
        }
        Value::Array(items) => {
            found.insert(path.to_owned());
            for item in items.iter().filter(|item| matches!(item, Value::Object(_))) {
                walk(&format!("{path}[]"), item, found);
            }
        }
        _ if path.ends_with("[]") => {}
        _ => drop(found.insert(path.to_owned())),
    }
}

/// Whether an object is what the document calls a field.
fn is_field(fields: &Map<String, Value>) -> bool {
    fields.keys().eq(["column", "line", "value"])
}
