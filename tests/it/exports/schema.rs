//! Reports of all fixtures against schemas: the official one of SARIF, and the project's own of its JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dmpkg::{ExportFormat, RuleLinks};
use jsonschema::Validator;
use serde_json::{Map, Value};

use super::{examined, export};

/// The schema of SARIF 2.1.0, which is in the folder of a crate that nobody compiles.
fn sarif_schema() -> Value {
    let mut metadata = Command::new(env!("CARGO"));
    metadata.args(["metadata", "--format-version", "1", "--locked"]);
    metadata.current_dir(env!("CARGO_MANIFEST_DIR"));
    let told = metadata.stderr(Stdio::inherit()).output().unwrap();
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let mut packages = told["packages"].as_array().unwrap().iter();
    let package = packages.find(|it| it["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let schema = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&schema).unwrap();
    // A bracket too many, which not every reader of expressions takes. No run here names its language.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        assert!(
            language
                .as_object_mut()
                .unwrap()
                .remove("pattern")
                .is_some()
        );
    }
    let id = schema["$id"].as_str().unwrap_or_default();
    assert!(id.contains("sarif") && id.contains("2.1.0"), "{id}");
    schema
}

fn own_schema() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/report.schema.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[track_caller]
fn assert_valid(schema: &Validator, name: &str, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let wrong: Vec<String> = schema
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

#[test]
fn sarif_of_every_fixture_is_valid_and_within_the_limits_of_hosts() {
    let schema = jsonschema::validator_for(&sarif_schema()).unwrap();
    let files: Vec<_> = dmpkg_fixtures::all().iter().map(examined).collect();
    let page = || RuleLinks::Page("https://packages.test/".to_owned());
    for file in &files {
        let text = export(ExportFormat::Sarif, &[file], page());
        assert_valid(&schema, &file.location, &text);
    }
    let all: Vec<_> = files.iter().collect();
    let text = export(ExportFormat::Sarif, &all, RuleLinks::Document);
    assert_valid(&schema, "all files", &text);
    let sarif: Value = serde_json::from_str(&text).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let found: usize = files
        .iter()
        .map(|file| file.report.findings.len() + file.report.suppressed.len())
        .sum();
    assert!(results.len() == found && found > 100, "{found}");
    let mut names: Vec<&str> = results
        .iter()
        .map(|it| it["partialFingerprints"]["dmpkg/v1"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), found, "each result is known again by itself");
    for result in results {
        let location = &result["locations"][0]["physicalLocation"];
        assert!(
            location["region"]["startLine"].as_u64() >= Some(1),
            "{result}"
        );
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
    }
}

#[test]
fn what_is_no_sarif_is_refused() {
    let schema = jsonschema::validator_for(&sarif_schema()).unwrap();
    for wrong in [
        r#"{"version": "2.1.0"}"#,
        r#"{"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]}"#,
        r#"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"level": "bad", "message": {"text": ""}}]}]}"#,
    ] {
        let wrong: Value = serde_json::from_str(wrong).unwrap();
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
}

/// The same schema, in which objects have no members but those that it names.
fn strict(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(members) => {
                let is_described = members.contains_key("properties");
                if is_described && !members.contains_key("additionalProperties") {
                    members.insert("additionalProperties".to_owned(), false.into());
                }
                members.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

#[test]
fn the_json_report_of_every_fixture_has_the_form_of_its_schema() {
    let schema = own_schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::meta::validate(&schema).unwrap();
    let open = jsonschema::validator_for(&schema).unwrap();
    let strict = jsonschema::validator_for(&strict(schema)).unwrap();
    let files: Vec<_> = dmpkg_fixtures::all().iter().map(examined).collect();
    for file in &files {
        let text = export(ExportFormat::Json, &[file], RuleLinks::Document);
        assert_valid(&open, &file.location, &text);
        assert_valid(&strict, &file.location, &text);
    }
    let all: Vec<_> = files.iter().collect();
    let text = export(ExportFormat::Json, &all, RuleLinks::Document);
    assert_valid(&open, "all files", &text);
}

#[test]
fn the_json_report_of_real_packages_has_the_form_of_its_schema() {
    let Ok(corpus) = std::env::var("DMPKG_CORPUS") else {
        eprintln!("DMPKG_CORPUS is not set: no real package was compared with the schema");
        return;
    };
    let strict = jsonschema::validator_for(&strict(own_schema())).unwrap();
    let sarif = jsonschema::validator_for(&sarif_schema()).unwrap();
    let mut packages: Vec<PathBuf> = Vec::new();
    let mut folders = vec![Path::new(&corpus).join("packages")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => packages.push(entry.path()),
            }
        }
    }
    packages.sort();
    // Some of each size: all of them are what other tests are for.
    for package in packages.iter().step_by(packages.len() / 12 + 1) {
        let name = package.file_name().unwrap().to_string_lossy().into_owned();
        let file = crate::goldens::examined(&name, &fs::read(package).unwrap());
        let text = export(ExportFormat::Json, &[&file], RuleLinks::Document);
        assert_valid(&strict, &name, &text);
        let text = export(ExportFormat::Sarif, &[&file], RuleLinks::Document);
        assert_valid(&sarif, &name, &text);
    }
}

#[test]
fn another_form_is_refused() {
    let schema = jsonschema::validator_for(&own_schema()).unwrap();
    let file = examined(&super::fixture("application-rich"));
    let text = export(ExportFormat::Json, &[&file], RuleLinks::Document);
    let report: Value = serde_json::from_str(&text).unwrap();
    let changes: [fn(&mut Map<String, Value>); 4] = [
        |report| drop(report.insert("schema".to_owned(), "dmpkg.report/2".into())),
        |report| drop(report.remove("findings")),
        |report| drop(report.insert("findings".to_owned(), serde_json::json!([{"rule": 1}]))),
        |report| drop(report.insert("entries".to_owned(), serde_json::json!({"files": -1}))),
    ];
    for change in changes {
        let mut changed = report.clone();
        change(changed.as_object_mut().unwrap());
        assert!(!schema.is_valid(&changed), "{changed}");
    }
}
