use yew::{AttrValue, Callback, Html, Properties, component, html, use_node_ref};

use crate::command::Command;
use crate::effect::use_effect_on;
use crate::findings::unreadable;
use crate::icons::{Mark, mark};
use crate::parts::drop_field;
use crate::parts::word_button;
use crate::state::Refusal;

/// What the page of a failure needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FailedProps {
    /// Which file, and why.
    pub refusal: Refusal,
    /// The version of the application, for support.
    pub version: AttrValue,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// A file that could not be opened: what, where, what to do, and another try.
#[component]
pub fn Failed(props: &FailedProps) -> Html {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_on(props.refusal.clone(), move |_| {
            if let Some(heading) = heading.cast::<web_sys::HtmlElement>() {
                let _ = heading.focus();
            }
        });
    }
    let Refusal { name, failure, .. } = &props.refusal;
    let details = format!(
        "File: {name}\nCode: {}\n{}\n{}\nInspector {}\n",
        failure.code, failure.message, failure.advice, props.version
    );
    let copy = Command::Copy(details).on_click(&props.on_command);
    html! {
        <div class="start">
            <section class="failed" role="alert">
                <h1 tabindex="-1" ref={heading}>
                    { mark(Mark::Error) }
                    <span>{ "This file could not be opened" }</span>
                </h1>
                <p class="failed-name">{ name }</p>
                <p>{ &failure.message }</p>
                <p>{ &failure.advice }</p>
                <p class="failed-foot">
                    <span class="muted">{ "Code " }<code>{ &failure.code }</code></span>
                    { word_button("Copy details".into(), false, copy) }
                </p>
            </section>
            { unreadable(&props.refusal.findings, name, &props.on_command) }
            { drop_field("drop-field drop-field-small", &props.on_command) }
        </div>
    }
}
