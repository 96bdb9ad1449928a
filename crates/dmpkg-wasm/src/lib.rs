//! The engine for browsers.

pub mod message;
