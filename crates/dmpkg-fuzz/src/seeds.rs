//! Inputs to begin with, made of all fixtures.

use std::rc::Rc;

use dmpkg_archive::{Archive, Limits, MemorySource, Source};

use crate::{documents, signature};

/// Bytes of a document or library at most.
const LIMIT: u64 = 1 << 16;

/// Inputs of a fuzzer, made of all fixtures; for most fuzzers there are none.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds = match target {
        "structure" | "agreement" => archives(),
        "documents" => contents(documents::input),
        "assembly" => contents(|path, content| {
            let is_one = path.ends_with(".dll") || path.ends_with(".exe");
            is_one.then(|| content.to_vec())
        }),
        "signature" => signature::seeds(),
        _ => Vec::new(),
    };
    seeds.sort();
    seeds.dedup();
    seeds
}

fn archives() -> Vec<Vec<u8>> {
    let mut archives: Vec<Vec<u8>> = dmpkg_fixtures::all()
        .into_iter()
        .map(|it| it.bytes)
        .collect();
    archives.push(dmpkg_fixtures::package::disclosing().build());
    archives
}

/// What is made of the entries of all archives, and of those in archives inside.
fn contents(pick: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut picked = Vec::new();
    let mut archives = archives();
    while let Some(bytes) = archives.pop() {
        let source: Rc<dyn Source> = Rc::new(MemorySource::new(bytes));
        let Ok(archive) = Archive::read(source, Limits::default()) else {
            continue;
        };
        for entry in archive.entries() {
            let Ok(content) = entry.content(LIMIT) else {
                continue;
            };
            let path = entry.name().path().into_owned();
            picked.extend(pick(&path, &content.bytes));
            if content.bytes.starts_with(b"PK\x03\x04") {
                archives.push(content.bytes);
            }
        }
    }
    picked
}
