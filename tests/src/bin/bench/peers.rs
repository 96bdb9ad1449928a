//! What others use to list zip archives in browsers.

use std::path::Path;

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector, npm_file};

use crate::table::Measured;

/// A library, and how it lists a file.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// Its script inside `node_modules`.
    script: &'static str,
    /// An expression that lists `file` and gives the number of entries.
    list: &'static str,
}

pub(crate) const PEERS: [Peer; 2] = [
    Peer {
        name: "@zip.js/zip.js",
        script: "@zip.js/zip.js/dist/zip.js",
        list: "(zip.configure({ useWebWorkers: false }), (await new zip.ZipReader(new zip.BlobReader(file)).getEntries()).length)",
    },
    Peer {
        name: "unzipit",
        script: "unzipit/dist/unzipit.js",
        list: "Object.keys((await unzipit.unzip(file)).entries).length",
    },
];

impl Peer {
    /// Lists a file in a fresh page.
    pub(crate) fn list(&self, file: &Path) -> Measured {
        let desk = Desk::new();
        let html = "<!doctype html><title>peer</title><input id=file type=file><script src=peer.js></script>";
        desk.put("index.html", html.as_bytes());
        match std::fs::read(npm_file(self.script)) {
            Ok(script) => drop(desk.put("peer.js", &script)),
            Err(error) => return Measured::Failed(error.to_string()),
        }
        let options = Options {
            policy_header: false,
            ..Options::default()
        };
        let page = Inspector::bare(desk.path(), options);
        if let Err(error) = page.goto(&page.server().url()) {
            return Measured::Failed(error.to_string());
        }
        page.choose(file);
        let list = self.list;
        let answer = page.ask(&format!(
            "(async () => {{
                const file = document.getElementById('file').files[0];
                const began = performance.now();
                try {{
                    const entries = {list};
                    return entries > 1000 ? performance.now() - began : `${{entries}} entries only`;
                }} catch (error) {{
                    return String(error);
                }}
            }})()"
        ));
        match (answer.as_f64(), answer.as_str()) {
            (Some(milliseconds), _) => Measured::Milliseconds(milliseconds),
            (None, words) => Measured::Failed(words.unwrap_or("no answer").to_owned()),
        }
    }
}
