//! The catalogue of rules, with or without a file: every rule has an address of its own.
//!
//! What rules say of themselves is the engine's; here it is listed, searched, and brought together with
//! settings and with what was found in the open file.

mod list;
mod page;
mod rule;
#[cfg(test)]
mod tests;

pub use page::{CataloguePage, CataloguePageProps};
