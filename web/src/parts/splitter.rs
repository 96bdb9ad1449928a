use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_mut_ref, use_state_eq};

use crate::effect::use_effect_on;
use crate::theme::{recall, remember};

const WIDTH_KEY: &str = "inspector-contents-width";
const USUAL: i32 = 300;
const LEAST: i32 = 160;
const MOST: i32 = 720;
const STEP: i32 = 16;

/// What the splitter needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SplitterProps {}

/// The line between contents and main part: it can be dragged and stepped, and a double click
/// brings the usual width back.
#[component]
pub fn Splitter(_: &SplitterProps) -> Html {
    let width = use_state_eq(|| USUAL);
    let from = use_mut_ref(|| None::<i32>);
    {
        let width = width.clone();
        use_effect_on((), move |()| {
            if let Some(kept) = recall(WIDTH_KEY).and_then(|text| text.parse().ok()) {
                width.set(i32::clamp(kept, LEAST, MOST));
            }
        });
    }
    use_effect_on(*width, |width| {
        apply(*width);
        // The usual width is also what stands before anything was remembered.
        if *width != USUAL || recall(WIDTH_KEY).is_some() {
            remember(WIDTH_KEY, &width.to_string());
        }
    });
    let set = {
        let width = width.clone();
        Callback::from(move |wanted: i32| width.set(wanted.clamp(LEAST, MOST)))
    };
    let onpointerdown = {
        let from = from.clone();
        let width = width.clone();
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            *from.borrow_mut() = Some(event.client_x() - *width);
            if let Some(line) = event.target_dyn_into::<HtmlElement>() {
                let _ = line.set_pointer_capture(event.pointer_id());
                let _ = line.focus();
            }
        })
    };
    let onpointermove = {
        let from = from.clone();
        let set = set.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(from) = *from.borrow() {
                set.emit(event.client_x() - from);
            }
        })
    };
    let release = Callback::from(move |_: PointerEvent| *from.borrow_mut() = None);
    let onkeydown = {
        let set = set.clone();
        let width = *width;
        Callback::from(move |event: KeyboardEvent| {
            let wanted = match event.key().as_str() {
                "ArrowLeft" => width - STEP,
                "ArrowRight" => width + STEP,
                "Home" => LEAST,
                "End" => MOST,
                _ => return,
            };
            if event.alt_key() {
                return;
            }
            event.prevent_default();
            set.emit(wanted);
        })
    };
    html! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label="Width of the contents"
            aria-controls="contents"
            aria-valuenow={width.to_string()}
            aria-valuemin={LEAST.to_string()}
            aria-valuemax={MOST.to_string()}
            title="Drag, or use the arrow keys; double click for the usual width"
            {onpointerdown}
            {onpointermove}
            onpointerup={release.clone()}
            onpointercancel={release}
            ondblclick={set.reform(|_| USUAL)}
            {onkeydown}
        />
    }
}

/// Hands the width to the style sheet. A `style` attribute is what the page's own policy forbids.
fn apply(width: i32) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let _ = root
            .style()
            .set_property("--contents-width", &format!("{width}px"));
    }
}
