//! What is said when the engine fails by its own fault.

use std::cell::Cell;

thread_local! {
    /// The rule that runs.
    static RUNNING: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Makes a panic an exception, which the program in JavaScript can catch.
pub(crate) fn prepare() {
    std::panic::set_hook(Box::new(|panic| {
        let rule = RUNNING.take();
        let during = rule.map_or_else(String::new, |rule| format!("while {rule} ran: "));
        wasm_bindgen::throw_str(&format!("{during}{panic}"));
    }));
}

/// Notes the rule that is about to run, or that none is.
pub(crate) fn remember(rule: Option<&'static str>) {
    RUNNING.set(rule);
}
