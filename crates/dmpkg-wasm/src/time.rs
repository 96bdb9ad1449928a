//! The browser's clock and its turns.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, Performance};

/// Milliseconds since the page or the worker began.
pub(crate) fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    performance
        .ok()
        .and_then(|it| it.dyn_into::<Performance>().ok())
        .map_or(0.0, |it| it.now())
}

/// Seconds since 1970, by the clock of the device.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no device is set to a time that a number does not hold"
)]
pub(crate) fn seconds_since_1970() -> i64 {
    (js_sys::Date::now() / 1000.0).floor() as i64
}

/// Lets waiting messages be handled. By a message to itself: timers wait at least four milliseconds
/// once they are nested.
pub(crate) async fn next_turn() {
    let promise = Promise::new(&mut |resolve: Function, _| {
        if let Ok(channel) = MessageChannel::new() {
            channel.port2().set_onmessage(Some(&resolve));
            let sent = channel.port1().post_message(&JsValue::NULL);
            debug_assert!(sent.is_ok());
        }
    });
    // The promise is never rejected.
    drop(JsFuture::from(promise).await);
}

/// Waits.
pub(crate) async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let timer = Reflect::get(&js_sys::global(), &"setTimeout".into());
        if let Some(timer) = timer.ok().and_then(|it| it.dyn_into::<Function>().ok()) {
            drop(timer.call2(&JsValue::UNDEFINED, &resolve, &milliseconds.into()));
        }
    });
    drop(JsFuture::from(promise).await);
}

/// Keeps a callback for the life of the program.
pub(crate) fn forever<T>(callback: impl FnMut(T) + 'static) -> Function
where
    T: FromWasmAbi + 'static,
{
    Closure::<dyn FnMut(T)>::new(callback)
        .into_js_value()
        .unchecked_into()
}
