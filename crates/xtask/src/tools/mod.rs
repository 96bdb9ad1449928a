//! What the machine must have, found or installed.

mod apt;
pub(crate) mod cargo_deny;
pub(crate) mod cargo_fuzz;
pub(crate) mod chromium;
pub(crate) mod firefox;
pub(crate) mod rustup;
pub(crate) mod wasm_target;
