//! Documents that are no XML, or stop being it.

use crate::rules::Found;
use crate::rules::inputs::XmlInput;
use crate::{TextPos, XmlProblem};

pub(super) fn not_well_formed(input: &XmlInput<'_>, found: &mut Found<'_>) {
    if !input.is_read || input.encoding.unsupported.is_some() || is_empty(input) {
        return;
    }
    if let Some(format) = input.encoding.binary {
        let start = TextPos { line: 1, column: 1 };
        let message = format_args!("This is no XML: by its first bytes it is {format}.");
        found.text(input.entry, start, message);
    } else if let Some(problem) = problem(input) {
        let message = format_args!("This is not well-formed: {}.", problem.message);
        found.text(input.entry, problem.position, message);
    }
}

pub(super) fn companion_not_well_formed(input: &XmlInput<'_>, found: &mut Found<'_>) {
    let encoding = input.encoding;
    if input.is_read || encoding.unsupported.is_some() || encoding.binary.is_some() {
        return;
    }
    // Here undefined entities have no rule of their own. None is known behind the first problem.
    if let Some(undefined) = input.document.undefined.first() {
        let message = format_args!(
            "This is not well-formed: nothing defines the entity `&{};`.",
            crate::path::shown(&undefined.name)
        );
        found.text(input.entry, undefined.position, message);
    } else if let Some(problem) = problem(input) {
        let message = format_args!("This is not well-formed: {}.", problem.message);
        found.text(input.entry, problem.position, message);
    }
}

pub(super) fn empty_document(input: &XmlInput<'_>, found: &mut Found<'_>) {
    if !input.is_read || !is_empty(input) {
        return;
    }
    match input.entry.uncompressed_size() {
        0 => found.entry(input.entry, format_args!("The document is empty.")),
        _ => found.entry(
            input.entry,
            format_args!("The document has nothing but white space in it."),
        ),
    }
}

fn is_empty(input: &XmlInput<'_>) -> bool {
    let text = &input.document.decoded.text;
    input.encoding.unsupported.is_none() && text.trim().is_empty()
}

/// Where the document stops being well-formed, unless that has another reason that is told already.
fn problem<'a>(input: &XmlInput<'a>) -> Option<&'a XmlProblem> {
    let problem = input.document.broken.as_ref()?;
    let is_cut = problem.at_end && !input.complete;
    let rest = input.document.decoded.text.get(problem.offset..);
    let is_replaced = input.encoding.undecodable.is_some()
        && rest.is_some_and(|rest| rest.starts_with(char::REPLACEMENT_CHARACTER));
    (!is_cut && !is_replaced).then_some(problem)
}
