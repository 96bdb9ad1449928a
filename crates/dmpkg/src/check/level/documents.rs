//! The entries that are read: XML documents for the rules, and all that the inspection keeps.

use dmpkg_archive::{ContentEnd, Entry, EntryIndex};

use super::super::{Announce, Budget, Runner};
use super::Level;
use crate::inspection::{Form, Record, Wanted};
use crate::rules::inputs::XmlInput;
use crate::rules::{Check, NameParts};
use crate::sheet::READ_LIMIT;
use crate::{Announcement, DecodedText, DocumentKind, JsonDocument, XmlDocument, XmlEncoding, xml};

/// What the inspection is called where rules are named.
pub(in crate::check) const INSPECTION: &str = "inspection";

impl Level {
    /// Whether an entry is read.
    pub(super) fn is_read(&self, entry: Entry<'_>) -> bool {
        !self.is_drawing() && (is_xml(entry) || Wanted::of(entry).any())
    }

    /// Reads an entry: the rules look at it when it is XML, and what it says is written down.
    pub(super) fn document(
        &self,
        at: u32,
        runner: &mut Runner,
        budget: &mut Budget,
        record: &mut Record,
        announce: Announce<'_>,
    ) {
        let Some(entry) = self.package.archive.entry(EntryIndex(at)) else {
            return;
        };
        let is_xml = is_xml(entry);
        if budget.is_spent() {
            self.unread(entry, runner, *budget, announce);
            record.leave(
                &self.address,
                entry,
                "reading stopped at the limit of what is unpacked",
            );
            if is_xml {
                let because = "Reading stopped at the limit of what is unpacked.";
                self.skip(entry, runner, because);
            }
            return;
        }
        if !is_xml && !record.takes(entry) {
            return record.leave(
                &self.address,
                entry,
                "it is too large, or there are too many",
            );
        }
        let limit = if is_xml { xml::TEXT_LIMIT } else { READ_LIMIT };
        let content = entry.content(limit);
        // What comes before a break was decoded, too.
        let decoded = content.as_ref().map_or(0, |content| content.bytes.len());
        budget.spend(u64::try_from(decoded).unwrap_or(u64::MAX));
        let complete = !content.as_ref().is_ok_and(|it| it.end == ContentEnd::Limit);
        let (bytes, damage) = match content {
            Ok(content) => match content.end {
                ContentEnd::Complete(decoded) if decoded.crc32 != entry.header().crc32() => {
                    (content.bytes, Some(crate::sheet::OTHER_CHECKSUM.to_owned()))
                }
                ContentEnd::Complete(_) => (content.bytes, None),
                ContentEnd::Limit => {
                    let read = format!("only its first {} MiB were read", limit >> 20);
                    (content.bytes, Some(read))
                }
                ContentEnd::Broken(error) => {
                    return self.broken(entry, &error.to_string(), runner, record);
                }
            },
            Err(error) => return self.broken(entry, &error.to_string(), runner, record),
        };
        let path = entry.name().path();
        let kind = DocumentKind::of_path(&path);
        let (xml, json);
        let form = if is_xml || kind.is_some_and(DocumentKind::is_xml) {
            let (decoded, encoding) = xml::decode(bytes, complete);
            xml = XmlDocument::parse(decoded);
            if is_xml {
                self.xml(entry, &xml, &encoding, complete, runner, announce);
            }
            Form {
                xml: Some(&xml),
                ..Form::default()
            }
        } else if kind.is_some_and(DocumentKind::is_json) {
            json = JsonDocument::parse(&DecodedText::decode(&bytes).text);
            Form {
                bytes: &bytes,
                json: Some(&json),
                xml: None,
            }
        } else {
            Form {
                bytes: &bytes,
                ..Form::default()
            }
        };
        self.announce_inspection(announce);
        record.entry(&self.address, entry, Ok(form), damage);
        self.judge(entry, &path, form, runner, record, announce);
    }

    /// Runs the rules that look at any XML document.
    fn xml(
        &self,
        entry: Entry<'_>,
        document: &XmlDocument,
        encoding: &XmlEncoding,
        complete: bool,
        runner: &mut Runner,
        announce: Announce<'_>,
    ) {
        let name = NameParts::new(entry);
        let input = XmlInput {
            entry,
            name: &name,
            kind: self.package.detection.kind,
            encoding,
            complete,
            document,
            is_read: crate::rules::is_read_document(&self.package, &name.path()),
        };
        let pick = |check: &Check| match check {
            Check::Xml(look) => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }

    /// An entry whose content breaks off.
    fn broken(&self, entry: Entry<'_>, error: &str, runner: &mut Runner, record: &mut Record) {
        record.entry(&self.address, entry, Err(error.to_owned()), None);
        if is_xml(entry) {
            let because = format!("The document could not be read: {error}.");
            self.skip(entry, runner, &because);
        }
    }

    fn skip(&self, entry: Entry<'_>, runner: &mut Runner, because: &str) {
        let path = self.path.child(entry.name().path());
        runner.skip(&path, because, &|check| matches!(check, Check::Xml(_)));
    }

    /// So that it is known what failed when reading a document does.
    fn announce_inspection(&self, announce: Announce<'_>) {
        announce(Announcement::Rule {
            rule: INSPECTION,
            path: &self.path,
        });
    }
}

fn is_xml(entry: Entry<'_>) -> bool {
    let name = entry.name();
    let end = name.raw().last_chunk::<4>();
    end.is_some_and(|end| end.eq_ignore_ascii_case(b".xml"))
}
