//! Packages and broken archives built in code, for tests and for the sample package of the page.
//!
//! This crate never uses the project's own reader, so that a mistake cannot hide in both.
//! The same code always gives the same bytes.

pub mod archive;
pub mod content;
mod fixture;
pub mod package;
mod sample;
#[cfg(feature = "signing")]
pub mod signing;
pub mod sparse;

pub use fixture::{Fixture, all, packages};
pub use sample::sample;
