use std::cell::Cell;
use std::rc::Rc;

use dmpkg::{EntryAddress, Sheet};
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Failure, Request, Response};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Delayed;
use super::failed::{failed, unexpected};
use crate::command::Command;
use crate::effect::use_effect_until;
use crate::sheet::sheet_view;

#[derive(Properties, PartialEq)]
pub(super) struct SummaryProps {
    pub(super) client: Client,
    pub(super) address: EntryAddress,
    /// Whether it is the way in which the entry is looked at.
    pub(super) shown: bool,
    /// Whether it can be seen.
    pub(super) front: bool,
    pub(super) on_command: Callback<Command>,
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Ready(Rc<Sheet>),
    Failed(Failure),
}

/// What a known document or an assembly says.
#[component]
pub(super) fn Summary(props: &SummaryProps) -> Html {
    let stage = use_state_eq(|| Stage::Loading);
    let attempt = use_state_eq(|| 0_u32);
    {
        let (stage, client) = (stage.clone(), props.client.clone());
        use_effect_until((props.address.clone(), *attempt), move |(address, _)| {
            let pending = client.ask(Request::Sheet {
                address: address.clone(),
            });
            stage.set(Stage::Loading);
            let current = Rc::new(Cell::new(true));
            let still = Rc::clone(&current);
            spawn_local(async move {
                let next = match pending.await.map(|answer| answer.response) {
                    Ok(Response::Sheet(sheet)) => Stage::Ready(Rc::from(sheet)),
                    Ok(other) => Stage::Failed(unexpected(&other)),
                    Err(failure) => Stage::Failed(failure),
                };
                if still.get() {
                    stage.set(next);
                }
            });
            move || current.set(false)
        });
    }
    let content = match &*stage {
        Stage::Loading => html! {
            <Delayed><p class="viewer-quiet" role="status">{ "Reading the document…" }</p></Delayed>
        },
        Stage::Failed(failure) => {
            let on_retry = Callback::from(move |()| attempt.set(*attempt + 1));
            failed(failure, &on_retry)
        }
        Stage::Ready(sheet) if sheet.blocks.is_empty() => html! {
            <p class="viewer-quiet">{ "Nothing more is known of this document than its text." }</p>
        },
        Stage::Ready(sheet) => sheet_view(sheet, props.front, &props.on_command),
    };
    let class = match props.shown {
        true => "viewer-body",
        false => "viewer-body panel-behind",
    };
    html! { <div {class} role="group" aria-label="Summary" tabindex="0">{ content }</div> }
}
