//! What the machine must have, found or installed.

pub(crate) mod cargo_deny;
pub(crate) mod cargo_fuzz;
pub(crate) mod chromium;
pub(crate) mod rustup;
pub(crate) mod wasm_target;
