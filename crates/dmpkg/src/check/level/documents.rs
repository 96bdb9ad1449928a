//! XML documents, each decoded and parsed for the rules that read it.

use dmpkg_archive::{Content, ContentEnd, Entry, EntryIndex};

use super::super::{Announce, Budget, Runner};
use super::Level;
use crate::rules::inputs::DocumentInput;
use crate::rules::{Check, NameParts};
use crate::{XmlDocument, xml};

impl Level {
    pub(super) fn is_document(&self, entry: Entry<'_>) -> bool {
        let name = entry.name();
        name.raw().to_ascii_lowercase().ends_with(b".xml") && !self.is_drawing()
    }

    pub(super) fn document(
        &self,
        at: u32,
        runner: &mut Runner,
        budget: &mut Budget,
        announce: Announce<'_>,
    ) {
        let Some(entry) = self.package.archive.entry(EntryIndex(at)) else {
            return;
        };
        if budget.is_spent() {
            self.unread(entry, runner, *budget, announce);
            let path = self.path.child(entry.name().path());
            let because = "Reading stopped at the limit of what is unpacked.";
            runner.skip(&path, because, &|check| matches!(check, Check::Document(_)));
            return;
        }
        let pick = |check: &Check| match check {
            Check::Document(look) => Some(*look),
            _ => None,
        };
        let content = entry.content(xml::TEXT_LIMIT);
        // What comes before a break was decoded, too.
        let decoded = content.as_ref().map_or(0, |content| content.bytes.len());
        budget.spend(u64::try_from(decoded).unwrap_or(u64::MAX));
        let content = match content {
            Ok(Content {
                end: ContentEnd::Broken(error),
                ..
            }) => Err(error),
            read => read,
        };
        let (bytes, complete) = match content {
            Ok(Content { bytes, end }) => (bytes, !matches!(end, ContentEnd::Limit)),
            Err(error) => {
                let path = self.path.child(entry.name().path());
                let because = format!("The document could not be read: {error}.");
                runner.skip(&path, &because, &|check| {
                    matches!(check, Check::Document(_))
                });
                return;
            }
        };
        let name = NameParts::new(entry);
        let (decoded, encoding) = xml::decode(bytes, complete);
        let document = XmlDocument::parse(decoded);
        let input = DocumentInput {
            entry,
            name: &name,
            kind: self.package.detection.kind,
            encoding: &encoding,
            complete,
            document: &document,
            is_read: crate::rules::is_read_document(&self.package, &name.path()),
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }
}
