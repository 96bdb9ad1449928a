use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::PopStateEvent;
use yew::{Callback, UseReducerHandle, hook};

use super::listen::use_window_event;
use crate::address::{self, InFront};
use crate::effect::use_effect_on;
use crate::state::{Action, LoadedAction, State};

/// Ties the trail to the browser's history, so that its own keys and buttons go back and forward.
/// An entry there holds two numbers: which file's trail, and which step.
#[hook]
pub(super) fn use_history(state: &UseReducerHandle<State>) {
    let place = state
        .loaded()
        .map(|loaded| (loaded.trail.run, loaded.trail.made, loaded.trail.at()));
    let step = place.map(|(run, made, _)| (run, made));
    use_effect_on(step, move |_| {
        if let Some((run, made, at)) = place {
            record(run, at, made > 0);
        }
    });
    // What came to the front otherwise than by a link is no longer what the address names.
    use_effect_on(state.in_front.clone(), move |of| {
        if *of != address::in_front() {
            rename(of.as_ref());
        }
    });
    let state = state.clone();
    use_window_event(
        "popstate",
        Callback::from(move |event: PopStateEvent| {
            state.dispatch(Action::InFront(address::in_front()));
            let here = state.loaded().map(|loaded| loaded.trail.run);
            if let Some((run, at)) = recorded(&event.state())
                && here == Some(run)
            {
                state.dispatch(LoadedAction::Travel(at).into());
            }
        }),
    );
}

/// Adds an entry, or marks the current one as the first of a trail.
fn record(run: u32, at: usize, add: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let Ok(at) = u32::try_from(at) else {
        return;
    };
    let entry = Array::of2(&run.into(), &at.into());
    // A browser that refuses, as for too many entries, costs only the way back.
    let _ = if add {
        history.push_state(&entry, "")
    } else {
        history.replace_state(&entry, "")
    };
}

/// Adds an entry at the same step, whose address names something else to stand in front, or nothing.
fn rename(of: Option<&InFront>) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let entry = history.state().unwrap_or(JsValue::NULL);
    let address = of.map_or_else(|| address::ELSEWHERE.to_owned(), InFront::href);
    let _ = history.push_state_with_url(&entry, "", Some(&address));
}

fn recorded(entry: &JsValue) -> Option<(u32, usize)> {
    let entry = entry.dyn_ref::<Array>()?;
    Some((
        number(&entry.get(0))?,
        usize::try_from(number(&entry.get(1))?).ok()?,
    ))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the casts saturate, and only numbers that this file recorded matter"
)]
fn number(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|number| number as u32)
}
