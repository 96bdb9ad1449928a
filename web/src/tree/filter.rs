use gloo_timers::callback::Timeout;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::amounts;

/// Typing faster than this asks once, in milliseconds.
const PAUSE: u32 = 80;

#[derive(Properties, PartialEq)]
pub(super) struct FilterProps {
    /// Number of entries that match; none without a filter.
    pub(super) matches: Option<u32>,
    pub(super) on_filter: Callback<String>,
    /// The keyboard shall go to the rows.
    pub(super) on_leave: Callback<()>,
}

/// The field above the tree.
#[component]
pub(super) fn Filter(props: &FilterProps) -> Html {
    let field = use_node_ref();
    let timer = use_mut_ref(|| None::<Timeout>);
    let oninput = {
        let (on_filter, timer) = (props.on_filter.clone(), timer.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let on_filter = on_filter.clone();
            let ask = Timeout::new(PAUSE, move || on_filter.emit(input.value()));
            timer.replace(Some(ask));
        })
    };
    let clear = {
        let (on_filter, field) = (props.on_filter.clone(), field.clone());
        Callback::from(move |()| {
            timer.replace(None);
            if let Some(input) = field.cast::<HtmlInputElement>() {
                input.set_value("");
                // The field stays where it is.
                let _ = input.focus();
            }
            on_filter.emit(String::new());
        })
    };
    let onkeydown = {
        let (field, clear, on_leave) = (field.clone(), clear.clone(), props.on_leave.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                let filled = field
                    .cast::<HtmlInputElement>()
                    .is_some_and(|input| !input.value().is_empty());
                if filled {
                    event.prevent_default();
                    event.stop_propagation();
                    clear.emit(());
                }
            }
            "ArrowDown" | "Enter" => {
                event.prevent_default();
                on_leave.emit(());
            }
            _ => {}
        })
    };
    let onclear = clear.reform(|_: MouseEvent| ());
    html! {
        <div class="tree-filter" role="search" aria-label="Contents">
            <input
                ref={field}
                type="text"
                placeholder="Filter contents"
                aria-label="Filter contents"
                autocomplete="off"
                spellcheck="false"
                {oninput}
                {onkeydown}
            />
            <span class="tree-filter-count" role="status">
                { props.matches.map(|matches| amounts::counted(matches.into(), "match", "matches")) }
            </span>
            if props.matches.is_some() {
                <button type="button" class="tree-filter-clear" title="Clear the filter (Esc)" aria-label="Clear the filter" onclick={onclear}>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4.5 4.5l7 7M11.5 4.5l-7 7" /></svg>
                </button>
            }
        </div>
    }
}
