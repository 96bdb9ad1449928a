//! The libraries beside which ours is measured: each lists a file and paints the first hundred names.

use std::fs;
use std::path::Path;

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector, npm_file};

use crate::MEGABYTE;
use crate::listing::{STOPWATCH, peak, resident};
use crate::sample::Sample;

#[derive(Clone, Copy)]
pub(crate) enum Peer {
    ZipJs,
    Unzipit,
}

impl Peer {
    pub(crate) const ALL: [Self; 2] = [Self::ZipJs, Self::Unzipit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ZipJs => "@zip.js/zip.js",
            Self::Unzipit => "unzipit",
        }
    }

    /// The names of a file's entries.
    fn list(self) -> &'static str {
        match self {
            Self::ZipJs => {
                "async file => (await new zip.ZipReader(new zip.BlobReader(file)).getEntries()).map(entry => entry.filename)"
            }
            Self::Unzipit => "async file => Object.keys((await unzip(file)).entries)",
        }
    }
}

/// A page of our own in which peers run.
pub(crate) struct Peers(Desk);

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Peers</title>
<input type=file id=file><div id=rows></div>
<script src=zip.min.js></script>
<script type=module>
    import { unzip } from './unzipit.module.js';
    window.unzip = unzip;
    document.querySelector('#file').addEventListener('change', async event => {
        const names = await window.list(event.target.files[0]);
        window.count = names.length;
        document.querySelector('#rows').append(...names.slice(0, 100).map(name =>
            Object.assign(document.createElement('p'), { className: 'peer-row', textContent: name })));
    });
    window.ready = true;
</script>";

impl Peers {
    pub(crate) fn serve() -> Self {
        let desk = Desk::new();
        desk.put("index.html", PAGE.as_bytes());
        for (name, path) in [
            ("zip.min.js", "@zip.js/zip.js/dist/zip.min.js"),
            ("unzipit.module.js", "unzipit/dist/unzipit.module.js"),
        ] {
            match fs::read(npm_file(path)) {
                Ok(bytes) => desk.put(name, &bytes),
                Err(error) => panic!("{path}: {error}"),
            };
        }
        Self(desk)
    }

    pub(crate) fn measure(
        &self,
        peer: Peer,
        file: &Path,
        milliseconds: &mut Sample,
        process: &mut Sample,
    ) {
        let page = Inspector::bare(self.0.path(), Options::default());
        let shown = page.goto(&page.server().url());
        if let Err(error) = shown {
            panic!("{error}");
        }
        page.until("window.ready");
        page.ask(&format!("void (window.list = {})", peer.list()));
        let before = resident(&page);
        page.ask(STOPWATCH);
        page.choose(file);
        milliseconds.add(page.ask("window.painted").as_f64().unwrap_or(f64::NAN));
        process.add((peak(&page) - before) / MEGABYTE);
    }
}
