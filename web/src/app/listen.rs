//! Events of the whole window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use yew::{Callback, hook};

use crate::effect::use_effect_until;

/// Calls back on each event of this name that reaches the window, as long as the component lives.
#[hook]
pub(super) fn use_window_event<E>(name: &'static str, callback: Callback<E>)
where
    E: JsCast + 'static,
{
    let listener = Callback::from(move |event: Event| {
        if let Ok(event) = event.dyn_into::<E>() {
            callback.emit(event);
        }
    });
    use_effect_until((name, listener), listen);
}

/// Hands events of the window on, until what it returns is called.
fn listen((name, listener): &(&'static str, Callback<Event>)) -> impl FnOnce() + use<> {
    let (name, listener) = (*name, listener.clone());
    let listener = Closure::<dyn Fn(Event)>::new(move |event| listener.emit(event));
    let window = web_sys::window();
    if let Some(window) = &window {
        let function = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback(name, function);
    }
    move || {
        if let Some(window) = window {
            let function = listener.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback(name, function);
        }
    }
}
