//! Any names give findings and rows, and nothing that is shown deceives.

use std::rc::Rc;

use dmpkg::{Package, Session};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use crate::check;

/// Takes names between zero bytes; the first byte of each says how the entry is flagged.
pub fn run(bytes: &[u8]) {
    let entries = bytes.split(|byte| *byte == 0).take(40).map(|name| {
        let (flags, name) = name.split_first().unwrap_or((&0, &[]));
        let name = name.get(..600).unwrap_or(name);
        let utf8 = if flags & 1 == 0 { 0 } else { 1 << 11 };
        Entry::stored(name, [*flags]).flags(utf8)
    });
    let archive = ArchiveBuilder::new().entries(entries).build();
    let source = Rc::new(MemorySource::new(archive));
    let package = Package::open("names.dmapp", source).expect("it was built");
    let package = Rc::new(package);
    let findings = check(&package);
    for finding in findings.list() {
        for text in [finding.message.clone(), finding.place()] {
            let deceives = |character: char| {
                character.is_control()
                    || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            };
            assert!(!text.contains(deceives), "{} {text:?}", finding.rule);
        }
    }
    let package = Rc::into_inner(package).expect("nobody else holds it");
    let window = Session::new(package).tree_window(0, 100);
    assert!(window.total >= u32::try_from(window.rows.len()).expect("few rows"));
}
