use sha2::{Digest, Sha256};

use super::super::tests::{eventful, export};
use super::super::{Export, ExportFormat, ExportOptions};
use super::{POLICY, SCRIPT, STYLE, mark};
use crate::RuleLinks;

/// As policies write hashes.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let digit = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap();
            text.push(if place <= three.len() {
                char::from(DIGITS[digit])
            } else {
                '='
            });
        }
    }
    text
}

#[test]
fn the_policy_allows_the_style_and_the_script_and_nothing_else() {
    let [style, script] = [STYLE, SCRIPT].map(|text| base64(&Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'"
    );
    assert_eq!(
        POLICY, policy,
        "page.css or page.js changed: this is their policy"
    );
}

#[test]
fn the_page_asks_for_nothing() {
    let page = export(ExportFormat::Html, &[&eventful()]);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    for way in [
        " src=",
        "url(",
        "@import",
        "<link",
        "<iframe",
        "<img",
        " style=",
        " on",
        "http-equiv=\"refresh\"",
    ] {
        let tags = page
            .split('<')
            .skip(1)
            .filter_map(|part| part.split_once('>'));
        let found = tags
            .map(|(tag, _)| tag)
            .find(|tag| format!("<{tag}").contains(way));
        assert_eq!(found, None, "{way}");
    }
    let files = page.matches("<article>").count();
    assert_eq!(
        (files, page.contains("href=")),
        (1, false),
        "links lead nowhere else"
    );
}

#[test]
fn severities_look_like_those_of_the_inspector() {
    let tokens = include_str!("../../../../../web/style/tokens.css");
    let icons = include_str!("../../../../../web/src/icons.rs");
    for name in [
        "error", "warning", "note", "sound", "skipped", "surface", "text", "accent",
    ] {
        let colour = STYLE
            .lines()
            .find(|line| line.starts_with(&format!("  --{name}: ")))
            .unwrap();
        assert!(tokens.contains(colour), "{colour}");
    }
    for class in ["error", "warning", "note", "sound", "open"] {
        let mark = mark(class);
        let lines = mark.split('"').find(|part| part.starts_with('M')).unwrap();
        assert!(icons.contains(lines), "{class}");
    }
}

#[test]
fn several_files_have_a_list_and_rules_have_links_where_there_is_a_page() {
    let links = RuleLinks::Page("https://packages.test/".to_owned());
    let options = ExportOptions {
        links,
        ..ExportOptions::default()
    };
    let mut export = Export::new(ExportFormat::Html, options);
    let file = eventful();
    export.add(&file);
    export.add(&file);
    let page = export.finish();
    assert!(page.contains("<title>Report: 2 files</title>"));
    assert!(page.contains("<a href=\"#file-2\">Demo 1.0.dmapp</a>"));
    let link = "<a href=\"https://packages.test/#/rules/archive/crc-mismatch\" rel=\"noreferrer\">";
    assert!(page.contains(link), "{page}");
}
