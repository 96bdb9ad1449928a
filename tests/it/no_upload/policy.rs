//! The policy that the browser enforces, as the page declares it.

use std::collections::BTreeMap;
use std::fs;

use dmpkg_tests::{Inspector, built_page, shipped_name};

/// What the page may do until it is loaded.
const DECLARED: &[(&str, &str)] = &[
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' blob: data:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self' blob:"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
];

fn parse(policy: &str) -> BTreeMap<String, String> {
    let directives = policy
        .split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty());
    directives
        .map(|text| text.split_once(' ').unwrap_or((text, "")))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect()
}

fn expected(directives: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    directives.iter().map(owned).collect()
}

#[test]
fn the_page_declares_its_policy_before_anything_is_loaded() {
    let html = fs::read_to_string(built_page().join("index.html")).unwrap();
    let (before, rest) = html
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .unwrap();
    assert_eq!(parse(rest.split('"').next().unwrap()), expected(DECLARED));
    for loading in ["<script", "<link", "<style", "<img"] {
        assert!(
            !before.contains(loading),
            "{loading} stands before the policy"
        );
    }
    for inline in ["<style", "style=", " on", "javascript:"] {
        let markup = rest.split("<body").next().unwrap();
        assert!(
            !markup.contains(inline) || inline == " on",
            "{inline} stands in the page"
        );
    }
}

#[test]
fn the_loaded_page_has_closed_its_connections() {
    let page = Inspector::start();
    let metas = page.ask(
        "[...document.querySelectorAll('meta[http-equiv=Content-Security-Policy]')].map(meta => meta.content)",
    );
    let metas: Vec<_> = metas
        .as_array()
        .unwrap()
        .iter()
        .map(|meta| parse(meta.as_str().unwrap()))
        .collect();
    assert_eq!(metas.len(), 2);
    assert_eq!(metas[0], expected(DECLARED));
    assert_eq!(metas[1]["connect-src"], "'none'");
    assert_eq!(metas[1]["worker-src"], "blob:");
}

#[test]
fn the_server_of_the_project_sends_the_policy_with_every_file() {
    let page = Inspector::bare(&built_page(), dmpkg_serve::Options::default());
    page.goto(&page.server().url()).unwrap();
    let mut header = expected(DECLARED);
    header.insert("frame-ancestors".to_owned(), "'none'".to_owned());
    let mut keeper = expected(&[("default-src", "'none'"), ("connect-src", "'self'")]);
    keeper.insert("frame-ancestors".to_owned(), "'none'".to_owned());
    for (file, header) in [
        ("index.html", &header),
        ("boot.js", &header),
        ("inspector.js", &header),
        ("inspector_bg.wasm", &header),
        ("sw.js", &keeper),
    ] {
        let file = shipped_name(&built_page(), file);
        // A second page, because this one may not ask any more.
        let other = Inspector::bare(&built_page(), dmpkg_serve::Options::default());
        other
            .goto(&format!("{}icon.svg", other.server().url()))
            .unwrap();
        let sent = other.ask(&format!(
            "new Promise(done => {{ const x = new XMLHttpRequest(); x.onloadend = () => \
             done(x.getResponseHeader('Content-Security-Policy')); x.open('GET', '{file}'); x.send(); }})"
        ));
        assert_eq!(parse(sent.as_str().unwrap()), *header, "{file}");
    }
}
