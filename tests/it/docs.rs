//! What the documents of the project say of the report is true.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use dmpkg::{
    CheckOptions, EntryPath, Findings, Inspection, Package, Report, Settings, ToolFailure,
};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};
use dmpkg_fixtures::package;
use dmpkg_fixtures::signing::{Certificate, signed};
use serde_json::{Map, Value};

/// What no fixture has: an unreadable library, and actions and connectors in seldom places of apps.
const SELDOM: [(&str, &str); 3] = [
    ("broken.dll", "no library"),
    (
        "App.config.json",
        r#"{"Pages":[{"Events":[{"__type":"X.DMAApplicationFlyAction","ProtocolName":"Demo"}]}],
            "Events":[{"__type":"X.DMAApplicationFlyAction","ProtocolName":"Demo"}]}"#,
    ),
    (
        "a.dmadb.json",
        r#"{"Components":[{"Events":[{"__type":"X.DMAApplicationFlyAction"}]}]}"#,
    ),
];

/// Paths of values in reports.
#[derive(Default)]
struct Paths {
    /// Those outside the contents of documents.
    report: BTreeSet<String>,
    /// Those in the content of a document: its kind, then the path in it.
    contents: BTreeSet<(String, String)>,
}

#[test]
fn every_field_of_the_report_is_described() {
    let found = found();
    let text = read("report.md");
    // Objects that only group others may have a row of their own.
    let groups = |row: &str| {
        let parts = |path: &String| path.strip_prefix(row).is_some_and(|it| it.starts_with('.'));
        found.report.iter().any(parts)
    };
    let described = rows(&text).filter(|row| found.report.contains(*row) || !groups(row));
    let described = described.map(str::to_owned).collect();
    compare("docs/report.md", &found.report, &described);
    compare("docs/documents.md", &found.contents, &described_contents());
}

#[test]
fn the_catalogue_of_rules_is_current() {
    assert!(
        read("rules.md") == dmpkg::rules::to_markdown(),
        "docs/rules.md is not what the registry says: write it anew with \
         `cargo run -p dmpkg-cli rules --format markdown > docs/rules.md`"
    );
}

fn compare<T: Ord + Debug>(file: &str, found: &BTreeSet<T>, described: &BTreeSet<T>) {
    let missing: Vec<_> = found.difference(described).collect();
    assert!(missing.is_empty(), "not in {file}: {missing:#?}");
    let stale: Vec<_> = described.difference(found).collect();
    assert!(stale.is_empty(), "in {file}, but in no report: {stale:#?}");
}

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// The paths that stand first in the rows of tables.
fn rows(text: &str) -> impl Iterator<Item = &str> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once('`')?.0))
}

/// The rows of each section of docs/documents.md, which is that of a kind.
fn described_contents() -> BTreeSet<(String, String)> {
    let text = read("documents.md");
    let sections = text.split("\n## ").skip(1);
    let paths = sections.flat_map(|section| {
        let (kind, table) = section.split_once('\n').unwrap();
        rows(table).map(move |path| (kind.to_owned(), path.to_owned()))
    });
    paths.collect()
}

/// What is in the reports of all fixtures, and of files that show what no fixture has.
fn found() -> Paths {
    let mut found = Paths::default();
    for fixture in dmpkg_fixtures::all() {
        found.collect(&fixture.file_name, &fixture.bytes);
    }
    let broken = ArchiveBuilder::new().entry(Entry::stored("AppInfo.xml", "<AppInfo><Name>"));
    found.collect("broken.dmapp", &broken.build());
    // One program lists the first entry only.
    let hidden = ArchiveBuilder::new()
        .entries(["a", "b"].map(|name| Entry::stored(name, name)))
        .patch(Record::End, Field::EntriesOnDisk, 1)
        .patch(Record::End, Field::EntriesTotal, 1);
    found.collect("hidden.zip", &hidden.build());
    let seldom =
        ArchiveBuilder::new().entries(SELDOM.map(|(name, content)| Entry::stored(name, content)));
    found.collect("seldom.zip", &seldom.build());
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
    found.note(&failed);
    found.note(&with_settings());
    found.note(&with_signatures());
    found
}

