//! The search in names and contents: a field, what was found by entry, and what was looked at.

mod keys;
mod page;
mod results;

pub use page::{SearchPage, SearchPageProps};
