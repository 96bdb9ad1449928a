//! The engine for programs in JavaScript.
//!
//! What stands here is small on purpose: files, checks and sentences are those of [`dmpkg`], and texts in
//! JSON are written by the same functions as for the page and the command line. What makes it pleasant to
//! use, promises, workers and objects instead of texts, is written in JavaScript and lies in `js/`.
//!
//! - [`OpenFile`]: a file, by a function that gives its bytes.
//! - [`Check`]: its check, in steps.

mod check;
mod failure;
mod file;
mod last_word;
mod source;

use dmpkg::rules::Catalogue;
use wasm_bindgen::prelude::wasm_bindgen;

pub use check::Check;
pub use file::OpenFile;

/// What is to happen when the module starts: the last words of a panic become an exception.
#[wasm_bindgen(start)]
pub fn start() {
    last_word::prepare();
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// All rules as JSON, `dmpkg.rules/1`.
#[wasm_bindgen]
pub fn rules() -> String {
    Catalogue::of(|_| true).to_json()
}

/// Seconds since 1970 of a date, or of a date and time, as `dmpkg check --at` takes them.
#[wasm_bindgen]
#[expect(
    clippy::cast_precision_loss,
    reason = "years of four digits are far below 2^53 seconds"
)]
pub fn instant(text: &str) -> Option<f64> {
    dmpkg::instant(text).map(|seconds| seconds as f64)
}
