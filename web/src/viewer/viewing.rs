use std::cell::Cell;
use std::rc::Rc;

use dmpkg::{EntryAddress, Findings, ViewFacts};
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Failure, Request, Response};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Delayed;
use super::failed::{failed, unexpected};
use super::shown::Shown;
use crate::command::Command;
use crate::effect::use_effect_until;
use crate::state::{Hash, Wish};

/// Properties of [`Viewer`].
#[derive(Properties, PartialEq)]
pub struct ViewerProps {
    /// The engine.
    pub client: Client,
    /// The entry.
    pub address: EntryAddress,
    /// What of it to show first.
    pub wish: Wish,
    /// How often something of it was asked for.
    pub wishes: u32,
    /// Whether it is in front.
    pub front: bool,
    /// The hash of its content.
    pub hash: Hash,
    /// What was found in the file that it belongs to.
    pub findings: Rc<Findings>,
    /// The hash shall be computed, or no more.
    pub on_hash: Callback<bool>,
    /// The overview of an outer package shall be shown.
    pub on_overview: Callback<EntryAddress>,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Open(ViewFacts),
    Failed(Failure),
}

/// The viewer of one entry.
#[component]
pub fn Viewer(props: &ViewerProps) -> Html {
    let stage = use_state_eq(|| Stage::Loading);
    let attempt = use_state_eq(|| 0_u32);
    let request = use_mut_ref(|| 0_u32);
    {
        let (stage, client, request) = (stage.clone(), props.client.clone(), request.clone());
        use_effect_until((props.address.clone(), *attempt), move |(address, _)| {
            let address = address.clone();
            let pending = client.ask(Request::View {
                address: address.clone(),
            });
            request.replace(pending.id());
            stage.set(Stage::Loading);
            let current = Rc::new(Cell::new(true));
            let still = Rc::clone(&current);
            spawn_local(async move {
                let next = match pending.await.map(|answer| answer.response) {
                    Ok(Response::View(facts)) => Stage::Open(*facts),
                    Ok(other) => Stage::Failed(unexpected(&other)),
                    Err(failure) => Stage::Failed(failure),
                };
                if still.get() {
                    stage.set(next);
                }
            });
            move || {
                current.set(false);
                // Whatever the answer, nobody looks at it any more.
                spawn_local(async move {
                    let _ = client.ask(Request::ViewClose { address }).await;
                });
            }
        });
    }
    match &*stage {
        Stage::Loading => {
            let client = props.client.clone();
            let stop = Callback::from(move |_: MouseEvent| client.cancel(*request.borrow()));
            html! {
                <section class="viewer" aria-label="Entry">
                    <div class="viewer-body viewer-quiet">
                        <Delayed>
                            <p role="status">{ "Reading the entry…" }</p>
                            <p class="viewer-buttons"><button type="button" onclick={stop}>{ "Cancel" }</button></p>
                        </Delayed>
                    </div>
                </section>
            }
        }
        Stage::Failed(failure) => {
            let on_retry = Callback::from(move |()| attempt.set(*attempt + 1));
            html! {
                <section class="viewer" aria-label="Entry">
                    <div class="viewer-body">{ failed(failure, &on_retry) }</div>
                </section>
            }
        }
        Stage::Open(facts) => html! {
            <Shown
                key={format!("{:?}", facts.address.0)}
                client={props.client.clone()}
                facts={facts.clone()}
                wish={props.wish}
                wishes={props.wishes}
                front={props.front}
                hash={props.hash.clone()}
                findings={Rc::clone(&props.findings)}
                on_hash={props.on_hash.clone()}
                on_overview={props.on_overview.clone()}
                on_command={props.on_command.clone()}
            />
        },
    }
}
