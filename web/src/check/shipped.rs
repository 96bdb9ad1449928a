//! What the page says of itself in its head: its policies, and how it was shipped.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// How the page came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shipped {
    /// As the single file.
    Single,
    /// As files of a site, beside which the single file with this SHA-256 lies.
    BesideSingle(String),
    /// As files without a single file.
    Alone,
}

impl Shipped {
    /// As the page says.
    pub(super) fn read() -> Self {
        let said = contents("meta[name=single-file]").into_iter().next();
        Self::of(&said.unwrap_or_default())
    }

    pub(super) fn of(said: &str) -> Self {
        match said {
            "" => Self::Alone,
            "self" => Self::Single,
            hash => Self::BesideSingle(hash.to_owned()),
        }
    }
}

/// The policies that the page declares, the one added after loading included.
pub(super) fn policies() -> Vec<String> {
    contents("meta[http-equiv=Content-Security-Policy]")
}

/// What the head says in elements of this kind.
fn contents(selector: &str) -> Vec<String> {
    // Drawn without a browser, the page has no head.
    if !cfg!(target_family = "wasm") {
        return Vec::new();
    }
    let page = web_sys::window().and_then(|window| window.document());
    let Some(found) = page.and_then(|page| page.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    let elements =
        (0..found.length()).filter_map(|place| found.item(place)?.dyn_into::<Element>().ok());
    elements
        .filter_map(|element| element.get_attribute("content"))
        .collect()
}
