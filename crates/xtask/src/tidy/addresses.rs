//! Addresses from which a browser would load something.

use super::script::{Language, without_comments};
use crate::page::tags;

/// An address, and the line on which it stands, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) line: usize,
    pub(super) address: String,
}

/// Names that look like addresses but are only compared.
const NAMESPACES: &str = "http://www.w3.org/";

/// This machine: tools and tests may talk to it.
const THIS_MACHINE: &[&str] = &["127.0.0.1", "localhost", "[::1]"];

/// What a file with this extension would make a browser load from another host.
///
/// A link in a text is none of it: nothing is loaded before a person follows it.
pub(super) fn loaded_from_elsewhere(extension: &str, text: &str) -> Vec<Found> {
    match extension {
        "html" | "htm" | "svg" => in_markup(text),
        "js" | "mjs" => in_text(&without_comments(Language::JavaScript, text)),
        "css" => in_text(&without_comments(Language::Css, text)),
        _ => Vec::new(),
    }
}

fn in_markup(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for tag in tags(text) {
        let is_link_to_follow = tag.name.eq_ignore_ascii_case("a");
        for (name, value) in &tag.attributes {
            let name = name.to_ascii_lowercase();
            let is_namespace = name == "xmlns" || name.starts_with("xmlns:");
            let is_followed = is_link_to_follow && matches!(name.as_str(), "href" | "xlink:href");
            if !is_namespace && !is_followed {
                let line = line_of(text, tag.span.start);
                found.extend(addresses(value).map(|address| Found { line, address }));
                if value.trim_start().starts_with("//") {
                    let address = value.trim().to_owned();
                    found.push(Found { line, address });
                }
            }
        }
        if ["script", "style"].contains(&tag.name.to_ascii_lowercase().as_str()) {
            let inside = text.get(tag.span.end..).unwrap_or_default();
            let inside = inside.split("</").next().unwrap_or_default();
            let first = line_of(text, tag.span.end);
            found.extend(in_text(inside).into_iter().map(|mut found| {
                found.line += first - 1;
                found
            }));
        }
    }
    found
}

/// Addresses in a script or style sheet without comments.
fn in_text(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        found.extend(addresses(text).map(|address| Found { line, address }));
        // An address without a scheme takes that of the page.
        for opening in ["url(//", "url('//", "url(\"//", "'//", "\"//", "`//"] {
            let mut rest = text;
            while let Some((_, address)) = rest.split_once(opening) {
                if address.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                    let address = format!("//{}", until_end(address));
                    if !found
                        .iter()
                        .any(|known| known.line == line && known.address == address)
                    {
                        found.push(Found { line, address });
                    }
                }
                rest = address;
            }
        }
    }
    found
}

/// The addresses with a scheme, but for namespaces and this machine.
fn addresses(text: &str) -> impl Iterator<Item = String> {
    ["http://", "https://", "ws://", "wss://"]
        .into_iter()
        .flat_map(move |scheme| {
            text.match_indices(scheme).filter_map(move |(at, _)| {
                let is_end_of_longer_word = text
                    .get(..at)
                    .and_then(|before| before.chars().next_back())
                    .is_some_and(|c| c.is_ascii_alphanumeric());
                let address = until_end(text.get(at..)?);
                let host = address.get(scheme.len()..)?;
                let is_harmless = host.is_empty()
                    || address.starts_with(NAMESPACES)
                    || THIS_MACHINE.iter().any(|name| host.starts_with(name));
                (!is_end_of_longer_word && !is_harmless).then(|| address.to_owned())
            })
        })
}

fn until_end(address: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ')' | '<' | '>' | ';');
    address.split(ends).next().unwrap_or(address)
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::loaded_from_elsewhere;

    fn found(extension: &str, text: &str) -> Vec<(usize, String)> {
        loaded_from_elsewhere(extension, text)
            .into_iter()
            .map(|found| (found.line, found.address))
            .collect()
    }

    #[test]
    fn what_a_browser_would_load_is_found_with_its_line() {
        for (extension, text, address) in [
            (
                "html",
                "\n<script src=\"https://cdn.example/a.js\">",
                "https://cdn.example/a.js",
            ),
            (
                "html",
                "\n<img src=//cdn.example/a.png>",
                "//cdn.example/a.png",
            ),
            (
                "html",
                "\n<link rel=icon href='http://x.example'>",
                "http://x.example",
            ),
            (
                "html",
                "\n<a href='#' style='background:url(https://x.example/a)'>",
                "https://x.example/a",
            ),
            (
                "html",
                "<style>\na{background:url(https://x.example/b)}</style>",
                "https://x.example/b",
            ),
            (
                "svg",
                "<svg>\n<image href=\"https://x.example/c\"/></svg>",
                "https://x.example/c",
            ),
            (
                "js",
                "// one\nfetch('https://x.example/d')",
                "https://x.example/d",
            ),
            ("js", "\nimport('//x.example/e')", "//x.example/e"),
            (
                "mjs",
                "\nnew WebSocket(`wss://x.example`)",
                "wss://x.example",
            ),
            (
                "css",
                "\n@import url(//x.example/f.css);",
                "//x.example/f.css",
            ),
            (
                "css",
                "\n@import \"https://x.example/g.css\";",
                "https://x.example/g.css",
            ),
        ] {
            assert_eq!(found(extension, text), [(2, address.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_nobody_loads_is_left_alone() {
        for (extension, text) in [
            (
                "html",
                "<a href=\"https://docs.example\">https://docs.example</a>",
            ),
            (
                "html",
                "<!-- <img src=\"https://x.example\"> --><p>see https://x.example",
            ),
            (
                "svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://other.example\">",
            ),
            (
                "js",
                "// https://x.example\n/* https://x.example */ const half = a //b\n",
            ),
            (
                "js",
                "document.createElementNS('http://www.w3.org/2000/svg', 'svg')",
            ),
            (
                "js",
                "connect('http://127.0.0.1:8080/'); scheme === 'https://'",
            ),
            ("css", "/* https://x.example */ a { color: red }"),
            ("md", "![picture](https://x.example/a.png)"),
            ("rs", "const LINK: &str = \"https://docs.example\";"),
        ] {
            assert_eq!(found(extension, text), [], "{text}");
        }
    }
}
