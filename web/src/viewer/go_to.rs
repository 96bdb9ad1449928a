use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::command::on_click;
use crate::effect::use_effect_on;

#[derive(Properties, PartialEq)]
pub(super) struct GoToProps {
    /// What is asked for: "Go to line".
    pub(super) label: AttrValue,
    /// Example and bounds: "1 to 4,812".
    pub(super) hint: AttrValue,
    /// Goes there, or says why it cannot.
    pub(super) on_go: Callback<String, Result<(), String>>,
    pub(super) on_close: Callback<()>,
}

/// A field for a place to go to.
#[component]
pub(super) fn GoTo(props: &GoToProps) -> Html {
    let field = use_node_ref();
    let problem = use_state_eq(|| None::<String>);
    {
        let field = field.clone();
        use_effect_on((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // Without the keyboard the field can still be clicked.
                let _ = field.focus();
            }
        });
    }
    let onkeydown = {
        let (on_go, on_close) = (props.on_go.clone(), props.on_close.clone());
        let problem = problem.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            match event.key().as_str() {
                "Enter" => match on_go.emit(input.value()) {
                    Ok(()) => on_close.emit(()),
                    Err(why) => problem.set(Some(why)),
                },
                "Escape" => on_close.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    html! {
        <div class="viewer-bar">
            <label>
                { &props.label }{ " " }
                <input
                    ref={field}
                    type="text"
                    class="viewer-field"
                    placeholder={&props.hint}
                    autocomplete="off"
                    spellcheck="false"
                    {onkeydown}
                />
            </label>
            <span role="status">{ problem.as_deref().unwrap_or_default() }</span>
            <button type="button" onclick={on_click(&props.on_close)}>{ "Close" }</button>
        </div>
    }
}
