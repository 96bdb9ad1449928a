//! Pages that stand in front of everything else, because the address names them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{AttrValue, Html, NodeRef, hook, html};

use crate::address::ELSEWHERE;
use crate::effect::{use_effect_on, use_effect_until};
use crate::icons::{Glyph, glyph};

/// The keyboard comes with what such a page shows, and goes back to where it was when the page is gone.
#[hook]
pub(crate) fn use_keyboard_in_front<T: PartialEq + 'static>(page: &NodeRef, of: T) {
    use_effect_until((), |()| {
        let page = web_sys::window().and_then(|window| window.document());
        let before = page.and_then(|page| page.active_element());
        move || give_back(before.as_ref())
    });
    let page = page.clone();
    use_effect_on(of, move |_| {
        if let Some(page) = page.cast::<HtmlElement>() {
            page.set_scroll_top(0);
            let _ = page.focus();
        }
    });
}

/// The way back to what the page stands in front of: a file, when there is one.
pub(crate) fn way_back(file: Option<&AttrValue>) -> Html {
    let back = match file {
        Some(file) => format!("Back to {file}"),
        None => "Back".to_owned(),
    };
    html! {
        <a class="button" href={ELSEWHERE}>{ glyph(Glyph::Close) }<span>{ back }</span></a>
    }
}

/// Gives the keyboard back to what had it, when that is still there.
fn give_back(before: Option<&Element>) {
    if let Some(before) = before.and_then(|it| it.dyn_ref::<HtmlElement>()) {
        let _ = before.focus();
    }
}
