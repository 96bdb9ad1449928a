use serde_json::Value;

use super::super::tests::{again, eventful, export};
use super::super::{Examined, Export, ExportFormat, ExportOptions};
use super::{RESULTS, Run};
use crate::rules::Severity;
use crate::{EntryAddress, EntryPath, Finding, RuleLinks};

fn run(files: &[&Examined]) -> Value {
    let text = export(ExportFormat::Sarif, files);
    let sarif: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(sarif["runs"].as_array().unwrap().len(), 1);
    sarif["runs"][0].clone()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap()
}

fn result<'a>(run: &'a Value, rule: &str) -> &'a Value {
    let mut results = list(run, "results").iter();
    results.find(|it| it["ruleId"] == rule).unwrap()
}

/// A file with one finding at this place, of which the message says this.
fn found(file: &str, line: u32, message: &str) -> Examined {
    let mut examined = eventful();
    examined.report.file.name = file.to_owned();
    for finding in &mut examined.report.findings {
        if finding.rule == "archive/crc-mismatch" {
            finding.line = Some(line);
            finding.message = message.to_owned();
        }
    }
    examined
}

fn fingerprint(file: &Examined) -> String {
    let run = run(&[file]);
    let result = result(&run, "archive/crc-mismatch");
    let own = result["partialFingerprints"]["dmpkg/v1"].as_str().unwrap();
    own.to_owned()
}

#[test]
fn a_result_says_what_where_and_by_which_rule() {
    let run = run(&[&eventful()]);
    let result = result(&run, "archive/crc-mismatch");
    let rules = list(&run["tool"]["driver"], "rules");
    let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[at]["id"], "archive/crc-mismatch");
    assert_eq!(rules[at]["name"], "ArchiveCrcMismatch");
    assert_eq!(result["level"], "error");
    let location = &result["locations"][0];
    let physical = &location["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "Demo%201.0.dmapp");
    let region = serde_json::json!({"startLine": 3, "startColumn": 7});
    assert_eq!(physical["region"], region);
    let chain = &location["logicalLocations"][0]["fullyQualifiedName"];
    assert_eq!(chain, "a<script>alert(1)</script>\\u{202e}\\u{1}&\"'.txt");
    assert_eq!(location["properties"]["offset"], 30);
    let message = result["message"]["text"].as_str().unwrap();
    assert!(message.contains("line 3, column 7"), "{message}");
    assert!(
        message.ends_with(
            "The content of [hidden: mail address] is <script>alert(2)</script>\\u{202e}\\u{1}."
        ),
        "{message}"
    );
}

#[test]
fn what_settings_hide_is_suppressed_with_the_reason() {
    let run = run(&[&eventful()]);
    let results = list(&run, "results");
    let hidden: Vec<&Value> = results
        .iter()
        .filter(|it| !it["suppressions"].is_null())
        .collect();
    assert_eq!(hidden.len(), 1);
    let suppression = &hidden[0]["suppressions"][0];
    assert_eq!(suppression["kind"], "external");
    assert_eq!(
        suppression["justification"],
        "It is known to [hidden: mail address]."
    );
    assert_eq!(results.last(), Some(hidden[0]), "behind all others");
}

#[test]
fn what_was_not_checked_is_notified() {
    let run = run(&[&eventful()]);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = |list: &str, id: &str, rule: Option<&str>| {
        let all = invocation[list].as_array().unwrap().iter();
        let mine = all.filter(|it| it["descriptor"]["id"] == id);
        mine.filter(|it| it["associatedRule"]["id"].as_str() == rule)
            .count()
    };
    let execution = "toolExecutionNotifications";
    assert_eq!(told(execution, "tool-failure", Some("archive/empty")), 1);
    assert_eq!(
        told(execution, "rule-skipped", Some("xml/not-well-formed")),
        1
    );
    let configuration = "toolConfigurationNotifications";
    assert_eq!(
        told(configuration, "rule-switched-off", Some("names/junk-entry")),
        1
    );
    assert_eq!(told(configuration, "unknown-setting", None), 1);
    let coverage = &run["properties"]["coverage"][0];
    assert_eq!(coverage["file"], "Demo%201.0.dmapp");
    assert_eq!(
        (&coverage["entries"], &coverage["integrity"]),
        (&1.into(), &"complete".into())
    );
}

