//! Any bytes of a document give a reading, places that exist, and findings.

use std::rc::Rc;

use dmpkg::{DecodedText, Package, Session, ViewMode, XmlDocument};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use crate::check;

/// Any bytes of a document give a reading, places that exist, and findings.
pub fn run(bytes: &[u8]) {
    let document = XmlDocument::parse(DecodedText::decode(bytes));
    let lines = document.decoded.text.split('\n').count();
    if let Some(broken) = &document.broken {
        let line = usize::try_from(broken.position.line).expect("a line fits");
        assert!(line >= 1 && line <= lines, "{broken:?}");
    }
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored("AppInfo.xml", bytes))
        .entry(Entry::stored("Protocol.xml", bytes))
        .build();
    let source = Rc::new(MemorySource::new(archive));
    let package = Rc::new(Package::open("xml.dmapp", source).expect("it was built"));
    for finding in check(&package).list() {
        if let Some(line) = finding.line {
            let line = usize::try_from(line).expect("a line fits");
            assert!(line >= 1 && line <= lines, "{finding:?}");
        }
    }
    let address = dmpkg::EntryAddress(vec![0]);
    let mut session = Session::new(Rc::into_inner(package).expect("nobody else holds it"));
    let view = session.view(&address).expect("the entry exists");
    for mode in [ViewMode::Formatted, ViewMode::Text] {
        if let Some(text) = view.text(mode) {
            let window = text.window(0, 50);
            assert!(window.rows.len() <= 50);
        }
    }
}
