//! What reports look like in every form, for people who read the difference.

use std::path::Path;

use dmpkg::{ExportFormat, RuleLinks};
use serde_json::Value;

use super::{examined, export, fixture};

/// A sound package, one with findings, and a file that is none.
const FIXTURES: [&str; 3] = ["application-smallest", "upgrade-odd", "no-zip-text"];

#[test]
fn exports_are_as_recorded() {
    for name in FIXTURES {
        let fixture = fixture(name);
        let mut file = examined(&fixture);
        // Else every snapshot would change with every release.
        file.report.tool.version = "(version)".to_owned();
        for format in ExportFormat::ALL {
            let text = export(format, &[&file], RuleLinks::Document);
            let text = match format {
                // It has snapshots of its own.
                ExportFormat::Json => continue,
                // All rules could not run, which says nothing new for each of them.
                ExportFormat::Sarif | ExportFormat::Junit if file.overview.is_none() => continue,
                ExportFormat::Sarif => without_rules(&text),
                ExportFormat::Html => body(&text),
                ExportFormat::Junit => without_passed(&text),
                ExportFormat::Csv => text.replace("\r\n", "\n"),
                ExportFormat::Markdown => text,
            };
            let mut settings = insta::Settings::new();
            settings.set_snapshot_path(Path::new("../../snapshots/exports"));
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.set_description(fixture.about);
            let name = format!("{name}.{}", format.ending());
            settings.bind(|| insta::assert_snapshot!(name, text));
        }
    }
}

/// SARIF with the ids of the rules that have results in place of all that is said of all.
fn without_rules(text: &str) -> String {
    let mut sarif: Value = serde_json::from_str(text).unwrap();
    let run = &mut sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let named: Vec<Value> = results.iter().map(|it| it["ruleId"].clone()).collect();
    let driver = &mut run["tool"]["driver"];
    driver["version"] = "(version)".into();
    driver["semanticVersion"] = "(version)".into();
    let rules = driver["rules"].as_array_mut().unwrap();
    rules.retain(|rule| named.contains(&rule["id"]));
    for result in run["results"].as_array_mut().unwrap() {
        // Every further rule would change it.
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    for list in [
        "toolExecutionNotifications",
        "toolConfigurationNotifications",
    ] {
        let all = run["invocations"][0][list].as_array_mut().unwrap();
        for notification in all {
            if let Some(rule) = notification["associatedRule"].as_object_mut() {
                rule.remove("index");
            }
        }
    }
    serde_json::to_string_pretty(&sarif).unwrap() + "\n"
}

/// What stands in the page besides style and script, which files of their own show.
fn body(text: &str) -> String {
    let (_, body) = text.split_once("<body>\n").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    body.to_owned()
}

/// JUnit XML without the cases that say nothing but that their rule ran.
fn without_passed(text: &str) -> String {
    let is_told = |line: &&str| !(line.starts_with("    <testcase ") && line.ends_with("/>"));
    let lines: Vec<&str> = text.lines().filter(is_told).collect();
    lines.join("\n") + "\n"
}
