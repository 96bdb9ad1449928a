use std::time::Duration;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::platform::time::sleep;

/// Time that a browser gets to fetch the bytes of a started download.
const DOWNLOAD: Duration = Duration::from_secs(60);

/// Hands text to the user as a file of this name.
pub(super) fn save_text(text: &str, name: &str, media_type: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let page = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = page.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    spawn_local(async move {
        sleep(DOWNLOAD).await;
        // Only memory is at stake.
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}
