//! Every content decoded and compared with its checksum: ours with one worker and with two, and others.

use std::fs;
use std::path::Path;
use std::time::Duration;

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector, npm_file};

use crate::sample::Sample;
use crate::table::Table;
use crate::{MEGABYTE, RUNS};

/// How many times a peer must take what ours takes.
pub(crate) struct Ratios {
    one_worker: f64,
    two_workers: f64,
}

pub(crate) const LARGE: Ratios = Ratios {
    one_worker: 1.4,
    two_workers: 2.5,
};

pub(crate) const SMALL: Ratios = Ratios {
    one_worker: 10.0,
    two_workers: 10.0,
};

/// Long enough for the slowest on a busy machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// Those beside which ours is measured. Both read one entry after the other, as their documentation does.
const PEERS: [(&str, &str); 2] = [
    ("@zip.js/zip.js", "zipJs"),
    ("DecompressionStream and CRC", "streams"),
];

/// A page of our own in which peers run: each gives the number of bytes that it decoded and compared.
const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Peers</title>
<input type=file id=file>
<script src=zip.min.js></script>
<script>
    const table = new Uint32Array(256).map((_, value) => {
        for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xEDB88320 ^ value >>> 1 : value >>> 1;
        return value;
    });
    const update = (crc, bytes) => {
        for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]) & 255] ^ crc >>> 8;
        return crc;
    };
    const list = async file => (await new zip.ZipReader(new zip.BlobReader(file)).getEntries()).filter(entry => !entry.directory);
    const peers = {
        async zipJs(file) {
            let size = 0;
            for (const entry of await list(file)) {
                await entry.getData(new WritableStream({ write(piece) { size += piece.length; } }), { checkSignature: true });
            }
            return size;
        },
        async streams(file) {
            let size = 0;
            for (const entry of await list(file)) {
                const header = new DataView(await file.slice(entry.offset, entry.offset + 30).arrayBuffer());
                const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
                let stream = file.slice(start, start + entry.compressedSize).stream();
                if (entry.compressionMethod === 8) stream = stream.pipeThrough(new DecompressionStream('deflate-raw'));
                let crc = -1;
                for (const reader = stream.getReader(); ;) {
                    const { done, value } = await reader.read();
                    if (done) break;
                    size += value.length;
                    crc = update(crc, value);
                }
                if ((~crc >>> 0) !== entry.signature) throw new Error(entry.filename);
            }
            return size;
        },
    };
    const file = new Promise(done => document.querySelector('#file').addEventListener('change', event => done(event.target.files[0])));
    const run = async peer => {
        const began = performance.now();
        window.size = await peers[peer](await file);
        window.took = performance.now() - began;
    };
</script>";

/// Starts the comparison and measures until it is done.
const OURS: &str = "void (() => {
    const item = () => document.querySelector('[data-integrity]');
    const began = performance.now();
    const look = new MutationObserver(() => {
        if (item().dataset.integrity !== 'done') return;
        look.disconnect();
        window.took = performance.now() - began;
    });
    look.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    item().querySelector('button').click();
})()";

/// Compares by ours and by the peers, in turn.
pub(crate) fn measure(file: &Path, ratios: &Ratios) -> Table {
    let mut ours = [Sample::default(), Sample::default()];
    let mut peers = [Sample::default(), Sample::default()];
    for _ in 0..RUNS {
        for (workers, sample) in (1..).zip(&mut ours) {
            sample.add(measure_ours(file, workers));
        }
        for ((_, peer), sample) in PEERS.iter().zip(&mut peers) {
            sample.add(measure_peer(file, peer));
        }
    }
    let mut table = Table::new(&["", "ours", "least ratio", PEERS[0].0, PEERS[1].0]);
    let [one, two] = &ours;
    let [first, second] = &peers;
    for (what, sample, ratio) in [
        ("one worker (ms)", one, ratios.one_worker),
        ("two workers (ms)", two, ratios.two_workers),
    ] {
        table.ratios(what, sample, ratio, &[first, second]);
    }
    table
}

fn measure_ours(file: &Path, workers: u32) -> f64 {
    let page = Inspector::start();
    page.ask(&format!(
        "void Object.defineProperty(navigator, 'hardwareConcurrency', {{ get: () => {workers} }})"
    ));
    page.open(file);
    page.stop_checks();
    page.ask(OURS);
    taken(&page)
}

fn measure_peer(file: &Path, peer: &str) -> f64 {
    let desk = Desk::new();
    desk.put("index.html", PAGE.as_bytes());
    match fs::read(npm_file("@zip.js/zip.js/dist/zip.min.js")) {
        Ok(bytes) => desk.put("zip.min.js", &bytes),
        Err(error) => panic!("zip.js: {error}"),
    };
    let page = Inspector::bare(desk.path(), Options::default());
    if let Err(error) = page.goto(&page.server().url()) {
        panic!("{error}");
    }
    page.choose(file);
    page.ask(&format!("void run('{peer}')"));
    let took = taken(&page);
    let size = page.ask("window.size").as_f64().unwrap_or(0.0);
    assert!(size > 100.0 * MEGABYTE, "{peer} decoded {size} bytes only");
    took
}

fn taken(page: &Inspector) -> f64 {
    if let Err(error) = page.wait("window.took", PATIENCE) {
        panic!("{error}");
    }
    page.ask("window.took").as_f64().unwrap_or(f64::NAN)
}
