//! What people see first of packages that are odd in one way.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};

use super::{Overview, Value};
use crate::{EntryAddress, EntryPath, Package};

fn overview(file: &str, archive: &ArchiveBuilder) -> Overview {
    let package = Package::open(file, Rc::new(MemorySource::new(archive.build()))).unwrap();
    Overview::of(&package, &EntryAddress::default(), &EntryPath::default())
}

fn notices(archive: &ArchiveBuilder) -> Vec<String> {
    let notices = overview("a.dmapp", archive).notices.into_iter();
    notices
        .map(|notice| format!("{:?}: {}", notice.tone, notice.text))
        .collect()
}

fn fact(overview: &Overview, label: &str) -> Option<Value> {
    let mut facts = overview.cards.iter().flat_map(|card| &card.facts);
    facts
        .find(|fact| fact.label == label)
        .map(|fact| fact.value.clone())
}

fn one() -> ArchiveBuilder {
    ArchiveBuilder::new().entry(Entry::stored("AppInfo.xml", "<AppInfo/>"))
}

#[test]
fn a_list_of_entries_that_is_not_as_stated_is_damage() {
    assert_eq!(notices(&one()), [""; 0]);
    let says = |archive: ArchiveBuilder, text: &str| assert_eq!(notices(&archive), [text]);
    says(
        one().patch(Record::End, Field::EntriesTotal, 2),
        "Damage: The number of entries that the archive states is 2; its list has 1.",
    );
    let two = one().entry(Entry::stored("b", "b"));
    says(
        two.clone().patch(Record::Central("b"), Field::Signature, 7),
        "Damage: Only 1 of 2 entries could be read: the list of entries is damaged at offset 140.",
    );
    says(
        one().gap_before(Record::End, *b"more"),
        "Attention: Bytes that belong to no entry stand behind the list of entries, at offset 108.",
    );
}

#[test]
fn the_title_is_a_name() {
    let described = |file, text: &str| {
        let archive = ArchiveBuilder::new()
            .entry(Entry::stored("Description.txt", text))
            .entry(Entry::stored(file, *b""));
        overview("Demo File.zip", &archive).title
    };
    assert_eq!(
        described("Update.zip", "DataMiner 10.4 Upgrade\n"),
        "DataMiner 10.4 Upgrade"
    );
    assert_eq!(
        described("Update.zip", "This is a rollback of 10.4"),
        "Demo File.zip"
    );
    assert_eq!(described("Package.xml", "Exported by me"), "Demo File.zip");
    assert_eq!(described("holiday.txt", "Fun"), "Demo File.zip");
}

#[test]
fn what_a_kind_has_no_field_for_is_not_missing() {
    let holiday = overview(
        "a.zip",
        &ArchiveBuilder::new().entry(Entry::stored("a", "a")),
    );
    assert_eq!(fact(&holiday, "Name"), None);
    assert_eq!(fact(&holiday, "Recognised by"), None);
    assert!(fact(&holiday, "Why unknown").is_some());
    let nameless = overview("a.dmapp", &one());
    assert_eq!(fact(&nameless, "Name"), Some(Value::NotStated));
}

#[test]
fn an_app_without_draft_says_so() {
    let app = |info: &str| {
        let content = ArchiveBuilder::new().entry(Entry::stored("App.info.json", info));
        let archive = ArchiveBuilder::new()
            .entry(Entry::stored("checksum.txt", "x"))
            .entry(Entry::stored("content.zip", content.build()));
        let overview = overview("a.zip", &archive);
        let version = |label| fact(&overview, label);
        (
            overview.version.clone(),
            version("Published version"),
            version("Draft version"),
        )
    };
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    assert_eq!(
        app(r#"{"PublicVersion": 3, "DraftVersion": 0}"#),
        (Some("3".to_owned()), text("3"), text("none"))
    );
    assert_eq!(
        app(r#"{"PublicVersion": -1}"#),
        (None, text("none"), Some(Value::NotStated))
    );
}
