//! Every state, seen by the rules of axe-core, and whether it fits its window. Only this test brings axe-core into the
//! page, which never loads it.

use std::fs;

use dmpkg_browser::{ColorScheme, Media, Viewport};
use dmpkg_tests::{Desk, Inspector, SCENES, npm_file};
use serde_json::Value;

use crate::page::too_wide;

const PHONE: Viewport = Viewport {
    width: 390,
    height: 844,
    scale: 1.0,
    mobile: true,
};

/// All rules, as far as they find something.
const EVERYTHING: &str = "{ resultTypes: ['violations'], preload: false }";
/// Rules whose outcome the colours change.
const COLOURS: &str = "{ resultTypes: ['violations'], preload: false, runOnly: ['color-contrast', 'link-in-text-block'] }";

/// Buttons that are too small for their words.
const CUT_BUTTONS: &str = "[...document.querySelectorAll('button')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)";

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

/// Looks at every state in a window, light and dark.
fn every_state_in(viewport: Viewport) {
    let axe = fs::read_to_string(npm_file("axe-core/axe.min.js")).unwrap();
    let page = Inspector::start();
    page.viewport(viewport).unwrap();
    let mut all = Vec::new();
    for scene in SCENES {
        let desk = Desk::new();
        page.load();
        (scene.go)(&page, &desk);
        page.ask(&format!("{axe}; 0"));
        for (look, scheme, options) in [
            ("light", ColorScheme::Light, EVERYTHING),
            ("dark", ColorScheme::Dark, COLOURS),
        ] {
            let media = Media {
                scheme,
                reduced_motion: true,
                ..Media::default()
            };
            page.media(&media).unwrap();
            let found = findings(&page, options);
            all.extend(
                found
                    .iter()
                    .map(|line| format!("{} {look}: {line}", scene.name)),
            );
        }
        let cut = page.ask(CUT_BUTTONS);
        if cut != Value::Array(Vec::new()) {
            all.push(format!("{}: words stick out of {cut}", scene.name));
        }
        if let Some(why) = too_wide(&page, viewport.width) {
            all.push(format!("{}: {why}", scene.name));
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
fn nothing_is_found_in_a_wide_window() {
    every_state_in(Viewport::default());
}

#[test]
fn nothing_is_found_on_a_phone() {
    every_state_in(PHONE);
}

#[test]
fn axe_finds_what_is_planted() {
    let axe = fs::read_to_string(npm_file("axe-core/axe.min.js")).unwrap();
    let page = Inspector::start();
    page.ask(&format!("{axe}; 0"));
    page.ask("document.querySelector('main').append(document.createElement('button'))");
    page.ask("document.querySelector('main p').style.color = '#dddddd'");
    let found = findings(&page, EVERYTHING);
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
