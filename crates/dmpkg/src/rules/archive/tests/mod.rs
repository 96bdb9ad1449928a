//! The cases of the family: the smallest good archive with one thing broken, and one that comes close.

mod entries;
mod headers;
mod places;
mod records;

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use crate::rules::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in crate::rules) fn cases() -> Vec<Case> {
    [
        records::cases(),
        places::cases(),
        headers::cases(),
        entries::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The one entry of the smallest archive. Nothing reads what is in it.
const FILE: &str = "manifest.yml";
const TEXT: &str = "type: Connector\n";

/// The smallest archive that is some kind of package.
fn good() -> ArchiveBuilder {
    with(Entry::deflated(FILE, TEXT))
}

fn with(entry: Entry) -> ArchiveBuilder {
    ArchiveBuilder::new().entry(entry)
}

fn case(rule: &'static str, broken: &ArchiveBuilder, sound: &ArchiveBuilder) -> Case {
    of_bytes(rule, broken.build(), sound.build())
}

fn of_bytes(rule: &'static str, broken: Vec<u8>, sound: Vec<u8>) -> Case {
    Case {
        rule,
        file_name: "catalog.zip",
        broken,
        with: &[],
        sound,
    }
}
