//! The single file, opened from a disk.

use std::fs;
use std::path::PathBuf;

use dmpkg_tests::{Desk, Inspector, built_page};
use sha2::{Digest, Sha256};

use super::plain;

const NAME: &str = "dmpkg-inspector.html";

fn file() -> PathBuf {
    built_page().join(NAME)
}

fn start() -> Inspector {
    let page = Inspector::bare(&built_page(), plain());
    page.load_from(&format!("file://{}", file().display()));
    page
}

#[test]
fn it_opens_from_a_disk_and_asks_for_nothing() {
    let desk = Desk::new();
    let page = start();
    page.open(&desk.fixture("bundle"));
    page.wait_checked();
    page.open_sample();
    page.show_entry("Install.xml");
    assert!(
        page.shown_text().contains("<DMSScript"),
        "{}",
        page.shown_text()
    );
    let sent: Vec<String> = page
        .requests()
        .into_iter()
        .map(|request| request.url)
        .collect();
    let others: Vec<&String> = sent
        .iter()
        .filter(|url| {
            !url.ends_with(NAME) && !url.starts_with("blob:") && !url.starts_with("data:")
        })
        .collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(sent.iter().any(|url| url.ends_with(NAME)), "{sent:?}");
    page.assert_quiet();
}

#[test]
fn its_policy_forbids_connections_from_the_first_moment_on() {
    let html = fs::read_to_string(file()).unwrap();
    let (_, policy) = html
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .unwrap();
    let policy = policy.split('"').next().unwrap();
    for part in [
        "default-src 'none'",
        "connect-src 'none'",
        "worker-src blob:",
        "script-src 'sha256-",
    ] {
        assert!(policy.contains(part), "{part} not in {policy}");
    }
    for part in ["'self'", "unsafe-inline", "'unsafe-eval'", "http", "*"] {
        assert!(!policy.contains(part), "{part} in {policy}");
    }
}

#[test]
fn a_changed_script_does_not_run() {
    let html = fs::read_to_string(file()).unwrap();
    let desk = Desk::new();
    let changed = html.replace("const PACKED", "globalThis.planted = 1; const PACKED");
    assert_ne!(html, changed);
    let page = Inspector::bare(&built_page(), plain());
    page.goto(&format!(
        "file://{}",
        desk.put(NAME, changed.as_bytes()).display()
    ))
    .unwrap();
    assert!(page.is("globalThis.planted === undefined"));
    page.until_shown("Loading the inspector");
}

#[test]
fn its_hash_stands_beside_it_and_on_the_hosted_page() {
    let hash: String = Sha256::digest(fs::read(file()).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let beside = fs::read_to_string(built_page().join(format!("{NAME}.sha256"))).unwrap();
    assert_eq!(beside, format!("{hash}  {NAME}\n"));
    let page = Inspector::start();
    page.choose_in_menu("How can I check this?");
    assert_eq!(page.text_of(".check-hash"), hash);
    page.assert_quiet();
}
