//! Reports by the command `dmpkg`.

use std::ffi::OsStr;
use std::fs;

use dmpkg::{ExportFormat, RuleLinks};
use serde_json::Value;

use super::{examined, export, fixture};
use crate::{cli, goldens};

const FORMATS: [(&str, ExportFormat); 6] = [
    ("json", ExportFormat::Json),
    ("sarif", ExportFormat::Sarif),
    ("junit", ExportFormat::Junit),
    ("markdown", ExportFormat::Markdown),
    ("csv", ExportFormat::Csv),
    ("html", ExportFormat::Html),
];

fn check(words: &[&str], fixtures: &[&str]) -> cli::Done {
    let files = fixtures.iter().map(|name| {
        let fixture = fixture(name);
        cli::write(fixture.name, &fixture.file_name, &fixture.bytes)
    });
    let files: Vec<_> = files.collect();
    let mut arguments = vec![
        OsStr::new("check"),
        "--at".as_ref(),
        goldens::NOW.1.as_ref(),
    ];
    arguments.extend(words.iter().map(OsStr::new));
    arguments.extend(files.iter().map(|file| file.as_os_str()));
    cli::run(&arguments)
}

/// Without the one thing that differs, because the engine here reads from memory.
fn without_bytes_read(text: &str) -> String {
    let is_other = |line: &&str| !line.contains("\"bytesRead\": ");
    text.lines().filter(is_other).collect::<Vec<_>>().join("\n")
}

/// Without where the files lie below the working folder, which only the command knows.
fn without_folders(text: &str, names: &[&str]) -> String {
    let shorten = |text: String, name: &&str| text.replace(&format!("target/tmp/{name}/"), "");
    names.iter().fold(text.to_owned(), shorten)
}

#[test]
fn the_command_writes_every_form_of_several_files_as_the_engine_does() {
    let names = ["application-smallest", "no-zip-text", "upgrade-odd"];
    let files = names.map(|name| examined(&fixture(name)));
    for (word, format) in FORMATS {
        let done = check(&["--format", word], &names);
        assert_eq!((done.code, done.errors.as_str()), (1, ""), "{word}");
        let expected = export(format, &files.each_ref(), RuleLinks::Document);
        let expected = expected.replace("\r\n", "\n");
        assert_eq!(
            without_folders(&without_bytes_read(&done.text()), &names),
            without_bytes_read(&expected),
            "{word}"
        );
    }
}

#[test]
fn a_report_goes_into_a_file() {
    let path = cli::write("export-output", "report.sarif", b"what was here before");
    let place = path.to_str().unwrap();
    let done = check(
        &["--format", "sarif", "--output", place],
        &["application-smallest"],
    );
    assert_eq!(
        (done.code, done.text().as_str(), done.errors.as_str()),
        (0, "", "")
    );
    let sarif: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let nowhere = path.join("report.sarif");
    let done = check(
        &["--output", nowhere.to_str().unwrap()],
        &["application-smallest"],
    );
    assert_eq!((done.code, done.text().as_str()), (2, ""));
    assert!(done.errors.contains("report.sarif"), "{}", done.errors);
}

#[test]
fn the_threshold_and_the_page_of_the_rules_reach_the_report() {
    let junit = |fail_on| {
        let done = check(
            &["--format", "junit", "--fail-on", fail_on],
            &["upgrade-odd"],
        );
        done.text().matches("<failure ").count()
    };
    assert!(junit("note") > junit("error"));
    let page = ["--format", "sarif", "--page", "https://packages.test/"];
    let sarif = check(&page, &["upgrade-odd"]).text();
    assert!(
        sarif.contains("\"helpUri\": \"https://packages.test/#/rules/"),
        "{sarif}"
    );
}