#[test]
fn rules_are_listed_when_they_ran_or_are_named() {
    let file = eventful();
    let run = run(&[&file]);
    let rules = list(&run["tool"]["driver"], "rules");
    let all = crate::rules::all().count();
    assert!(rules.len() >= file.findings.coverage.rules());
    assert!(
        rules.len() < all,
        "rules that do not concern such a file are not listed"
    );
    for rule in rules {
        let text = |member: &str| rule[member]["text"].as_str().unwrap().chars().count();
        assert!(
            text("shortDescription") <= 1024 && text("fullDescription") <= 1024,
            "{rule}"
        );
        assert!(text("help") > 0, "{rule}");
        assert_eq!(list(&rule["properties"], "tags").len(), 1, "{rule}");
        assert_eq!(rule.get("helpUri"), None, "no page has an address here");
    }
    let links = RuleLinks::Page("https://packages.test/".to_owned());
    let mut export = Export::new(
        ExportFormat::Sarif,
        ExportOptions {
            links,
            ..ExportOptions::default()
        },
    );
    export.add(&file);
    assert!(
        export
            .finish()
            .contains("\"helpUri\": \"https://packages.test/#/rules/archive/crc-mismatch\"")
    );
}

#[test]
fn a_finding_keeps_its_name_when_lines_and_versions_move() {
    let name = fingerprint(&found("Demo 1.0.dmapp", 3, "Version 1.0 differs."));
    assert_eq!(name.len(), 32);
    assert_eq!(
        name,
        fingerprint(&found("Demo 2.10.dmapp", 41, "Version 2.10 differs."))
    );
    assert_ne!(
        name,
        fingerprint(&found("Demo 1.0.dmapp", 3, "Another thing differs."))
    );
    assert_ne!(
        name,
        fingerprint(&found("Other 1.0.dmapp", 3, "Version 1.0 differs."))
    );
}

#[test]
fn findings_that_are_alike_have_names_of_their_own() {
    let mut file = eventful();
    let like = file
        .report
        .findings
        .iter()
        .find(|it| it.rule == "archive/crc-mismatch")
        .unwrap()
        .clone();
    for line in 4..8 {
        file.report.findings.push(Finding {
            line: Some(line),
            ..like.clone()
        });
    }
    let run = run(&[&file]);
    let results = list(&run, "results").iter();
    let mut names: Vec<&str> = results
        .map(|it| it["partialFingerprints"]["dmpkg/v1"].as_str().unwrap())
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

/// A file with so many errors and notes, in entries with names of this length.
fn many(number: u32, length: usize) -> Examined {
    let mut file = eventful();
    for index in 0..number {
        let severity = match index % 2 {
            0 => Severity::Note,
            _ => Severity::Error,
        };
        file.report.findings.push(Finding {
            rule: "archive/crc-mismatch".to_owned(),
            severity,
            message: "It is the same.".to_owned(),
            path: EntryPath(vec!["x".repeat(length)]),
            address: EntryAddress::default(),
            line: None,
            column: None,
            offset: None,
            places: 1,
            reason: None,
        });
    }
    file
}

#[test]
fn what_hosts_do_not_take_is_cut_and_told() {
    for (number, length) in [(26_000, 1), (800, 8_000)] {
        let file = many(number, length);
        let mut sarif = Run::default();
        sarif.add(&file);
        let text = sarif.finish(&RuleLinks::Document);
        assert!(text.len() < 10_000_000, "{}", text.len());
        let sarif: Value = serde_json::from_str(&text).unwrap();
        let run = &sarif["runs"][0];
        let results = list(run, "results");
        assert!(
            results.len() <= RESULTS && results.len() > 100,
            "{}",
            results.len()
        );
        let levels = results.iter().map(|it| it["level"] == "error");
        assert!(levels.rev().is_sorted(), "the worst stay");
        let all = list(&run["invocations"][0], "toolExecutionNotifications");
        let cut = all
            .iter()
            .find(|it| it["descriptor"]["id"] == "results-cut")
            .unwrap();
        let words = cut["message"]["text"].as_str().unwrap();
        assert!(words.contains("results are not listed"), "{words}");
    }
    let run = run(&[&again(eventful())]);
    assert!(!run.to_string().contains("results are not listed"));
}
