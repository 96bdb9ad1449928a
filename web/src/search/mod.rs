//! The search in names and contents: a field, what was found by entry, and what was looked at.

mod keys;
mod lines;
mod page;
mod results;
#[cfg(test)]
mod tests;

pub use page::{SearchPage, SearchPageProps};
