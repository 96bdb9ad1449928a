//! Node, with files that are read synchronously.

use std::path::{Path, PathBuf};
use std::process::Command;

use dmpkg_tests::{Desk, huge};
use serde_json::Value;

use super::{installed, put};
use crate::cli;

/// What a program prints.
fn node(program: &Path, files: &[PathBuf]) -> String {
    let done = Command::new("node").arg(program).args(files).output();
    let done = done.unwrap_or_else(|error| panic!("node could not be started: {error}"));
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{errors}");
    String::from_utf8(done.stdout).unwrap()
}

/// The text without the number that may differ.
fn without_traffic(json: &str) -> String {
    let (before, after) = json.split_once("\"bytesRead\": ").unwrap();
    format!(
        "{before}{}",
        after.trim_start_matches(|c: char| c.is_ascii_digit())
    )
}

fn command(words: &[&str], file: &Path) -> String {
    let mut arguments: Vec<_> = words.iter().map(AsRef::as_ref).collect();
    arguments.insert(1, file.as_os_str());
    cli::run(&arguments).text()
}

#[test]
fn every_fixture_has_the_same_answers_as_from_the_command() {
    let desk = installed();
    let files = Desk::new();
    let fixtures = dmpkg_fixtures::all();
    let paths: Vec<_> = fixtures.iter().map(|one| files.put_fixture(one)).collect();
    let answers = node(&put(&desk, "answers.mjs"), &paths);
    let answers: Vec<Value> = serde_json::from_str(&answers).unwrap();
    assert_eq!(answers.len(), paths.len());
    for (answer, path) in answers.iter().zip(&paths) {
        let text = |name: &str| without_traffic(answer[name].as_str().unwrap());
        let at = ["--format", "json", "--at", "2026-07-01"];
        let checked = command(&[&["check"][..], &at].concat(), path);
        assert!(
            text("check") == without_traffic(&checked),
            "{}",
            path.display()
        );
        let inspected = command(&[&["inspect"][..], &at].concat(), path);
        let inspected = without_traffic(&inspected);
        let unreadable =
            serde_json::from_str::<Value>(&checked).unwrap()["file"]["unreadable"].take();
        if unreadable.is_null() {
            assert!(text("report") == inspected, "{}", path.display());
            let listed = command(&["list", "--nested", "--format", "json"], path);
            assert_eq!(
                without_addresses(&answer["list"]),
                serde_json::from_str::<Value>(&listed).unwrap()
            );
        } else {
            let failure = &answer["failure"];
            assert_eq!(failure["name"], "PackageError");
            for part in ["code", "message", "advice"] {
                assert_eq!(failure[part], unreadable[part], "{}", path.display());
            }
        }
    }
}

#[test]
fn it_behaves_as_its_description_says() {
    let desk = installed();
    let files = Desk::new();
    let paths = [
        files.fixture("bundle"),
        files.fixture("damaged-crc"),
        huge::thousands_of_entries(),
    ];
    let passed = node(&put(&desk, "behaviour.mjs"), &paths);
    assert_eq!(passed, "10");
}

#[test]
fn the_example_prints_what_was_found() {
    let desk = installed();
    let example = desk.path().join("node_modules/dmpkg/examples/check.mjs");
    let files = Desk::new();
    let printed = node(&example, &[files.fixture("damaged-crc")]);
    assert!(
        printed.contains("error archive/crc-mismatch: "),
        "{printed}"
    );
}

/// A list without what only programs in JavaScript get.
fn without_addresses(list: &Value) -> Value {
    let mut list = list.clone();
    for entry in list["entries"].as_array_mut().unwrap() {
        let address = entry.as_object_mut().unwrap().remove("address").unwrap();
        let address = address.as_array().unwrap();
        assert_eq!(address.len(), entry["path"].as_array().unwrap().len());
        assert_eq!(address.last(), Some(&entry["index"]));
    }
    list
}
