//! Compressed archives inside, which must be unpacked once before they unfold.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};
use flate2::{Compress, Compression, FlushCompress};

const MEBIBYTE: usize = 1 << 20;

/// An archive behind so many mebibytes of zeros, deflated as a whole: little to keep, much to unpack.
fn behind_zeros(name: &str, mebibytes: usize) -> Entry {
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored("first.txt", "the first text\n"))
        .entry(Entry::deflated("last.txt", "the last text\n".repeat(500)))
        .build();
    let size = (mebibytes * MEBIBYTE + archive.len()) as u64;
    let zeros = deflate(&vec![0; MEBIBYTE], FlushCompress::Full);
    let data = [
        zeros.repeat(mebibytes),
        deflate(&archive, FlushCompress::Finish),
    ]
    .concat();
    Entry::raw(name, 8, data, 0, size)
}

fn deflate(bytes: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() + 1_000);
    let mut compress = Compress::new(Compression::best(), false);
    compress.compress_vec(bytes, &mut packed, flush).unwrap();
    packed
}

#[test]
fn a_large_compressed_archive_unfolds_in_place() {
    let desk = Desk::new();
    let page = Inspector::start();
    let bytes = ArchiveBuilder::new().entry(behind_zeros("large.zip", 60));
    page.open(&desk.put("outer.zip", &bytes.build()));
    page.keys_in_tree(["ArrowRight"]);
    page.until("document.querySelector('[role=treeitem][aria-level=\"2\"]')");
    page.show_entry("last.txt");
    assert!(page.shown_text().starts_with("the last text"));
    page.show_entry("first.txt");
    assert_eq!(page.shown_text().trim(), "the first text");
    page.assert_quiet();
}

#[test]
fn unpacking_is_stopped_by_escape_and_the_page_goes_on() {
    let desk = Desk::new();
    let page = Inspector::start();
    let bytes = ArchiveBuilder::new()
        .entry(behind_zeros("endless.zip", 4_000))
        .entry(Entry::stored("plain.txt", "still there\n"));
    page.open(&desk.put("outer.zip", &bytes.build()));
    page.keys_in_tree(["ArrowRight"]);
    page.until("document.querySelector('.tree-reading')");
    page.keys(["Escape"]);
    page.until("!document.querySelector('.tree-reading')");
    assert_eq!(page.count("[role=treeitem][aria-level=\"2\"]").unwrap(), 0);
    page.show_entry("plain.txt");
    assert_eq!(page.shown_text().trim(), "still there");
    page.assert_quiet();
}
