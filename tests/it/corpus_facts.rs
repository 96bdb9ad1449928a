//! What the documents and assemblies of real packages say, fact by fact.
//!
//! `corpus_facts.tsv` was written from the files with other readers (an XML library, a JSON library
//! and two readers of assemblies) before our own answers were looked at. Each line names a file with
//! the entries that lead to it, a fact, and its value.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use dmpkg::{Findings, Inspection, Package, Report};
use dmpkg_archive::MemorySource;
use serde_json::Value;

use crate::corpus::corpus;

const FACTS: &str = include_str!("corpus_facts.tsv");

/// The facts of one entry: each name with its values, in the order of the table.
type Facts = BTreeMap<String, Vec<String>>;

#[test]
fn real_packages_say_what_other_readers_read() {
    let Some(corpus) = corpus() else {
        return;
    };
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (file, entries) in expected() {
        let report = report(&corpus.join("packages").join(&file));
        for (path, facts) in entries {
            let Some(node) = find(&report, &path) else {
                wrong.push(format!("{file} > {path}: nothing was read"));
                continue;
            };
            for (fact, mut values) in facts {
                let mut ours = ours(&fact, &node);
                // Both in their order where it matters; what is listed twice counts twice.
                values.sort();
                ours.sort();
                compared += values.len();
                if ours != values {
                    wrong.push(format!(
                        "{file} > {path}: {fact}: {values:?}, ours {ours:?}"
                    ));
                }
            }
        }
    }
    assert!(compared > 1_000, "{compared} facts");
    assert!(
        wrong.is_empty(),
        "{} facts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The table by file and by path inside it.
fn expected() -> BTreeMap<String, BTreeMap<String, Facts>> {
    let mut files: BTreeMap<String, BTreeMap<String, Facts>> = BTreeMap::new();
    for line in FACTS.lines() {
        let mut cells = line.splitn(3, '\t');
        let mut cell = || cells.next().unwrap_or_default().to_owned();
        let (place, fact, value) = (cell(), cell(), cell());
        let (file, path) = place.split_once(" > ").unwrap();
        let entry = files.entry(file.to_owned()).or_default();
        let facts = entry.entry(path.to_owned()).or_default();
        facts.entry(fact).or_default().push(value);
    }
    files
}

fn report(path: &Path) -> Value {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path
        .file_name()
        .map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    let package = Package::open(&name, Rc::new(MemorySource::new(bytes))).unwrap();
    let package = Rc::new(package);
    let inspection = Inspection::of(&package);
    let report = Report::of(&package, 0, &Findings::default(), &inspection);
    serde_json::to_value(&report).unwrap()
}

/// The document or assembly at a path of entries.
fn find(report: &Value, path: &str) -> Option<Value> {
    let path: Vec<&str> = path.split(" > ").collect();
    let all = ["documents", "assemblies"]
        .into_iter()
        .flat_map(|list| report[list].as_array().cloned().unwrap_or_default());
    all.into_iter().find(|it| {
        let names: Vec<&str> = list(&it["path"])
            .iter()
            .filter_map(|it| it.as_str())
            .collect();
        names == path
    })
}

/// What our report says of a fact.
fn ours(fact: &str, node: &Value) -> Vec<String> {
    let content = &node["content"];
    if let Some(name) = fact.strip_prefix("AppInfo/") {
        let fields = list(&node["fields"]).iter();
        return fields
            .filter(|it| it["name"] == name)
            .map(|it| text(&it["value"]))
            .collect();
    }
    let family = fact.split(' ').next().unwrap_or_default();
    match family {
        "script" => script(fact, content),
        "connector" => connector(fact, content),
        "assembly" => assembly(fact, node),
        "description" => description(fact, content),
        "dashboard" | "app" => web(fact, content),
        "nuspec" => vec![field(&content[fact.trim_start_matches("nuspec ")])],
        _ => actions(fact, content),
    }
}

fn script(fact: &str, content: &Value) -> Vec<String> {
    let blocks = || {
        list(&content["actions"])
            .iter()
            .map(|it| &it["code"])
            .filter(|it| !it.is_null())
    };
    let each = |key: &'static str| blocks().flat_map(move |block| list(&block[key]));
    match fact.trim_start_matches("script ") {
        key @ ("name" | "folder" | "description" | "options") => vec![field(&content[key])],
        "author" => vec![stated(&content["author"])],
        "actions" => count(&content["actions"]),
        "C# blocks" => vec![blocks().count().to_string()],
        "references" => vec![each("references").count().to_string()],
        "reference" => each("references").map(field).collect(),
        "scriptRef" => each("scriptReferences").map(field).collect(),
        "libraryName" => blocks().map(|block| field(&block["libraryName"])).collect(),
        "entry points" => {
            let marked = |block: &Value| {
                let points = list(&block["entryPoints"]).iter();
                points
                    .filter(|it| it["isMarked"] == true)
                    .count()
                    .to_string()
            };
            blocks().map(marked).collect()
        }
        "calls default installer" => blocks()
            .map(|block| yes(!block["callsDefaultInstaller"].is_null()))
            .collect(),
        "parameters" => count(&content["parameters"]),
        "dummies" => count(&content["dummies"]),
        "memory files" => count(&content["memory"]),
        other => panic!("no such fact: {other}"),
    }
}

fn connector(fact: &str, content: &Value) -> Vec<String> {
    let inner = &content["connector"];
    let code = || list(&inner["code"]).iter();
    match fact.trim_start_matches("connector ") {
        "Name" => vec![field(&content["name"])],
        "Version" => vec![field(&content["version"])],
        "IntegrationID" => vec![field(&content["integrationId"])],
        "Provider" => vec![field(&content["provider"])],
        "Vendor" => vec![field(&content["vendor"])],
        "VendorOID" => vec![field(&content["vendorOid"])],
        "DeviceOID" => vec![field(&content["deviceOid"])],
        "ElementType" => vec![field(&content["elementType"])],
        "MinimumRequiredVersion" => vec![field(&content["minimumRequiredVersion"])],
        "CassandraReady" => vec![field(&content["cassandraReady"])],
        "Type" => vec![field(&content["connections"][0]["kind"])],
        "Params" => count(&inner["parameters"]),
        "QActions" => count(&inner["code"]),
        "Groups" => count(&inner["groups"]),
        "Triggers" => count(&inner["triggers"]),
        "Actions" => count(&inner["actions"]),
        "Timers" => count(&inner["timers"]),
        "Pairs" => count(&inner["pairs"]),
        "Commands" => vec![text(&inner["commands"])],
        "Responses" => vec![text(&inner["responses"])],
        "HTTP sessions" => count(&inner["sessions"]),
        "tables" => {
            let tables = list(&inner["parameters"]).iter();
            vec![
                tables
                    .filter(|it| it["kind"] == "array")
                    .count()
                    .to_string(),
            ]
        }
        "QAction" => code()
            .map(|it| format!("{} {}", text(&it["id"]), text(&it["name"])))
            .collect(),
        "dllImport" => {
            let imports = code().flat_map(|it| list(&it["imports"]));
            let mut names: Vec<String> = imports.map(|it| text(&it["name"])).collect();
            names.sort();
            names.dedup();
            names
        }
        "versions in history" => count(&inner["releases"]),
        "signature" => vec![yes(!content["signature"].is_null())],
        "timer" => list(&inner["timers"])
            .iter()
            .map(|it| format!("{} every {}", text(&it["id"]), text(&it["time"])))
            .collect(),
        other => panic!("no such fact: {other}"),
    }
}

fn assembly(fact: &str, node: &Value) -> Vec<String> {
    let managed = &node["managed"];
    let identity = &managed["identity"];
    match fact.trim_start_matches("assembly ") {
        "name" => vec![text(&identity["name"])],
        "version" => vec![version(&identity["version"])],
        "file version" => {
            let texts = list(&node["versionInfo"]["texts"]).iter();
            let mut stated = texts
                .filter(|it| it["name"] == "FileVersion")
                .map(|it| text(&it["value"]));
            vec![stated.next_back().unwrap_or_default().trim().to_owned()]
        }
        "Authenticode" => vec![yes(!node["authenticode"].is_null())],
        "machine" => vec![
            match node["machine"].as_u64() {
                Some(0x14C) => "x86",
                Some(0x8664) => "x64",
                _ => "another",
            }
            .to_owned(),
        ],
        "managed" => vec![yes(!managed.is_null())],
        "has public key" => vec![yes(!identity["publicKeyToken"].is_null())],
        "target framework" => vec![text(&managed["targetFramework"])],
        "reference" => list(&managed["references"])
            .iter()
            .map(|it| format!("{} {}", text(&it["name"]), version(&it["version"])))
            .collect(),
        other => panic!("no such fact: {other}"),
    }
}

fn description(fact: &str, content: &Value) -> Vec<String> {
    let (name, version) = (field(&content["name"]), field(&content["version"]));
    match fact.trim_start_matches("description ") {
        "first line" => vec![match content["form"].as_str() {
            Some("protocol") => format!("Protocol Name: {name}"),
            _ => format!("{name} package version: {version}"),
        }],
        "created" => vec![field(&content["created"])],
        "item" => list(&content["items"])
            .iter()
            .map(|it| {
                let (keyword, line) = (text(&it["keyword"]), text(&it["line"]["value"]));
                let rest = line.trim_start_matches(&keyword).trim_start_matches('\\');
                let name = text(&it["name"]);
                assert!(rest.starts_with(&name), "{line}: {name}");
                let needed_by = text(&it["neededBy"]);
                let said = match needed_by.is_empty() {
                    true => text(&it["version"]),
                    false => rest.rsplit(':').next().unwrap_or_default().to_owned(),
                };
                assert!(
                    rest.ends_with(&said) && (needed_by.is_empty() || needed_by.ends_with(&said)),
                    "{line}: {it}"
                );
                format!("{keyword} {rest}")
            })
            .collect(),
        other => panic!("no such fact: {other}"),
    }
}

fn web(fact: &str, content: &Value) -> Vec<String> {
    let pages = |is_panel: bool| {
        let pages = list(&content["pages"]).iter();
        pages.filter(move |it| it["isPanel"] == is_panel)
    };
    match fact {
        "dashboard Name" | "app Name" => vec![any(&content["name"])],
        "app ID" => vec![any(&content["id"])],
        "app Description" => vec![any(&content["description"])],
        "app PublicVersion" => vec![any(&content["publicVersion"])],
        "app DraftVersion" => vec![any(&content["draftVersion"])],
        "dashboard Folder" => vec![field(&content["folder"])],
        "dashboard Revision" => vec![field(&content["revision"])],
        "dashboard CreatedBy" => vec![stated(&content["createdBy"])],
        "dashboard ModifiedBy" => vec![stated(&content["modifiedBy"])],
        "dashboard components" => count(&content["components"]),
        "dashboard queries" | "app queries" => count(&content["queries"]),
        "app pages" => vec![pages(false).count().to_string()],
        "app panels" => vec![pages(true).count().to_string()],
        "app page" => pages(false)
            .map(|it| format!("{} {}", any(&it["id"]), any(&it["name"])))
            .collect(),
        "app version" => list(&content["versions"])
            .iter()
            .map(|it| format!("{} {}", any(&it["version"]), any(&it["type"])))
            .collect(),
        other => panic!("no such fact: {other}"),
    }
}

fn actions(fact: &str, content: &Value) -> Vec<String> {
    match fact {
        "production connectors" => count(&content["productionProtocols"]),
        "default drawings" => count(&content["defaultDrawings"]),
        "upgrade instructions" => count(&content["instructions"]),
        "upgrade instructions line" => list(&content["instructions"])
            .iter()
            .map(|it| {
                let words = list(&it["arguments"]).iter().map(any);
                let words = std::iter::once(any(&it["keyword"])).chain(words);
                words.collect::<Vec<_>>().join(" ")
            })
            .collect(),
        "files listed" => count(&content["patterns"]),
        "files listed line" => {
            let patterns = list(&content["patterns"]).iter();
            patterns.map(|it| field(&it["path"])).collect()
        }
        other => panic!("no such fact: {other}"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn count(value: &Value) -> Vec<String> {
    vec![list(value).len().to_string()]
}

fn version(value: &Value) -> String {
    let parts = list(value).iter().map(text);
    parts.collect::<Vec<_>>().join(".")
}

/// A field: what it says, as one line.
fn field(value: &Value) -> String {
    text(&value["value"]).replace('\r', "").replace('\n', "\\n")
}

/// A field, or a plain value.
fn any(value: &Value) -> String {
    match value.is_object() {
        true => field(value),
        false => text(value),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Names of people are not repeated here.
fn stated(value: &Value) -> String {
    match field(value).is_empty() {
        true => "not stated".to_owned(),
        false => "stated".to_owned(),
    }
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}
