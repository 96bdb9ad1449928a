use web_sys::{Document, HtmlElement};

/// Whether the keyboard is on a list or in it.
pub(super) fn holds_focus(scroller: &HtmlElement) -> bool {
    let active = scroller
        .owner_document()
        .and_then(|document| document.active_element());
    scroller.contains(active.as_ref().map(AsRef::as_ref))
}

/// Whether nothing has the keyboard, as when what had it left the document with its row.
pub(super) fn is_focus_lost(scroller: &HtmlElement) -> bool {
    let document = scroller.owner_document();
    let active = document.as_ref().and_then(Document::active_element);
    let body = document.and_then(|document| document.body());
    active.is_none_or(|active| body.is_some_and(|body| active == *body))
}
