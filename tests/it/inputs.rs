//! What the words behind `dmpkg check` name: folders and standard input.

use std::fs;
use std::path::{Path, PathBuf};

use dmpkg_fixtures::Fixture;
use serde_json::Value;

use crate::{cli, goldens};

fn fixture(name: &str) -> Fixture {
    let mut all = dmpkg_fixtures::all().into_iter();
    all.find(|fixture| fixture.name == name).unwrap()
}

/// A folder of its own with packages and others.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let package = fixture("application-smallest").bytes;
    for file in [
        "b.dmapp",
        "a/inner/c.DMAPP",
        "a/d.dmprotocol",
        "e.zip",
        "f.txt",
    ] {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &package).unwrap();
    }
    folder
}

#[test]
fn a_folder_stands_for_its_packages_in_the_order_of_their_paths() {
    let folder = folder("folder-of-packages");
    let done = cli::run(&[
        "check".as_ref(),
        "--format".as_ref(),
        "json".as_ref(),
        folder.as_os_str(),
    ]);
    assert_eq!((done.code, done.errors.as_str()), (0, ""));
    let reports: Value = serde_json::from_str(&done.text()).unwrap();
    let reports = reports["reports"].as_array().unwrap().iter();
    let names: Vec<&str> = reports
        .map(|it| it["file"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["d.dmprotocol", "c.DMAPP", "b.dmapp"]);
}

#[test]
fn a_folder_without_packages_is_a_mistake() {
    let folder = folder("folder-without").join("a");
    fs::remove_dir_all(&folder).unwrap();
    fs::create_dir_all(&folder).unwrap();
    let done = cli::run(&["check".as_ref(), folder.as_os_str()]);
    assert_eq!((done.code, done.text().as_str()), (2, ""));
    assert!(
        done.errors.contains("there is no package in this folder"),
        "{}",
        done.errors
    );
}

#[test]
fn standard_input_is_a_file_without_a_name() {
    let fixture = fixture("application-rich");
    let at = goldens::NOW.1;
    let words = ["check", "--format", "json", "--at", at, "-"].map(AsRef::as_ref);
    let done = cli::run_with(&fixture.bytes, &words);
    assert_eq!(done.errors, "");
    let told: Value = serde_json::from_str(&done.text()).unwrap();
    assert_eq!(told["file"]["name"], "standard-input");
    assert_eq!(told["file"]["size"], fixture.bytes.len());
    let report = goldens::report("standard-input", &fixture.bytes);
    let expected: Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(told["findings"], expected["findings"]);
    let twice = ["check", "-", "-"].map(AsRef::as_ref);
    let done = cli::run_with(&fixture.bytes, &twice);
    assert_eq!((done.code, done.text().as_str()), (2, ""));
}
