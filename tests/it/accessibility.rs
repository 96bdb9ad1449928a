//! What the rules of axe-core say of every state. Only this test brings axe-core into the page, which never loads it.

use std::fs;

use dmpkg_browser::{ColorScheme, Media, Viewport};
use dmpkg_tests::{Desk, Inspector, SCENES, npm_file};
use serde_json::Value;

const PHONE: Viewport = Viewport {
    width: 390,
    height: 844,
    scale: 1.0,
    mobile: true,
};

/// Rules whose outcome the colours change.
const COLOURS: &str = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

/// What axe-core finds, one line for each rule and element.
fn findings(page: &Inspector, options: &str) -> Vec<String> {
    let found = page.ask(&format!(
        "axe.run(document, {options}).then(result => result.violations.flatMap(rule =>
            rule.nodes.map(node => `${{rule.id}}: ${{node.target.join(' ')}}: ${{node.html.slice(0, 160)}} ${{node.any
                .concat(node.all, node.none).map(check => check.message).join('; ')}}`)))"
    ));
    let found = found.as_array().unwrap().iter();
    found
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

fn every_state_in(viewport: Viewport) {
    let axe = fs::read_to_string(npm_file("axe-core/axe.min.js")).unwrap();
    let mut all = Vec::new();
    for scene in SCENES {
        let desk = Desk::new();
        let page = Inspector::start();
        page.viewport(viewport).unwrap();
        (scene.go)(&page, &desk);
        assert_eq!(
            page.ask(&format!("{axe}; typeof axe.run")),
            Value::from("function")
        );
        for (look, scheme, options) in [
            ("light", ColorScheme::Light, "{}"),
            ("dark", ColorScheme::Dark, COLOURS),
        ] {
            page.media(&Media {
                scheme,
                reduced_motion: true,
                ..Media::default()
            })
            .unwrap();
            let found = findings(&page, options);
            all.extend(
                found
                    .iter()
                    .map(|line| format!("{} {look}: {line}", scene.name)),
            );
        }
    }
    assert!(
        all.is_empty(),
        "{} findings:\n{}",
        all.len(),
        all.join("\n")
    );
}

#[test]
fn axe_finds_nothing_in_a_wide_window() {
    every_state_in(Viewport::default());
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    every_state_in(PHONE);
}

#[test]
fn axe_finds_what_is_planted() {
    let axe = fs::read_to_string(npm_file("axe-core/axe.min.js")).unwrap();
    let page = Inspector::start();
    page.ask(&format!("{axe}; 0"));
    page.ask("document.querySelector('main').append(document.createElement('button'))");
    page.ask("document.querySelector('main p').style.color = '#fefefe'");
    let found = findings(&page, "{}");
    assert!(
        found.iter().any(|line| line.starts_with("button-name: ")),
        "{found:#?}"
    );
    let found = findings(&page, COLOURS);
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("color-contrast: ")),
        "{found:#?}"
    );
}
