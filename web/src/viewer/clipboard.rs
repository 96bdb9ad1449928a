use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement, MouseEvent};
use yew::Callback;

/// Puts text on the clipboard; false when the browser does not allow it.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    // Pages that did not come over a safe connection have no clipboard object.
    let offered = Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if offered.is_ok_and(|clipboard| clipboard.is_object()) {
        let written = navigator.clipboard().write_text(text);
        if JsFuture::from(written).await.is_ok() {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

/// Whether the user selected text, as for copying it.
pub fn is_text_selected() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// A click that puts text on the clipboard.
pub(super) fn copy_on_click(text: String) -> Callback<MouseEvent> {
    Callback::from(move |_| {
        let text = text.clone();
        spawn_local(async move {
            copy_text(&text).await;
        });
    })
}

/// The way of old: a field with the text, selected, and the command to copy.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let focused = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("viewer-clipboard");
    field.set_value(text);
    let body = document.body()?;
    body.append_child(&field).ok()?;
    field.select();
    let copied = document
        .dyn_into::<HtmlDocument>()
        .ok()
        .and_then(|document| document.exec_command("copy").ok());
    field.remove();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        // What was focused may be gone by now.
        let _ = focused.focus();
    }
    copied
}
