//! Document types and entities.

use crate::amounts::{count, counted};
use crate::rules::Found;
use crate::rules::inputs::XmlInput;
use crate::rules::words::shortened;
use crate::{DocumentType, Expansion, ExternalId};

pub(super) fn document_type(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let Some(document_type) = declared(input).filter(|_| input.is_read) else {
        return;
    };
    let position = input.document.position(document_type.offset);
    let name = shortened(&document_type.name);
    let message = format_args!("The document has a document type, for the element `{name}`.");
    found.text(input.entry, position, message);
}

pub(super) fn entity_declaration(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let Some(document_type) = declared(input) else {
        return;
    };
    let entities = &document_type.entities;
    let mut internal = entities.iter().filter(|entity| entity.external.is_none());
    let Some(first) = internal.next() else {
        return;
    };
    let further = match internal.count() {
        0 => String::new(),
        further => {
            let further = u64::try_from(further).unwrap_or(u64::MAX);
            format!(" and {}", counted(further, "more entity", "more entities"))
        }
    };
    let nested = document_type
        .expansion
        .as_ref()
        .map_or_else(String::new, nested);
    let message = format_args!(
        "The document type declares the entity `{}`{further}.{nested}",
        shortened(&first.name)
    );
    found.text(input.entry, input.document.position(first.offset), message);
}

fn nested(expansion: &Expansion) -> String {
    let name = shortened(&expansion.name);
    let Some(depth) = expansion.depth else {
        return format!(" `{name}` refers to itself, so that expanding it has no end.");
    };
    let characters = match expansion.characters {
        u64::MAX => "more characters than any machine can hold".to_owned(),
        characters => format!("{} characters", count(characters)),
    };
    format!(
        " `{name}` refers to others, {} deep; expanded it would be about {characters}.",
        counted(depth, "level", "levels")
    )
}

pub(super) fn external_entity(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let Some(document_type) = declared(input) else {
        return;
    };
    let mut tell = |what: &str, id: &ExternalId| {
        if id.address.is_empty() {
            return;
        }
        let address = shortened(&id.address);
        let message = format_args!("{what} refers to `{address}`. It was not asked.");
        found.text(input.entry, input.document.position(id.offset), message);
    };
    if let Some(id) = &document_type.external {
        tell("The document type", id);
    }
    for entity in &document_type.entities {
        if let Some(id) = &entity.external {
            tell(&format!("The entity `{}`", shortened(&entity.name)), id);
        }
    }
}

pub(super) fn undefined_entity(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let encoding = input.encoding;
    if !input.is_read || encoding.unsupported.is_some() || encoding.binary.is_some() {
        return;
    }
    for undefined in &input.document.undefined {
        let further = match undefined.places {
            ..=1 => String::new(),
            places => format!(", {} in all", counted(places, "place", "places")),
        };
        let name = shortened(&undefined.name);
        let message = format_args!("Nothing defines the entity `&{name};`{further}.");
        found.text(input.entry, undefined.position, message);
    }
}

/// The document type. Of a document that is read, an unsupported encoding is told instead; of others
/// nothing is, so that it would be a place to hide.
fn declared<'a>(input: &XmlInput<'a>) -> Option<&'a DocumentType> {
    let is_told = input.is_read && input.encoding.unsupported.is_some();
    let document_type = input.document.document_type.as_ref();
    document_type.filter(|_| !is_told && input.encoding.binary.is_none())
}
