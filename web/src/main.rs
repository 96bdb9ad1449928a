//! One program for page and worker: what it becomes depends on where it is started.

use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    if js_sys::global().has_type::<DedicatedWorkerGlobalScope>() {
        dmpkg_wasm::worker::run();
    } else {
        yew::Renderer::<web::App>::new().render();
    }
}
