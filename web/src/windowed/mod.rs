//! Lists of up to millions of rows, of which only the visible ones are in the document.
//!
//! [`use_viewport`] says which rows are visible and moves them into place; [`use_rows`] asks for
//! them. The owner draws three elements inside each other, the scroller, the filler and the rows,
//! and gives each the reference that the viewport holds for it.

mod extent;
mod position;
mod rows;
mod viewport;

pub use rows::{Fetch, Rows, Stretch, use_rows};
pub use viewport::{Align, Viewport, use_viewport};
