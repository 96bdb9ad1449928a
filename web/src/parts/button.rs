//! Buttons that stand in many places, each drawn by one piece of code.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::icons::{Glyph, glyph};

/// A button that is a sign alone. Assistive technology reads the label, the pointer shows the title.
pub fn icon_button(
    sign: Glyph,
    label: AttrValue,
    title: AttrValue,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="icon-button" aria-label={label} {title} {onclick}>
            { glyph(sign) }
        </button>
    }
}

/// A button that looks like a link.
pub fn link_button(words: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="link" {onclick}>{ words }</button>
    }
}

/// A button of words.
pub fn word_button(words: AttrValue, disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button" {disabled} {onclick}>{ words }</button>
    }
}
