//! The page must come out the same when Trunk builds it.

use super::{Asset, PRELOAD, PUBLIC_URL, Page, SCRIPT};
use crate::project;
use std::fs;
use toml::{Table, Value};

fn settings() -> Table {
    let text = fs::read_to_string(project::root().join("Trunk.toml")).unwrap();
    text.parse().unwrap()
}

fn page() -> Page {
    Page::read(&project::root()).unwrap()
}

#[test]
fn the_settings_of_trunk_are_the_constants_of_this_program() {
    let settings = settings();
    let build = settings["build"].as_table().unwrap();
    let expected: Table = [
        ("target", Value::from("index.html")),
        ("dist", Value::from("dist")),
        ("filehash", Value::from(false)),
        ("public_url", Value::from(PUBLIC_URL)),
        ("no_sri", Value::from(true)),
        ("pattern_script", Value::from(SCRIPT)),
        ("pattern_preload", Value::from(PRELOAD)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect();
    assert_eq!(*build, expected);
    assert_eq!(project::dist(), project::root().join("dist"));
    assert_eq!(settings["serve"]["no_autoreload"], Value::from(true));
}

#[test]
fn trunk_runs_no_hooks_that_this_program_leaves_out() {
    assert!(!settings().contains_key("hooks"));
}

#[test]
fn the_patterns_name_the_files_of_the_program() {
    let page = page();
    let app = page.rust_app().unwrap();
    let engine = format!("{}_bg.wasm", app.bin);
    let glue = format!("{}.js", app.bin);
    assert!(PRELOAD.contains(&format!("href=\"{engine}\"")), "{PRELOAD}");
    assert!(PRELOAD.contains(&format!("href=\"{glue}\"")), "{PRELOAD}");
    let boot = fs::read_to_string(project::root().join("web/boot.js")).unwrap();
    assert!(boot.contains(&format!("'./{engine}'")));
    assert!(boot.contains(&format!("'./{glue}'")));
}

#[test]
fn the_program_and_its_profile_exist() {
    let root = project::root();
    let page = page();
    let app = page.rust_app().unwrap();
    let read = |path: &str| -> Table {
        fs::read_to_string(root.join(path))
            .unwrap()
            .parse()
            .unwrap()
    };
    let bins = read(&app.manifest)["bin"].as_array().unwrap().clone();
    assert!(
        bins.iter()
            .any(|bin| bin["name"].as_str() == Some(&app.bin))
    );
    let profiles = read("Cargo.toml")["profile"].as_table().unwrap().clone();
    assert!(profiles.contains_key(&app.profile), "{}", app.profile);
}

#[test]
fn the_page_names_every_file_that_is_copied_for_it() {
    let page = page();
    let html = page.emit().unwrap();
    let names: Vec<String> = page.files(&project::root()).unwrap().into_keys().collect();
    for needed in ["boot.js", "style.css"] {
        assert!(
            names.iter().any(|name| name == needed),
            "{needed} not in {names:?}"
        );
        assert!(html.contains(needed), "{needed} not in the page");
    }
    assert!(!html.contains("data-trunk"), "{html}");
    assert!(
        html.contains(r#"<link rel="stylesheet" href="./style.css"/>"#),
        "{html}"
    );
    assert!(html.contains(&format!("{PRELOAD}</head>")), "{html}");
    assert!(html.contains(SCRIPT), "{html}");
    let rust = page
        .assets
        .iter()
        .filter(|placed| matches!(placed.asset, Asset::Rust(_)));
    assert_eq!(rust.count(), 1);
}

#[test]
fn the_policy_of_the_page_allows_nothing_inline_and_nothing_from_elsewhere() {
    let html = page().emit().unwrap();
    let policy = super::tags(&html)
        .into_iter()
        .find(|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| tag.attribute("content"))
        .unwrap();
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    for forbidden in ["unsafe-inline", "'unsafe-eval'", "http", "*"] {
        assert!(!policy.contains(forbidden), "{forbidden} in {policy}");
    }
    for tag in super::tags(&html) {
        let inline = tag
            .attributes
            .iter()
            .any(|(name, _)| *name == "style" || name.starts_with("on"));
        assert!(!inline, "{tag:?}");
        assert!(tag.name != "style", "{tag:?}");
        assert!(
            tag.name != "script" || tag.attribute("src").is_some(),
            "{tag:?}"
        );
    }
}
