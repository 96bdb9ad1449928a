//! Files that others read: hosts, browsers, and the automation of a host of sources.

use std::collections::BTreeSet;
use std::fs;

use dmpkg_tests::{built_page, root};
use quick_xml::Reader;
use quick_xml::events::Event;
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

fn shipped() -> BTreeSet<String> {
    let folder = fs::read_dir(built_page()).unwrap().map(Result::unwrap);
    folder
        .map(|file| file.file_name().into_string().unwrap())
        .collect()
}

/// All but what hosts read themselves.
fn visible() -> BTreeSet<String> {
    let hidden = ["_headers", "web.config"];
    shipped()
        .into_iter()
        .filter(|name| !hidden.contains(&&**name))
        .collect()
}

#[test]
fn the_file_of_headers_names_every_file_with_a_policy() {
    let headers = fs::read_to_string(built_page().join("_headers")).unwrap();
    let mut named = BTreeSet::new();
    for line in headers.lines() {
        match line.strip_prefix('/') {
            Some(name) => drop(named.insert(name.to_owned())),
            None => assert!(line.starts_with("  ") && line.contains(": "), "{line}"),
        }
    }
    let policies = headers
        .matches("  Content-Security-Policy: default-src 'none'")
        .count();
    assert_eq!(policies, named.len());
    assert!(named.remove(""), "the page is not named by its folder");
    assert_eq!(named, visible());
}

#[test]
fn the_settings_of_iis_are_well_formed_and_name_the_same_files() {
    let config = fs::read_to_string(built_page().join("web.config")).unwrap();
    let mut reader = Reader::from_str(&config);
    reader.config_mut().trim_text(true);
    let (mut open, mut named, mut types) = (Vec::new(), BTreeSet::new(), Vec::new());
    loop {
        let (element, is_empty) = match reader.read_event().unwrap() {
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let name = element.name().as_ref().to_owned();
        let attribute = |wanted: &str| {
            let found = element.try_get_attribute(wanted).unwrap();
            found.map(|found| found.value.into_owned())
        };
        match &*name {
            "location" => {
                assert_eq!(open, ["configuration"]);
                named.insert(attribute("path").unwrap());
            }
            "mimeMap" => types.push((
                attribute("fileExtension").unwrap(),
                attribute("mimeType").unwrap(),
            )),
            "add" if attribute("name").as_deref() == Some("Content-Security-Policy") => {
                assert!(
                    attribute("value")
                        .unwrap()
                        .starts_with("default-src 'none'")
                );
                assert_eq!(
                    open[1..],
                    [
                        "location",
                        "system.webServer",
                        "httpProtocol",
                        "customHeaders"
                    ]
                );
            }
            _ => {}
        }
        if !is_empty {
            open.push(name);
        }
    }
    assert!(open.is_empty());
    assert_eq!(named, visible());
    let wasm = (".wasm".to_owned(), "application/wasm".to_owned());
    assert!(types.contains(&wasm), "{types:?}");
}

#[test]
fn the_manifest_offers_every_kind_of_package() {
    let manifest = fs::read_to_string(built_page().join("manifest.webmanifest")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    for relative in ["start_url", "scope"] {
        assert_eq!(manifest[relative], "./");
    }
    let icon = manifest["icons"][0]["src"].as_str().unwrap();
    assert!(shipped().contains(icon), "{icon}");
    let accepted = manifest["file_handlers"][0]["accept"].as_object().unwrap();
    let accepted: BTreeSet<&str> = accepted
        .values()
        .flat_map(|list| list.as_array().unwrap())
        .map(|one| one.as_str().unwrap())
        .collect();
    let known: Vec<String> = dmpkg::PACKAGE_EXTENSIONS
        .iter()
        .map(|extension| format!(".{extension}"))
        .collect();
    assert_eq!(accepted, known.iter().map(String::as_str).collect());
}

#[test]
fn the_workflow_runs_what_is_run_for_every_change() {
    let text = fs::read_to_string(root().join(".github/workflows/pages.yml")).unwrap();
    let workflow = Yaml::load_from_str(&text).unwrap();
    let steps = workflow[0]["jobs"]["publish"]["steps"]
        .as_sequence()
        .unwrap();
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    let commands: Vec<&str> = steps
        .iter()
        .filter_map(|step| step.as_mapping_get("run")?.as_str())
        .collect();
    assert_eq!(commands.len(), 1);
    for command in commands {
        let is_run = ci
            .lines()
            .any(|line| line.starts_with("step ") && line.ends_with(command));
        assert!(is_run, ".ci/run does not run `{command}`");
    }
    let published: Vec<&str> = steps
        .iter()
        .filter_map(|step| {
            step.as_mapping_get("with")?
                .as_mapping_get("path")?
                .as_str()
        })
        .collect();
    assert_eq!(published, ["dist"]);
}
