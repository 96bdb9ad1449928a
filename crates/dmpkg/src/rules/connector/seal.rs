//! The signature inside Protocol.xml.

use super::super::inputs::DocumentInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::Head;
use crate::{DocumentKind, XmlSeal};

pub(super) const XML_UNSIGNED: Rule = Rule {
    id: "connector/xml-unsigned",
    severity: Severity::Note,
    title: "The connector is not signed",
    condition: "No element Signature of XML Signature is a child of the outermost element.",
    why: "The vendor signs what it releases. To its support, a connector without signature is a version in development.",
    fix: "Use the signed release where there is one.",
    references: &[references::XML_SIGNATURE, references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, xml_unsigned)],
};

pub(super) const XML_CHANGED_AFTER_SIGNING: Rule = Rule {
    id: "connector/xml-changed-after-signing",
    severity: Severity::Warning,
    title: "The connector was changed after it was signed",
    condition: "The SHA-1 of the document is not the one that its signature states. White space between elements, comments and the signature itself do not count. Signatures of another form never fire.",
    why: "Somebody edited what the vendor had signed. To the vendor's support it is no release any more.",
    fix: "Use the original file, or accept that this is a changed one.",
    references: &[references::XML_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        xml_changed_after_signing,
    )],
};

pub(super) const UNKNOWN_XML_SIGNATURE: Rule = Rule {
    id: "connector/unknown-xml-signature",
    severity: Severity::Note,
    title: "The signature of the connector cannot be judged",
    condition: "There is a signature with other algorithms than those of known releases, with none or several references, with a URI that is not empty or a digest that cannot be read; or the document has what programs read in different ways.",
    why: "Whether the connector was changed after it was signed cannot be told here.",
    fix: "Ask the vendor whether it is the original file.",
    references: &[references::XML_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        unknown_xml_signature,
    )],
};

fn xml_unsigned(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((head, XmlSeal::Unsigned)) = seal(input, found) else {
        return;
    };
    found.text(
        input.entry,
        head.root.position(),
        format_args!("The connector carries no signature."),
    );
}

fn xml_changed_after_signing(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((head, XmlSeal::Changed)) = seal(input, found) else {
        return;
    };
    found.text(
        input.entry,
        head.position(head.protocol.signature.as_ref()),
        format_args!("The digest that the signature states is not that of the document."),
    );
}

fn unknown_xml_signature(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((head, XmlSeal::NotJudged { why })) = seal(input, found) else {
        return;
    };
    found.text(
        input.entry,
        head.position(head.protocol.signature.as_ref()),
        format_args!("Whether the connector was changed after it was signed is not known: {why}."),
    );
}

fn seal<'a>(input: &DocumentInput<'a>, found: &mut Found<'_>) -> Option<(Head<'a>, XmlSeal)> {
    let head = Head::of(input, found)?;
    let connector = head.protocol.connector.as_ref()?;
    Some((head, connector.seal))
}
