//! Any bytes of a program or library give headers or a reason, in bounded memory, and a sheet.

use std::rc::Rc;

use dmpkg::{Assembly, EntryAddress, Insight, Inspection, Package, Session};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

/// Bytes of JSON that may come of a byte of the file, and those of one that says nothing: a row of a table
/// of references takes 20 bytes and is an object of 200.
const GROWTH: usize = 64;
const LEAST: usize = 4096;

/// Any bytes of a program or library give headers or a reason, in bounded memory, and a sheet.
pub fn run(bytes: &[u8]) {
    let Ok(assembly) = Assembly::read(bytes) else {
        return;
    };
    let json = serde_json::to_string(&assembly).expect("it has a JSON form");
    let most = GROWTH * bytes.len() + LEAST;
    assert!(
        json.len() <= most,
        "{} bytes of {}",
        json.len(),
        bytes.len()
    );
    let archive = ArchiveBuilder::new()
        .entry(Entry::stored("demo.dll", bytes))
        .build();
    let source = Rc::new(MemorySource::new(archive));
    let package = Rc::new(Package::open("demo.zip", source).expect("it was built"));
    let insight = Insight::of(&Inspection::of(&package));
    assert!(!insight.assemblies.blocks.is_empty());
    let mut session = Session::new(Rc::into_inner(package).expect("nobody else holds it"));
    let sheet = session
        .sheet(&EntryAddress(vec![0]))
        .expect("the entry exists");
    assert!(sheet.is_some_and(|sheet| !sheet.blocks.is_empty()));
}
