//! Documents at which the reader stops.

use crate::XmlLimit;
use crate::amounts::size;
use crate::rules::Found;
use crate::rules::inputs::DocumentInput;
use crate::xml::TEXT_LIMIT;

pub(super) fn too_deep(input: &DocumentInput<'_>, found: &mut Found<'_>) {
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

pub(super) fn too_large(input: &DocumentInput<'_>, found: &mut Found<'_>) {
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
