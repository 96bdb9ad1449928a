//! What lies in the built page: no address of another origin, and no way to go to one.

use std::fs;

use dmpkg_tests::{built_page, root, shipped_name};

/// Addresses that stand in the built page and are never asked for, each with the reason why it is there.
const NAMES: &[(&str, &str)] = &[
    ("http://www.w3.org/2000/svg", "the namespace of the icons"),
    (
        "http://www.w3.org/1998/Math/MathML",
        "a namespace that the interface library knows",
    ),
    (
        "http://www.w3.org/2000/xmlns/",
        "a namespace that every XML document has",
    ),
    (
        "http://www.w3.org/2000/09/xmldsig#",
        "the namespace of signatures of connectors and the names of their algorithms, which rules compare",
    ),
    (
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "the name of the form in which connectors are signed, which a rule compares",
    ),
    (
        "http://www.w3.org/XML/1998/namespace",
        "a namespace that every XML document has",
    ),
    (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/",
        "the name of the schema, in the reports that code scanning takes in",
    ),
    (
        "https://git-lfs",
        "how a Git LFS pointer begins, which is told from a package",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "the namespace of content types, in the drawing of the built-in sample",
    ),
    (
        "http://schemas.microsoft.com/office/visio/2012/main",
        "the namespace of drawings, in the built-in sample",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/",
        "namespaces of the parts of a drawing, in the built-in sample",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/",
        "namespaces of the parts of a drawing, in the built-in sample",
    ),
    (
        "http://schemas.microsoft.com/visio/2010/relationships/",
        "the relations of pages, in the drawing of the built-in sample",
    ),
    (
        "http://purl.org/dc/",
        "the namespaces of titles and authors, in the drawing of the built-in sample",
    ),
    (
        "https://docs.dataminer.services/",
        "where the checks of upgrades are documented: text, not a link",
    ),
    (
        "https://example.com/demo-weather",
        "what a dashboard of the built-in sample shows",
    ),
    (
        "http://www.skyline.be/automation",
        "the namespace of scripts, in the built-in sample",
    ),
    (
        "http://www.skyline.be/protocol",
        "the namespace of connectors, in the built-in sample",
    ),
    (
        "http://[Polling",
        "the beginning of a template in the built-in sample",
    ),
    (
        "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/typeof#description",
        "a comment of the generated glue",
    ),
];

const SCHEMES: [&str; 5] = ["http://", "https://", "ws://", "wss://", "ftp://"];

/// What only code needs that goes elsewhere, and that no policy forbids. The glue lists every function of the browser
/// that the compiled page can call.
const WAYS_OUT: &[&str] = &[
    "location.assign",
    "location.replace",
    "location.href =",
    ".location =",
    "location =",
    "location_",
    "window.open",
    ".open(",
    "RTCPeerConnection",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "importScripts",
    "createElementNS('script'",
    "eval(",
    "new Function",
];

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = fs::read_dir(built_page()).unwrap().map(Result::unwrap);
    let files = folder.filter(|file| file.file_type().unwrap().is_file());
    files
        .map(|file| {
            (
                file.file_name().into_string().unwrap(),
                fs::read(file.path()).unwrap(),
            )
        })
        .collect()
}

/// Every address in a file, from its scheme to the first byte that cannot be part of it.
fn addresses(bytes: &[u8]) -> Vec<String> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let starts = SCHEMES
        .iter()
        .flat_map(|scheme| text.match_indices(scheme))
        .map(|(at, _)| at);
    starts
        .map(|at| {
            text[at..]
                .chars()
                .take_while(|c| c.is_ascii_graphic() && !"\"'`<>\\".contains(*c))
                .collect()
        })
        .collect()
}

/// The host in an address.
fn host(address: &str) -> &str {
    let rest = address.rsplit("://").next().unwrap_or(address);
    rest.split(['/', ':', '?']).next().unwrap_or(rest)
}

/// Whether a rule is documented there. Only the user goes to such an address, by a link.
fn is_reference(address: &str) -> bool {
    dmpkg::rules::all()
        .flat_map(|rule| rule.references)
        .any(|reference| address.starts_with(reference.url))
}

#[test]
fn no_file_of_the_page_names_another_origin() {
    let mut found = Vec::new();
    for (file, bytes) in files() {
        for address in addresses(&bytes) {
            // Texts of a compiled program stand one behind the other without a gap.
            let known = NAMES.iter().any(|(name, _)| address.starts_with(name));
            // Code that looks for addresses has their beginnings in it, and another text behind each.
            let is_beginning = file.ends_with(".wasm") && !host(&address).contains('.');
            if !known && !is_beginning && !is_reference(&address) {
                found.push(format!("{file}: {address}"));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_search_finds_addresses_in_text_and_in_programs() {
    let bytes = b"\0\0https://example.org/a?b\0<a href=\"http://example.com\">wss://x";
    let mut found = addresses(bytes);
    found.sort();
    assert_eq!(
        found,
        ["http://example.com", "https://example.org/a?b", "wss://x"]
    );
}

#[test]
fn no_script_of_the_page_can_navigate_or_connect() {
    for name in ["boot.js", "inspector.js", "sw.js"] {
        // The cache of the browser is opened, not an address.
        let script = text(name).replace("caches.open(", "");
        // The glue reads the package that the address names; the policy lets it for nothing else.
        let script = match name {
            "inspector.js" => without_the_package_beside(&script),
            _ => script,
        };
        for way in WAYS_OUT {
            assert!(!script.contains(way), "{name} contains `{way}`");
        }
    }
    // The loading of the engine: two files by the boot script, and the branch of the glue that it does not take,
    // beside the one for a package that the address names.
    let count = |name: &str| text(name).matches("fetch(").count();
    assert_eq!((count("boot.js"), count("inspector.js")), (1, 2));
    // What is kept, as far as it cannot be found among it.
    assert_eq!(count("sw.js"), 1);
}

/// The glue without the calls by which a package beside the page is read. There is one of each.
fn without_the_package_beside(glue: &str) -> String {
    let calls = ["new XMLHttpRequest()", "arg0.open(getStringFromWasm0("];
    calls.iter().fold(glue.to_owned(), |glue, call| {
        assert_eq!(glue.matches(call).count(), 1, "{call}");
        glue.replace(call, "")
    })
}

fn text(name: &str) -> String {
    let page = built_page();
    fs::read_to_string(page.join(shipped_name(&page, name))).unwrap()
}

#[test]
fn no_source_of_the_page_navigates() {
    let mut folders = vec![root().join("web"), root().join("crates/dmpkg-wasm")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = file.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "rs" || extension == "js")
            {
                let source = fs::read_to_string(&path).unwrap();
                read += 1;
                for way in [
                    "set_location",
                    ".location()",
                    "window.open(",
                    "open_with_url",
                    "location.href =",
                ] {
                    assert!(!source.contains(way), "{} contains `{way}`", path.display());
                }
            }
        }
    }
    assert!(read > 20, "only {read} sources were read");
}
