use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement};

use crate::viewer::object_url::ObjectUrl;

/// Time that a browser gets to fetch the bytes of a started download, in milliseconds.
const DOWNLOAD: u32 = 60_000;

/// Hands bytes to the user as a file of this name, as a click on a link does.
pub fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let page = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = page.create_element("a")?.dyn_into()?;
    let url = ObjectUrl::new(blob).ok_or(JsValue::NULL)?;
    link.set_href(url.as_str());
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD, move || drop(url)).forget();
    Ok(())
}
