//! JSON documents: the place of everything in them, and where they stop being what RFC 8259 demands.
//!
//! One pass over the text builds a flat list of values with their places; texts and numbers are looked
//! up in the text when asked for. Nothing is recursive, and what stands before a break is kept.

mod document;
mod escape;
mod parse;
#[cfg(test)]
mod tests;

pub(crate) use self::escape::unescaped;

pub use self::document::{
    JsonDocument, JsonKind, JsonLimit, JsonLimits, JsonProblem, JsonStop, JsonValue,
};
