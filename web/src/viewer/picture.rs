use std::rc::Rc;

use dmpkg::EntryAddress;
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Failure, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlImageElement};
use yew::prelude::*;

use super::Delayed;
use super::failed::{failed, unexpected};
use super::object_url::ObjectUrl;
use crate::amounts;
use crate::effect::use_effect_until;
use crate::parts::flag;

#[derive(Properties, PartialEq)]
pub(super) struct PictureProps {
    pub(super) client: Client,
    pub(super) address: EntryAddress,
    pub(super) media_type: String,
    pub(super) name: String,
    pub(super) size: u64,
    /// The bytes shall be shown instead.
    pub(super) on_hex: Callback<MouseEvent>,
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Loaded(Rc<ObjectUrl>),
    Failed(Failure),
}

/// An entry as a picture. The browser decodes it in an `img` element, where nothing in it can run.
#[component]
pub(super) fn Picture(props: &PictureProps) -> Html {
    let stage = use_state_eq(|| Stage::Loading);
    let natural = use_state_eq(|| None::<(u32, u32)>);
    let broken = use_state_eq(|| false);
    let full = use_state_eq(|| false);
    let attempt = use_state_eq(|| 0_u32);
    {
        let stage = stage.clone();
        let client = props.client.clone();
        let wish = (props.address.clone(), props.media_type.clone(), *attempt);
        use_effect_until(wish, move |(address, media_type, _)| {
            let pending = client.extract(address.clone(), media_type.clone(), |_, _, _| {});
            let request = pending.id();
            let live = Rc::new(std::cell::Cell::new(true));
            let still = Rc::clone(&live);
            spawn_local(async move {
                let next = load(pending).await;
                if still.replace(false) {
                    stage.set(next);
                }
            });
            move || {
                if live.replace(false) {
                    client.cancel(request);
                }
            }
        });
    }
    let url = match &*stage {
        Stage::Loading => {
            return html! {
                <div class="viewer-body viewer-picture"><Delayed><p>{ "Reading the picture…" }</p></Delayed></div>
            };
        }
        Stage::Failed(failure) => {
            let on_retry = {
                let (attempt, stage) = (attempt.clone(), stage.clone());
                Callback::from(move |()| {
                    stage.set(Stage::Loading);
                    attempt.set(*attempt + 1);
                })
            };
            return html! {
                <div class="viewer-body">{ failed(failure, &on_retry) }</div>
            };
        }
        Stage::Loaded(url) => Rc::clone(url),
    };
    let onload = {
        let natural = natural.clone();
        Callback::from(move |event: Event| {
            if let Some(image) = event.target_dyn_into::<HtmlImageElement>() {
                natural.set(Some((image.natural_width(), image.natural_height())));
            }
        })
    };
    let onerror = {
        let broken = broken.clone();
        Callback::from(move |_: Event| broken.set(true))
    };
    let toggle = {
        let full = full.clone();
        Callback::from(move |_: MouseEvent| full.set(!*full))
    };
    if *broken {
        return html! {
            <div class="viewer-body viewer-picture">
                <p>{ "The browser cannot show this picture: its bytes are not what its name says, or they are damaged." }</p>
                <p class="viewer-buttons">
                    <button type="button" onclick={props.on_hex.clone()}>{ "Show the bytes" }</button>
                </p>
            </div>
        };
    }
    html! {
        <>
            <div class="viewer-tools">
                <span class="viewer-measure">{ measure(*natural, props.size) }</span>
                <button type="button" aria-pressed={flag(*full)} title="Show each pixel of the picture as one pixel" onclick={toggle}>{ "100 %" }</button>
            </div>
            <div
                class={if *full { "viewer-body viewer-picture is-full" } else { "viewer-body viewer-picture" }}
                tabindex="0"
                role="group"
                aria-label="Picture"
            >
                <img src={url.as_str().to_owned()} alt={format!("Picture {}", props.name)} {onload} {onerror} />
            </div>
        </>
    }
}

async fn load(pending: dmpkg_wasm::Pending) -> Stage {
    match pending.await {
        Ok(answer) => match (answer.response, answer.attachment.dyn_into::<Blob>()) {
            (Response::Extracted { .. }, Ok(blob)) => match ObjectUrl::new(&blob) {
                Some(url) => Stage::Loaded(Rc::new(url)),
                None => Stage::Failed(Failure {
                    code: "page/no-object-url".to_owned(),
                    message: "The browser does not take the decoded picture.".to_owned(),
                    advice: "Close other tabs to free memory, then try again.".to_owned(),
                }),
            },
            (other, _) => Stage::Failed(unexpected(&other)),
        },
        Err(failure) => Stage::Failed(failure),
    }
}

/// "128 × 128 px, 4.0 KB"; without the first part while the browser has not measured it. Some
/// drawings have no size of their own.
fn measure(natural: Option<(u32, u32)>, size: u64) -> String {
    match natural {
        Some((width, height)) if width > 0 && height > 0 => {
            let (width, height) = (amounts::count(width.into()), amounts::count(height.into()));
            format!("{width} × {height} px, {}", amounts::size(size))
        }
        _ => amounts::size(size),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_measured() {
        let cases = [
            (Some((128, 128)), 4_096, "128 × 128 px, 4.0 KB"),
            (Some((12_000, 9)), 20_480, "12,000 × 9 px, 20 KB"),
            (Some((0, 0)), 10, "10 B"),
            (None, 10, "10 B"),
        ];
        for (natural, size, text) in cases {
            assert_eq!(measure(natural, size), text);
        }
    }
}
