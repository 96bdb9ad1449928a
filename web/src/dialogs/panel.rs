use web_sys::{HtmlDialogElement, MouseEvent};
use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_node_ref};

use crate::effect::use_effect_on;
use crate::icons::Glyph;
use crate::parts::icon_button;

/// What a dialog needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    /// Its heading.
    pub(super) title: &'static str,
    /// Called when the user closes it.
    pub(super) on_close: Callback<Event>,
    /// What it shows.
    pub(super) content: Html,
}

/// A native modal dialog with a heading and a button to close it.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_on((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    // Closing the element, not removing it, is what gives the focus back; its `close` event then
    // removes it.
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let backdrop = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                close.emit(event);
            }
        })
    };
    html! {
        <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onclose={props.on_close.clone()} onclick={backdrop}>
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 id="dialog-title">{ props.title }</h2>
                    { icon_button(Glyph::Close, "Close".into(), "Close (Esc)".into(), close) }
                </div>
                { props.content.clone() }
            </div>
        </dialog>
    }
}
