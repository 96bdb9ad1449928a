//! The outermost element of Protocol.xml, and which elements are in it.

use super::super::inputs::DocumentInput;
use super::super::quoted::{Quoted, Row};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::{Head, root};
use crate::DocumentKind;

pub(super) const WRONG_ROOT: Rule = Rule {
    id: "connector/wrong-root",
    severity: Severity::Error,
    title: "Protocol.xml is no connector",
    condition: "The name of the outermost element, without its prefix, is not Protocol.",
    why: "DataMiner reads connectors from an element Protocol. This file has another content.",
    fix: "Put the Protocol.xml of the connector in its place.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, wrong_root)],
};

pub(super) const UNEXPECTED_NAMESPACE: Rule = Rule {
    id: "connector/unexpected-namespace",
    severity: Severity::Warning,
    title: "Protocol.xml is in another namespace",
    condition: "The outermost element is not in the namespace http://www.skyline.be/protocol.",
    why: "The schema and the tools for connectors look for elements of that namespace and find none.",
    fix: "Add xmlns=\"http://www.skyline.be/protocol\" to the outermost element.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        unexpected_namespace,
    )],
};

pub(super) const MISSING_HEAD_ELEMENT: Rule = Rule {
    id: "connector/missing-head-element",
    severity: Severity::Warning,
    title: "Required elements are missing",
    condition: "Description, Provider, Vendor, VendorOID, DeviceOID or Type is not there. Empty elements never count, and Connections stands for Type.",
    why: "The schema requires these elements; who receives the connector learns from them what it is for.",
    fix: "Add the missing elements.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        missing_head_element,
    )],
};

pub(super) const MISSING_COMPLIANCIES: Rule = Rule {
    id: "connector/missing-compliancies",
    severity: Severity::Note,
    title: "No requirements are stated",
    condition: "The element Compliancies is not there.",
    why: "Which DataMiner the connector needs, and with which databases it works, is not known. Releases of the vendor lack it, too.",
    fix: "Add Compliancies with the oldest DataMiner version that works.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        missing_compliancies,
    )],
};

const NAMESPACE: &str = "http://www.skyline.be/protocol";
const REQUIRED: &[&str] = &[
    "Description",
    "Provider",
    "Vendor",
    "VendorOID",
    "DeviceOID",
    "Type",
];

fn wrong_root(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let root = root(input).filter(|root| root.name() != "Protocol");
    if let Some(root) = root {
        found.text(
            input.entry,
            root.position(),
            format_args!(
                "The outermost element is {}, not “Protocol”.",
                Quoted(root.name())
            ),
        );
    }
}

fn unexpected_namespace(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let address = head.root.address(&[]);
    if address.as_deref() == Some(NAMESPACE) {
        return;
    }
    let position = head.root.position();
    match address {
        Some(address) => found.text(
            input.entry,
            position,
            format_args!(
                "The outermost element is in the namespace {}, not in “{NAMESPACE}”.",
                Quoted(&address)
            ),
        ),
        None => found.text(
            input.entry,
            position,
            format_args!("The outermost element is in no namespace; expected is “{NAMESPACE}”."),
        ),
    }
}

fn missing_head_element(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let mut missing = REQUIRED.to_vec();
    for child in head.root.children() {
        let name = match child.name() {
            "Connections" => "Type",
            name => name,
        };
        missing.retain(|required| *required != name);
    }
    if !missing.is_empty() {
        found.text(
            input.entry,
            head.root.position(),
            format_args!(
                "The connector lacks {}, which the schema requires.",
                Row(&missing)
            ),
        );
    }
}

fn missing_compliancies(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let head = Head::of(input, found);
    let head = head.filter(|head| head.root.child("Compliancies").is_none());
    if let Some(head) = head {
        found.text(
            input.entry,
            head.root.position(),
            format_args!("The connector has no element “Compliancies”."),
        );
    }
}
