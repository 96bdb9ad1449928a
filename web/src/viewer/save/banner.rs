use yew::prelude::*;

use super::saving::{Save, Stage};
use crate::amounts;
use crate::icons::{self, Mark};
use crate::viewer::Delayed;

/// How saving goes on, and what stands in its way. Nothing while nothing is saved.
pub fn save_banner(save: &Save) -> Html {
    let close = {
        let save = save.clone();
        Callback::from(move |_: MouseEvent| save.cancel())
    };
    match &*save.stage {
        Stage::Idle => Html::default(),
        Stage::Running {
            name, done, total, ..
        } => html! {
            <Delayed>
                <div class="viewer-banner" role="status">
                    <span>{ format!("Reading {name}") }{ progress(*done, *total) }</span>
                    if *total > 0 {
                        <progress max={total.to_string()} value={done.to_string()} aria-label="Progress of reading" />
                    }
                    <button type="button" onclick={close}>{ "Cancel" }</button>
                </div>
            </Delayed>
        },
        Stage::Doubtful { name, problem, .. } => {
            let save = save.clone();
            let anyway = Callback::from(move |_: MouseEvent| save.save_anyway());
            html! {
                <div class="viewer-banner is-doubtful" role="alert">
                    { icons::mark(Mark::Warning) }
                    <span>{ format!("{name} is not as it should be. {problem}") }</span>
                    <button type="button" onclick={anyway}>{ "Save anyway" }</button>
                    <button type="button" onclick={close}>{ "Do not save" }</button>
                </div>
            }
        }
        Stage::Failed { name, failure } => html! {
            <div class="viewer-banner is-failed" role="alert">
                { icons::mark(Mark::Error) }
                <span>
                    { format!("{name} cannot be saved. {} {} ", failure.message, failure.advice) }
                    <code>{ &failure.code }</code>
                </span>
                <button type="button" onclick={close}>{ "Close" }</button>
            </div>
        },
    }
}

fn progress(done: u64, total: u64) -> String {
    if total == 0 {
        String::new()
    } else {
        format!(": {} of {}", amounts::size(done), amounts::size(total))
    }
}
