use dmpkg::ViewMode;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::parts::flag;

/// The word for a way to look at an entry.
pub(super) const fn label(mode: ViewMode) -> &'static str {
    match mode {
        ViewMode::Summary => "Summary",
        ViewMode::Formatted => "Formatted",
        ViewMode::Text => "Text",
        ViewMode::Image => "Image",
        ViewMode::Hex => "Hex",
        ViewMode::Info => "Info",
    }
}

/// The switch between the ways to look at an entry.
pub(super) fn switch(modes: &[ViewMode], mode: ViewMode, on_mode: &Callback<ViewMode>) -> Html {
    let onkeydown = {
        let (modes, on_mode) = (modes.to_vec(), on_mode.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some((at, next)) = after(&modes, mode, &event.key()) {
                event.prevent_default();
                event.stop_propagation();
                on_mode.emit(next);
                focus(&event, at);
            }
        })
    };
    let radio = |this: ViewMode| {
        let chosen = this == mode;
        let onclick = on_mode.reform(move |_: MouseEvent| this);
        html! {
            <button
                type="button"
                role="radio"
                aria-checked={flag(chosen)}
                tabindex={if chosen { "0" } else { "-1" }}
                {onclick}
            >
                { label(this) }
            </button>
        }
    };
    html! {
        <div class="viewer-modes" role="radiogroup" aria-label="Show as" {onkeydown}>
            { for modes.iter().copied().map(radio) }
        </div>
    }
}

/// Moves the keyboard from a button of the switch to another one.
fn focus(event: &KeyboardEvent, at: usize) {
    let button = event
        .target_dyn_into::<HtmlElement>()
        .and_then(|button| button.parent_element())
        .and_then(|group| group.children().item(u32::try_from(at).ok()?))
        .and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        // A button that left with its view needs no keyboard.
        let _ = button.focus();
    }
}

/// Where an arrow key leads, round and round as in radio groups.
fn after(modes: &[ViewMode], mode: ViewMode, key: &str) -> Option<(usize, ViewMode)> {
    let at = modes.iter().position(|other| *other == mode)?;
    let last = modes.len().checked_sub(1)?;
    let next = match key {
        "ArrowRight" | "ArrowDown" => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        "ArrowLeft" | "ArrowUp" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some((next, *modes.get(next)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        const MODES: [ViewMode; 3] = [ViewMode::Text, ViewMode::Hex, ViewMode::Info];
        let cases = [
            (ViewMode::Text, "ArrowRight", Some((1, ViewMode::Hex))),
            (ViewMode::Info, "ArrowRight", Some((0, ViewMode::Text))),
            (ViewMode::Text, "ArrowLeft", Some((2, ViewMode::Info))),
            (ViewMode::Hex, "Home", Some((0, ViewMode::Text))),
            (ViewMode::Hex, "Enter", None),
            (ViewMode::Image, "ArrowRight", None),
        ];
        for (mode, key, expected) in cases {
            assert_eq!(after(&MODES, mode, key), expected, "{mode:?} {key}");
        }
    }
}
