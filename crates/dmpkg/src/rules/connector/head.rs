//! The documents that are looked at, and what they have in common.

use super::super::Found;
use super::super::inputs::{DocumentInput, PackageInput};
use crate::{DocumentContent, Element, Field, InspectedDocument, PackageKind, Protocol, TextPos};

/// A Protocol.xml whose outermost element is the right one.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    pub(super) protocol: &'a Protocol,
    pub(super) root: Element<'a>,
}

impl<'a> Head<'a> {
    /// The head of a connector. Of a document with another outermost element another rule tells all that
    /// there is to tell.
    pub(super) fn of(input: &DocumentInput<'a>, found: &mut Found<'_>) -> Option<Self> {
        let root = root(input)?;
        let DocumentContent::Protocol(protocol) = &input.document.content else {
            return None;
        };
        if root.name() != "Protocol" {
            found.skip("The outermost element of Protocol.xml is no Protocol.");
            return None;
        }
        Some(Self { protocol, root })
    }

    /// Where a field stands, or else the outermost element.
    pub(super) fn position(&self, field: Option<&Field>) -> TextPos {
        field.map_or_else(|| self.root.position(), |field| field.position)
    }
}

/// The outermost element of a document that is read as a connector: in a connector package that which its
/// name and folder mark, in an application package each below the folder of its connectors.
pub(super) fn root<'a>(input: &DocumentInput<'a>) -> Option<Element<'a>> {
    let package = input.package;
    let is_connector = match package.detection.kind {
        PackageKind::Protocol => package.landmarks.protocol() == Some(input.entry.index()),
        _ => crate::lower_case(input.path).starts_with("appinstallcontent/protocols/"),
    };
    input.xml.filter(|_| is_connector)?.root()
}

/// The document that makes a package a connector package.
pub(super) fn protocol<'a>(
    input: &PackageInput<'a>,
) -> Option<(&'a InspectedDocument, &'a Protocol)> {
    let entry = input.package.landmarks.protocol();
    let mut documents = input.documents(|content| match content {
        DocumentContent::Protocol(protocol) => Some(protocol),
        _ => None,
    });
    documents.find(|(document, _)| Some(document.entry) == entry)
}
