//! What leaves the page, and only by the user's hand: to the clipboard and into files.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, HtmlAnchorElement, HtmlTextAreaElement, Url, Window,
};

/// Puts text on the clipboard. Tells whether it is there.
pub(super) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    modern_copy(&window, text).await || window.document().is_some_and(|page| old_copy(&page, text))
}

/// Saves text as a file of this name.
pub(super) fn save_text(text: &str, name: &str, media_type: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &kind).is_ok_and(|blob| save(&blob, name))
}

/// Saves a blob as a file of this name.
pub(super) fn save(blob: &Blob, name: &str) -> bool {
    let try_save = || -> Result<(), JsValue> {
        let page = web_sys::window()
            .and_then(|window| window.document())
            .ok_or(JsValue::NULL)?;
        let address = Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = page.create_element("a")?.dyn_into()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    try_save().is_ok()
}

async fn modern_copy(window: &Window, text: &str) -> bool {
    let navigator = window.navigator();
    // Missing on pages that came over plain HTTP.
    let there = Reflect::get(&navigator, &"clipboard".into());
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// The way that works on pages that came over plain HTTP: copies a selection.
fn old_copy(page: &Document, text: &str) -> bool {
    let try_copy = || -> Result<bool, JsValue> {
        let field: HtmlTextAreaElement = page.create_element("textarea")?.dyn_into()?;
        field.set_value(text);
        field.set_class_name("announcer");
        // Inside an open dialog nothing outside of it can be selected.
        let host = page.query_selector("dialog[open]")?;
        let host = host.or_else(|| page.body().map(Into::into));
        let host = host.ok_or(JsValue::NULL)?;
        let focused = page.active_element();
        host.append_child(&field)?;
        field.select();
        let copied = page
            .dyn_ref::<web_sys::HtmlDocument>()
            .ok_or(JsValue::NULL)?
            .exec_command("copy")?;
        field.remove();
        if let Some(focused) = focused.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
            focused.focus()?;
        }
        Ok(copied)
    };
    try_copy().unwrap_or(false)
}
