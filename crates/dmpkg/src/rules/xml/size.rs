//! Documents at which the reader stops.

use crate::XmlLimit;
use crate::amounts::size;
use crate::rules::Found;
use crate::rules::inputs::XmlInput;
use crate::xml::TEXT_LIMIT;

pub(super) fn too_deep(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let stopped = input
        .document
        .stopped
        .filter(|_| input.encoding.binary.is_none());
    if let Some(stop) = stopped.filter(|stop| stop.limit == XmlLimit::Depth) {
        let message = format_args!(
            "Here begins an element inside of 256 others. What follows was not looked at."
        );
        found.text(input.entry, stop.position, message);
    }
}

pub(super) fn too_large(input: &XmlInput<'_>, found: &mut Found<'_>) {
    if input.encoding.binary.is_some() {
        return;
    }
    let stopped = input.document.stopped;
    if let Some(stop) = stopped.filter(|stop| stop.limit == XmlLimit::Nodes) {
        let message = format_args!(
            "There are more than 10,000,000 elements and attributes. What follows was not looked at."
        );
        found.text(input.entry, stop.position, message);
    } else if !input.complete {
        let stated = size(input.entry.uncompressed_size());
        let limit = size(TEXT_LIMIT);
        let message = format_args!(
            "The document has {stated} of text. Only the first {limit} were looked at."
        );
        found.entry(input.entry, message);
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::MemorySource;

    use super::*;
    use crate::rules::NameParts;
    use crate::rules::xml::RULES;
    use crate::{
        DecodedText, EntryAddress, EntryPath, Findings, Package, PackageKind, XmlDocument,
        XmlEncoding, XmlLimits,
    };

    /// What the rule says of a document of three nodes, read no further than `nodes`.
    fn lines(nodes: usize, complete: bool) -> Vec<String> {
        let bytes = dmpkg_fixtures::package::application().build();
        let package = Package::open("a.dmapp", Rc::new(MemorySource::new(bytes))).unwrap();
        let entry = package.archive.entries().next().unwrap();
        let decoded = DecodedText::decode(b"<a><b\nc=''/></a>");
        let limits = XmlLimits {
            nodes,
            ..XmlLimits::default()
        };
        let mut findings = Findings::default();
        let mut found = Found {
            rule: RULES
                .iter()
                .find(|rule| rule.id == "xml/too-large")
                .unwrap(),
            address: &EntryAddress::default(),
            path: &EntryPath::default(),
            findings: &mut findings,
            judge: &crate::settings::Judge::default(),
        };
        let input = XmlInput {
            entry,
            name: &NameParts::new(entry),
            kind: PackageKind::Application,
            encoding: &XmlEncoding::default(),
            complete,
            document: &XmlDocument::parse_within(decoded, limits),
            is_read: true,
        };
        too_large(&input, &mut found);
        crate::rules::tests::lines(&findings)
    }

    #[test]
    fn a_document_behind_a_limit_is_told_once() {
        assert!(lines(3, true).is_empty());
        let nodes = "warning xml/too-large AppInfo.xml:1: There are more than 10,000,000 elements and attributes. What follows was not looked at.";
        assert_eq!(lines(2, true), [nodes]);
        assert_eq!(lines(2, false), [nodes]);
        let text = "warning xml/too-large AppInfo.xml: The document has 333 B of text. Only the first 256 MB were looked at.";
        assert_eq!(lines(3, false), [text]);
    }
}
