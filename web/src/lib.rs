//! The page: a Yew application that shows what the engine found.
//!
//! It holds no parser, no rule and no knowledge of formats. [`state`] is what it knows, changed by
//! one pure function; the [`parts`] draw it and say what the user wants; [`App`] asks the engine.

pub mod address;
pub mod amounts;
mod app;
pub mod catalogue;
pub mod check;
pub mod command;
pub mod dialogs;
mod effect;
pub mod findings;
mod front;
pub mod icons;
pub mod parts;
pub mod screen;
pub mod search;
pub mod sheet;
pub mod state;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod tree;
pub mod viewer;
pub mod windowed;

pub use app::App;
