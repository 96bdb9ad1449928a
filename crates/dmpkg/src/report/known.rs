//! What the inspection found that a report does not repeat, as far as a text alone does not tell it.

use dmpkg_archive::sorted;

use crate::disclosure::DisclosureKind;
use crate::{Disclosure, DocumentKind, EntryPath, Inspection, TextPos};

/// Values at most that are passed over because the text has them in another form, with references resolved.
const PASSED: usize = 8;
/// Bytes of a value at least that is looked for inside a longer text.
const SHORTEST: usize = 3;

/// What the inspection found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// By path and position.
    found: Vec<Disclosure>,
    /// Network addresses, sorted.
    pub(super) addresses: Vec<String>,
    /// Documents of which the report repeats the content in front, by the names that it has there.
    heads: Vec<(&'static str, EntryPath)>,
}

impl Known {
    pub(super) fn of(inspection: &Inspection) -> Self {
        let mut found: Vec<Disclosure> = inspection.disclosures().cloned().collect();
        sorted::sort_by(&mut found, |a, b| {
            let paths = a.place.path.cmp(&b.place.path);
            paths.then_with(|| a.place.position.cmp(&b.place.position))
        });
        let addresses = found
            .iter()
            .filter(|it| it.kind == DisclosureKind::NetworkAddress);
        let mut addresses: Vec<String> = addresses.map(|it| it.value.clone()).collect();
        sorted::keep_first_by(&mut addresses, Ord::cmp);
        let own = inspection.packages.iter().take(1);
        let heads = own.flat_map(|own| &own.documents).filter_map(|document| {
            let name = match document.kind {
                DocumentKind::AppInfo => "application",
                DocumentKind::Protocol => "protocol",
                DocumentKind::Description => "description",
                DocumentKind::WebApp => "webApp",
                _ => return None,
            };
            Some((name, document.path.clone()))
        });
        Self {
            heads: heads.collect(),
            found,
            addresses,
        }
    }

    /// The path of the document that stands in front under this name.
    pub(super) fn head(&self, name: &str) -> Option<&EntryPath> {
        let head = self.heads.iter().find(|(known, _)| *known == name)?;
        Some(&head.1)
    }

    /// A text without what was found in its document where it stands, from this position on. Fields of which
    /// the names tell what they hold lie in others, and the text of those has no names any more.
    pub(super) fn masked(&self, path: &EntryPath, from: TextPos, text: &str) -> Option<String> {
        let start = self.found.partition_point(|it| {
            let is_before = || it.place.position < Some(from);
            let paths = it.place.path.cmp(path);
            paths.is_lt() || paths.is_eq() && is_before()
        });
        let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
        let last = from
            .line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        let is_here = |it: &&Disclosure| {
            let position = it.place.position;
            position.is_some_and(|at| at.line <= last) && it.place.path == *path
        };
        let found = self.found.get(start..).unwrap_or_default();
        let mut masked = String::new();
        let mut rest = text;
        let mut passed = 0;
        for it in found.iter().take_while(is_here) {
            let parts = rest.split_once(&it.value);
            match parts.filter(|_| it.value.len() >= SHORTEST) {
                Some((before, after)) => {
                    masked.push_str(before);
                    masked.push_str(&it.kind.mask());
                    rest = after;
                }
                None if passed == PASSED => break,
                None => passed += 1,
            }
        }
        let is_masked = rest.len() < text.len();
        is_masked.then(|| masked + rest)
    }
}