/// The report of a signed package that holds another one.
fn with_signatures() -> Report {
    let inner = signed(package::protocol(), |_| {});
    let outer = package::application().entry("AppInstallContent/Protocols/a.dmprotocol", inner);
    let bytes = signed(outer, |_| {}).build();
    let package = Rc::new(Package::open("a.dmapp", Rc::new(MemorySource::new(bytes))).unwrap());
    let options = CheckOptions {
        roots: vec![Certificate::root().build()],
        now: Some(1_751_414_400),
        ..CheckOptions::default()
    };
    let (inspection, signatures) = Inspection::with_signatures(&package, options);
    Report::of(&package, 0, &signatures, &inspection)
}

/// The report of a file of which settings hide some, weigh some otherwise, and switch a rule off.
fn with_settings() -> Report {
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("hidden.xml", "<a>"))
        .entry(Entry::stored("weighed.xml", "<a>"))
        .entry(Entry::stored("hidden.txt", "a").flags(8))
        .build();
    let package = Rc::new(Package::open("a.zip", Rc::new(MemorySource::new(bytes))).unwrap());
    let text = "[[rule]]\nid = '*'\nseverity = 'off'\npath = 'hidden.*'\nreason = 'Known.'\n
        [[rule]]\nid = '*'\nseverity = 'note'\npath = 'weighed.*'\n
        [[rule]]\nid = 'archive/empty'\nseverity = 'off'\n";
    let options = CheckOptions {
        settings: Settings::read(text).unwrap(),
        ..CheckOptions::default()
    };
    let findings = Findings::of(&package, &options);
    Report::of(&package, 0, &findings, &Inspection::default())
}

impl Paths {
    fn collect(&mut self, file_name: &str, bytes: &[u8]) {
        self.note(&crate::goldens::report(file_name, bytes));
    }

    fn note(&mut self, report: &Report) {
        let mut report: Value = serde_json::from_str(&report.to_json()).unwrap();
        for document in report["documents"].as_array_mut().unwrap() {
            let content = document.as_object_mut().unwrap().remove("content").unwrap();
            let kind = document["document"].as_str().unwrap();
            walk_content(kind, "", &content, &mut self.contents);
            self.report.insert("documents[].content".to_owned());
        }
        // They are of the form of the effects of the report.
        for plan in report["plans"].as_array_mut().unwrap() {
            walk("effects", &plan["effects"].take(), &mut self.report);
            self.report.insert("plans[].effects".to_owned());
        }
        // They are of the form of the signature of the file itself.
        for inner in report["signatures"].as_array_mut().unwrap() {
            let path = inner.as_object_mut().unwrap().remove("path").unwrap();
            walk("signature", &inner.take(), &mut self.report);
            *inner = serde_json::json!({ "path": path });
        }
        walk("", &report, &mut self.report);
    }
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

/// Notes the path of every value of a document. Objects of the forms that docs/documents.md names have
/// one path, and the place of an object has none.
fn walk_content(kind: &str, path: &str, value: &Value, found: &mut BTreeSet<(String, String)>) {
    if !path.is_empty() && !path.ends_with("[]") {
        found.insert((kind.to_owned(), path.to_owned()));
    }
    match value {
        Value::Object(fields) if !has_form(fields) => {
            for (name, value) in fields {
                let is_place = matches!(name.as_str(), "line" | "column") && value.is_number();
                let dot = if path.is_empty() { "" } else { "." };
                if !is_place {
                    walk_content(kind, &format!("{path}{dot}{name}"), value, found);
                }
            }
        }
        Value::Array(items) => {
            for item in items.iter().filter(|item| item.is_object()) {
                walk_content(kind, &format!("{path}[]"), item, found);
            }
        }
        _ => {}
    }
}

/// Whether an object is a field, named field, attribute, place or size.
fn has_form(fields: &Map<String, Value>) -> bool {
    let forms: [&[&str]; 5] = [
        &["column", "line", "value"],
        &["column", "line", "name", "value"],
        &["name", "value"],
        &["column", "line"],
        &["characters", "column", "line", "lines"],
    ];
    forms.iter().any(|form| fields.keys().eq(form.iter()))
}
