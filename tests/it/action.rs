//! The action for workflows of GitHub: its inputs are used, and its command runs here.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::cli;

fn action() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../action.yml");
    fs::read_to_string(file).unwrap()
}

/// What is indented below the line that begins like this, without the indent.
fn below(text: &str, head: &str) -> Vec<String> {
    let mut lines = text.lines().skip_while(|line| line.trim_start() != head);
    let head = lines.next().unwrap();
    let depth = head.len() - head.trim_start().len();
    let inner = lines.take_while(|line| line.len() - line.trim_start().len() > depth);
    let inner: Vec<&str> = inner.collect();
    let indent = inner[0].len() - inner[0].trim_start().len();
    inner.iter().map(|line| line[indent..].to_owned()).collect()
}

/// The lines that the step of this name runs.
fn step(name: &str) -> String {
    let text = action();
    let (_, step) = text.split_once(&format!("- name: {name}\n")).unwrap();
    below(step, "run: |").join("\n") + "\n"
}

#[test]
fn every_input_is_described_and_used_and_no_other() {
    let text = action();
    let inputs = below(&text, "inputs:");
    let names: Vec<&str> = inputs
        .iter()
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.trim_end_matches(':'))
        .collect();
    assert_eq!(names, ["files", "fail-on", "config", "sarif", "upload"]);
    let mut used: Vec<&str> = text
        .split("inputs.")
        .skip(1)
        .map(|rest| rest.split([' ', ')', '}']).next().unwrap())
        .collect();
    used.sort_unstable();
    used.dedup();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(used, sorted);
    // What a workflow gives never becomes part of a script.
    for name in ["Build dmpkg", "Check packages"] {
        assert!(!step(name).contains("${{"), "{name}");
    }
}

#[test]
fn its_command_runs_here() {
    let fixture = dmpkg_fixtures::all();
    let files = ["application-smallest", "upgrade-odd"].map(|name| {
        let fixture = fixture.iter().find(|it| it.name == name).unwrap();
        cli::write(fixture.name, &fixture.file_name, &fixture.bytes)
    });
    let files = files
        .map(|file| file.to_str().unwrap().to_owned())
        .join("\n");
    let settings = cli::write("action", "dmpkg.toml", b"# Nothing is set.\n");
    let sarif = cli::write("action", "dmpkg.sarif", b"");
    for (fail_on, config, code) in [("error", "", 0), ("warning", settings.to_str().unwrap(), 1)] {
        let done = Command::new("bash")
            .args([
                "--noprofile",
                "--norc",
                "-e",
                "-o",
                "pipefail",
                "-c",
                &step("Check packages"),
            ])
            .env("DMPKG", cli::program())
            .env("FILES", &files)
            .env("FAIL_ON", fail_on)
            .env("CONFIG", config)
            .env("SARIF", &sarif)
            .output()
            .unwrap();
        let errors = String::from_utf8(done.stderr).unwrap();
        assert_eq!((done.status.code(), errors.as_str()), (Some(code), ""));
        let told: Value = serde_json::from_str(&fs::read_to_string(&sarif).unwrap()).unwrap();
        let files = told["runs"][0]["artifacts"].as_array().unwrap();
        assert_eq!(files.len(), 2);
    }
    let build = step("Build dmpkg");
    assert!(build.contains("--package dmpkg-cli"), "{build}");
}
