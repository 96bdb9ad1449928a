//! Bytes and the encoding that they are said to have.

use crate::amounts::{count, counted};
use crate::rules::Found;
use crate::rules::inputs::XmlInput;

pub(super) fn unsupported_encoding(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let Some(unsupported) = input
        .encoding
        .unsupported
        .as_ref()
        .filter(|_| input.is_read)
    else {
        return;
    };
    let name = crate::path::shown(&unsupported.name);
    match unsupported.declared_at {
        Some(_) if name.eq_ignore_ascii_case("utf8") => found.text(
            input.entry,
            input.document.position(unsupported.declared_at.unwrap_or(0)),
            format_args!("The declaration names the encoding `{name}`, which .NET does not know: UTF-8 is written `utf-8`."),
        ),
        Some(at) => found.text(
            input.entry,
            input.document.position(at),
            format_args!("The declaration names the encoding `{name}`, which is not read here."),
        ),
        None => found.entry(
            input.entry,
            format_args!("The first bytes are those of {name}, which is not read here."),
        ),
    }
}

pub(super) fn undecodable_text(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let encoding = input.encoding;
    if !input.is_read || encoding.unsupported.is_some() || encoding.binary.is_some() {
        return;
    }
    let Some(undecodable) = &encoding.undecodable else {
        return;
    };
    let because = match undecodable.is_stated {
        true => "which the document states",
        false => "which holds when no other encoding is stated",
    };
    let further = match undecodable.places {
        ..=1 => String::new(),
        places => format!(
            " There are {} in all.",
            counted(places, "such place", "such places")
        ),
    };
    let position = input.document.position(undecodable.text_offset);
    let message = format_args!(
        "The byte 0x{:02X} at offset {} of the document means nothing in {}, {because}.{further}",
        undecodable.byte,
        count(undecodable.offset),
        undecodable.encoding
    );
    found.text(input.entry, position, message);
}

pub(super) fn encoding_disagreement(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let encoding = input.encoding;
    if encoding.unsupported.is_some() || encoding.binary.is_some() {
        return;
    }
    let Some(disagreement) = &encoding.disagreement else {
        return;
    };
    let by = match disagreement.by_mark {
        true => "byte order mark says",
        false => "bytes are",
    };
    let message = format_args!(
        "The declaration names `{}`, but the {by} {}; it was read as {}.",
        disagreement.declared,
        disagreement.read_as.name(),
        disagreement.read_as.name()
    );
    let position = input.document.position(disagreement.declared_at);
    found.text(input.entry, position, message);
}
