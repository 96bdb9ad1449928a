//! What tests, pictures and measurements in a browser share: the built page, files to open, and the hands that open
//! them.
//!
//! Everything here ends with a sentence when it cannot go on, at the line of the test that asked for it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "an outer shell: tests of a browser use files, threads and the clock"
)]
#![allow(
    clippy::panic,
    reason = "a test, a picture or a measurement that cannot go on ends here, with a sentence"
)]

mod browser;
mod built;
mod catch;
mod desk;
mod hands;
pub mod huge;
mod inspector;
mod npm;
mod scenes;

pub use built::{built_page, npm_package, root, shipped_name};
pub use desk::Desk;
pub use inspector::{Inspector, SOON};
pub use npm::npm_file;
pub use scenes::{SCENES, Scene, disclosing};
